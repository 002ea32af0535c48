#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kernel/event.hpp"
#include "record/block.hpp"
#include "record/frames.hpp"
#include "record/h5_writer.hpp"
#include "record/layout.hpp"

namespace entente::record {

/// Version of the format of output files; readers refuse a higher one.
inline constexpr std::int32_t output_format = 1;

/// What a journal holds, known before the file is begun.
struct Survey {
    std::uint32_t blocks = 0;      ///< finished
    std::uint32_t replicates = 0;  ///< in them
    std::size_t events = 0;
    std::uint64_t bytes = 0;  ///< size of the journal
    [[nodiscard]] bool complete(const Layout& layout) const {
        return replicates == layout.request.replicates;
    }
};

/// Attributes of the file: what it is, of what, made by what.
void write_identity(h5::Writer& file, const Head& head, const Survey& survey);
/// replicate, time and the dimensions of the world with their names and units.
void write_axes(h5::Writer& file, const Layout& layout, const Survey& survey);
/// Outcomes with their observed values, observed series, parameters, sources, phases, request.
void write_world(h5::Writer& file, const Layout& layout);

/// Outcomes, drawn assumptions and digests of every replicate.
class RowsOutput {
public:
    RowsOutput(h5::Writer& file, const Layout& layout, const Survey& survey);
    ~RowsOutput();
    void put(std::uint32_t block, const BlockRows& rows);
    /// Mean, spread and quantiles of the outcomes over what was put.
    void write_summary(h5::Writer& file) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Events of `full`, one after the other: by replicate, then in time.
class EventsOutput {
public:
    EventsOutput(h5::Writer& file, const Layout& layout, const Survey& survey);
    ~EventsOutput();
    void put(std::uint32_t block, const std::vector<kernel::Event>& events);
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Variables of `full` and `final`, [replicate][time][...].
class ValuesOutput {
public:
    ValuesOutput(h5::Writer& file, const Layout& layout);
    void put(std::uint32_t block, ByteReader& chunks);

private:
    const Layout* layout_;
    std::vector<h5::ChunkedVariable> variables_;
};

/// Variables of `summary`: NAME_mean, NAME_sd, NAME_quantile, and NAME_count where values were
/// missing.
void write_summary_variables(h5::Writer& file, const Layout& layout, const SummaryTable& table);

/// Probabilities of the dimension `quantile`.
[[nodiscard]] const std::vector<double>& quantile_levels();

/// The position of an entity in the coordinate `entity`; 0 is nobody.
[[nodiscard]] std::int32_t entity_of(const Description& description, kernel::Dimension dimension,
                                     std::uint32_t position);

}  // namespace entente::record

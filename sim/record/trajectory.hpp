#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "record/request.hpp"

namespace entente::record {

/// What an output file is and where it is from.
struct Identity {
    int format_version = 0;
    std::string entente_version, commit, build_id;
    std::string title;
    std::uint64_t scenario_hash = 0;
    std::uint64_t plan_hash = 0;
    std::uint32_t replicates = 0;  ///< in the file
    bool complete = false;         ///< all replicates of the request are
};

/// A numeric variable of the file, or a part of one; NaN where there is no value.
struct Array {
    std::string name, long_name, units, kind;  ///< kind: "flow", "level" or empty
    std::vector<std::string> dims;
    std::vector<std::size_t> shape;
    std::vector<double> values;  ///< row-major over `dims`
};

struct TimeStep {
    base::Day start;  ///< the period covers [start, end)
    base::Day end;
};

/// An output file opened for reading. Not for use by several threads at a time. All members throw
/// base::IoError where the file is damaged or what is asked for is not in it.
class TrajectoryFile {
public:
    explicit TrajectoryFile(const std::string& path);
    TrajectoryFile(TrajectoryFile&& other) noexcept;
    TrajectoryFile& operator=(TrajectoryFile&& other) noexcept;
    ~TrajectoryFile();

    [[nodiscard]] const Identity& identity() const;
    /// The request with the text of the scenario: all that is needed to run it again.
    [[nodiscard]] const Request& request() const;

    /// Names in the order of the file.
    [[nodiscard]] std::vector<std::string> variables() const;
    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> dims(const std::string& name) const;
    [[nodiscard]] std::vector<std::size_t> shape(const std::string& name) const;
    [[nodiscard]] bool is_text(const std::string& name) const;
    /// A text attribute; empty where there is none.
    [[nodiscard]] std::string attribute(const std::string& variable, const std::string& key) const;

    [[nodiscard]] Array read(const std::string& name) const;
    /// Positions [first, first + count) of the first dimension.
    [[nodiscard]] Array read(const std::string& name, std::size_t first, std::size_t count) const;
    /// A variable of strings, row-major.
    [[nodiscard]] std::vector<std::string> text(const std::string& name) const;
    /// Meanings of a variable of flags, by value.
    [[nodiscard]] std::vector<std::string> flag_meanings(const std::string& name) const;

    /// Labels of a dimension: ids, or numbers and dates as text.
    [[nodiscard]] std::vector<std::string> labels(const std::string& dimension) const;
    [[nodiscard]] std::vector<TimeStep> times() const;
    /// Steps (from 0) at which digests were taken.
    [[nodiscard]] std::vector<int> digest_steps() const;
    /// [replicate][digest step]
    [[nodiscard]] std::vector<std::uint64_t> digests() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente::record

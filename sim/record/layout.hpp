#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/description.hpp"
#include "record/file_axes.hpp"
#include "record/recorder.hpp"
#include "record/request.hpp"

namespace entente::record {

/// Steps [first, end) that make one position on the time axis of the file.
struct Period {
    int first = 0;
    int end = 0;
};

/// How a variable lies in the file: dense over its dimensions, in tiles that are one chunk wide.
/// Tiles without a row are not stored and read as NaN.
struct VariableLayout {
    std::uint32_t variable = 0;  ///< position in Description::variables
    std::string name;            ///< in the file: never that of a dimension
    std::vector<std::string> dims;
    std::vector<std::uint32_t> rows;                ///< of the variable that are recorded
    std::vector<std::size_t> extents;               ///< of `dims`
    std::vector<std::size_t> tile;                  ///< of a chunk along `dims`
    std::vector<std::vector<std::size_t>> origins;  ///< of the stored tiles, ascending
    std::vector<std::uint32_t> tile_of_row;         ///< index in `origins`, by position in `rows`
    std::vector<std::uint32_t> offset_of_row;       ///< in the tile, row-major
    std::vector<std::uint32_t> cell_of_row;         ///< in the dense array, row-major

    [[nodiscard]] std::size_t cells() const;       ///< of the dense array
    [[nodiscard]] std::size_t tile_cells() const;  ///< of a chunk
};

/// A recording worked out: what a block hands over and where it goes in the file.
struct Layout {
    Description description;
    Request request;
    FileAxes axes;
    std::uint64_t hash = 0;
    std::vector<Period> periods;
    std::vector<VariableLayout> variables;  ///< recorded ones, in order
    std::vector<int> digest_steps;
    std::size_t chunk_replicates = 1;
    std::size_t chunk_periods = 1;
    std::size_t value_bytes = 4;

    [[nodiscard]] bool summary() const { return request.record == Mode::summary; }
    [[nodiscard]] const kernel::Variable& variable(const VariableLayout& layout) const {
        return description.variables[layout.variable];
    }
    [[nodiscard]] bool is_flow(const VariableLayout& layout) const {
        return variable(layout).kind == kernel::VariableKind::flow;
    }
    [[nodiscard]] std::size_t time_chunks() const {
        return (periods.size() + chunk_periods - 1) / chunk_periods;
    }
    /// Cells of a summary: rows of the recorded variables.
    [[nodiscard]] std::size_t summary_rows() const;
};

/// Throws std::invalid_argument, see Recording.
[[nodiscard]] Layout lay_out(Description description, Request request);

/// A value as it is stored: the nearest with the wanted bits of mantissa, ties to even.
[[nodiscard]] double rounded(double value, Precision precision);

}  // namespace entente::record

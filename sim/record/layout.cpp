#include "record/layout.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/hash.hpp"

namespace entente::record {

namespace {

constexpr int digests_per_run = 16;
constexpr std::size_t chunks_along_time = 5;
constexpr std::size_t most_cells_in_tile = 512;  // 64 replicates x 60 periods x 512: 8 MB
constexpr std::size_t few_cells = 16;
constexpr std::size_t many_tiles = 4096;

std::size_t product(const std::vector<std::size_t>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>());
}

/// Tiles are cut along the leading dimensions while they are large, or mostly empty and not yet
/// many.
std::vector<std::size_t> tile_shape(const std::vector<std::size_t>& extents, std::size_t rows) {
    std::vector<std::size_t> tile = extents;
    const std::size_t all = product(extents);
    for (std::size_t& along : tile) {
        const std::size_t cells = product(tile);
        const std::size_t rest = cells / along;
        const bool sparse = cells > few_cells && rows * 4 < all && all / rest <= many_tiles;
        if (sparse && rest > 1) {
            along = 1;
        } else if (cells > most_cells_in_tile) {
            along = std::max(std::size_t{1}, most_cells_in_tile / rest);
        }
    }
    return tile;
}

/// Where a row of a variable stands on the dimensions of the file; nothing where it does not.
std::vector<std::size_t> place_of(const FileAxes& axes, const kernel::Variable& variable,
                                  std::size_t row) {
    std::vector<std::size_t> place;
    for (std::size_t d = 0; d < variable.dims.size(); ++d) {
        const std::uint32_t at =
            axes.position(variable.dims[d], variable.index[row * variable.dims.size() + d]);
        if (at == FileAxes::nowhere) {
            return {};
        }
        place.push_back(at);
    }
    return place;
}

void place_rows(VariableLayout& layout, const kernel::Variable& variable,
                const std::vector<std::vector<std::size_t>>& places) {
    std::vector<std::vector<std::size_t>> tiles;
    std::set<std::uint32_t> taken;
    for (const std::vector<std::size_t>& place : places) {
        std::size_t cell = 0;
        std::size_t offset = 0;
        tiles.emplace_back();
        for (std::size_t d = 0; d < place.size(); ++d) {
            cell = cell * layout.extents[d] + place[d];
            offset = offset * layout.tile[d] + place[d] % layout.tile[d];
            tiles.back().push_back(place[d] / layout.tile[d] * layout.tile[d]);
        }
        if (!taken.insert(static_cast<std::uint32_t>(cell)).second) {
            throw std::invalid_argument("variable " + variable.name + " has two rows for one cell");
        }
        layout.cell_of_row.push_back(static_cast<std::uint32_t>(cell));
        layout.offset_of_row.push_back(static_cast<std::uint32_t>(offset));
    }
    layout.origins = tiles;
    std::sort(layout.origins.begin(), layout.origins.end());
    layout.origins.erase(std::unique(layout.origins.begin(), layout.origins.end()),
                         layout.origins.end());
    for (const std::vector<std::size_t>& origin : tiles) {
        const auto found = std::lower_bound(layout.origins.begin(), layout.origins.end(), origin);
        layout.tile_of_row.push_back(static_cast<std::uint32_t>(found - layout.origins.begin()));
    }
}

/// A variable that is called like a dimension would be taken for its coordinate.
std::string name_in_file(const Description& description, const std::string& name) {
    const bool clash = std::any_of(description.axes.begin(), description.axes.end(),
                                   [&](const Axis& axis) { return axis.name == name; });
    return clash ? name + "_value" : name;
}

bool is_of_actors(const kernel::Variable& variable) {
    return std::all_of(variable.dims.begin(), variable.dims.end(), [](kernel::Dimension d) {
        return d == kernel::Dimension::actor || d == kernel::Dimension::good ||
               d == kernel::Dimension::sanction || d == kernel::Dimension::theatre ||
               d == kernel::Dimension::contingent || d == kernel::Dimension::strike ||
               d == kernel::Dimension::mandate;
    });
}

bool is_recorded(const kernel::Variable& variable, const Request& request) {
    if (variable.rows() == 0) {
        return false;
    }
    return request.record != Mode::summary || request.detail == Detail::pairs ||
           is_of_actors(variable);
}

VariableLayout lay_out_variable(const Description& description, const FileAxes& axes,
                                std::size_t position) {
    const kernel::Variable& variable = description.variables[position];
    VariableLayout layout;
    layout.variable = static_cast<std::uint32_t>(position);
    layout.name = name_in_file(description, variable.name);
    for (const kernel::Dimension dimension : variable.dims) {
        layout.dims.push_back(axes.axis(dimension).name);
        layout.extents.push_back(axes.axis(dimension).labels.size());
    }
    std::vector<std::vector<std::size_t>> places;
    for (std::size_t row = 0; row < variable.rows(); ++row) {
        std::vector<std::size_t> place = place_of(axes, variable, row);
        if (place.size() == variable.dims.size()) {
            layout.rows.push_back(static_cast<std::uint32_t>(row));
            places.push_back(std::move(place));
        }
    }
    layout.tile = tile_shape(layout.extents, places.size());
    place_rows(layout, variable, places);
    return layout;
}

std::vector<VariableLayout> lay_out_variables(const Description& description,
                                              const Request& request, const FileAxes& axes) {
    std::vector<VariableLayout> layouts;
    for (std::size_t v = 0; v < description.variables.size(); ++v) {
        if (is_recorded(description.variables[v], request)) {
            layouts.push_back(lay_out_variable(description, axes, v));
        }
    }
    return layouts;
}

std::vector<Period> periods_of(int steps, const Request& request) {
    const int length = request.record == Mode::final ? steps : request.every;
    std::vector<Period> periods;
    for (int first = 0; first < steps; first += length) {
        periods.push_back({first, std::min(first + length, steps)});
    }
    return periods;
}

std::vector<int> steps_of_digests(int steps) {
    std::vector<int> at;
    const int count = std::min(digests_per_run, steps);
    for (int k = 1; k <= count; ++k) {
        at.push_back(static_cast<int>(std::int64_t{steps} * k / count) - 1);
    }
    return at;
}

void check(const Description& description, const Request& request) {
    if (request.replicates == 0) {
        throw std::invalid_argument("a run needs at least one replicate");
    }
    if (request.every < 1) {
        throw std::invalid_argument("a recorded period needs at least one step");
    }
    if (request.precision.mantissa_bits < 1 || request.precision.mantissa_bits > 52) {
        throw std::invalid_argument("a precision keeps 1 to 52 bits of the mantissa");
    }
    if (description.steps() < 1) {
        throw std::invalid_argument("a run needs at least one step");
    }
}

}  // namespace

std::size_t VariableLayout::cells() const {
    return product(extents);
}

std::size_t VariableLayout::tile_cells() const {
    return product(tile);
}

std::size_t Layout::summary_rows() const {
    std::size_t rows = 0;
    for (const VariableLayout& layout : variables) {
        rows += layout.rows.size();
    }
    return rows;
}

Layout lay_out(Description description, Request request) {
    check(description, request);
    Layout layout;
    layout.hash = base::splitmix64(hash_of(request) ^ base::splitmix64(description.plan_hash));
    layout.periods = periods_of(description.steps(), request);
    layout.axes = choose_axes(description);
    layout.variables = lay_out_variables(description, request, layout.axes);
    layout.digest_steps = steps_of_digests(description.steps());
    layout.chunk_replicates = std::min(request.replicates, block_replicates);
    layout.chunk_periods = (layout.periods.size() + chunks_along_time - 1) / chunks_along_time;
    layout.value_bytes = request.precision.mantissa_bits > 23 ? 8 : 4;
    layout.description = std::move(description);
    layout.request = std::move(request);
    return layout;
}

double rounded(double value, Precision precision) {
    if (precision.mantissa_bits >= 52 || !std::isfinite(value)) {
        return value;
    }
    if (precision.mantissa_bits == 23) {
        return static_cast<double>(static_cast<float>(value));
    }
    const auto dropped = static_cast<unsigned>(52 - precision.mantissa_bits);
    auto bits = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
    const std::uint64_t odd = (bits >> dropped) & 1U;
    bits += half - 1 + odd;
    bits &= ~((std::uint64_t{1} << dropped) - 1);
    return std::bit_cast<double>(bits);
}

}  // namespace entente::record

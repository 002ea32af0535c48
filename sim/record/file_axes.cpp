#include "record/file_axes.hpp"

#include <algorithm>
#include <cstddef>

namespace entente::record {

namespace {

using kernel::Dimension;

/// Marks the entities on a dimension that have a row in a variable of several dimensions.
std::vector<bool> taking_part(const Description& description, Dimension dimension) {
    std::vector<bool> used(description.axis(dimension).labels.size());
    for (const kernel::Variable& variable : description.variables) {
        const std::size_t rank = variable.dims.size();
        for (std::size_t d = 0; rank > 1 && d < rank; ++d) {
            for (std::size_t row = 0; variable.dims[d] == dimension && row < variable.rows();
                 ++row) {
                used[variable.index[row * rank + d]] = true;
            }
        }
    }
    return used;
}

Axis keep(const Axis& axis, const std::vector<bool>& used, std::vector<std::uint32_t>& positions) {
    Axis kept{axis.name, {}, {}};
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) {
            positions.push_back(FileAxes::nowhere);
            continue;
        }
        positions.push_back(static_cast<std::uint32_t>(kept.labels.size()));
        kept.labels.push_back(axis.labels[i]);
        if (!axis.titles.empty()) {
            kept.titles.push_back(axis.titles[i]);
        }
    }
    return kept;
}

}  // namespace

FileAxes choose_axes(const Description& description) {
    FileAxes chosen;
    for (std::size_t d = 0; d < description.axes.size(); ++d) {
        const auto dimension = static_cast<Dimension>(d);
        const Axis& axis = description.axes[d];
        std::vector<bool> used(axis.labels.size(), true);
        if (dimension == Dimension::actor || dimension == Dimension::partner) {
            const std::vector<bool> found = taking_part(description, dimension);
            used = std::find(found.begin(), found.end(), true) == found.end() ? used : found;
        }
        chosen.positions.emplace_back();
        chosen.axes.push_back(keep(axis, used, chosen.positions.back()));
    }
    return chosen;
}

}  // namespace entente::record

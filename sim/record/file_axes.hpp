#pragma once

#include <cstdint>
#include <vector>

#include "record/description.hpp"

namespace entente::record {

/// Who stands on the dimensions of a file. An actor that holds no good, deals with nobody and is
/// watched by no measure (most members of a coalition) would only make every table larger: it is
/// left out of `actor`, and `partner` has those only that are somebody's partner. Events still
/// know all of them.
struct FileAxes {
    static constexpr std::uint32_t nowhere = 0xffffffffU;

    std::vector<Axis> axes;                             ///< by kernel::Dimension
    std::vector<std::vector<std::uint32_t>> positions;  ///< [dimension][position in the scenario]

    [[nodiscard]] const Axis& axis(kernel::Dimension dimension) const {
        return axes[static_cast<std::size_t>(dimension)];
    }
    [[nodiscard]] std::uint32_t position(kernel::Dimension dimension, std::uint32_t entity) const {
        return positions[static_cast<std::size_t>(dimension)][entity];
    }
};

[[nodiscard]] FileAxes choose_axes(const Description& description);

}  // namespace entente::record

#pragma once

#include <cstddef>
#include <cstdint>

namespace entente::kernel {

using Index = std::uint32_t;
inline constexpr Index nowhere = 0xffffffffU;

/// Where the value of a number of the model is found: a row of Columns::slots.
using Slot = Index;

/// A run of rows of a block's cells; row r holds one value per lane.
struct Rows {
    Index first = 0;
    Index count = 0;
};

/// Hands out rows. Persistent state comes first, then flows of the step, then scratch, so that
/// each of these is one contiguous stretch.
class Layout {
public:
    Rows add(std::size_t count) {
        const Rows rows{next_, static_cast<Index>(count)};
        next_ += static_cast<Index>(count);
        return rows;
    }
    [[nodiscard]] Index size() const { return next_; }

private:
    Index next_ = 0;
};

}  // namespace entente::kernel

#pragma once

#include <cstdint>

#include "base/random.hpp"

namespace entente::kernel::lanes {

/// Where the lanes of a block stand in the space of chance: lane l is replicate
/// first_replicate + l, or replicate 0 for all lanes where chance does not vary (stride 0).
struct Chance {
    std::uint32_t stream = 0;
    std::uint32_t first_replicate = 0;
    std::uint32_t stride = 1;  ///< 1 or 0
};

/// out[l] = base::uniform(key, {stream, replicate of lane l, step, draw}), to the bit.
void uniforms(base::RandomKey key, const Chance& chance, std::uint32_t step, std::uint32_t draw,
              int width, double* out);

}  // namespace entente::kernel::lanes

#pragma once

#include <cstdint>
#include <string_view>

namespace entente::base {

/// Chance is addressed, not drawn in turn: the same address gives the same number whatever else
/// happens. Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011).
using RandomKey = std::uint64_t;

/// Key of "seed/mechanism/entity"; a pair of actors is written "i>j".
[[nodiscard]] RandomKey random_key(std::uint64_t seed, std::string_view mechanism,
                                   std::string_view entity);

struct RandomAddress {
    std::uint32_t stream = 0;  ///< 0 for all arms and points unless luck is independent
    std::uint32_t replicate = 0;
    std::uint32_t step = 0;
    std::uint32_t draw = 0;
};

/// Uniform in the open interval (0, 1), on the grid (k + 1/2) 2^-52.
[[nodiscard]] double uniform(RandomKey key, RandomAddress address);

}  // namespace entente::base

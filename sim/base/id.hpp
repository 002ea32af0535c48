#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace entente::base {

/// Index of one kind of entity. Ids of different kinds do not mix; a default one names nothing.
template <class Tag>
struct Id {
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t value = nothing;

    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}

    [[nodiscard]] constexpr bool valid() const { return value != nothing; }
    [[nodiscard]] constexpr std::size_t index() const { return value; }
    constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace entente::base

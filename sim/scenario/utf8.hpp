#pragma once

#include <cstddef>
#include <string_view>

namespace entente::scenario {

/// Number of code points: the bytes that continue none.
[[nodiscard]] constexpr std::size_t letter_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

}  // namespace entente::scenario

#pragma once

#include <cstddef>

namespace entente::kernel {

/// How pending requests are written in their rows.

/// Strength of requests to a contract: the strongest of a step wins.
inline constexpr double to_accept = 1;
inline constexpr double to_resume = 2;
inline constexpr double to_suspend = 3;
inline constexpr double to_cancel = 4;

/// Strength of what concerns the answer of a party to an offer.
inline constexpr double asked = 1;
inline constexpr double accepting = 2;
inline constexpr double refusing = 3;

/// Rows of Columns::lane that actions work in.
enum RequestRow : std::size_t { code_row = 0, legal_row = 1, mask_row = 2, amount_row = 3 };

}  // namespace entente::kernel

#pragma once

#include <span>
#include <string_view>

namespace entente::base {

/// The candidate that a mistyped word most likely means: fewest edits (insert, remove, replace,
/// swap neighbours; another case of a letter counts half), at most a third of the word's length,
/// the first of equals. Empty where none is close.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

}  // namespace entente::base

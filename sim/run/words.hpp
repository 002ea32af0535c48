#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::run {

/// The word that was probably meant by a mistyped one, as the language of scenarios finds it.
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view word,
                                                      std::span<const std::string> candidates);

}  // namespace entente::run

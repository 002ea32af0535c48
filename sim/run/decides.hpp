#pragma once

#include <string>

namespace entente::run {

/// The override that a replaced decision rule stands for: "PRK=rules" is
/// "actors.PRK.decides.kind=rules", "PRK.evasion=never" is "actors.PRK.decides.evasion=never".
/// Throws std::invalid_argument, which names the kinds, choices or options.
[[nodiscard]] std::string decides_override(const std::string& text);

}  // namespace entente::run

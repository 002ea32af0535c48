#pragma once

#include <optional>
#include <string_view>

#include "scenario/text/reports.hpp"

namespace entente::scenario {

/// Reports that a text is no YAML, in words that point at the cause. `at` is where the parser gave
/// up, `open` the innermost list or mapping that was not finished there, `said` the parser's
/// words.
void report_syntax(Reports& reports, Origin at, const std::optional<Origin>& open,
                   std::string_view said);

}  // namespace entente::scenario

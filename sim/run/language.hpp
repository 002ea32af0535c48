#pragma once

#include <string>
#include <vector>

namespace entente::run {

/// The effective scenario as YAML, each value with the place it was written at as a comment.
/// Throws Rejected, base::IoError.
[[nodiscard]] std::string show_scenario(const std::string& word,
                                        const std::vector<std::string>& overrides);

/// The language of scenarios: a JSON Schema for editors, or a reference page in Markdown.
[[nodiscard]] std::string language_json_schema();
[[nodiscard]] std::string language_reference();

}  // namespace entente::run

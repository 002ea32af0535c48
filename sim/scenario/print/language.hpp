#pragma once

#include <string>

namespace entente::scenario {

/// The reference page of the language, printed from the schema, the units and the functions of
/// expressions. Markdown.
[[nodiscard]] std::string markdown_reference();

/// JSON Schema (draft-07, which yaml-language-server reads) for completion and checks in editors.
/// It is a little wider than the reader: what a text means is checked only there.
[[nodiscard]] std::string json_schema();

}  // namespace entente::scenario

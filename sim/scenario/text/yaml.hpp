#pragma once

#include <optional>
#include <string>

#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {

/// Reads the one YAML document of a text that `reports.texts` already holds. Duplicate keys, merge
/// keys, tags, unused anchors, further documents and everything beyond the limits are errors.
/// Nothing where the text is not YAML.
[[nodiscard]] std::optional<Node> parse_yaml(std::uint32_t text, Reports& reports);

/// The same for the value of an override; every place in it is the whole text.
[[nodiscard]] std::optional<Node> parse_value(std::uint32_t text, Reports& reports);

}  // namespace entente::scenario

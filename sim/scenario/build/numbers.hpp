#pragma once

#include <optional>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Every numeric field of a scenario goes through here: a text with a unit ("750 k/month"), the
/// long form {value, low, high, ...} or, where the shape allows it, an expression. A number that is
/// written down becomes a parameter under its path.
[[nodiscard]] std::optional<model::Number> read_number(Build& build, const Value& value,
                                                       const Unit& unit);
[[nodiscard]] std::optional<model::Rate> read_rate(Build& build, const Value& value,
                                                   const Unit& unit);

/// A default of the schema, no parameter.
[[nodiscard]] model::Number standard_number(const Build& build, const Key& key, const Unit& unit);

/// A bare number without parameter, for observations.
[[nodiscard]] std::optional<double> read_figure(Build& build, const Value& value, const Unit& unit);

/// A span of time in days under a key, without parameter; nothing where the key is absent or wrong.
[[nodiscard]] std::optional<double> read_days(Build& build, const Fields& fields,
                                              std::string_view key);

/// A text read as a number in `unit`, within the limits of the value's shape.
[[nodiscard]] std::optional<double> read_figure_text(Build& build, const Value& value,
                                                     const Node& text, const Unit& unit);

/// Whether a number is written in days, weeks, ...
[[nodiscard]] bool is_written_in_days(const Build& build, const Node& node);

}  // namespace entente::scenario

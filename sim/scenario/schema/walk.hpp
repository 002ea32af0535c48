#pragma once

#include <string_view>

#include "scenario/schema/shape.hpp"

namespace entente::scenario {

/// The top level of a scenario as a shape.
[[nodiscard]] const Shape& root_shape();

/// What may stand under a key of a value of this shape; nothing where the language has no such
/// key. Of a list or map every key has the same shape.
[[nodiscard]] const Shape* child_shape(const Shape& shape, std::string_view key);

/// A number in any of its forms.
[[nodiscard]] bool is_number(const Shape& shape);

/// Keys of a mapping of this shape are the scenario's own (ids, places) rather than the language's.
[[nodiscard]] bool has_own_keys(const Shape& shape);

}  // namespace entente::scenario

#pragma once

#include <vector>

#include "scenario/schema/shape.hpp"

namespace entente::scenario::schema {

template <class Enum>
[[nodiscard]] constexpr int code(Enum value) {
    return static_cast<int>(value);
}

/// Choices that several sections share.
[[nodiscard]] std::vector<Word> grades();
[[nodiscard]] std::vector<Word> tiers();
[[nodiscard]] std::vector<Word> classes();
[[nodiscard]] std::vector<Word> votes();

}  // namespace entente::scenario::schema

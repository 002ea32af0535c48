#pragma once

#include <string>
#include <vector>

#include "scenario/reader.hpp"

namespace entente::run {

/// "path=value" texts as the reader takes them, with the shipped scenarios as its library. Throws
/// Rejected for one without '='.
[[nodiscard]] scenario::ReadOptions with_overrides(const std::vector<std::string>& overrides);

}  // namespace entente::run

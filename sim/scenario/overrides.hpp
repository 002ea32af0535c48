#pragma once

#include <vector>

#include "scenario/reader.hpp"
#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {

/// Puts values in place of what the files say, in the order given. A path that leads to nothing
/// the scenario has, or could have at a place it has, is an error. A bare number in place of the
/// long form removes range, grade and source, and keeps the other keys.
void apply_overrides(Node& root, const std::vector<Override>& overrides, Reports& reports);

}  // namespace entente::scenario

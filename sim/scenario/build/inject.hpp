#pragma once

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Reads `set: {actors.PRK.stocks.food: 3 Mt}` and its like: what the path names and the amount.
/// False where it is wrong, which is reported.
[[nodiscard]] bool read_injection(Build& build, const MapEntry& entry, model::Action& action);

}  // namespace entente::scenario

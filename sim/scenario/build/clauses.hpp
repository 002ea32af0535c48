#pragma once

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Reads a clause of a treaty that the model has already. A clause whose case is a word becomes one
/// for each of those whom it protects.
void read_clause(Build& build, model::TreatyId treaty, const MapEntry& entry);

}  // namespace entente::scenario

#pragma once

#include "scenario/schema/shape.hpp"
#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {

/// Lays `over` on `base` key by key: mappings are merged, everything else is replaced. Lists of
/// pairs (relations, claims) are merged pair by pair; actions and lists are replaced whole.
void overlay(Node& base, Node over);

}  // namespace entente::scenario

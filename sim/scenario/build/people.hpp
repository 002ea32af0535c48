#pragma once

#include <vector>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// `technology:` of an actor: bare levels or sections.
void read_levels(Build& build, model::ActorId actor, const Fields& fields);

/// `technology:` of a line or mandate: what a level raises.
[[nodiscard]] std::vector<model::TechnologyEffect> read_effects(Build& build, const Fields& fields);

/// Legs of knowledge under a key of a giver or an offer.
void read_knowledge(Build& build, const std::optional<Value>& map, model::ActorId from,
                    model::ActorId to, std::vector<model::TechnologyLeg>& legs);

/// `society:` of an actor, but for what happens after a change of leader.
void read_society(Build& build, model::ActorId actor, const Fields& fields);

/// Declares the contracts by which workers leave ("builders.posting"), in the order in which they
/// are read; returns the index behind the last one.
[[nodiscard]] std::uint32_t declare_postings(Build& build, const Node& root, std::uint32_t first);

}  // namespace entente::scenario

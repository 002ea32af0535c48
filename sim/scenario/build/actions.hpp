#pragma once

#include <string>
#include <vector>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Who acts, and where it is written.
struct Doer {
    enum class Kind { actor, facilitator, council, parties };
    Kind kind = Kind::facilitator;
    model::ActorId actor;
    std::vector<model::ActorId> parties;  ///< obliged by a clause: each of them acts
    std::string rule;  ///< id of the rule, for the contracts that its offers make
};

/// Reads `do:`, `if_adopted:` or `if_failed:`: one action or a list. Whoever cannot do an action
/// is told so.
[[nodiscard]] std::vector<model::Action> read_actions(Build& build, const Value& value,
                                                      const Doer& doer);

/// Declares the contracts that the offers of rules make ("ask_for_food.offer"), in the order in
/// which they are read.
void declare_offers(Build& build, const Node& root, std::uint32_t first);

/// Whether the doer may do this action at all; says why not.
void check_authority(Build& build, const Value& value, const model::Action& action,
                     const Doer& doer);

}  // namespace entente::scenario

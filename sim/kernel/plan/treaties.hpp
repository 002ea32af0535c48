#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/plan/institutions.hpp"
#include "kernel/plan/layout.hpp"
#include "model/treaties.hpp"

namespace entente::kernel {

/// A party of a treaty.
struct PartyPlan {
    Index treaty = nowhere, actor = nowhere;
    Slot capability = nowhere;  ///< nowhere: its power is not measured
};

struct TreatyPlan {
    Index first_party = 0, last_party = 0;
    std::optional<base::Day> signed_on, in_force;
    bool needs_ratification = true;
    base::Day until;
    Slot notice = nowhere;
    Slot power = nowhere, regime = nowhere, cost = nowhere, affinity = nowhere,
         commitment = nowhere;
    std::vector<Index> deals;  ///< of its exchange clauses
};

struct ClausePlan {
    Index treaty = nowhere;
    model::ClauseKind kind = model::ClauseKind::defence;
    Index program = nowhere;  ///< its case
    std::vector<Index> protects;
    Index first_obligation = 0, last_obligation = 0;
};

/// What a party owes under a clause.
struct ObligationPlan {
    Index clause = nowhere, actor = nowhere;
    Index party = nowhere;
    Slot honour = nowhere, cost = nowhere, regime_change = nowhere;
    std::vector<Index> relations;  ///< to those whom the clause protects; nowhere: a stranger
    base::RandomKey key = 0;
    std::vector<ActionPlan> honoured, broken;
};

/// Everything by the order of ids; obligations by clause, then actor.
struct Treaties {
    std::vector<TreatyPlan> treaties;
    std::vector<PartyPlan> parties;
    std::vector<ClausePlan> clauses;
    std::vector<ObligationPlan> obligations;
    std::vector<std::vector<Index>> bars;  ///< rule -> obligations that it would break
};

}  // namespace entente::kernel

#pragma once

#include <optional>
#include <vector>

#include "model/ids.hpp"
#include "model/institutions.hpp"
#include "model/number.hpp"

namespace entente::model {

/// A good that people look at when they judge how they fare.
struct Want {
    GoodId good;
    Number weight;
};

/// When a leader leaves office: hazard base * exp(unrest u + cash_gap f + sanctioned s).
struct LeaderHazard {
    Number base;        ///< l0, per year
    Number unrest;      ///< bu, per unit of unrest
    Number cash_gap;    ///< bf, per unit of the unmet share of the need for currency
    Number sanctioned;  ///< bs, while a measure against the actor is in force
};

/// How the people of an actor fare and what becomes of it.
struct Society {
    ActorId actor;
    std::vector<Want> wants;
    Number expectation_days;  ///< time constant of what people are used to
    Number grievance;         ///< a, per year: rise of unrest per unit of deprivation
    Number calming;           ///< r, per year
    Number suppression;       ///< s, per year and unit of repression
    Number repression;        ///< 0 to 1
    Number unrest;            ///< at the start, 0 to 1
    std::optional<LeaderHazard> leader_change;  ///< absent: leaders stay, no probability is formed
    std::vector<Action> on_exit;  ///< the facilitator's, in the step after a change of leader
};

}  // namespace entente::model

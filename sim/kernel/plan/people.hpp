#pragma once

#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/plan/institutions.hpp"
#include "kernel/plan/layout.hpp"

namespace entente::kernel {

/// A technology of an actor.
struct LevelPlan {
    Index actor = nowhere, technology = nowhere;
    Slot start = nowhere, growth = nowhere, catch_up = nowhere;
};

struct ListedAccess {
    Slot share = nowhere;
    base::Window window;
    Index treaty = nowhere;  ///< only while it is in force
};

/// A donor that a learner may learn from.
struct AccessPlan {
    Index donor = nowhere, learner = nowhere;  ///< levels
    std::vector<ListedAccess> listed;
    std::vector<Index> legs;  ///< legs of contracts that give access
};

/// A leg of a deal that gives access to knowledge.
struct TechnologyLegPlan {
    Index deal = nowhere, giver = nowhere, receiver = nowhere, technology = nowhere;
    Slot share = nowhere, value = nowhere;
    double value_days = 1;
};

/// What a level raises, per unit of it.
struct EffectPlan {
    Index level = nowhere;
    Slot per_level = nowhere;
};

/// What workers of others raise, per person.
struct LiftPlan {
    Index account = nowhere;
    Slot per_worker = nowhere;
};

/// Learning by doing on a line.
struct LearningPlan {
    Index line = nowhere;
    Slot rate = nowhere, from = nowhere;
};

/// A good that a society looks at.
struct WantPlan {
    Index account = nowhere;
    Slot weight = nowhere;
    Slot population = nowhere;
};

struct SocietyPlan {
    Index actor = nowhere;
    Index first_want = 0, last_want = 0;
    Slot expectation_days = nowhere, grievance = nowhere, calming = nowhere, suppression = nowhere,
         repression = nowhere, unrest = nowhere;
    bool leader_changes = false;
    Slot base = nowhere, unrest_weight = nowhere, cash_weight = nowhere, sanction_weight = nowhere;
    Index cash = nowhere;         ///< account whose unmet need is the cash gap
    std::vector<Index> measures;  ///< sanctions against the actor
    base::RandomKey key = 0;
    std::vector<ActionPlan> on_exit;
};

/// Workers of one actor with another.
struct LabourPlan {
    Index home = nowhere, host = nowhere;
    Index at_home = nowhere, abroad = nowhere;  ///< accounts in the good of workers
    Index payer = nowhere, payee = nowhere;     ///< accounts in the currency
    Slot wage = nowhere, take = nowhere;
    double wage_days = 1;
};

/// Whose workers are paid from one account.
struct PayerPlan {
    Index account = nowhere;
    std::vector<Index> labour;
};

struct People {
    std::vector<LevelPlan> levels;
    std::vector<AccessPlan> accesses;
    std::vector<TechnologyLegPlan> technology_legs;
    std::vector<LearningPlan> learning;
    std::vector<WantPlan> wants;
    std::vector<SocietyPlan> societies;  ///< in the order of their actors
    std::vector<LabourPlan> labour;      ///< in the order of ids
    std::vector<PayerPlan> payers;
    bool leaders_change = false;
    bool raises_quality = false;  ///< something but its own factor raises a line

    [[nodiscard]] bool any() const {
        return !levels.empty() || !societies.empty() || !labour.empty();
    }
};

}  // namespace entente::kernel

#pragma once

#include <array>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/plan/layout.hpp"
#include "model/war.hpp"

namespace entente::kernel {

enum Side : std::size_t { attackers = 0, defenders = 1 };

struct TheatrePlan {
    base::Window window;
    model::Hostility starts = model::Hostility::fighting;
    model::Attrition law = model::Attrition::exposure;
    Slot exponent = nowhere;
    Index soil = nowhere;                           ///< actor
    std::array<std::vector<Index>, 2> actors;       ///< by Side, sorted
    std::array<std::vector<Index>, 2> contingents;  ///< by Side, sorted
};

/// Rounds that a contingent wants from a store.
struct RoundsPlan {
    Index supply = nowhere;  ///< into War::stores
    Slot per_man = nowhere;
    double period_days = 1;
};

/// A ring of steps: what is due in step n stands in slot n mod size.
struct Ring {
    Index first = 0;  ///< into its rows of Columns
    Index size = 1;
};

struct ContingentPlan {
    Index theatre = nowhere, actor = nowhere;
    Index home = nowhere;  ///< into War::stores: the men at home
    std::size_t side = attackers;
    double per_unit = 1;  ///< quanta per man
    Slot men = nowhere, quality = nowhere, fire = nowhere, exposure = nowhere, killed = nowhere,
         sent_home = nowhere, recovery = nowhere, travel = nowhere, strength = nowhere,
         experience = nowhere, experience_scale = nowhere, experience_exponent = nowhere;
    double fire_days = 1, exposure_days = 1;  ///< periods of these rates
    Slot reinforcement = nowhere;
    double reinforcement_days = 1;
    model::Recovery returns_to = model::Recovery::theatre;
    Index first_rounds = 0, last_rounds = 0;  ///< into War::rounds
    Ring out, back, hospital;                 ///< into march_out, march_home and hospital
    std::vector<Index> shipments;             ///< of contract legs that join it
};

/// An account that war draws on: troops at home, rounds, weapons, or stores that strikes hit.
struct StorePlan {
    Index account = nowhere;
    bool troops = false;
    bool supplies = false;  ///< rounds or weapons are taken from it
};

struct StrikeTargetPlan {
    Index at = nowhere;  ///< line: into War::damaged; stock: into War::stores
    Slot per_hit = nowhere;
    Index row = nowhere;  ///< of its damage or of its remainder
};

struct StrikePlan {
    Index by = nowhere, on = nowhere, theatre = nowhere;
    Index supply = nowhere;  ///< into War::stores
    Slot launches = nowhere, interception = nowhere, repair = nowhere;
    double launches_days = 1;
    Slot distance = nowhere, radius = nowhere, scale = nowhere, exponent = nowhere;
    std::vector<StrikeTargetPlan> lines, stocks;
    base::Window window;
    base::RandomKey key = 0;
};

/// Two actors, in this order, with the theatres that set them against or beside each other.
struct WarPair {
    Index from = nowhere, to = nowhere;
    std::vector<Index> theatres;
};

/// What the plan holds of war. Everything stands in the order of ids.
struct War {
    std::vector<TheatrePlan> theatres;
    std::vector<ContingentPlan> contingents;
    std::vector<RoundsPlan> rounds;  ///< by contingent
    std::vector<StrikePlan> strikes;
    std::vector<StorePlan> stores;  ///< by account
    std::vector<Index> store_of;    ///< [account] into stores, or nowhere; empty without war
    std::vector<Index> damaged;     ///< lines that strikes may damage
    std::vector<WarPair> opposed;   ///< rows of Columns::at_war and ::opposed; both orders
    std::vector<WarPair> beside;    ///< rows of Columns::beside; both orders
    std::vector<Index> fighters;    ///< actors with contingents, rows of ::actor_experience
    Index march_out_rows = 0, march_home_rows = 0, hospital_rows = 0;
    Index line_targets = 0, stock_targets = 0;

    [[nodiscard]] bool none() const { return theatres.empty() && strikes.empty(); }
    /// Index of an account among the stores; nowhere where war leaves it alone.
    [[nodiscard]] Index store(Index account) const {
        return store_of.empty() ? nowhere : store_of[account];
    }
};

/// Index of a pair among `opposed` or `beside`; nowhere where it is none.
[[nodiscard]] Index find_pair(const std::vector<WarPair>& pairs, Index from, Index to);

}  // namespace entente::kernel

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/number.hpp"

namespace entente::model {

/// What brings the people of one actor to know another. The stock decays by half in its half-life.
struct SoftPower {
    Number stock;  ///< at the start, weighted visits
    std::optional<Rate> students;
    std::optional<Rate> delegations;
    std::optional<Rate> tourism;
    Number half_life_days;
};

/// What a visit of each kind adds to a stock of soft power.
struct SoftWeights {
    Number students;
    Number delegations;
    Number tourism;
};

/// A claim of `to` (a territory, a status) that `from` may recognise.
struct Recognition {
    ActorId from;
    ActorId to;
    std::string claim;
    bool at_start = false;
};

/// `weighted`: the bounded balance term among the other terms; `pure`: dX/dt = X X alone.
enum class Balance { weighted, pure };

/// Weights of the terms of dA/dt, each per year.
struct AffinityDynamics {
    Balance rule = Balance::weighted;
    Number balance;         ///< kb
    Number exchange;        ///< kx
    Number exchange_scale;  ///< v0, currency per year
    Number votes;           ///< kv
    Number vote_half_life;  ///< days in which a common vote is half forgotten
    Number soft;            ///< ks
    Number soft_scale;      ///< weighted visits that count as 1
    Number hostility;       ///< kh
    Number recognition;     ///< kr, per recognised claim
    Number reversion;       ///< k0
};

struct CommitmentDynamics {
    Number gain;       ///< per year of dealing
    Number loss;       ///< per year of opposition
    Number half_life;  ///< days
};

struct OffenceTechnology {
    TechnologyId technology;
    Number weight;  ///< o_d
};

/// th = cap^a offence^b ((1 - A)/2) prox^c, offence = o0 + sum o_d T + o_e experience.
struct ThreatModel {
    Number capability_power;  ///< a
    Number offence_power;     ///< b
    Number proximity_power;   ///< c
    Number base;              ///< o0
    Number experience;        ///< o_e
    std::vector<OffenceTechnology> technologies;
};

struct Reaction {
    ActorId to;
    Number rate;  ///< k_ij, per year
};

/// Arms spending of one actor (Richardson): dx = (sum k_ij x_j - alpha x_i + g0 + gT sum th) dt.
struct ArmsResponse {
    ActorId actor;
    Rate spending;     ///< at the start, currency
    Number fatigue;    ///< alpha, per year
    Number grievance;  ///< g0: currency per year that spending rises by in a year
    Number threat;     ///< gT: the same, per unit of threat
    std::vector<Reaction> reacts_to;
    std::optional<GoodId> buys;  ///< the spending is demand for this good
};

/// How relations change. A part that is absent stays as it is.
struct Dynamics {
    std::optional<AffinityDynamics> affinity;
    std::optional<CommitmentDynamics> commitment;
    std::optional<ThreatModel> threat;
    std::vector<ArmsResponse> responses;
    Number memory_days;  ///< how long an act between two actors counts
};

}  // namespace entente::model

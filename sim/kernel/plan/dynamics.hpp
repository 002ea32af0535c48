#pragma once

#include <utility>
#include <vector>

#include "kernel/plan/layout.hpp"

namespace entente::kernel {

/// A common neighbour of a relation: rows of Columns::affinity on the way there and on from there.
struct Triad {
    Index first = nowhere, second = nowhere;
};

/// Two seats on one draft: rows of Columns::votes_cast.
struct CommonVote {
    Index mine = nowhere, theirs = nowhere;
};

/// A seat with a veto and the draft of another on which it may use it.
struct PossibleVeto {
    Index draft = nowhere, seat = nowhere;
};

/// What one actor may do to another.
struct Acts {
    std::vector<Index> measures;       ///< sanctions of its own
    std::vector<Index> seizures;       ///< rows of Columns::seizures
    std::vector<PossibleVeto> vetoes;  ///< of the other's drafts
    Index war = nowhere;               ///< row of Columns::at_war and ::opposed
};

/// What moves one relation.
struct RelationDynamics {
    std::vector<Triad> triads;
    std::vector<Index> pairs;  ///< of goods, either way
    std::vector<CommonVote> votes;
    Index recognised = nowhere;  ///< row of Columns::recognises: claims of `from` by `to`
    Acts against;                ///< of `to` against `from`
    Acts back;                   ///< of `from` against `to`
    Index soft = nowhere;
    Index beside = nowhere;  ///< row of Columns::beside
};

struct SoftPowerPlan {
    Index from = nowhere, to = nowhere;
    Slot stock = nowhere, half_life = nowhere;
    std::vector<std::pair<Slot, double>> rates;  ///< amount and period, in days
    std::vector<Slot> weights;                   ///< of each rate
};

struct RecognitionPlan {
    Index from = nowhere, to = nowhere;
    Index dyad = nowhere;  ///< row of Columns::recognises
    bool at_start = false;
};

/// Weights of the terms of affinity and commitment, as slots.
struct DynamicsWeights {
    Slot balance = nowhere, exchange = nowhere, exchange_scale = nowhere, votes = nowhere,
         vote_half_life = nowhere, soft = nowhere, soft_scale = nowhere, hostility = nowhere,
         recognition = nowhere, reversion = nowhere, gain = nowhere, loss = nowhere,
         half_life = nowhere, memory = nowhere;
};

/// A weight and what it weighs: a level of technology, or the experience of a fighter.
struct OffenceTerm {
    Slot weight = nowhere;
    Index level = nowhere, fighter = nowhere;
};

struct ThreatPlan {
    Slot capability_power = nowhere, offence_power = nowhere, proximity_power = nowhere,
         base = nowhere;
    std::vector<Slot> capability;                 ///< [actor]
    std::vector<std::vector<OffenceTerm>> terms;  ///< [actor]
};

struct ReactionPlan {
    Index to = nowhere;  ///< response
    Slot rate = nowhere;
};

struct ResponsePlan {
    Index actor = nowhere;
    Slot spending = nowhere, fatigue = nowhere, grievance = nowhere, threat = nowhere;
    double spending_per_year = 1;  ///< periods of `spending` in a year
    std::vector<ReactionPlan> reacts_to;
    std::vector<Index> threats;  ///< relations
    Index buys = nowhere;        ///< account
};

/// The suppliers of one actor in one good.
struct ConcentrationPlan {
    Index actor = nowhere, good = nowhere;
    Index first_supply = 0;
    std::vector<Index> pairs;
};

/// Relations that change, and what follows from them.
struct DynamicsPlan {
    bool moves_affinity = false;
    bool pure = false;  ///< dX/dt = X X
    bool moves_commitment = false;
    bool has_threat = false;
    DynamicsWeights weights;
    std::vector<RelationDynamics> relations;  ///< as PlanData::relations; empty where none moves
    std::vector<std::vector<Triad>> own;      ///< [actor] of pure balance
    std::vector<SoftPowerPlan> soft;
    std::vector<RecognitionPlan> recognitions;
    std::vector<std::pair<Index, Index>> dyads;  ///< who recognises something of whom
    ThreatPlan threat;
    std::vector<ResponsePlan> responses;
    std::vector<ConcentrationPlan> concentrations;
    Index seizures = 0;  ///< rows of Columns::seizures
    Index votes = 0;     ///< rows of Columns::votes_cast

    [[nodiscard]] bool any() const {
        return !relations.empty() || has_threat || !soft.empty() || !responses.empty() ||
               !concentrations.empty();
    }
};

}  // namespace entente::kernel

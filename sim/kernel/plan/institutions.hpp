#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/event.hpp"
#include "kernel/plan/layout.hpp"
#include "model/institutions.hpp"

namespace entente::kernel {

/// A giver that deals under a measure.
struct CompliancePlan {
    Index actor = nowhere, sanction = nowhere;
    Slot level = nowhere;
};

struct SanctionPlan {
    std::vector<Index> senders;  ///< actors; empty when a council is the sender
    Index council = nowhere;
    Index target = nowhere;
    std::vector<Index> goods;
    model::Direction direction = model::Direction::both;
    model::SanctionKind kind = model::SanctionKind::ban;
    Slot amount = nowhere, rate = nowhere, seizure_probability = nowhere, penalty = nowhere,
         compliance = nowhere;  ///< of those who have none of their own
    std::vector<bool> resets;   ///< cap: steps that contain the first day of a window
    model::Seizure seizure = model::Seizure::keep;
    int deadline_step = -1;  ///< labour
    base::Window window;
    bool starts_lifted = false;
    std::vector<Index> mandates;
    int report_delay = 0;  ///< the longest, in steps beyond the next one
    double per_unit = 1;   ///< quanta of its goods per unit
    Index first_compliance = 0, last_compliance = 0;
    Index report_ring_first = 0;  ///< into the report rings, per compliance row
};

/// A technology that sharpens a mandate: that of its most advanced member in office.
struct MandateEffect {
    struct Member {
        Index level = nowhere;
        base::Window term;
    };
    std::vector<Member> members;
    Slot per_level = nowhere;
};

struct MandatePlan {
    Slot strength = nowhere, report_delay = nowhere;
    base::Window window;
    Index council = nowhere;
    std::vector<Index> members;
    std::vector<MandateEffect> effects;
};

struct CouncilPlan {
    int pass = 0;
    bool modelled = false;
    Slot severity = nowhere, ideal = nowhere, sponsor = nowhere, target = nowhere,
         dependence = nowhere, cost = nowhere, veto_cost = nowhere, threshold_no = nowhere,
         threshold_yes = nowhere, recognition = nowhere;
};

/// An action compiled: indices are canonical.
struct ActionPlan {
    model::ActionKind kind = model::ActionKind::announce;
    Index by = nowhere;  ///< actor; nowhere: the facilitator or a council
    Index council = nowhere;
    Index rule = nowhere;  ///< canonical rule; nowhere for a draft's action
    Index deal = nowhere, sanction = nowhere, mandate = nowhere, draft = nowhere, claim = nowhere,
          account = nowhere, compliance = nowhere, recognition = nowhere;
    Index teacher = nowhere, teacher_level = nowhere, learner_level = nowhere, labour = nowhere;
    Index treaty = nowhere, clause = nowhere, project = nowhere;
    std::vector<Index> routes;
    Slot target_slot = nowhere;  ///< inject into a number
    Index inject = nowhere;      ///< row of pending injects
    Index theatre = nowhere, contingent = nowhere;
    Slot amount = nowhere, share = nowhere;
    double factor = 1;  ///< quanta per unit where the amount is of a good
    model::Vote vote = model::Vote::absent;
    base::Day until;
};

/// What one actor feels for another: a relation that may move, or a fixed value.
struct Regard {
    Index relation = nowhere;
    Slot fixed = nowhere;
};

/// A seat and a draft: how it votes on it.
struct SeatVote {
    Index actor = nowhere;
    base::Window window;  ///< the term
    bool veto = false;
    bool recorded = false;  ///< settled beforehand: by the record, or by how the actor decides
    model::Vote vote = model::Vote::absent;
    base::RandomKey key = 0;
    Regard target;
    std::vector<Regard> sponsors;
    Index recognises_target = nowhere;  ///< row of Columns::recognises
    std::vector<Index> recognises_sponsors;
    Index dependence = nowhere;
};

struct DraftPlan {
    Index council = nowhere, target = nowhere;
    int step = -1;  ///< in which it is voted on; -1: when tabled
    bool procedural = false;
    base::Day day;                ///< of the vote, where it is dated
    std::vector<SeatVote> votes;  ///< by actor id, then by term
    Slot severity = nowhere, bite = nowhere, status_quo = nowhere, position = nowhere,
         cost = nowhere;
    std::vector<ActionPlan> if_adopted, if_failed;
    Index first_vote = 0;  ///< rows of Columns::vote_choice
};

struct RulePlan {
    Index by = nowhere;
    std::vector<int> steps;   ///< dated
    Index program = nowhere;  ///< conditional
    int cooldown_days = 0;
    bool once = false;
    std::vector<ActionPlan> actions;
};

/// A pair of actors whose dependence is followed, good by good.
struct DependenceTerm {
    Index good = nowhere;
    std::vector<Index> from_pairs;  ///< deliveries of the partner
    std::vector<Index> all_pairs;   ///< deliveries of everybody
    Index account = nowhere;        ///< own production
};

struct DependencePlan {
    Index from = nowhere, to = nowhere;
    Slot fixed = nowhere;
    Index first_term = 0;
    std::vector<DependenceTerm> terms;
};

/// Something that an inject may change.
struct InjectPlan {
    Slot slot = nowhere;
    Index account = nowhere;
    Index level = nowhere;  ///< of a technology
};

struct Institutions {
    std::vector<SanctionPlan> sanctions;
    std::vector<CompliancePlan> compliance;  ///< sorted by sanction, then actor
    std::vector<MandatePlan> mandates;
    std::vector<CouncilPlan> councils;
    std::vector<DraftPlan> drafts;
    std::vector<RulePlan> rules;
    std::vector<DependencePlan> dependences;
    std::vector<InjectPlan> injects;
};

}  // namespace entente::kernel

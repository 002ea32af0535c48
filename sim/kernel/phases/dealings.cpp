// What happens between two actors in a step, as relations see it.
#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/relations.hpp"

namespace entente::kernel {
namespace {

constexpr double votes_no = static_cast<double>(model::Vote::no) + 1;
constexpr double votes_absent = static_cast<double>(model::Vote::absent) + 1;
constexpr double ln_2 = 0x1.62e42fefa39efp-1;

ENTENTE_CLONES void add_value(const double* moved, const double* price, double per_unit,
                              double* value, double* dealt, int width) {
    for (int l = 0; l < width; ++l) {
        value[l] += moved[l] / per_unit * price[l];
        dealt[l] = moved[l] > 0 ? 1 : dealt[l];
    }
}

/// Half of what moved either way, so that a sale counts once; currency per year.
ENTENTE_CLONES void smooth(const double* value, const double* window, double days, double* mean,
                           int width) {
    for (int l = 0; l < width; ++l) {
        const double rate = value[l] / 2 * model::days_per_year / days;
        const double share = window[l] > 0 ? 1 - lanes::exp(-days / window[l]) : 1;
        mean[l] += (rate - mean[l]) * share;
    }
}

/// What happened counts for `memory` days from a day: the first of the step, or for what holds all
/// through it the first of the next.
ENTENTE_CLONES void remember(const double* mask, double from, const double* memory, double* until,
                             int width) {
    for (int l = 0; l < width; ++l) {
        const double end = from + memory[l];
        until[l] = mask[l] != 0 && end > until[l] ? end : until[l];
    }
}

void follow_exchange(Context& c, Index r) {
    const Columns& k = c.columns();
    double* value = c.row(k.lane, 0);
    double* dealt = c.row(k.lane, 1);
    std::fill_n(value, c.width(), 0.0);
    std::fill_n(dealt, c.width(), 0.0);
    for (const Index pair : c.plan.dynamics.relations[r].pairs) {
        const GoodPlan& good = c.plan.goods[c.plan.exchange.pairs[pair].good];
        add_value(c.row(k.pair_shipped, pair), c.slot(good.value), good.per_unit, value, dealt,
                  c.width());
    }
    smooth(value, c.slot(c.plan.import_window), c.days(), c.row(k.traded, r), c.width());
    const double* memory = c.slot(c.plan.dynamics.weights.memory);
    double* until = c.row(k.dealt_until, r);
    remember(dealt, c.day().number, memory, until, c.width());
    const Index beside = c.plan.dynamics.relations[r].beside;
    if (beside != nowhere) {
        remember(c.row(k.beside, beside), c.next_day().number, memory, until, c.width());
    }
}

/// 1 for the same vote, 1/2 where one abstains, 0 for yes against no.
ENTENTE_CLONES void compare_votes(const double* mine, const double* theirs, double* count,
                                  double* accord, int width) {
    for (int l = 0; l < width; ++l) {
        const bool both = mine[l] >= votes_no && mine[l] < votes_absent && theirs[l] >= votes_no &&
                          theirs[l] < votes_absent;
        const double apart = mine[l] > theirs[l] ? mine[l] - theirs[l] : theirs[l] - mine[l];
        count[l] += both ? 1 : 0;
        accord[l] += both ? 1 - apart / 2 : 0;
    }
}

/// One vote's worth of indifference stands before the first common vote.
void follow_votes(Context& c, Index r) {
    const Columns& k = c.columns();
    double* count = c.row(k.vote_count, r);
    double* accord = c.row(k.vote_accord, r);
    if (c.plan.dynamics.moves_affinity) {
        const double* half_life = c.slot(c.plan.dynamics.weights.vote_half_life);
        for (int l = 0; l < c.width(); ++l) {
            const double kept = half_life[l] > 0 ? lanes::exp(-ln_2 * c.days() / half_life[l]) : 1;
            count[l] *= kept;
            accord[l] *= kept;
        }
    }
    for (const CommonVote& vote : c.plan.dynamics.relations[r].votes) {
        compare_votes(c.row(k.votes_cast, vote.mine), c.row(k.votes_cast, vote.theirs), count,
                      accord, c.width());
    }
    double* agreement = c.row(k.accord, r);
    for (int l = 0; l < c.width(); ++l) {
        agreement[l] = (accord[l] + 0.5) / (count[l] + 1);
    }
}

void mark(const double* row, double* mask, int width) {
    for (int l = 0; l < width; ++l) {
        mask[l] = row[l] > 0 ? 1 : mask[l];
    }
}

/// 1 where hostility holds all through the step: a measure in force, war.
void find_states(const Context& c, const Acts& acts, double* mask) {
    const Columns& k = c.columns();
    std::fill_n(mask, c.width(), 0.0);
    for (const Index measure : acts.measures) {
        mark(c.row(k.in_force, measure), mask, c.width());
    }
    if (acts.war != nowhere) {
        mark(c.row(k.at_war, acts.war), mask, c.width());
        mark(c.row(k.opposed, acts.war), mask, c.width());
    }
}

/// 1 where a single act happened in the step: a seizure, a veto.
void find_acts(const Context& c, const Acts& acts, double* mask) {
    const Columns& k = c.columns();
    std::fill_n(mask, c.width(), 0.0);
    for (const Index seizure : acts.seizures) {
        mark(c.row(k.seizures, seizure), mask, c.width());
    }
    for (const PossibleVeto& veto : acts.vetoes) {
        const double* cast = c.row(k.votes_cast, veto.seat);
        const double* killed = c.row(k.draft_vetoed, veto.draft);
        for (int l = 0; l < c.width(); ++l) {
            mask[l] = cast[l] == votes_no && killed[l] != 0 ? 1 : mask[l];
        }
    }
}

void remember_acts(Context& c, const Acts& acts, double* until) {
    const double* memory = c.slot(c.plan.dynamics.weights.memory);
    double* mask = c.row(c.columns().lane, 0);
    find_states(c, acts, mask);
    remember(mask, c.next_day().number, memory, until, c.width());
    find_acts(c, acts, mask);
    remember(mask, c.day().number, memory, until, c.width());
}

/// The share of the step before the day to which something counts.
ENTENTE_CLONES void count_days(const double* until, double today, double days, double* share,
                               int width) {
    for (int l = 0; l < width; ++l) {
        const double left = (until[l] - today) / days;
        share[l] = left < 0 ? 0 : left > 1 ? 1 : left;
    }
}

void follow_acts(Context& c, Index r) {
    const Columns& k = c.columns();
    const RelationDynamics& relation = c.plan.dynamics.relations[r];
    remember_acts(c, relation.against, c.row(k.hostile_until, r));
    remember_acts(c, relation.against, c.row(k.opposed_until, r));
    remember_acts(c, relation.back, c.row(k.opposed_until, r));
    count_days(c.row(k.hostile_until, r), c.day().number, c.days(), c.row(k.hostile_share, r),
               c.width());
}

/// Exact for a constant rate: c <- c 2^(-dt/half) + rate (1 - 2^(-dt/half)) half / ln 2.
ENTENTE_CLONES void bind(const double* dealt, const double* opposed, const double* gain,
                         const double* loss, const double* half_life, double days,
                         double* commitment, int width) {
    for (int l = 0; l < width; ++l) {
        const double kept = half_life[l] > 0 ? lanes::exp(-ln_2 * days / half_life[l]) : 1;
        const double years =
            (half_life[l] > 0 ? (1 - kept) * half_life[l] / ln_2 : days) / model::days_per_year;
        const double change = gain[l] * dealt[l] - loss[l] * opposed[l];
        const double next = commitment[l] * kept + change * years;
        commitment[l] = next < 0 ? 0 : next > 1 ? 1 : next;
    }
}

ENTENTE_CLONES void decay(const double* inflow, const double* half_life, double days, double* stock,
                          int width) {
    for (int l = 0; l < width; ++l) {
        const double kept = half_life[l] > 0 ? lanes::exp(-ln_2 * days / half_life[l]) : 1;
        const double years =
            (half_life[l] > 0 ? (1 - kept) * half_life[l] / ln_2 : days) / model::days_per_year;
        stock[l] = stock[l] * kept + inflow[l] * years;
    }
}

}  // namespace

void follow_dealings(Context& c) {
    for (Index r = 0; r < c.plan.dynamics.relations.size(); ++r) {
        follow_exchange(c, r);
        follow_votes(c, r);
        follow_acts(c, r);
    }
}

void move_commitment(Context& c) {
    if (!c.plan.dynamics.moves_commitment) {
        return;
    }
    const Columns& k = c.columns();
    const DynamicsWeights& w = c.plan.dynamics.weights;
    double* dealt = c.row(k.lane, 0);
    double* opposed = c.row(k.lane, 1);
    for (Index r = 0; r < c.plan.dynamics.relations.size(); ++r) {
        count_days(c.row(k.dealt_until, r), c.day().number, c.days(), dealt, c.width());
        count_days(c.row(k.opposed_until, r), c.day().number, c.days(), opposed, c.width());
        bind(dealt, opposed, c.slot(w.gain), c.slot(w.loss), c.slot(w.half_life), c.days(),
             c.row(k.commitment, r), c.width());
    }
}

void follow_soft_power(Context& c) {
    const Columns& k = c.columns();
    double* inflow = c.row(k.lane, 0);
    for (Index i = 0; i < c.plan.dynamics.soft.size(); ++i) {
        const SoftPowerPlan& plan = c.plan.dynamics.soft[i];
        std::fill_n(inflow, c.width(), 0.0);
        for (std::size_t f = 0; f < plan.rates.size(); ++f) {
            const auto& [rate, period] = plan.rates[f];
            const double* amount = c.slot(rate);
            const double* weight = c.slot(plan.weights[f]);
            for (int l = 0; l < c.width(); ++l) {
                inflow[l] += weight[l] * amount[l] * model::days_per_year / period;
            }
        }
        decay(inflow, c.slot(plan.half_life), c.days(), c.row(k.soft_power, i), c.width());
    }
}

}  // namespace entente::kernel

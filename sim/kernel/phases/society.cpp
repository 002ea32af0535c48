#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

enum ScratchRow : std::size_t { exit_row = 0, sanctioned_row = 1, gap_row = 2, draw_row = 3 };

/// How far access falls short of what people are used to (Gurr 1970), which then follows it.
ENTENTE_CLONES void feel(const double* consumed, const double* weight, const double* tau,
                         double days, double* expected, double* deprivation, int width) {
    for (int l = 0; l < width; ++l) {
        const double access = consumed[l] / days;
        const double ratio = expected[l] > 0 ? access / expected[l] : 1;
        deprivation[l] += weight[l] * std::max(0.0, 1 - ratio);
        const double share = tau[l] > 0 ? 1 - lanes::exp(-days / tau[l]) : 1;
        expected[l] += (access - expected[l]) * share;
    }
}

/// du/dt = a D - (r + s repression) u over t years with D as it is, exactly; kept in [0, 1].
ENTENTE_CLONES void stir(const double* deprivation, const double* grievance, const double* calming,
                         const double* suppression, const double* repression, double years,
                         double* unrest, int width) {
    for (int l = 0; l < width; ++l) {
        const double fade = (calming[l] + suppression[l] * repression[l]) * years;
        const double mean = fade == 0 ? 1 : -lanes::expm1(-fade) / fade;
        const double raised = grievance[l] * deprivation[l] * years * mean;
        unrest[l] = std::clamp(unrest[l] * lanes::exp(-fade) + raised, 0.0, 1.0);
    }
}

/// exits[lane]: 1 where the draw falls below 1 - exp(-l dt),
/// l = l0 exp(bu unrest + bf cash gap + bs sanctioned).
ENTENTE_CLONES void leave(const double* base, const double* const* weights,
                          const double* const* causes, double years, const double* draw,
                          double* exits, int width) {
    for (int l = 0; l < width; ++l) {
        double sum = 0;
        for (int i = 0; i < 3; ++i) {
            sum += weights[i][l] * causes[i][l];
        }
        const double hazard = std::max(0.0, base[l]) * lanes::exp(sum);
        exits[l] = draw[l] < 1 - lanes::exp(-hazard * years) ? 1 : 0;
    }
}

void follow_want(Context& c, Index index, const SocietyPlan& society, double* deprivation) {
    const Columns& k = c.columns();
    const WantPlan& want = c.plan.people.wants[index];
    const double* consumed = c.row(k.consumed, want.account);
    const double* needed = c.row(k.needed, want.account);
    double* expected = c.row(k.expected, index);
    if (c.step() == 0) {  // people are used to what they need
        for (int l = 0; l < c.width(); ++l) {
            expected[l] = needed[l] / c.days();
        }
    }
    feel(consumed, c.slot(want.weight), c.slot(society.expectation_days), c.days(), expected,
         deprivation, c.width());
    const double per_unit = c.plan.goods[c.plan.accounts[want.account].good].per_unit;
    const double* heads = c.slot(want.population);
    for (int l = 0; l < c.width(); ++l) {
        const double people = heads[l] * per_unit;
        c.row(k.fed, index)[l] = people > 0 ? consumed[l] / people : 0;
        c.row(k.need_per_head, index)[l] = people > 0 ? needed[l] / people : 0;
    }
}

void find_sanctioned(Context& c, const SocietyPlan& society, double* out) {
    std::fill_n(out, c.width(), 0.0);
    for (const Index sanction : society.measures) {
        const double* force = c.row(c.columns().in_force, sanction);
        for (int l = 0; l < c.width(); ++l) {
            out[l] = std::max(out[l], force[l]);
        }
    }
}

/// A change of leader is not the end of the state: what it changes is up to the scenario.
void change_leader(Context& c, Index index) {
    const Columns& k = c.columns();
    const SocietyPlan& society = c.plan.people.societies[index];
    double* sanctioned = c.row(k.people_lane, sanctioned_row);
    double* gap = c.row(k.people_lane, gap_row);
    double* draw = c.row(k.people_lane, draw_row);
    find_sanctioned(c, society, sanctioned);
    std::fill_n(gap, c.width(), 0.0);
    if (society.cash != nowhere) {
        std::copy_n(c.row(k.shortage, society.cash), c.width(), gap);
    }
    c.draw(society.key, 0, draw);
    const double* weights[] = {c.slot(society.unrest_weight), c.slot(society.cash_weight),
                               c.slot(society.sanction_weight)};
    const double* causes[] = {c.row(k.unrest, index), gap, sanctioned};
    double* exits = c.row(k.leader_exit, index);
    leave(c.slot(society.base), weights, causes, c.days() / model::days_per_year, draw, exits,
          c.width());
    double* count = c.row(k.regime_change, society.actor);
    for (int l = 0; l < c.width(); ++l) {
        count[l] += exits[l];
        c.row(k.survival, index)[l] = count[l] == 0 ? 1 : 0;
    }
    c.record(EventKind::leader_changed, exits, society.actor, nowhere, count);
}

}  // namespace

void run_society(Context& c) {
    const Columns& k = c.columns();
    for (Index i = 0; i < c.plan.people.societies.size(); ++i) {
        const SocietyPlan& society = c.plan.people.societies[i];
        double* deprivation = c.row(k.deprivation, i);
        std::fill_n(deprivation, c.width(), 0.0);
        for (Index want = society.first_want; want < society.last_want; ++want) {
            follow_want(c, want, society, deprivation);
        }
        stir(deprivation, c.slot(society.grievance), c.slot(society.calming),
             c.slot(society.suppression), c.slot(society.repression),
             c.days() / model::days_per_year, c.row(k.unrest, i), c.width());
        if (society.leader_changes) {
            change_leader(c, i);
        }
    }
}

}  // namespace entente::kernel

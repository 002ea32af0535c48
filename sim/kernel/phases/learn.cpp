#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

enum ScratchRow : std::size_t {
    gain_row = 0,
    donor_row = 1,
    growth_row = 2,
    share_row = 3,
    none_row = 4
};

/// (exp(x) - 1) / x, 1 at 0.
ENTENTE_LANE double mean_growth(double x) {
    return x == 0 ? 1 : lanes::expm1(x) / x;
}

/// dT/dt = g T + c (D exp(h t) - T) over a step of t years (Nelson and Phelps 1966), exactly, for
/// a donor whose own growth h is given. Without a donor c is 0.
ENTENTE_CLONES void advance(const double* level, const double* growth, const double* catch_up,
                            const double* share, const double* donor, const double* donor_growth,
                            double years, double* out, int width) {
    for (int l = 0; l < width; ++l) {
        const double closing = catch_up[l] * share[l];
        const double fade = closing - growth[l];
        const double kept = lanes::exp(-fade * years);
        const double came =
            closing * donor[l] * years * kept * mean_growth((donor_growth[l] + fade) * years);
        out[l] = level[l] * kept + came;
    }
}

/// Share of what a contract is written for that ran.
void share_that_ran(const Context& c, Index deal, double* out) {
    const DealPlan& plan = c.plan.exchange.deals[deal];
    const double* scale = c.row(c.columns().deal_scale, deal);
    const double* bundles = plan.bundles == nowhere ? nullptr : c.slot(plan.bundles);
    for (int l = 0; l < c.width(); ++l) {
        const double full = bundles == nullptr ? 1 : bundles[l] * c.days() / plan.bundles_days;
        out[l] = full > 0 ? std::clamp(scale[l] / full, 0.0, 1.0) : 0;
    }
}

void raise_to(const double* share, double* access, int width) {
    for (int l = 0; l < width; ++l) {
        access[l] = std::max(access[l], std::clamp(share[l], 0.0, 1.0));
    }
}

/// The widest of what a list, treaties and contracts give.
void find_access(Context& c, Index index) {
    const Columns& k = c.columns();
    const AccessPlan& plan = c.plan.people.accesses[index];
    double* access = c.row(k.access, index);
    double* share = c.row(k.people_lane, share_row);
    std::fill_n(access, c.width(), 0.0);
    for (const ListedAccess& listed : plan.listed) {
        const double open = c.open(listed.window) ? 1 : 0;
        const double* written = c.slot(listed.share);
        const double* force =
            listed.treaty == nowhere ? nullptr : c.row(k.treaty_in_force, listed.treaty);
        for (int l = 0; l < c.width(); ++l) {
            share[l] = open * written[l] * (force == nullptr ? 1 : force[l]);
        }
        raise_to(share, access, c.width());
    }
    for (const Index leg : plan.legs) {
        const double* written = c.slot(c.plan.people.technology_legs[leg].share);
        share_that_ran(c, c.plan.people.technology_legs[leg].deal, share);
        for (int l = 0; l < c.width(); ++l) {
            share[l] *= written[l];
        }
        raise_to(share, access, c.width());
    }
}

/// The agreed worth of what was shared, for reports.
void note_value(Context& c, Index index) {
    const TechnologyLegPlan& leg = c.plan.people.technology_legs[index];
    const double* value = c.slot(leg.value);
    double* noted = c.row(c.columns().technology_value, index);
    double* share = c.row(c.columns().people_lane, share_row);
    share_that_ran(c, leg.deal, share);
    for (int l = 0; l < c.width(); ++l) {
        noted[l] += share[l] * (value[l] * c.days() / leg.value_days);
    }
}

/// Keeps the donor from whom most is to be learned; the first among equals.
void consider_donor(Context& c, const AccessPlan& access, Index index) {
    const Columns& k = c.columns();
    const double* share = c.row(k.access, index);
    const double* theirs = c.row(k.technology, access.donor);
    const double* own = c.row(k.technology, access.learner);
    const Slot growth = c.plan.people.levels[access.donor].growth;
    const double* rises = growth == nowhere ? c.row(k.people_lane, none_row) : c.slot(growth);
    double* gain = c.row(k.people_lane, gain_row);
    double* donor = c.row(k.people_lane, donor_row);
    double* donor_growth = c.row(k.people_lane, growth_row);
    double* best = c.row(k.people_lane, share_row);
    for (int l = 0; l < c.width(); ++l) {
        const double gap = share[l] * std::max(0.0, theirs[l] - own[l]);
        const bool better = gap > gain[l];
        gain[l] = better ? gap : gain[l];
        donor[l] = better ? theirs[l] : donor[l];
        donor_growth[l] = better ? rises[l] : donor_growth[l];
        best[l] = better ? share[l] : best[l];
    }
}

void learn(Context& c, Index index) {
    const Columns& k = c.columns();
    const LevelPlan& level = c.plan.people.levels[index];
    for (const ScratchRow row : {gain_row, donor_row, growth_row, share_row, none_row}) {
        std::fill_n(c.row(k.people_lane, row), c.width(), 0.0);
    }
    const auto& accesses = c.plan.people.accesses;
    for (Index i = 0; i < accesses.size(); ++i) {
        if (accesses[i].learner == index) {
            consider_donor(c, accesses[i], i);
        }
    }
    const double* growth =
        level.growth == nowhere ? c.row(k.people_lane, none_row) : c.slot(level.growth);
    advance(c.row(k.technology, index), growth, c.slot(level.catch_up),
            c.row(k.people_lane, share_row), c.row(k.people_lane, donor_row),
            c.row(k.people_lane, growth_row), c.days() / model::days_per_year,
            c.row(k.learned, index), c.width());
}

}  // namespace

void run_learn(Context& c) {
    const Columns& k = c.columns();
    const People& people = c.plan.people;
    for (Index i = 0; i < people.accesses.size(); ++i) {
        find_access(c, i);
    }
    for (Index i = 0; i < people.technology_legs.size(); ++i) {
        note_value(c, i);
    }
    for (Index i = 0; i < people.levels.size(); ++i) {
        learn(c, i);
    }
    for (Index i = 0; i < people.levels.size(); ++i) {
        std::copy_n(c.row(k.learned, i), c.width(), c.row(k.technology, i));
    }
}

}  // namespace entente::kernel

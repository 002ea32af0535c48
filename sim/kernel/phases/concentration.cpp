// How much of a good an actor has from whom, over the moving window of imports.
#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/relations.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void smooth(const double* delivered, const double* window, double days, double* mean,
                           double* all, int width) {
    for (int l = 0; l < width; ++l) {
        const double share = window[l] > 0 ? 1 - lanes::exp(-days / window[l]) : 1;
        mean[l] += (delivered[l] - mean[l]) * share;
        all[l] += mean[l];
    }
}

/// Sum of squared shares (Herfindahl 1950, Hirschman 1945).
ENTENTE_CLONES void add_square(const double* mean, const double* all, double* share, double* sum,
                               int width) {
    for (int l = 0; l < width; ++l) {
        share[l] = all[l] > 0 ? mean[l] / all[l] : 0;
        sum[l] += share[l] * share[l];
    }
}

}  // namespace

void follow_concentrations(Context& c) {
    const Columns& k = c.columns();
    double* all = c.row(k.lane, 0);
    const auto& plans = c.plan.dynamics.concentrations;
    for (Index i = 0; i < plans.size(); ++i) {
        const ConcentrationPlan& plan = plans[i];
        std::fill_n(all, c.width(), 0.0);
        for (Index p = 0; p < plan.pairs.size(); ++p) {
            smooth(c.row(k.pair_delivered, plan.pairs[p]), c.slot(c.plan.import_window), c.days(),
                   c.row(k.supplies, plan.first_supply + p), all, c.width());
        }
        double* sum = c.row(k.concentration, i);
        std::fill_n(sum, c.width(), 0.0);
        for (Index p = 0; p < plan.pairs.size(); ++p) {
            add_square(c.row(k.supplies, plan.first_supply + p), all,
                       c.row(k.supply_share, plan.first_supply + p), sum, c.width());
        }
    }
}

}  // namespace entente::kernel

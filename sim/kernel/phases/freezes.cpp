#include "kernel/phases/freezes.hpp"

#include <algorithm>

namespace entente::kernel {

void frozen_share(const Context& c, Index account, double* out) {
    std::fill_n(out, c.width(), 0.0);
    const AccountPlan& plan = c.plan.accounts[account];
    for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
        const SanctionPlan& sanction = c.plan.institutions.sanctions[s];
        const bool hit = sanction.kind == model::SanctionKind::freeze &&
                         sanction.target == plan.actor &&
                         std::find(sanction.goods.begin(), sanction.goods.end(), plan.good) !=
                             sanction.goods.end();
        if (!hit) {
            continue;
        }
        const double* rate = c.slot(sanction.rate);
        const double* force = c.row(c.columns().in_force, s);
        for (int l = 0; l < c.width(); ++l) {
            out[l] = 1 - (1 - out[l]) * (1 - force[l] * rate[l]);
        }
    }
}

}  // namespace entente::kernel

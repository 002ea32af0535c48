#include "kernel/phases/observe.hpp"

#include <algorithm>
#include <utility>

#include "kernel/lanes/elementary.hpp"
#include "kernel/state/distribution.hpp"

namespace entente::kernel {

void observe(Context& c) {
    for (Index i = 0; i < c.plan.observations.size(); ++i) {
        const ObservationPlan& plan = c.plan.observations[i];
        const double* stock = c.row(c.columns().stock, plan.account);
        const double* sigma = c.slot(plan.sigma);
        double* seen = c.row(c.columns().observed, i);
        c.draw(plan.key, 0, seen);
        for (int l = 0; l < c.width(); ++l) {
            const double z = normal_quantile(seen[l]);
            seen[l] = stock[l] * lanes::exp(sigma[l] * z - sigma[l] * sigma[l] / 2);
        }
    }
}

const double* stock_seen(const Context& c, Index observer, Index account) {
    const auto& all = c.plan.observations;
    const auto found = std::lower_bound(all.begin(), all.end(), std::pair(observer, account),
                                        [](const ObservationPlan& plan, const auto& key) {
                                            return std::pair(plan.observer, plan.account) < key;
                                        });
    const bool drawn =
        found != all.end() && found->observer == observer && found->account == account;
    return drawn ? c.row(c.columns().observed, static_cast<std::size_t>(found - all.begin()))
                 : c.row(c.columns().stock, account);
}

}  // namespace entente::kernel

// Whose suppliers are followed, and which markets weigh them.
#include <algorithm>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

/// Market pairs whose buyer weighs how much it has from the seller already.
void require_market_shares(Compilation& c) {
    for (const DealPlan& deal : c.plan.exchange.deals) {
        const bool weighs =
            deal.kind == DealKind::market &&
            !c.always_zero(c.plan.exchange.markets[deal.market].diversification_weight);
        for (Index leg = deal.first_leg; weighs && leg < deal.last_leg; ++leg) {
            const LegPlan& plan = c.plan.exchange.legs[leg];
            if (plan.kind == LegKind::market_good) {
                c.concentrations_wanted.insert({plan.receiver, plan.good});
            }
        }
    }
}

void follow_suppliers(Compilation& c) {
    Index supplies = 0;
    for (const auto& [actor, good] : c.concentrations_wanted) {
        ConcentrationPlan plan;
        plan.actor = actor;
        plan.good = good;
        plan.first_supply = supplies;
        for (const auto& [key, index] : c.pair_of) {
            if (std::get<1>(key) == actor && std::get<2>(key) == good) {
                plan.pairs.push_back(index);
            }
        }
        supplies += static_cast<Index>(plan.pairs.size());
        c.plan.dynamics.concentrations.push_back(std::move(plan));
    }
}

Index supply_of(const Compilation& c, const LegPlan& leg) {
    for (const ConcentrationPlan& plan : c.plan.dynamics.concentrations) {
        if (plan.actor == leg.receiver && plan.good == leg.good) {
            const auto found = std::find(plan.pairs.begin(), plan.pairs.end(), leg.pair);
            return plan.first_supply + static_cast<Index>(found - plan.pairs.begin());
        }
    }
    return nowhere;
}

void link_market_shares(Compilation& c) {
    for (DealPlan& deal : c.plan.exchange.deals) {
        for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
            const LegPlan& plan = c.plan.exchange.legs[leg];
            const bool weighs =
                plan.kind == LegKind::market_good &&
                !c.always_zero(c.plan.exchange.markets[deal.market].diversification_weight);
            deal.supply = weighs ? supply_of(c, plan) : deal.supply;
        }
    }
}

}  // namespace

void compile_concentrations(Compilation& c) {
    require_market_shares(c);
    follow_suppliers(c);
    link_market_shares(c);
}

}  // namespace entente::kernel

#include <map>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

using Seen = std::map<std::pair<Index, Index>, Index>;  ///< (observer, account), in this order

/// A party to an offer looks at what the others have of what it would get.
void collect_offers(const PlanData& plan, Seen& seen) {
    for (const DealPlan& deal : plan.exchange.deals) {
        for (Index leg = deal.first_leg; !deal.parties.empty() && leg < deal.last_leg; ++leg) {
            const LegPlan& what = plan.exchange.legs[leg];
            seen[{what.receiver, what.from}];
        }
    }
}

/// Of an argument of an expression; nowhere stands for any.
Index canonical(const Order& order, std::uint32_t argument) {
    return argument == nowhere ? nowhere : order.canonical.at(argument);
}

/// The condition of an actor's rule looks at the stocks that it names.
void collect_conditions(const Compilation& c, Seen& seen) {
    for (const RulePlan& rule : c.plan.institutions.rules) {
        if (rule.by == nowhere || rule.program == nowhere) {
            continue;
        }
        for (const Leaf& leaf : c.plan.programs[rule.program].program.leaves()) {
            if (leaf.function != model::StateFunction::stock) {
                continue;
            }
            const Index actor = canonical(c.order.actors, leaf.argument[0]);
            const Index good = canonical(c.order.goods, leaf.argument[1]);
            for (Index a = 0; a < c.plan.accounts.size(); ++a) {
                const AccountPlan& account = c.plan.accounts[a];
                if ((actor == nowhere || actor == account.actor) &&
                    (good == nowhere || good == account.good)) {
                    seen[{rule.by, a}];
                }
            }
        }
    }
}

}  // namespace

void compile_observations(Compilation& c) {
    Seen seen;
    collect_offers(c.plan, seen);
    collect_conditions(c, seen);
    for (const auto& [key, unused] : seen) {
        const auto& [observer, account] = key;
        const AccountPlan& plan = c.plan.accounts[account];
        const Slot sigma = c.plan.actors[observer].decision.information;
        if (plan.actor == observer || c.always_zero(sigma)) {
            continue;
        }
        const base::RandomKey chance =
            c.key("observe",
                  c.actor_id(observer) + ">" + c.actor_id(plan.actor) + "/" + c.good_id(plan.good));
        c.plan.observations.push_back({observer, account, sigma, chance});
    }
}

void see_through_information(Compilation& c) {
    const Rows stock = c.plan.columns.stock;
    for (const RulePlan& rule : c.plan.institutions.rules) {
        if (rule.by == nowhere || rule.program == nowhere) {
            continue;
        }
        for (auto& rows : c.plan.programs[rule.program].leaves) {
            for (LeafRow& leaf : rows) {
                for (Index i = 0; i < c.plan.observations.size(); ++i) {
                    const ObservationPlan& plan = c.plan.observations[i];
                    if (plan.observer == rule.by && leaf.row == stock.first + plan.account) {
                        leaf.row = c.plan.columns.observed.first + i;
                        break;
                    }
                }
            }
        }
    }
}

}  // namespace entente::kernel

#include <algorithm>
#include <map>
#include <tuple>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

/// Tells the passes apart, in the order in which they are cleared.
struct PassKey {
    int level = 0;           ///< tier, or one below for illicit twins
    int rank = 0;            ///< written deals first, then markets
    double weight = 0;       ///< negative nominal weight where weights are priorities
    Index market = nowhere;  ///< markets cleared in proportion have passes of their own
    auto operator<=>(const PassKey&) const = default;
};

struct Builder {
    Compilation& c;
    std::map<std::pair<ResourceKind, Index>, Index> resources;
    std::map<PassKey, std::vector<Index>> passes;
    std::vector<std::tuple<Index, Index, Index, double>> entries;  ///< resource, item, row, factor

    Index resource(ResourceKind kind, Index subject) {
        auto& all = c.plan.exchange.resources;
        const auto [found, inserted] =
            resources.try_emplace({kind, subject}, static_cast<Index>(all.size()));
        if (inserted) {
            all.push_back({kind, subject});
        }
        return found->second;
    }
    void use(ResourceKind kind, Index subject, Index item, Rows rows, Index row) {
        entries.emplace_back(resource(kind, subject), item, rows.first + row, 1.0);
    }
};

model::Tier tier_of(const Compilation& c, const DealPlan& deal) {
    if (deal.kind == DealKind::contract) {
        return c.model.contracts[c.order.contracts.scenario[deal.contract]].tier;
    }
    if (deal.kind == DealKind::market) {
        return c.model.markets[c.order.markets.scenario[deal.market]].tier;
    }
    return model::Tier::opportunistic;
}

bool has_measures(const Exchange& x, const DealPlan& deal) {
    return std::any_of(x.legs.begin() + deal.first_leg, x.legs.begin() + deal.last_leg,
                       [](const LegPlan& leg) { return leg.first_measure != leg.last_measure; });
}

PassKey key_of(const Compilation& c, const Item& item) {
    const DealPlan& deal = c.plan.exchange.deals[item.deal];
    PassKey key;
    key.level = static_cast<int>(tier_of(c, deal)) + (item.twin == Twin::illicit ? 1 : 0);
    if (deal.kind == DealKind::market) {
        key.rank = 1;
        const auto& market = c.model.markets[c.order.markets.scenario[deal.market]];
        if (market.rule == model::MarketRule::proportional) {
            key.rank = 2;
            key.market = deal.market;
        }
    } else if (c.model.clearing == model::Clearing::priority) {
        key.weight = -c.plan.slots[deal.weight].value;
    }
    return key;
}

void make_items(Builder& b) {
    Exchange& x = b.c.plan.exchange;
    for (const Twin twin : {Twin::lawful, Twin::illicit}) {
        for (Index deal = 0; deal < x.deals.size(); ++deal) {
            if (twin == Twin::illicit && !has_measures(x, x.deals[deal])) {
                continue;
            }
            const Item item{deal, twin};
            b.passes[key_of(b.c, item)].push_back(static_cast<Index>(x.items.size()));
            x.items.push_back(item);
        }
    }
}

bool may_cost(const Compilation& c, const LegPlan& leg) {
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const Index route = c.plan.exchange.shipments[s].route;
        if (route != nowhere && !c.always_zero(c.plan.exchange.routes[route].cost)) {
            return true;
        }
    }
    return false;
}

void use_money(Builder& b, Index item, Index leg_index) {
    const LegPlan& leg = b.c.plan.exchange.legs[leg_index];
    const Columns& columns = b.c.plan.columns;
    if (leg.payer != nowhere && may_cost(b.c, leg)) {
        b.use(ResourceKind::stock, leg.payer, item, columns.leg_cost, leg_index);
    }
    if (leg.payer != nowhere && !leg.tariffs.empty()) {
        b.use(ResourceKind::stock, leg.payer, item, columns.leg_duty, leg_index);
    }
    if (leg.claim != nowhere && b.c.plan.claims[leg.claim].limit != nowhere) {
        b.use(ResourceKind::credit, leg.claim, item, columns.leg_credit, leg_index);
    }
}

void use_routes(Builder& b, Index item, const LegPlan& leg) {
    const Exchange& x = b.c.plan.exchange;
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const Index route = x.shipments[s].route;
        if (route != nowhere && x.routes[route].capacity != nowhere &&
            !b.c.always_zero(b.c.plan.goods[leg.good].mass)) {
            b.use(ResourceKind::route, route, item, b.c.plan.columns.load, s);
        }
    }
}

void use_market(Builder& b, Index item, Index leg_index) {
    const LegPlan& leg = b.c.plan.exchange.legs[leg_index];
    const Rows amount = b.c.plan.columns.leg_amount;
    b.use(ResourceKind::offer, leg.offer, item, amount, leg_index);
    b.use(ResourceKind::request, leg.request, item, amount, leg_index);
}

void use_leg(Builder& b, Index item, Index leg_index) {
    const LegPlan& leg = b.c.plan.exchange.legs[leg_index];
    const Columns& columns = b.c.plan.columns;
    b.use(ResourceKind::stock, leg.from, item, columns.leg_amount, leg_index);
    if (b.c.plan.accounts[leg.to].storage != nowhere) {
        b.use(ResourceKind::room, leg.to, item, columns.leg_amount, leg_index);
    }
    use_routes(b, item, leg);
    use_money(b, item, leg_index);
    if (b.c.plan.exchange.items[item].twin == Twin::lawful) {
        for (Index m = leg.first_measure; m < leg.last_measure; ++m) {
            b.use(ResourceKind::cap, b.c.plan.exchange.measures[m].sanction, item,
                  columns.measure_load, m);
        }
    }
    if (leg.kind == LegKind::market_good) {
        use_market(b, item, leg_index);
    }
}

Pass make_pass(Builder& b, const PassKey& key, const std::vector<Index>& items) {
    Pass pass;
    pass.items = items;
    pass.keeps_reserve = key.level > 0;
    pass.proportional_market = key.market;
    const bool by_priority = b.c.model.clearing == model::Clearing::priority;
    b.entries.clear();
    for (const Index item : items) {
        const Index deal_index = b.c.plan.exchange.items[item].deal;
        pass.weights.push_back(by_priority ? b.c.plan.columns.slots.first + b.c.constant(1)
                                           : b.c.plan.columns.weight.first + deal_index);
        const DealPlan& deal = b.c.plan.exchange.deals[deal_index];
        for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
            use_leg(b, item, leg);
        }
    }
    std::stable_sort(b.entries.begin(), b.entries.end(), [](const auto& left, const auto& right) {
        return std::get<0>(left) < std::get<0>(right);
    });
    for (const auto& [resource, item, row, factor] : b.entries) {
        if (pass.resources.empty() || pass.resources.back().resource != resource) {
            const auto first = static_cast<Index>(pass.entries.size());
            pass.resources.push_back({resource, first, first});
        }
        // Items of a pass are in ascending order.
        const auto at = std::lower_bound(items.begin(), items.end(), item) - items.begin();
        pass.entries.push_back({item, row, factor, pass.weights[static_cast<std::size_t>(at)]});
        pass.resources.back().last_entry = static_cast<Index>(pass.entries.size());
    }
    return pass;
}

}  // namespace

void compile_passes(Compilation& c) {
    Builder builder{c, {}, {}, {}};
    make_items(builder);
    for (const auto& [key, items] : builder.passes) {
        c.plan.exchange.passes.push_back(make_pass(builder, key, items));
    }
}

}  // namespace entente::kernel

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {

Index longest_steps(const Compilation& c, const model::Number& delay) {
    const double shortest = c.plan.calendar.unit == model::StepUnit::days
                                ? c.plan.calendar.count
                                : 28.0 * c.plan.calendar.count;
    // Whatever comes after the last step need not be told apart.
    const double steps = std::ceil(std::max(0.0, largest_value(c, delay)) / shortest);
    return static_cast<Index>(std::min<double>(steps, c.plan.steps));
}

namespace {

struct LegSource {
    LegPlan plan;
    std::vector<Index> routes;  ///< canonical, sorted
};

Index pair_index(Compilation& c, Index giver, Index receiver, Index good) {
    auto& pairs = c.plan.exchange.pairs;
    const auto [found, inserted] =
        c.pair_of.try_emplace({giver, receiver, good}, static_cast<Index>(pairs.size()));
    if (inserted) {
        pairs.push_back({giver, receiver, good});
    }
    return found->second;
}

std::vector<Index> sorted_routes(const Compilation& c, const std::vector<model::RouteId>& ids) {
    std::vector<Index> routes;
    for (const model::RouteId id : ids) {
        routes.push_back(c.order.routes.of(id));
    }
    std::sort(routes.begin(), routes.end());
    return routes;
}

/// The claim that a leg on credit adds to. Claims that the scenario does not list start at 0
/// without a limit.
Index claim_index(Compilation& c, Index creditor, Index debtor) {
    auto& claims = c.plan.claims;
    for (Index i = 0; i < claims.size(); ++i) {
        if (claims[i].creditor == creditor && claims[i].debtor == debtor) {
            return i;
        }
    }
    claims.push_back({creditor, debtor, c.constant(0), nowhere});
    return static_cast<Index>(claims.size() - 1);
}

LegSource compile_leg(Compilation& c, const model::Leg& source) {
    LegSource leg;
    LegPlan& plan = leg.plan;
    plan.giver = c.order.actors.of(source.from);
    plan.receiver = c.order.actors.of(source.to);
    plan.good = c.order.goods.of(source.good);
    plan.amount = c.slot(source.amount.amount);
    plan.period_days = source.per_bundle ? 0 : source.amount.period_days;
    if (source.on_credit) {
        plan.price = c.slot(source.on_credit->price);
        plan.claim = claim_index(c, plan.giver, plan.receiver);
    }
    plan.joins = c.order.contingents.of(source.joins);
    leg.routes = sorted_routes(c, source.routes);
    return leg;
}

Shipment make_shipment(Compilation& c, Index leg, Index route, const std::string& text) {
    Shipment shipment;
    shipment.leg = leg;
    shipment.route = route;
    if (route == nowhere) {
        return shipment;
    }
    const auto& source = c.model.routes[c.order.routes.scenario[route]];
    shipment.ring_size = longest_steps(c, source.delay) + 1;
    shipment.draws_losses = source.losses == model::Losses::shipment;
    shipment.loss_key = c.key("loss", source.id + "/" + text);
    return shipment;
}

const char* text_of(DealKind kind) {
    switch (kind) {
        case DealKind::contract:
            return "contract/";
        case DealKind::gift:
            return "gift/";
        case DealKind::market:
            break;
    }
    return "market/";
}

std::string leg_text(const Compilation& c, const LegPlan& leg) {
    return c.actor_id(leg.giver) + ">" + c.actor_id(leg.receiver) + "/" + c.good_id(leg.good);
}

void append_leg(Compilation& c, LegSource& source, const std::string& text) {
    Exchange& x = c.plan.exchange;
    LegPlan& leg = source.plan;
    const auto index = static_cast<Index>(x.legs.size());
    leg.deal = static_cast<Index>(x.deals.size());
    leg.from = c.account(leg.giver, leg.good);
    leg.to = c.account(leg.receiver, leg.good);
    leg.payer = c.plan.actors[leg.receiver].cash;
    leg.pair = pair_index(c, leg.giver, leg.receiver, leg.good);
    leg.first_shipment = static_cast<Index>(x.shipments.size());
    if (source.routes.empty()) {
        x.shipments.push_back(make_shipment(c, index, nowhere, text));
    }
    for (const Index route : source.routes) {
        x.shipments.push_back(make_shipment(c, index, route, text));
    }
    leg.last_shipment = static_cast<Index>(x.shipments.size());
    x.legs.push_back(leg);
    c.leg_texts.push_back(text);
}

/// Legs in the order of what they move, whatever the order of listing. `name` is the deal's part
/// of the addresses of chance.
void append_deal(Compilation& c, DealPlan deal, std::vector<LegSource> legs,
                 const std::string& name) {
    std::stable_sort(legs.begin(), legs.end(), [](const LegSource& a, const LegSource& b) {
        return std::tie(a.plan.giver, a.plan.receiver, a.plan.good, a.routes) <
               std::tie(b.plan.giver, b.plan.receiver, b.plan.good, b.routes);
    });
    deal.first_leg = static_cast<Index>(c.plan.exchange.legs.size());
    std::map<std::string, int> seen;
    for (LegSource& leg : legs) {
        std::string text = leg_text(c, leg.plan);
        const int count = ++seen[text];
        if (count > 1) {
            text.append("#").append(std::to_string(count));
        }
        append_leg(c, leg, text_of(deal.kind) + name + "/" + text);
    }
    deal.last_leg = static_cast<Index>(c.plan.exchange.legs.size());
    c.plan.exchange.deals.push_back(deal);
}

/// Numbers get their rows in this order, so it may not be that of listing.
std::vector<Index> leg_order(const Compilation& c, const model::Contract& contract) {
    std::vector<std::string> keys;
    for (const auto& leg : contract.legs) {
        std::string key = c.model.actors[leg.from.index()].id;
        key.append(">").append(c.model.actors[leg.to.index()].id);
        keys.push_back(key.append("/").append(c.model.goods[leg.good.index()].id));
    }
    return order_of(keys).scenario;
}

bool weighs(const Compilation& c, Index giver, model::Tier tier) {
    const auto& choices = c.plan.actors[giver].decision.choices;
    return choices.willingness() == model::Willingness::weighed && tier != model::Tier::treaty;
}

/// What runs by offer is answered by its parties; each has a row for that.
void add_parties(const Compilation& c, DealPlan& deal, const std::vector<LegSource>& legs,
                 Index& rows) {
    std::set<Index> parties;
    for (const LegSource& leg : legs) {
        parties.insert({leg.plan.giver, leg.plan.receiver});
    }
    for (Index i = deal.first_technology; i < deal.last_technology; ++i) {
        const TechnologyLegPlan& leg = c.plan.people.technology_legs[i];
        parties.insert({leg.giver, leg.receiver});
    }
    deal.parties.assign(parties.begin(), parties.end());
    deal.first_party = rows;
    rows += static_cast<Index>(parties.size());
}

void add_technology(Compilation& c, const model::Contract& source, DealPlan& deal) {
    const auto& legs = c.plan.people.technology_legs;
    deal.first_technology = static_cast<Index>(legs.size());
    compile_technology_legs(c, source, static_cast<Index>(c.plan.exchange.deals.size()));
    deal.last_technology = static_cast<Index>(legs.size());
    for (Index i = deal.first_technology; i < deal.last_technology; ++i) {
        deal.weighs = deal.weighs || weighs(c, legs[i].giver, source.tier);
    }
}

void compile_contract(Compilation& c, Index canonical, Index& party_rows) {
    const auto& source = c.model.contracts[c.order.contracts.scenario[canonical]];
    DealPlan deal;
    deal.contract = canonical;
    deal.weight = c.slot(source.weight);
    deal.window = source.window;
    deal.stops_if_short = source.if_short == model::IfShort::stop;
    deal.one_off = source.one_off;
    deal.starts_on = !source.starts_suspended && !source.one_off;
    if (source.bundles) {
        deal.bundles = c.slot(source.bundles->amount);
        deal.bundles_days = source.bundles->period_days;
    }
    std::vector<LegSource> legs;
    for (const Index position : leg_order(c, source)) {
        legs.push_back(compile_leg(c, source.legs[position]));
        // Who makes or accepts an offer has decided already.
        const bool decided = source.one_off;
        deal.weighs = deal.weighs || (!decided && weighs(c, legs.back().plan.giver, source.tier));
    }
    add_technology(c, source, deal);
    if (source.one_off) {
        add_parties(c, deal, legs, party_rows);
    }
    c.plan.exchange.contract_deal.push_back(static_cast<Index>(c.plan.exchange.deals.size()));
    append_deal(c, deal, std::move(legs), source.id);
}

void compile_gift(Compilation& c, const model::Action& action) {
    const auto& from = c.model.accounts.at(action.account.index());
    const auto& to = c.model.accounts.at(action.receiver.index());
    DealPlan deal;
    deal.kind = DealKind::gift;
    deal.weight = c.constant(1);
    deal.one_off = true;
    deal.starts_on = false;
    LegSource leg;
    leg.plan.giver = c.order.actors.of(from.actor);
    leg.plan.receiver = c.order.actors.of(to.actor);
    leg.plan.good = c.order.goods.of(from.good);
    leg.plan.amount = c.slot(action.amount);
    c.gift_of[action.path] = static_cast<Index>(c.plan.exchange.deals.size());
    append_deal(c, deal, {leg}, action.path);
}

/// Gifts of all lists of actions, in the order of their paths.
void compile_gifts(Compilation& c) {
    std::map<std::string, const model::Action*> gifts;
    const auto collect = [&gifts](const std::vector<model::Action>& actions) {
        for (const auto& action : actions) {
            if (action.kind == model::ActionKind::give || action.kind == model::ActionKind::send) {
                gifts.emplace(action.path, &action);
            }
        }
    };
    model::each_list_of_actions(c.model, collect);
    for (const auto& [path, action] : gifts) {
        compile_gift(c, *action);
    }
}

/// The side of an actor on a market, one for all its pairs.
Index side_index(std::vector<MarketSide>& sides, const MarketSide& side) {
    const auto found = std::find_if(sides.begin(), sides.end(), [&](const MarketSide& s) {
        return s.market == side.market && s.actor == side.actor;
    });
    if (found != sides.end()) {
        return static_cast<Index>(found - sides.begin());
    }
    sides.push_back(side);
    return static_cast<Index>(sides.size() - 1);
}

void compile_market_pair(Compilation& c, Index market, const model::Market& source,
                         const model::Market::Pair& pair) {
    DealPlan deal;
    deal.kind = DealKind::market;
    deal.market = market;
    deal.weight = c.constant(1);
    deal.window = source.window;
    LegSource good;
    good.plan.kind = LegKind::market_good;
    good.plan.giver = c.order.actors.of(pair.from);
    good.plan.receiver = c.order.actors.of(pair.to);
    good.plan.good = c.order.goods.of(source.good);
    good.plan.amount = c.constant(1);
    good.routes = sorted_routes(c, pair.routes);
    const auto relation = c.relation_of.find({good.plan.giver, good.plan.receiver});
    deal.relation = relation == c.relation_of.end() ? nowhere : relation->second;
    deal.weighs = weighs(c, good.plan.giver, source.tier);
    good.plan.offer =
        side_index(c.plan.exchange.offers,
                   {market, good.plan.giver, c.account(good.plan.giver, good.plan.good)});
    good.plan.request =
        side_index(c.plan.exchange.requests,
                   {market, good.plan.receiver, c.account(good.plan.receiver, good.plan.good)});
    std::vector<LegSource> legs = {good};
    if (source.pay) {
        LegSource pay;
        pay.plan.kind = LegKind::market_pay;
        pay.plan.giver = good.plan.receiver;
        pay.plan.receiver = good.plan.giver;
        pay.plan.good = c.order.goods.of(*source.pay);
        pay.plan.amount = c.constant(1);
        legs.push_back(pay);
    }
    const std::string name =
        source.id + "/" + c.actor_id(good.plan.giver) + ">" + c.actor_id(good.plan.receiver);
    append_deal(c, deal, std::move(legs), name);
}

void compile_market(Compilation& c, Index market) {
    const auto& source = c.model.markets[c.order.markets.scenario[market]];
    MarketPlan plan;
    plan.good = c.order.goods.of(source.good);
    plan.pay = source.pay ? c.order.goods.of(*source.pay) : nowhere;
    plan.shadow_price = source.price == model::Price::shadow;
    plan.rounds = source.rounds;
    plan.affinity_weight = c.slot(source.affinity_weight);
    plan.commitment_weight = c.slot(source.commitment_weight);
    plan.cost_weight = c.slot(source.cost_weight);
    plan.shortage_weight = c.slot(source.shortage_weight);
    plan.diversification_weight = c.slot(source.diversification_weight);
    plan.window = source.window;
    c.plan.exchange.markets.push_back(plan);
    auto pairs = source.pairs;
    std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
        return std::pair(c.order.actors.of(a.from), c.order.actors.of(a.to)) <
               std::pair(c.order.actors.of(b.from), c.order.actors.of(b.to));
    });
    for (const auto& pair : pairs) {
        compile_market_pair(c, market, source, pair);
    }
}

void compile_routes(Compilation& c) {
    for (Index i = 0; i < c.order.routes.size(); ++i) {
        const auto& source = c.model.routes[c.order.routes.scenario[i]];
        RoutePlan route;
        route.closed = c.order.route_position[i];
        route.joins = {c.order.actors.of(source.from), c.order.actors.of(source.to)};
        for (const model::ActorId actor : source.through) {
            route.joins.push_back(c.order.actors.of(actor));
        }
        if (source.capacity) {
            route.capacity = c.slot(source.capacity->amount);
            route.capacity_days = source.capacity->period_days;
        }
        route.delay = c.slot(source.delay);
        route.cost = c.slot(source.cost);
        route.visibility = c.slot(source.visibility);
        route.reliability = c.slot(source.reliability);
        route.open = source.open;
        c.plan.exchange.routes.push_back(route);
    }
}

/// Pairs get the order of ids rather than of discovery.
void sort_pairs(Compilation& c) {
    auto& pairs = c.plan.exchange.pairs;
    pairs.clear();
    for (auto& [key, index] : c.pair_of) {
        index = static_cast<Index>(pairs.size());
        pairs.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key)});
    }
    for (LegPlan& leg : c.plan.exchange.legs) {
        leg.pair = c.pair_of.at({leg.giver, leg.receiver, leg.good});
    }
}

}  // namespace

double largest_value(const Compilation& c, const model::Number& number) {
    if (!number.parameter.valid()) {
        return number.value;
    }
    const auto& parameter = c.model.parameters[number.parameter.index()];
    double largest = parameter.range ? std::max(number.value, parameter.range->high) : number.value;
    model::each_list_of_actions(c.model, [&](const std::vector<model::Action>& actions) {
        for (const auto& action : actions) {
            if (action.parameter != number.parameter) {
                continue;
            }
            const double amount = action.amount.value;
            const double changed = action.kind == model::ActionKind::set   ? amount
                                   : action.kind == model::ActionKind::add ? largest + amount
                                                                           : largest * amount;
            largest = std::max(largest, changed);
        }
    });
    return largest;
}

void compile_exchange(Compilation& c) {
    compile_routes(c);
    Index party_rows = 0;
    for (Index i = 0; i < c.order.contracts.size(); ++i) {
        compile_contract(c, i, party_rows);
    }
    compile_gifts(c);
    for (Index i = 0; i < c.order.markets.size(); ++i) {
        compile_market(c, i);
    }
    sort_pairs(c);
    Index ring = 0;
    for (Shipment& shipment : c.plan.exchange.shipments) {
        shipment.ring_first = ring;
        ring += shipment.ring_size;
    }
}

}  // namespace entente::kernel

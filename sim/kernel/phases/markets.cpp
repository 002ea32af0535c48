#include "kernel/phases/markets.hpp"

#include <algorithm>
#include <cmath>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/deciding.hpp"
#include "kernel/phases/telling.hpp"

namespace entente::kernel {
namespace {

void divide_into(const double* a, const double* b, double* out, int width) {
    for (int l = 0; l < width; ++l) {
        out[l] = b[l] > 0 ? a[l] / b[l] : 0;
    }
}

void tell_pair(const Context& c, Index d, const double* offer, const double* request) {
    if (!listens(c, c.row(c.columns().deal_active, d))) {
        return;
    }
    const DealPlan& deal = c.plan.exchange.deals[d];
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        if (plan.kind != LegKind::market_good) {
            continue;
        }
        const double per_unit = c.plan.goods[plan.good].per_unit;
        const auto units = [&](const double* row) { return row[c.explainer->lane()] / per_unit; };
        c.explainer->begin(Deciding::market, plan.giver, plan.receiver, Dimension::market,
                           deal.market);
        c.explainer->fact("stock of the seller", units(c.row(c.columns().stock, plan.from)));
        c.explainer->fact("offered", units(offer));
        c.explainer->fact("stock of the buyer", units(c.row(c.columns().stock, plan.to)));
        c.explainer->fact("on its way to the buyer", units(c.row(c.columns().in_transit, plan.to)));
        c.explainer->fact("asked for", units(request));
        c.explainer->criterion("at most what is offered and asked for");
        c.explainer->end("bounded the trade");
    }
}

}  // namespace

void reserve_of(const Context& c, Index index, double* out) {
    const AccountPlan& account = c.plan.accounts[index];
    const model::Offers offers = c.plan.actors[account.actor].decision.choices.offers();
    if (offers == model::Offers::everything) {
        return static_cast<void>(std::fill_n(out, c.width(), 0.0));
    }
    const double* amount = c.slot(account.reserve);
    const double* days = c.slot(account.reserve_days);
    const double* needed = c.row(c.columns().needed, index);
    const double per_unit = c.plan.goods[account.good].per_unit;
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(amount[l] * per_unit, days[l] * needed[l] / c.days());
    }
}

void market_offer(const Context& c, Index side, double* out) {
    const Index account = c.plan.exchange.offers[side].account;
    const Index actor = c.plan.accounts[account].actor;
    if (c.plan.actors[actor].decision.choices.offers() == model::Offers::nothing) {
        return static_cast<void>(std::fill_n(out, c.width(), 0.0));
    }
    reserve_of(c, account, out);
    const double* stock = c.row(c.columns().stock, account);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(0.0, stock[l] - out[l]);
    }
}

void market_request(const Context& c, Index side, double* out) {
    const Index account = c.plan.exchange.requests[side].account;
    const Index actor = c.plan.accounts[account].actor;
    const model::Requests requests = c.plan.actors[actor].decision.choices.requests();
    const double* cover = c.slot(c.plan.accounts[account].cover_days);
    const double* needed = c.row(c.columns().needed, account);
    const double* stock = c.row(c.columns().stock, account);
    const double* coming = c.row(c.columns().in_transit, account);
    for (int l = 0; l < c.width(); ++l) {
        const double covered = cover[l] * needed[l] / c.days();
        const double wanted = requests == model::Requests::cover ? covered : needed[l];
        out[l] = std::max(0.0, wanted - stock[l] - coming[l]);
    }
    if (requests == model::Requests::nothing) {
        std::fill_n(out, c.width(), 0.0);
    }
}

void market_price(const Context& c, Index leg_index, double* out) {
    const LegPlan& leg = c.plan.exchange.legs[leg_index];
    const MarketPlan& market = c.plan.exchange.markets[c.plan.exchange.deals[leg.deal].market];
    double* good = c.row(c.columns().lane, 5);
    double* pay = c.row(c.columns().lane, 6);
    const Slot zero = market.shortage_weight;
    if (!market.shadow_price) {
        const double ratio = c.plan.goods[market.pay].per_unit / c.plan.goods[market.good].per_unit;
        divide_into(c.slot(c.plan.goods[market.good].value), c.slot(c.plan.goods[market.pay].value),
                    out, c.width());
        for (int l = 0; l < c.width(); ++l) {
            out[l] *= ratio;
        }
        return;
    }
    std::fill_n(out, c.width(), 1.0);
    for (const Index actor : {leg.giver, leg.receiver}) {
        shadow_value(c, actor, market.good, zero, good);
        shadow_value(c, actor, market.pay, zero, pay);
        divide_into(good, pay, good, c.width());
        for (int l = 0; l < c.width(); ++l) {
            out[l] *= good[l];
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::sqrt(out[l]);
    }
}

void market_weight(const Context& c, Index d, double* out) {
    const DealPlan& deal = c.plan.exchange.deals[d];
    const MarketPlan& market = c.plan.exchange.markets[deal.market];
    std::fill_n(out, c.width(), 0.0);
    if (deal.relation != nowhere) {
        for (int l = 0; l < c.width(); ++l) {
            out[l] = c.slot(market.affinity_weight)[l] * c.affinity(deal.relation)[l] +
                     c.slot(market.commitment_weight)[l] * c.commitment(deal.relation)[l];
        }
    }
    const LegPlan& good = c.plan.exchange.legs[deal.first_leg];
    const Index buyer = good.kind == LegKind::market_good ? good.receiver : good.giver;
    if (deal.supply != nowhere &&
        c.plan.actors[buyer].decision.choices.diversifies() == model::Diversifies::weighed) {
        const double* share = c.row(c.columns().supply_share, deal.supply);
        for (int l = 0; l < c.width(); ++l) {
            out[l] -= c.slot(market.diversification_weight)[l] * share[l];
        }
    }
    const double* cost = c.row(c.columns().leg_cost, deal.first_leg);
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        if (c.plan.exchange.legs[leg].kind == LegKind::market_good) {
            cost = c.row(c.columns().leg_cost, leg);
        }
    }
    const double* value = c.slot(c.plan.goods[market.good].value);
    const double per_value = c.plan.per_currency / c.plan.goods[market.good].per_unit;
    for (int l = 0; l < c.width(); ++l) {
        const double share = value[l] > 0 ? cost[l] / (value[l] * per_value) : 0;
        out[l] = lanes::exp(out[l] - c.slot(market.cost_weight)[l] * share);
    }
}

void bound_market_pair(const Context& c, Index d, double* bound) {
    const DealPlan& deal = c.plan.exchange.deals[d];
    double* offer = c.row(c.columns().lane, 5);
    double* request = c.row(c.columns().lane, 6);
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        if (plan.kind == LegKind::market_good) {
            market_offer(c, plan.offer, offer);
            market_request(c, plan.request, request);
        }
    }
    tell_pair(c, d, offer, request);
    for (int l = 0; l < c.width(); ++l) {
        bound[l] *= std::min(offer[l], request[l]);
    }
}

}  // namespace entente::kernel

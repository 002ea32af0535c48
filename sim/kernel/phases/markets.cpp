#include "kernel/phases/markets.hpp"

#include <algorithm>
#include <cmath>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/deciding.hpp"

namespace entente::kernel {
namespace {

void divide_into(const double* a, const double* b, double* out, int width) {
    for (int l = 0; l < width; ++l) {
        out[l] = b[l] > 0 ? a[l] / b[l] : 0;
    }
}

}  // namespace

void reserve_of(const Context& c, Index index, double* out) {
    const AccountPlan& account = c.plan.accounts[index];
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
    reserve_of(c, account, out);
    const double* stock = c.row(c.columns().stock, account);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(0.0, stock[l] - out[l]);
    }
}

void market_request(const Context& c, Index side, double* out) {
    const Index account = c.plan.exchange.requests[side].account;
    const double* cover = c.slot(c.plan.accounts[account].cover_days);
    const double* needed = c.row(c.columns().needed, account);
    const double* stock = c.row(c.columns().stock, account);
    const double* coming = c.row(c.columns().in_transit, account);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(0.0, cover[l] * needed[l] / c.days() - stock[l] - coming[l]);
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
        const RelationPlan& relation = c.plan.relations[deal.relation];
        for (int l = 0; l < c.width(); ++l) {
            out[l] = c.slot(market.affinity_weight)[l] * c.slot(relation.affinity)[l] +
                     c.slot(market.commitment_weight)[l] * c.slot(relation.commitment)[l];
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
    for (int l = 0; l < c.width(); ++l) {
        bound[l] *= std::min(offer[l], request[l]);
    }
}

}  // namespace entente::kernel

#include <algorithm>
#include <limits>

#include "kernel/lanes/elementary.hpp"
#include "kernel/lanes/fill.hpp"
#include "kernel/phases/commit.hpp"
#include "kernel/phases/freezes.hpp"
#include "kernel/phases/markets.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

double* slack_row(Context& c, Index resource) {
    return c.row(c.columns().slack, resource);
}

void room_of(Context& c, Index account, double* out) {
    const Columns& k = c.columns();
    const AccountPlan& plan = c.plan.accounts[account];
    const double* storage = c.slot(plan.storage);
    const double per_unit = c.plan.goods[plan.good].per_unit;
    for (int l = 0; l < c.width(); ++l) {
        const double taken = c.row(k.stock, account)[l] + c.row(k.in_transit, account)[l];
        out[l] = std::max(0.0, lanes::leg_quanta(storage[l] * per_unit) - taken);
    }
}

void route_capacity(Context& c, Index route, double* out) {
    const RoutePlan& plan = c.plan.exchange.routes[route];
    const double* capacity = c.slot(plan.capacity);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(0.0, capacity[l] * c.days() / plan.capacity_days);
    }
}

/// Nothing may move lawfully under a ban; what a cap leaves. Where the measure does not hold, no
/// leg uses this resource (its loads are 0).
void cap_left(Context& c, Index sanction, double* out) {
    if (c.plan.institutions.sanctions[sanction].kind == model::SanctionKind::cap) {
        std::copy_n(c.row(c.columns().headroom, sanction), c.width(), out);
    } else {
        std::fill_n(out, c.width(), 0.0);
    }
}

void credit_left(Context& c, Index claim, double* out) {
    const double* limit = c.slot(c.plan.claims[claim].limit);
    const double* owed = c.row(c.columns().claim, claim);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(0.0, limit[l] * c.plan.per_currency - owed[l]);
    }
}

void start_resource(Context& c, Index r) {
    const Resource& resource = c.plan.exchange.resources[r];
    double* slack = slack_row(c, r);
    switch (resource.kind) {
        case ResourceKind::stock:
            return;  // depends on the pass
        case ResourceKind::room:
            return room_of(c, resource.subject, slack);
        case ResourceKind::route:
            return route_capacity(c, resource.subject, slack);
        case ResourceKind::cap:
            return cap_left(c, resource.subject, slack);
        case ResourceKind::credit:
            return credit_left(c, resource.subject, slack);
        case ResourceKind::offer:
            return market_offer(c, resource.subject, slack);
        case ResourceKind::request:
            return market_request(c, resource.subject, slack);
    }
}

void find_frozen(Context& c) {
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        frozen_share(c, a, c.row(c.columns().frozen, a));
    }
}

/// What may leave an account in a pass: nothing that is frozen, and below the treaty tier nothing
/// of the reserve.
void offerable(Context& c, Index account, const Pass& pass, double* out) {
    const Columns& k = c.columns();
    const double* left = c.row(k.left, account);
    const double* stock = c.row(k.stock, account);
    const double* frozen = c.row(k.frozen, account);
    double* reserve = c.row(k.lane, 2);
    std::fill_n(reserve, c.width(), 0.0);
    if (pass.keeps_reserve) {
        reserve_of(c, account, reserve);
    }
    for (int l = 0; l < c.width(); ++l) {
        const double kept = std::max(reserve[l], frozen[l] * stock[l]);
        out[l] = std::max(0.0, left[l] - kept);
    }
}

/// Bound of an item: what the deal wants, for the illicit twin what evasion allows of it beyond
/// what has moved lawfully.
void bound_item(Context& c, Index index) {
    const Columns& k = c.columns();
    const Item& item = c.plan.exchange.items[index];
    const double* bound = c.row(k.bound, item.deal);
    double* out = c.row(k.item_bound, index);
    if (item.twin == Twin::lawful) {
        std::copy_n(bound, c.width(), out);
        return;
    }
    const double* share = c.row(k.evasion, item.deal);
    const double* moved = c.row(k.deal_scale, item.deal);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = std::max(0.0, std::min(share[l] * bound[l], bound[l] - moved[l]));
    }
}

void stop_if_short(Context& c, Index index) {
    const Columns& k = c.columns();
    const Item& item = c.plan.exchange.items[index];
    if (!c.plan.exchange.deals[item.deal].stops_if_short) {
        return;
    }
    const double* bound = c.row(k.item_bound, index);
    double* scale = c.row(k.item_scale, index);
    for (int l = 0; l < c.width(); ++l) {
        scale[l] = scale[l] < bound[l] * (1 - 0x1p-40) ? 0 : scale[l];
    }
}

void run_pass(Context& c, const Pass& pass) {
    const Columns& k = c.columns();
    for (const PassResource& resource : pass.resources) {
        const Resource& r = c.plan.exchange.resources[resource.resource];
        if (r.kind == ResourceKind::stock) {
            offerable(c, r.subject, pass, slack_row(c, resource.resource));
        }
    }
    for (const Index item : pass.items) {
        bound_item(c, item);
    }
    std::copy_n(c.row(k.slack, 0),
                static_cast<std::size_t>(k.slack.count) * static_cast<std::size_t>(c.width()),
                c.row(k.asked_slack, 0));
    if (pass.proportional_market != nowhere) {
        clear_in_proportion(c, pass);
    } else {
        const FillRows rows{k.item_bound,  k.item_scale, k.item_active,
                            k.asked_slack, k.asked,      k.ratio};
        fill(c.state, pass, rows, c.row(k.lane, 0), c.row(k.lane, 1));
    }
    for (const Index item : pass.items) {
        stop_if_short(c, item);
        commit(c, item);
    }
    use_resources(c, pass);
}

void note_starved(Context& c) {
    const Columns& k = c.columns();
    double* now = c.row(k.lane, 0);
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        const double* bound = c.row(k.bound, d);
        const double* scale = c.row(k.deal_scale, d);
        double* starved = c.row(k.deal_starved, d);
        for (int l = 0; l < c.width(); ++l) {
            const double is = bound[l] > 0 && scale[l] == 0 ? 1 : 0;
            now[l] = is > starved[l] ? 1 : 0;
            starved[l] = is;
        }
        if (c.plan.exchange.deals[d].contract != nowhere) {
            c.record(EventKind::contract_starved, now, c.plan.exchange.deals[d].contract, nowhere,
                     nullptr);
        }
    }
}

}  // namespace

void run_clear(Context& c) {
    const Columns& k = c.columns();
    std::copy_n(c.row(k.stock, 0),
                static_cast<std::size_t>(k.stock.count) * static_cast<std::size_t>(c.width()),
                c.row(k.left, 0));
    find_frozen(c);
    start_commitments(c);
    for (Index r = 0; r < c.plan.exchange.resources.size(); ++r) {
        start_resource(c, r);
    }
    for (const Pass& pass : c.plan.exchange.passes) {
        run_pass(c, pass);
    }
    note_starved(c);
}

}  // namespace entente::kernel

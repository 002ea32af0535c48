// Rounds and weapons: what combat wants of the stores, and what it takes from them.
#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

constexpr std::size_t drawn_row = 10;  ///< of Columns::war_lane

void want_rounds(Context& c, const ContingentPlan& plan, Index i) {
    const Columns& k = c.columns();
    const War& war = c.plan.war;
    const double* men = c.row(k.men, i);
    const double* active = c.row(k.theatre_active, plan.theatre);
    for (Index r = plan.first_rounds; r < plan.last_rounds; ++r) {
        const RoundsPlan& rounds = war.rounds[r];
        const double* per_man = c.slot(rounds.per_man);
        const double per_unit =
            c.plan.goods[c.plan.accounts[war.stores[rounds.supply].account].good].per_unit;
        double* rest = c.row(k.rest_rounds, r);
        double* need = c.row(k.rounds_need, r);
        double* total = c.row(k.supply_need, rounds.supply);
        for (int l = 0; l < c.width(); ++l) {
            const double each = std::max(0.0, per_man[l]) * c.days() / rounds.period_days;
            const auto posting =
                lanes::post(active[l] * men[l] / plan.per_unit * each * per_unit, rest[l]);
            need[l] = posting.quanta;
            rest[l] = posting.remainder;
            total[l] += posting.quanta;
        }
    }
}

void want_launches(Context& c, Index s) {
    const Columns& k = c.columns();
    const StrikePlan& plan = c.plan.war.strikes[s];
    const Index account = c.plan.war.stores[plan.supply].account;
    const double per_unit = c.plan.goods[c.plan.accounts[account].good].per_unit;
    const double open = c.open(plan.window) ? 1 : 0;
    const double* launches = c.slot(plan.launches);
    const double* active =
        plan.theatre == nowhere ? nullptr : c.row(k.theatre_active, plan.theatre);
    double* rest = c.row(k.rest_launches, s);
    double* need = c.row(k.launch_need, s);
    double* total = c.row(k.supply_need, plan.supply);
    for (int l = 0; l < c.width(); ++l) {
        const double flies = active == nullptr ? open : open * active[l];
        const double wanted = std::max(0.0, launches[l]) * c.days() / plan.launches_days;
        const auto posting = lanes::post(flies * wanted * per_unit, rest[l]);
        need[l] = posting.quanta;
        rest[l] = posting.remainder;
        total[l] += posting.quanta;
    }
}

/// Takes its share of what is wanted from a store; out[lane] = what was taken.
void draw_supply(Context& c, Index store, const double* need, double* rest, double* out) {
    const Columns& k = c.columns();
    const double* ratio = c.row(k.supply_ratio, store);
    double* stock = c.row(k.stock, c.plan.war.stores[store].account);
    double* fired = c.row(k.fired, store);
    for (int l = 0; l < c.width(); ++l) {
        const double part = ratio[l] < 1 ? lanes::leg_quanta(need[l] * ratio[l]) : need[l];
        out[l] = std::min(part, stock[l]);
        stock[l] -= out[l];
        fired[l] += out[l];
        rest[l] = out[l] < need[l] ? 0 : rest[l];
    }
}

}  // namespace

void share_supplies(Context& c) {
    const Columns& k = c.columns();
    for (Index s = 0; s < c.plan.war.stores.size(); ++s) {
        const double* need = c.row(k.supply_need, s);
        const double* stock = c.row(k.stock, c.plan.war.stores[s].account);
        double* ratio = c.row(k.supply_ratio, s);
        for (int l = 0; l < c.width(); ++l) {
            ratio[l] = need[l] > stock[l] ? stock[l] / need[l] : 1;
        }
    }
}

void fire_rounds(Context& c, Index i) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[i];
    double* ammunition = c.row(k.ammunition, i);
    double* drawn = c.row(k.war_lane, drawn_row);
    std::fill_n(ammunition, c.width(), 1.0);
    for (Index r = plan.first_rounds; r < plan.last_rounds; ++r) {
        const Index supply = c.plan.war.rounds[r].supply;
        const double* need = c.row(k.rounds_need, r);
        const double* ratio = c.row(k.supply_ratio, supply);
        for (int l = 0; l < c.width(); ++l) {
            ammunition[l] = need[l] > 0 ? std::min(ammunition[l], ratio[l]) : ammunition[l];
        }
        draw_supply(c, supply, need, c.row(k.rest_rounds, r), drawn);
    }
}

void count_shortage(Context& c) {
    const Columns& k = c.columns();
    for (Index s = 0; s < c.plan.war.stores.size(); ++s) {
        if (!c.plan.war.stores[s].supplies) {
            continue;
        }
        const Index a = c.plan.war.stores[s].account;
        for (int l = 0; l < c.width(); ++l) {
            const double needed = c.row(k.needed, a)[l];
            const double used = c.row(k.consumed, a)[l] + c.row(k.fired, s)[l];
            c.row(k.shortage, a)[l] = needed > 0 ? 1 - used / needed : 0;
        }
    }
}

void add_supply_needs(Context& c) {
    const Columns& k = c.columns();
    const War& war = c.plan.war;
    for (Index s = 0; s < war.stores.size(); ++s) {
        std::fill_n(c.row(k.supply_need, s), c.width(), 0.0);
    }
    for (Index i = 0; i < war.contingents.size(); ++i) {
        want_rounds(c, war.contingents[i], i);
    }
    for (Index s = 0; s < war.strikes.size(); ++s) {
        want_launches(c, s);
    }
    for (Index s = 0; s < war.stores.size(); ++s) {
        const double* need = c.row(k.supply_need, s);
        double* needed = c.row(k.needed, war.stores[s].account);
        for (int l = 0; l < c.width(); ++l) {
            needed[l] += need[l];
        }
    }
}

void other_needs(const Context& c, Index account, double* out) {
    const double* needed = c.row(c.columns().needed, account);
    const Index store = c.plan.war.store(account);
    const double* combat = store == nowhere ? nullptr : c.row(c.columns().supply_need, store);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = combat == nullptr ? needed[l] : needed[l] - combat[l];
    }
}

void draw_weapons(Context& c, Index strike, double* out) {
    const Columns& k = c.columns();
    draw_supply(c, c.plan.war.strikes[strike].supply, c.row(k.launch_need, strike),
                c.row(k.rest_launches, strike), out);
}

}  // namespace entente::kernel

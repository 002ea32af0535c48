// Rounds wanted and fired, losses and what becomes of them, experience.
#include <algorithm>
#include <array>
#include <cmath>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/lanes/helmbold.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

/// Substeps of a day for the laws that set the sides against each other.
constexpr int substeps_of_a_day = 4;

enum WarRow : std::size_t {
    men_a = 4,
    men_b = 5,
    fire_a = 6,
    fire_b = 7,
    spent = 8,
    weight = 9,
    added = 10,
    remaining = 11,
    lost_a = 12,
    lost_b = 13
};

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

/// Share of what is wanted of each store that there is.
void find_ratios(Context& c) {
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

/// m = min(1, rounds available / rounds wanted), the scarcest of its rounds counting.
void fire_rounds(Context& c, Index i) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[i];
    double* ammunition = c.row(k.ammunition, i);
    double* drawn = c.row(k.war_lane, added);
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

/// Combat counts in the shortage of what it wants.
void find_shortage(Context& c) {
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

/// Men of a side, and what one of them puts out of action per day: sum of fire q m N over N.
void find_side(Context& c, const std::vector<Index>& side, double* men, double* fire) {
    const Columns& k = c.columns();
    std::fill_n(men, c.width(), 0.0);
    std::fill_n(fire, c.width(), 0.0);
    for (const Index i : side) {
        const ContingentPlan& plan = c.plan.war.contingents[i];
        const double* rate = c.slot(plan.fire);
        for (int l = 0; l < c.width(); ++l) {
            const double count = c.row(k.men, i)[l] / plan.per_unit;
            const double power = std::max(0.0, rate[l]) / plan.fire_days;
            men[l] += count;
            fire[l] += power * c.row(k.quality, i)[l] * c.row(k.ammunition, i)[l] * count;
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        fire[l] = men[l] > 0 ? fire[l] / men[l] : 0;
    }
}

/// Shares the losses of a side (men) by N x exposure, by N where nobody has an exposure; nobody
/// loses more than he has, what is beyond falls on the others.
void share_losses(Context& c, const std::vector<Index>& side, const double* lost) {
    const Columns& k = c.columns();
    double* left = c.row(k.war_lane, remaining);
    double* total = c.row(k.war_lane, weight);
    double* exposed = c.row(k.war_lane, added);
    std::copy_n(lost, c.width(), left);
    std::fill_n(exposed, c.width(), 0.0);
    for (const Index i : side) {
        const double* exposure = c.slot(c.plan.war.contingents[i].exposure);
        for (int l = 0; l < c.width(); ++l) {
            exposed[l] = exposure[l] > 0 && c.row(k.men, i)[l] > 0 ? 1 : exposed[l];
        }
    }
    const auto weigh = [&](Index i, int l) {
        const ContingentPlan& plan = c.plan.war.contingents[i];
        const double men = c.row(k.men, i)[l] / plan.per_unit;
        const double rate = c.slot(plan.exposure)[l] / plan.exposure_days;
        const bool full = c.row(k.loss, i)[l] >= men;
        return full ? 0.0 : men * (exposed[l] != 0 ? std::max(0.0, rate) : 1.0);
    };
    for (std::size_t pass = 0; pass < side.size(); ++pass) {
        std::fill_n(total, c.width(), 0.0);
        for (const Index i : side) {
            for (int l = 0; l < c.width(); ++l) {
                total[l] += weigh(i, l);
            }
        }
        for (int l = 0; l < c.width(); ++l) {
            double given = 0;
            for (const Index i : side) {
                const double men = c.row(k.men, i)[l] / c.plan.war.contingents[i].per_unit;
                double& loss = c.row(k.loss, i)[l];
                const double part = total[l] > 0 ? left[l] * (weigh(i, l) / total[l]) : 0;
                const double more = std::min(part, men - loss);
                loss += more;
                given += more;
            }
            left[l] = std::max(0.0, left[l] - given);
        }
    }
}

/// Where fighting stops for want of men, the day is kept.
void note_spent(Context& c, Index t, const double* days) {
    const Columns& k = c.columns();
    double* decided = c.row(k.decided, t);
    double* mask = c.row(k.war_lane, added);
    const double today = c.row(k.days, 0)[0];
    for (int l = 0; l < c.width(); ++l) {
        mask[l] = days[l] >= 0 && decided[l] == 0 ? 1 : 0;
        decided[l] = mask[l] != 0 ? today + days[l] : decided[l];
    }
    c.record(EventKind::side_spent, mask, t, nowhere, decided);
}

void fight_sides(Context& c, Index t) {
    const Columns& k = c.columns();
    const TheatrePlan& theatre = c.plan.war.theatres[t];
    const double* active = c.row(k.theatre_active, t);
    const auto row = [&](WarRow r) { return c.row(k.war_lane, r); };
    find_side(c, theatre.contingents[attackers], row(men_a), row(fire_a));
    find_side(c, theatre.contingents[defenders], row(men_b), row(fire_b));
    std::copy_n(row(men_a), c.width(), row(lost_a));
    std::copy_n(row(men_b), c.width(), row(lost_b));
    std::fill_n(row(spent), c.width(), -1.0);
    for (int l = 0; l < c.width(); ++l) {
        row(fire_a)[l] *= active[l];
        row(fire_b)[l] *= active[l];
    }
    const int count = substeps_of_a_day * static_cast<int>(c.days());
    lanes::helmbold(
        {row(men_a), row(men_b), row(fire_a), row(fire_b), c.slot(theatre.exponent), row(spent)},
        c.days() / count, count, c.width());
    for (int l = 0; l < c.width(); ++l) {
        row(lost_a)[l] -= row(men_a)[l];
        row(lost_b)[l] -= row(men_b)[l];
    }
    share_losses(c, theatre.contingents[attackers], row(lost_a));
    share_losses(c, theatre.contingents[defenders], row(lost_b));
    note_spent(c, t, row(spent));
}

/// A fraction of each contingent per time, whatever the other side: N (1 - exp(-x dt)).
void expose(Context& c, Index t) {
    const Columns& k = c.columns();
    const double* active = c.row(k.theatre_active, t);
    for (const auto& side : c.plan.war.theatres[t].contingents) {
        for (const Index i : side) {
            const ContingentPlan& plan = c.plan.war.contingents[i];
            const double* exposure = c.slot(plan.exposure);
            for (int l = 0; l < c.width(); ++l) {
                const double hazard = std::max(0.0, exposure[l]) * c.days() / plan.exposure_days;
                c.row(k.loss, i)[l] =
                    active[l] * c.row(k.men, i)[l] / plan.per_unit * (1 - lanes::exp(-hazard));
            }
        }
    }
}

ENTENTE_CLONES void post_share(const double* quanta, const double* share, double* rest, double* out,
                               int width) {
    for (int l = 0; l < width; ++l) {
        const double part = share[l] < 0 ? 0 : share[l];
        const auto posting = lanes::post(quanta[l] * part, rest[l]);
        out[l] = posting.quanta < quanta[l] ? posting.quanta : quanta[l];
        rest[l] = posting.quanta > quanta[l] ? 0 : posting.remainder;
    }
}

/// Whole men: killed, sent home, and the rest wounded.
void take_losses(Context& c, Index i) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[i];
    double* men = c.row(k.men, i);
    double* rest = c.row(k.rest_loss, i);
    double* lost = c.row(k.war_lane, remaining);
    double* killed = c.row(k.war_lane, lost_a);
    double* home = c.row(k.war_lane, lost_b);
    for (int l = 0; l < c.width(); ++l) {
        const auto posting = lanes::post(c.row(k.loss, i)[l] * plan.per_unit, rest[l]);
        lost[l] = std::min(posting.quanta, men[l]);
        rest[l] = lost[l] < posting.quanta ? 0 : posting.remainder;
        men[l] -= lost[l];
    }
    post_share(lost, c.slot(plan.killed), c.row(k.rest_killed, i), killed, c.width());
    post_share(lost, c.slot(plan.sent_home), c.row(k.rest_sent_home, i), home, c.width());
    for (int l = 0; l < c.width(); ++l) {
        home[l] = std::min(home[l], lost[l] - killed[l]);
        lost[l] -= killed[l] + home[l];
        c.row(k.men_killed, i)[l] += killed[l];
        c.row(k.men_sent_home, i)[l] += home[l];
        c.row(k.men_wounded, i)[l] += lost[l];
    }
    const Queue wounded{k.hospital, plan.hospital, c.row(k.recovering, i)};
    put_in_ring(c, wounded, c.slot(plan.recovery), 1, lost);
    send_home(c, i, home);
}

/// Every day of fighting adds a day to those who are there.
void gain_experience(Context& c, Index i) {
    const Columns& k = c.columns();
    const double* active = c.row(k.theatre_active, c.plan.war.contingents[i].theatre);
    const double* men = c.row(k.men, i);
    double* days = c.row(k.combat_days, i);
    for (int l = 0; l < c.width(); ++l) {
        days[l] += men[l] > 0 ? active[l] * c.days() : 0;
    }
    find_quality(c, i, c.row(k.quality, i));
}

/// Men on their way by action and those in the pipelines of contracts.
void count_under_way(Context& c, Index i) {
    const Columns& k = c.columns();
    double* all = c.row(k.under_way, i);
    std::copy_n(c.row(k.marching, i), c.width(), all);
    for (const Index s : c.plan.war.contingents[i].shipments) {
        const Shipment& shipment = c.plan.exchange.shipments[s];
        for (Index slot = 0; slot < shipment.ring_size; ++slot) {
            const double* due = c.row(k.pipeline, shipment.ring_first + slot);
            for (int l = 0; l < c.width(); ++l) {
                all[l] += due[l];
            }
        }
    }
}

}  // namespace

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

void run_combat(Context& c) {
    const War& war = c.plan.war;
    find_ratios(c);
    for (Index i = 0; i < war.contingents.size(); ++i) {
        fire_rounds(c, i);
        find_quality(c, i, c.row(c.columns().quality, i));
        std::fill_n(c.row(c.columns().loss, i), c.width(), 0.0);
    }
    launch_strikes(c);
    find_shortage(c);
    for (Index t = 0; t < war.theatres.size(); ++t) {
        if (war.theatres[t].law == model::Attrition::helmbold) {
            fight_sides(c, t);
        } else {
            expose(c, t);
        }
    }
    for (Index i = 0; i < war.contingents.size(); ++i) {
        take_losses(c, i);
        gain_experience(c, i);
        count_under_way(c, i);
    }
    find_experience(c);
}

}  // namespace entente::kernel

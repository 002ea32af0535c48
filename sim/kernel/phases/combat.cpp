// Losses and what becomes of them, experience.
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

void run_combat(Context& c) {
    const War& war = c.plan.war;
    share_supplies(c);
    for (Index i = 0; i < war.contingents.size(); ++i) {
        fire_rounds(c, i);
        find_quality(c, i, c.row(c.columns().quality, i));
        std::fill_n(c.row(c.columns().loss, i), c.width(), 0.0);
    }
    launch_strikes(c);
    count_shortage(c);
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

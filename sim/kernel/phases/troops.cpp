// Men between home and the theatres, with the experience that they carry.
#include <algorithm>
#include <cmath>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

bool any(const double* row, int width) {
    return std::any_of(row, row + width, [](double x) { return x != 0; });
}

/// Mean of a group that others join.
void mix(const double* count, const double* joining, const double* joining_mean, double* mean,
         int width) {
    for (int l = 0; l < width; ++l) {
        const double all = count[l] + joining[l];
        const double weighted = count[l] * mean[l] + joining[l] * joining_mean[l];
        mean[l] = joining[l] > 0 && all > 0 ? weighted / all : mean[l];
    }
}

/// Men who came to a store from elsewhere since it was last seen have no experience. Looks where
/// the mask is not 0: what other lanes do may not decide when a store is seen.
void dilute_home(const Context& c, Index store, const double* mask) {
    const Columns& k = c.columns();
    const double* stock = c.row(k.stock, c.plan.war.stores[store].account);
    double* seen = c.row(k.home_seen, store);
    double* days = c.row(k.home_days, store);
    for (int l = 0; l < c.width(); ++l) {
        const bool looks = mask[l] != 0;
        days[l] *= looks && stock[l] > seen[l] ? seen[l] / stock[l] : 1;
        seen[l] = looks ? stock[l] : seen[l];
    }
}

void enter_theatre(Context& c, Index i, const double* men) {
    const Columns& k = c.columns();
    const Index home = c.plan.war.contingents[i].home;
    double* there = c.row(k.men, i);
    mix(there, men, c.row(k.home_days, home), c.row(k.combat_days, i), c.width());
    for (int l = 0; l < c.width(); ++l) {
        there[l] += men[l];
    }
}

void enter_home(Context& c, Index i, const double* men) {
    const Columns& k = c.columns();
    const Index store = c.plan.war.contingents[i].home;
    dilute_home(c, store, men);
    double* stock = c.row(k.stock, c.plan.war.stores[store].account);
    mix(stock, men, c.row(k.combat_days, i), c.row(k.home_days, store), c.width());
    for (int l = 0; l < c.width(); ++l) {
        stock[l] += men[l];
        c.row(k.came_home, store)[l] += men[l];
        c.row(k.home_seen, store)[l] += men[l];
    }
}

/// out[lane] = what is due in this step, taken from a ring and its total.
void take_due(Context& c, Rows rows, const Ring& ring, double* total, double* out) {
    double* due = c.row(rows, ring.first + static_cast<Index>(c.step()) % ring.size);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = due[l];
        total[l] -= due[l];
        due[l] = 0;
    }
}

void reinforce(Context& c, Index i) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[i];
    if (plan.reinforcement == nowhere) {
        return;
    }
    const double* rate = c.slot(plan.reinforcement);
    const double* strength = plan.strength == nowhere ? nullptr : c.slot(plan.strength);
    const double* active = c.row(k.theatre_active, plan.theatre);
    double* rest = c.row(k.rest_reinforced, i);
    double* request = c.row(k.deploy_request, i);
    for (int l = 0; l < c.width(); ++l) {
        const double men = rate[l] * c.days() / plan.reinforcement_days * plan.per_unit;
        const auto posting = lanes::post(active[l] * std::max(0.0, men), rest[l]);
        const double has =
            c.row(k.men, i)[l] + c.row(k.marching, i)[l] + c.row(k.recovering, i)[l] + request[l];
        const double room =
            strength == nullptr
                ? posting.quanta
                : std::max(0.0, lanes::leg_quanta(strength[l] * plan.per_unit) - has);
        const double more = std::min(posting.quanta, room);
        rest[l] = more < posting.quanta ? 0 : posting.remainder;
        request[l] += more;
    }
}

/// What the contingents of one store of men call for; more than there are is cut in proportion.
void find_share(Context& c, Index store, double* share) {
    const Columns& k = c.columns();
    const double* stock = c.row(k.stock, c.plan.war.stores[store].account);
    std::fill_n(share, c.width(), 0.0);
    for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
        if (c.plan.war.contingents[i].home == store) {
            const double* request = c.row(k.deploy_request, i);
            for (int l = 0; l < c.width(); ++l) {
                share[l] += request[l];
            }
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        share[l] = share[l] > stock[l] ? stock[l] / share[l] : 1;
    }
}

void set_out(Context& c, Index i, const double* share) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[i];
    const Index account = c.plan.war.stores[plan.home].account;
    const double* request = c.row(k.deploy_request, i);
    double* men = c.row(k.war_lane, 4);
    double* units = c.row(k.war_lane, 5);
    for (int l = 0; l < c.width(); ++l) {
        double& stock = c.row(k.stock, account)[l];
        men[l] = std::min(stock, lanes::leg_quanta(request[l] * share[l]));
        stock -= men[l];
        c.row(k.deployed, plan.home)[l] += men[l];
        c.row(k.home_seen, plan.home)[l] = stock;
        units[l] = men[l] / plan.per_unit;
    }
    c.record(EventKind::troops_deployed, units, i, nowhere, units);
    const Queue marching{k.march_out, plan.out, c.row(k.marching, i)};
    put_in_ring(c, marching, c.slot(plan.travel), 0, men);
    enter_theatre(c, i, men);
}

void withdraw(Context& c, Index i) {
    const Columns& k = c.columns();
    const double* request = c.row(k.withdraw_request, i);
    if (!any(request, c.width())) {
        return;
    }
    double* men = c.row(k.war_lane, 4);
    double* units = c.row(k.war_lane, 5);
    for (int l = 0; l < c.width(); ++l) {
        double& there = c.row(k.men, i)[l];
        men[l] = std::min(there, request[l]);
        there -= men[l];
        units[l] = men[l] / c.plan.war.contingents[i].per_unit;
    }
    c.record(EventKind::troops_withdrawn, units, i, nowhere, units);
    send_home(c, i, men);
}

void wounded_recover(Context& c, Index i) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[i];
    double* men = c.row(k.war_lane, 4);
    take_due(c, k.hospital, plan.hospital, c.row(k.recovering, i), men);
    if (!any(men, c.width())) {
        return;
    }
    if (plan.returns_to == model::Recovery::home) {
        return send_home(c, i, men);
    }
    double* there = c.row(k.men, i);
    for (int l = 0; l < c.width(); ++l) {
        there[l] += men[l];
    }
}

}  // namespace

void put_in_ring(Context& c, const Queue& queue, const double* days, double least, double* men) {
    for (int l = 0; l < c.width(); ++l) {
        const auto longest = static_cast<double>(queue.ring.size - 1);
        const double steps = std::clamp(std::ceil(days[l] / c.days()), least, longest);
        const auto slot = static_cast<Index>(c.step() + static_cast<int>(steps)) % queue.ring.size;
        const double later = steps > 0 ? men[l] : 0;
        c.row(queue.rows, queue.ring.first + slot)[l] += later;
        queue.total[l] += later;
        men[l] -= later;
    }
}

void send_home(Context& c, Index contingent, const double* men) {
    const Columns& k = c.columns();
    const ContingentPlan& plan = c.plan.war.contingents[contingent];
    double* going = c.row(k.war_lane, 6);
    std::copy_n(men, c.width(), going);
    const Queue homeward{k.march_home, plan.back, c.row(k.going_home, contingent)};
    put_in_ring(c, homeward, c.slot(plan.travel), 0, going);
    if (any(going, c.width())) {
        enter_home(c, contingent, going);
    }
}

void join_contingent(Context& c, Index contingent, const double* men) {
    enter_theatre(c, contingent, men);
}

void troops_arrive(Context& c) {
    const Columns& k = c.columns();
    double* men = c.row(k.war_lane, 4);
    for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
        const ContingentPlan& plan = c.plan.war.contingents[i];
        take_due(c, k.march_out, plan.out, c.row(k.marching, i), men);
        if (any(men, c.width())) {
            enter_theatre(c, i, men);
        }
        take_due(c, k.march_home, plan.back, c.row(k.going_home, i), men);
        if (any(men, c.width())) {
            enter_home(c, i, men);
        }
        wounded_recover(c, i);
    }
}

void remember_field(Context& c) {
    const Columns& k = c.columns();
    for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
        double* before = c.row(k.field_before, i);
        for (int l = 0; l < c.width(); ++l) {
            before[l] = c.row(k.men, i)[l] + c.row(k.marching, i)[l] + c.row(k.going_home, i)[l] +
                        c.row(k.recovering, i)[l];
        }
    }
}

void run_deploy(Context& c) {
    double* share = c.row(c.columns().war_lane, 7);
    for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
        reinforce(c, i);
    }
    for (Index store = 0; store < c.plan.war.stores.size(); ++store) {
        if (!c.plan.war.stores[store].troops) {
            continue;
        }
        std::fill_n(share, c.width(), 1.0);
        dilute_home(c, store, share);
        find_share(c, store, share);
        for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
            if (c.plan.war.contingents[i].home == store &&
                any(c.row(c.columns().deploy_request, i), c.width())) {
                set_out(c, i, share);
            }
        }
    }
    for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
        withdraw(c, i);
    }
    clear_war_requests(c);
}

}  // namespace entente::kernel

#include "kernel/state/hostility.hpp"

#include <algorithm>

#include "kernel/lanes/elementary.hpp"

namespace entente::kernel {
namespace {

constexpr auto at_war = static_cast<double>(model::Hostility::war);
constexpr auto fighting = static_cast<double>(model::Hostility::fighting);

/// out[lane] is 1 where the actor takes part in a theatre.
void takes_part(const Context& c, Index theatre, Index actor, double* out) {
    const War& war = c.plan.war;
    bool sends = false;
    std::fill_n(out, c.width(), 0.0);
    for (const auto& side : war.theatres[theatre].contingents) {
        for (const Index i : side) {
            if (war.contingents[i].actor != actor) {
                continue;
            }
            sends = true;
            const double* men = c.row(c.columns().men, i);
            for (int l = 0; l < c.width(); ++l) {
                out[l] = men[l] > 0 ? 1 : out[l];
            }
        }
    }
    if (!sends) {
        std::fill_n(out, c.width(), 1.0);
    }
}

/// out[lane] is 1 where any theatre of a pair is at least as hostile as `least`.
void find_pair_row(const Context& c, const WarPair& pair, double least, double* out) {
    double* first = c.row(c.columns().war_lane, 0);
    double* second = c.row(c.columns().war_lane, 1);
    std::fill_n(out, c.width(), 0.0);
    for (const Index theatre : pair.theatres) {
        if (!c.open(c.plan.war.theatres[theatre].window)) {
            continue;
        }
        takes_part(c, theatre, pair.from, first);
        takes_part(c, theatre, pair.to, second);
        const double* state = c.row(c.columns().hostility, theatre);
        for (int l = 0; l < c.width(); ++l) {
            const bool holds = state[l] >= least && first[l] != 0 && second[l] != 0;
            out[l] = holds ? 1 : out[l];
        }
    }
}

void fill(State& state, Rows rows, std::size_t index, double value) {
    std::fill_n(state.row(rows, index), state.width, value);
}

void place_contingents(const Context& c) {
    const Columns& k = c.columns();
    const War& war = c.plan.war;
    for (std::size_t i = 0; i < war.contingents.size(); ++i) {
        const ContingentPlan& plan = war.contingents[i];
        const double* men = c.slot(plan.men);
        for (int l = 0; l < c.width(); ++l) {
            c.row(k.men, i)[l] = lanes::floor(men[l] * plan.per_unit + 0.5);
        }
        std::copy_n(c.slot(plan.experience), c.width(), c.row(k.combat_days, i));
        find_quality(c, static_cast<Index>(i), c.row(k.quality, i));
        std::fill_n(c.row(k.ammunition, i), c.width(), 1.0);
    }
}

}  // namespace

void find_hostility(const Context& c) {
    const Columns& k = c.columns();
    const War& war = c.plan.war;
    for (Index t = 0; t < war.theatres.size(); ++t) {
        const bool open = c.open(war.theatres[t].window);
        const double* state = c.row(k.hostility, t);
        double* active = c.row(k.theatre_active, t);
        for (int l = 0; l < c.width(); ++l) {
            active[l] = open && state[l] >= fighting ? 1 : 0;
        }
    }
    for (Index i = 0; i < war.opposed.size(); ++i) {
        find_pair_row(c, war.opposed[i], at_war, c.row(k.at_war, i));
        find_pair_row(c, war.opposed[i], fighting, c.row(k.opposed, i));
    }
    for (Index i = 0; i < war.beside.size(); ++i) {
        find_pair_row(c, war.beside[i], fighting, c.row(k.beside, i));
    }
}

void find_quality(const Context& c, Index contingent, double* out) {
    const ContingentPlan& plan = c.plan.war.contingents[contingent];
    const double* base = c.slot(plan.quality);
    const double* scale = c.slot(plan.experience_scale);
    const double* exponent = c.slot(plan.experience_exponent);
    const double* days = c.row(c.columns().combat_days, contingent);
    for (int l = 0; l < c.width(); ++l) {
        const double gained = scale[l] > 0 ? days[l] / scale[l] : 0;
        out[l] = base[l] * lanes::exp(exponent[l] * lanes::log(1 + gained));
    }
}

void find_experience(const Context& c) {
    const Columns& k = c.columns();
    const War& war = c.plan.war;
    double* heads = c.row(k.war_lane, 0);
    for (Index f = 0; f < war.fighters.size(); ++f) {
        double* days = c.row(k.actor_experience, f);
        std::fill_n(heads, c.width(), 0.0);
        std::fill_n(days, c.width(), 0.0);
        const auto count = [&](const double* men, const double* each, double per_unit) {
            for (int l = 0; l < c.width(); ++l) {
                heads[l] += men[l] / per_unit;
                days[l] += men[l] / per_unit * each[l];
            }
        };
        for (Index s = 0; s < war.stores.size(); ++s) {
            const AccountPlan& account = c.plan.accounts[war.stores[s].account];
            if (war.stores[s].troops && account.actor == war.fighters[f]) {
                count(c.row(k.stock, war.stores[s].account), c.row(k.home_days, s),
                      c.plan.goods[account.good].per_unit);
            }
        }
        for (Index i = 0; i < war.contingents.size(); ++i) {
            if (war.contingents[i].actor == war.fighters[f]) {
                count(c.row(k.men, i), c.row(k.combat_days, i), war.contingents[i].per_unit);
            }
        }
        for (int l = 0; l < c.width(); ++l) {
            days[l] = heads[l] > 0 ? days[l] / heads[l] : 0;
        }
    }
}

void place_war(const PlanData& plan, State& state) {
    const War& war = plan.war;
    if (war.none()) {
        return;
    }
    const Context c{plan, state};
    const Columns& k = plan.columns;
    for (std::size_t t = 0; t < war.theatres.size(); ++t) {
        fill(state, k.hostility, t, static_cast<double>(war.theatres[t].starts));
    }
    place_contingents(c);
    for (std::size_t s = 0; s < war.stores.size(); ++s) {
        std::copy_n(c.row(k.stock, war.stores[s].account), c.width(), c.row(k.home_seen, s));
    }
    for (std::size_t i = 0; i < war.damaged.size(); ++i) {
        fill(state, k.line_left, i, 1);
    }
    for (std::size_t s = 0; s < war.strikes.size(); ++s) {
        if (war.strikes[s].distance != nowhere) {
            std::copy_n(c.slot(war.strikes[s].distance), c.width(), c.row(k.miss_distance, s));
        }
    }
    find_experience(c);
    find_hostility(c);
    for (std::size_t t = 0; t < war.theatres.size(); ++t) {
        // What begins in the first step begins then.
        if (!(war.theatres[t].window.from < plan.calendar.start)) {
            fill(state, k.theatre_active, t, 0);
        }
    }
}

}  // namespace entente::kernel

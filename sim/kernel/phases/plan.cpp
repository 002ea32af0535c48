#include <algorithm>
#include <limits>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/deciding.hpp"
#include "kernel/phases/markets.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/telling.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double smallest_weight = 1e-9;

ENTENTE_CLONES void add_rate(const double* amount, const double* heads, double period, double days,
                             double* to, int width) {
    for (int l = 0; l < width; ++l) {
        const double rate = amount[l] * days / period;
        to[l] += heads == nullptr ? rate : rate * heads[l];
    }
}

/// What arms spending buys of a good at its reference value.
ENTENTE_CLONES void add_arms(const double* spending, const double* value, double years, double* to,
                             int width) {
    for (int l = 0; l < width; ++l) {
        to[l] += value[l] > 0 ? spending[l] * years / value[l] : 0;
    }
}

ENTENTE_CLONES void post_need(const double* units, double per_unit, double* rest, double* needed,
                              int width) {
    for (int l = 0; l < width; ++l) {
        const auto posting = lanes::post(units[l] * per_unit, rest[l]);
        needed[l] = posting.quanta;
        rest[l] = posting.remainder;
    }
}

void find_needs(Context& c) {
    const Columns& k = c.columns();
    double* units = c.row(k.lane, 0);
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        const AccountPlan& account = c.plan.accounts[a];
        if (!account.has_need()) {
            continue;
        }
        std::fill_n(units, c.width(), 0.0);
        for (const StepRate& need : account.needs) {
            add_rate(c.slot(need.amount), nullptr, need.period_days, c.days(), units, c.width());
        }
        if (account.need_per_head.amount != nowhere) {
            add_rate(c.slot(account.need_per_head.amount), c.slot(account.population),
                     account.need_per_head.period_days, c.days(), units, c.width());
        }
        if (account.response != nowhere) {
            add_arms(c.row(k.arms, account.response), c.slot(c.plan.goods[account.good].value),
                     c.days() / model::days_per_year, units, c.width());
        }
        post_need(units, c.plan.goods[account.good].per_unit, c.row(k.rest_need, a),
                  c.row(k.needed, a), c.width());
    }
}

/// chosen[lane] of each candidate: the cheapest open one, the first id among equals, whatever
/// others use. `found` becomes 1 where there is one.
void choose_route(Context& c, const LegPlan& leg, double* found) {
    const Columns& k = c.columns();
    double* best = c.row(k.lane, 1);
    std::fill_n(best, c.width(), infinite);
    std::fill_n(found, c.width(), 0.0);
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const Index route = c.plan.exchange.shipments[s].route;
        double* chosen = c.row(k.chosen, s);
        if (route == nowhere) {
            std::fill_n(chosen, c.width(), 1.0);
            std::fill_n(found, c.width(), 1.0);
            return;
        }
        const double* open = c.row(k.route_open, route);
        const double* cost = c.slot(c.plan.exchange.routes[route].cost);
        std::copy_n(open, c.width(), chosen);
        for (const auto& [shipment, sanctions] : leg.barred) {
            for (const Index sanction : sanctions) {
                const double* force = c.row(k.in_force, sanction);
                for (int l = 0; shipment == s && l < c.width(); ++l) {
                    chosen[l] = force[l] != 0 ? 0 : chosen[l];
                }
            }
        }
        for (int l = 0; l < c.width(); ++l) {
            const bool better = chosen[l] != 0 && cost[l] < best[l];
            best[l] = better ? cost[l] : best[l];
            found[l] = better ? 1 : found[l];
        }
    }
    double* taken = c.row(k.lane, 2);
    std::fill_n(taken, c.width(), 0.0);
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const double* cost =
            c.slot(c.plan.exchange.routes[c.plan.exchange.shipments[s].route].cost);
        double* chosen = c.row(k.chosen, s);
        for (int l = 0; l < c.width(); ++l) {
            const bool takes = chosen[l] != 0 && taken[l] == 0 && cost[l] == best[l];
            chosen[l] = takes ? 1 : 0;
            taken[l] = takes ? 1 : taken[l];
        }
    }
}

/// What one bundle moves, weighs, costs and owes on the chosen route.
void load_leg(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    const double per_unit = c.plan.goods[leg.good].per_unit;
    const double* amount = c.row(k.leg_amount, index);
    const double* mass = c.slot(c.plan.goods[leg.good].mass);
    double* cost = c.row(k.leg_cost, index);
    std::fill_n(cost, c.width(), 0.0);
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const Index route = c.plan.exchange.shipments[s].route;
        if (route == nowhere) {
            continue;
        }
        const double* price = c.slot(c.plan.exchange.routes[route].cost);
        const double* chosen = c.row(k.chosen, s);
        double* load = c.row(k.load, s);
        for (int l = 0; l < c.width(); ++l) {
            load[l] = chosen[l] * mass[l] * (amount[l] / per_unit);
            cost[l] += load[l] * price[l] * c.plan.per_currency;
        }
    }
    if (leg.price != nowhere) {
        const double* price = c.slot(leg.price);
        double* credit = c.row(k.leg_credit, index);
        for (int l = 0; l < c.width(); ++l) {
            credit[l] = price[l] * (amount[l] / per_unit) * c.plan.per_currency;
        }
    }
}

void load_duty(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    const double per_unit = c.plan.goods[leg.good].per_unit;
    const double* value = c.slot(c.plan.goods[leg.good].value);
    const double* amount = c.row(k.leg_amount, index);
    double* duty = c.row(k.leg_duty, index);
    std::fill_n(duty, c.width(), 0.0);
    for (const Index sanction : leg.tariffs) {
        const double* force = c.row(k.in_force, sanction);
        const double* rate = c.slot(c.plan.institutions.sanctions[sanction].rate);
        for (int l = 0; l < c.width(); ++l) {
            duty[l] += force[l] * rate[l] * value[l] * (amount[l] / per_unit) * c.plan.per_currency;
        }
    }
}

/// Where a measure holds for the route that its leg takes.
void find_subject(Context& c, Index m) {
    const Columns& k = c.columns();
    const LegMeasure& measure = c.plan.exchange.measures[m];
    const bool spared = std::any_of(measure.exempt_windows.begin(), measure.exempt_windows.end(),
                                    [&](const base::Window& window) { return c.open(window); });
    double* subject = c.row(k.subject, m);
    const double* force = c.row(k.in_force, measure.sanction);
    for (int l = 0; l < c.width(); ++l) {
        subject[l] = spared ? 0 : force[l];
    }
    for (const Index shipment : measure.exempt) {
        const double* chosen = c.row(k.chosen, shipment);
        for (int l = 0; l < c.width(); ++l) {
            subject[l] = chosen[l] != 0 ? 0 : subject[l];
        }
    }
    const double* amount = c.row(k.leg_amount, measure.leg);
    double* load = c.row(k.measure_load, m);
    for (int l = 0; l < c.width(); ++l) {
        load[l] = subject[l] * amount[l] * measure.to_measure;
    }
}

void amount_of_leg(Context& c, Index index) {
    const LegPlan& leg = c.plan.exchange.legs[index];
    const double per_unit = c.plan.goods[leg.good].per_unit;
    const double* amount = c.slot(leg.amount);
    double* out = c.row(c.columns().leg_amount, index);
    if (leg.kind == LegKind::market_good) {
        std::fill_n(out, c.width(), 1.0);
    } else if (leg.kind == LegKind::market_pay) {
        market_price(c, index, out);
    } else {
        const double days = leg.period_days > 0 ? c.days() : 1;
        const double period = leg.period_days > 0 ? leg.period_days : 1;
        for (int l = 0; l < c.width(); ++l) {
            out[l] = std::max(0.0, amount[l] * days / period * per_unit);
        }
    }
}

/// Makes what the bundles wanted move a whole number of quanta, and keeps the remainder: a slow
/// flow moves one quantum now and then instead of never, so the length of a step does not matter.
ENTENTE_CLONES void round_amount(const double* bound, double* rest, double* amount, int width) {
    for (int l = 0; l < width; ++l) {
        const auto posting = lanes::post(bound[l] * amount[l], rest[l]);
        const bool runs = bound[l] > 0;
        rest[l] = runs ? posting.remainder : rest[l];
        amount[l] = runs ? posting.quanta / bound[l] : amount[l];
    }
}

void find_amounts(Context& c, const DealPlan& deal, const double* bound) {
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        amount_of_leg(c, leg);
        if (deal.kind == DealKind::contract && !deal.one_off) {
            round_amount(bound, c.row(c.columns().rest_leg, leg),
                         c.row(c.columns().leg_amount, leg), c.width());
        }
        load_leg(c, leg);
        if (!c.plan.exchange.legs[leg].tariffs.empty()) {
            load_duty(c, leg);
        }
    }
}

/// Willingness as a decision of the giver where somebody listens.
void decide_willingness(const Context& c, const DealPlan& deal, Index giver, Index receiver,
                        double* will) {
    const auto index = static_cast<Index>(&deal - c.plan.exchange.deals.data());
    const Context told = heard(c, c.row(c.columns().deal_active, index));
    if (told.explainer != nullptr) {
        const bool market = deal.kind == DealKind::market;
        told.explainer->begin(Deciding::willingness, giver, receiver,
                              market ? Dimension::market : Dimension::contract,
                              market ? deal.market : deal.contract);
    }
    willingness(told, giver, receiver, will);
    if (told.explainer != nullptr) {
        told.explainer->criterion("gives the logistic function of the sum");
        told.explainer->end("weighed what it gives");
    }
}

/// Legs are sorted by giver and receiver; one is enough for what depends on these alone.
bool repeats_pair(const Context& c, const DealPlan& deal, Index leg) {
    if (leg == deal.first_leg) {
        return false;
    }
    const LegPlan& here = c.plan.exchange.legs[leg];
    const LegPlan& before = c.plan.exchange.legs[leg - 1];
    return before.giver == here.giver && before.receiver == here.receiver;
}

/// The least willing of the givers decides.
void apply_willingness(Context& c, const DealPlan& deal, double* bound) {
    double* will = c.row(c.columns().lane, 3);
    double* least = c.row(c.columns().lane, 4);
    std::fill_n(least, c.width(), 1.0);
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        const model::Choices& choices = c.plan.actors[plan.giver].decision.choices;
        if (plan.kind == LegKind::market_pay || repeats_pair(c, deal, leg) ||
            choices.willingness() != model::Willingness::weighed) {
            continue;
        }
        decide_willingness(c, deal, plan.giver, plan.receiver, will);
        for (int l = 0; l < c.width(); ++l) {
            least[l] = std::min(least[l], will[l]);
        }
    }
    for (Index leg = deal.first_technology; leg < deal.last_technology; ++leg) {
        const TechnologyLegPlan& plan = c.plan.people.technology_legs[leg];
        if (c.plan.actors[plan.giver].decision.choices.willingness() ==
            model::Willingness::weighed) {
            decide_willingness(c, deal, plan.giver, plan.receiver, will);
            for (int l = 0; l < c.width(); ++l) {
                least[l] = std::min(least[l], will[l]);
            }
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        bound[l] *= least[l];
    }
}

/// Bundles wanted in this step.
void bound_deal(Context& c, Index d) {
    const Columns& k = c.columns();
    const DealPlan& deal = c.plan.exchange.deals[d];
    double* bound = c.row(k.bound, d);
    double* found = c.row(k.lane, 0);
    std::copy_n(c.row(k.deal_active, d), c.width(), bound);
    if (deal.bundles != nowhere) {
        const double* bundles = c.slot(deal.bundles);
        for (int l = 0; l < c.width(); ++l) {
            bound[l] *= std::max(0.0, bundles[l] * c.days() / deal.bundles_days);
        }
    }
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        choose_route(c, c.plan.exchange.legs[leg], found);
        for (int l = 0; l < c.width(); ++l) {
            bound[l] *= found[l];
        }
    }
    const bool market = deal.kind == DealKind::market;
    if (market) {  // its bound depends on the price, which is the amount of the leg that pays
        find_amounts(c, deal, bound);
        bound_market_pair(c, d, bound);
    }
    if (deal.weighs) {
        apply_willingness(c, deal, bound);
    }
    if (!market) {
        find_amounts(c, deal, bound);
    }
}

void weigh_deal(Context& c, Index d) {
    double* weight = c.row(c.columns().weight, d);
    const DealPlan& deal = c.plan.exchange.deals[d];
    if (deal.kind == DealKind::market) {
        market_weight(c, d, weight);
    } else {
        std::copy_n(c.slot(deal.weight), c.width(), weight);
    }
    for (int l = 0; l < c.width(); ++l) {
        weight[l] = std::max(smallest_weight, weight[l]);
    }
}

void find_wanted(Context& c, Index d) {
    const Columns& k = c.columns();
    const double* bound = c.row(k.bound, d);
    const DealPlan& deal = c.plan.exchange.deals[d];
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const double* amount = c.row(k.leg_amount, leg);
        double* wanted = c.row(k.pair_wanted, c.plan.exchange.legs[leg].pair);
        for (int l = 0; l < c.width(); ++l) {
            wanted[l] += lanes::leg_quanta(bound[l] * amount[l]);
        }
    }
}

/// Moving average of what is asked of a line: deals of its owner and own need, units per day.
void follow_orders(Context& c, Index i) {
    const Columns& k = c.columns();
    const LinePlan& line = c.plan.lines[i];
    const double per_day =
        1 / (c.plan.goods[c.plan.accounts[line.account].good].per_unit * c.days());
    double* asked = c.row(k.lane, 0);
    std::copy_n(c.row(k.needed, line.account), c.width(), asked);
    for (Index leg = 0; leg < c.plan.exchange.legs.size(); ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        if (plan.from == line.account) {
            const double* bound = c.row(k.bound, plan.deal);
            const double* amount = c.row(k.leg_amount, leg);
            for (int l = 0; l < c.width(); ++l) {
                asked[l] += bound[l] * amount[l];
            }
        }
    }
    const double* tau = c.slot(line.orders_days);
    double* orders = c.row(k.orders, i);
    for (int l = 0; l < c.width(); ++l) {
        const double share = tau[l] > 0 && c.step() > 0 ? 1 - lanes::exp(-c.days() / tau[l]) : 1;
        orders[l] += (asked[l] * per_day - orders[l]) * share;
    }
}

}  // namespace

void run_plan(Context& c) {
    find_needs(c);
    add_supply_needs(c);
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        bound_deal(c, d);
        weigh_deal(c, d);
        find_wanted(c, d);
    }
    for (Index m = 0; m < c.plan.exchange.measures.size(); ++m) {
        find_subject(c, m);
    }
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        evasion_share(c, d, c.row(c.columns().deal_active, d), c.row(c.columns().evasion, d));
    }
    for (Index i = 0; i < c.plan.lines.size(); ++i) {
        follow_orders(c, i);
    }
}

}  // namespace entente::kernel

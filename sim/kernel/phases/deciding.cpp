#include "kernel/phases/deciding.hpp"

#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void logistic_rows(double* x, int width) {
    for (int l = 0; l < width; ++l) {
        x[l] = lanes::logistic(x[l]);
    }
}

void add_product(const double* a, const double* b, double sign, double* to, int width) {
    for (int l = 0; l < width; ++l) {
        to[l] += sign * a[l] * b[l];
    }
}

Index find_relation(const Context& c, Index from, Index to) {
    const auto& all = c.plan.relations;
    const auto found = std::lower_bound(
        all.begin(), all.end(), std::pair(from, to),
        [](const RelationPlan& r, const auto& key) { return std::pair(r.from, r.to) < key; });
    const bool is = found != all.end() && found->from == from && found->to == to;
    return is ? static_cast<Index>(found - all.begin()) : nowhere;
}

/// Claims of the giver on the receiver, as a share of the credit line.
void subtract_debt(const Context& c, Index giver, Index receiver, Slot weight, double* out) {
    for (Index i = 0; i < c.plan.claims.size(); ++i) {
        const ClaimPlan& claim = c.plan.claims[i];
        if (claim.creditor != giver || claim.debtor != receiver || claim.limit == nowhere) {
            continue;
        }
        const double* owed = c.row(c.columns().claim, i);
        const double* limit = c.slot(claim.limit);
        for (int l = 0; l < c.width(); ++l) {
            const double credit = limit[l] * c.plan.per_currency;
            out[l] -= credit > 0 ? c.slot(weight)[l] * owed[l] / credit : 0;
        }
    }
}

/// 1 - product over the interdicts of (1 - p): the chance that a leg's shipment is seized.
void seizure_chance(const Context& c, const LegPlan& leg, double* out) {
    std::fill_n(out, c.width(), 1.0);
    for (const LegInterdict& interdict : leg.interdicts) {
        const SanctionPlan& sanction = c.plan.institutions.sanctions[interdict.sanction];
        const double* p = c.slot(sanction.seizure_probability);
        const double* force = c.row(c.columns().in_force, interdict.sanction);
        for (const Index shipment : interdict.reach) {
            const double* chosen = c.row(c.columns().chosen, shipment);
            for (int l = 0; l < c.width(); ++l) {
                out[l] *= 1 - p[l] * force[l] * chosen[l];
            }
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        out[l] = 1 - out[l];
    }
}

/// Lowers the share by one measure on one leg: to 0 where evasion does not pay.
void apply_measure(const Context& c, Index m, const double* seizure, double* share,
                   double* concerned) {
    const LegMeasure& measure = c.plan.exchange.measures[m];
    const LegPlan& leg = c.plan.exchange.legs[measure.leg];
    const SanctionPlan& sanction = c.plan.institutions.sanctions[measure.sanction];
    const double* penalty = c.slot(sanction.penalty);
    const double* reputation = c.slot(c.plan.actors[leg.giver].decision.reputation);
    const double* kappa = c.row(c.columns().compliance, measure.compliance);
    const double* subject = c.row(c.columns().subject, m);
    double* reported = c.row(c.columns().lane, 13);
    report_chance(c, m, reported);
    for (int l = 0; l < c.width(); ++l) {
        const double cost = seizure[l] * penalty[l] + reported[l] * reputation[l];
        const bool pays = 1 - seizure[l] > cost;
        const double allowed = pays ? 1 - kappa[l] : 0;
        share[l] = subject[l] != 0 ? std::min(share[l], allowed) : share[l];
        concerned[l] = subject[l] != 0 ? 1 : concerned[l];
    }
}

void add_value(const Context& c, Index leg, Index actor, double sign, double* to) {
    const LegPlan& plan = c.plan.exchange.legs[leg];
    double* value = c.row(c.columns().lane, 14);
    shadow_value(c, actor, plan.good, c.plan.actors[actor].decision.shortage, value);
    const double* amount = c.slot(plan.amount);
    const double per_unit = c.plan.goods[plan.good].per_unit;
    for (int l = 0; l < c.width(); ++l) {
        to[l] += sign * value[l] * amount[l] * per_unit;
    }
}

}  // namespace

void willingness(const Context& c, Index giver, Index receiver, double* out) {
    const DecisionPlan& decision = c.plan.actors[giver].decision;
    std::copy_n(c.slot(decision.base), c.width(), out);
    const Index relation = find_relation(c, giver, receiver);
    if (relation != nowhere) {
        const RelationPlan& r = c.plan.relations[relation];
        add_product(c.slot(decision.affinity), c.slot(r.affinity), 1, out, c.width());
        add_product(c.slot(decision.commitment), c.slot(r.commitment), 1, out, c.width());
    }
    subtract_debt(c, giver, receiver, decision.debt, out);
    logistic_rows(out, c.width());
}

void shadow_value(const Context& c, Index actor, Index good, Slot shortage_weight, double* out) {
    const double* value = c.slot(c.plan.goods[good].value);
    const double* weight = c.slot(shortage_weight);
    const double per_unit = c.plan.goods[good].per_unit;
    const auto& accounts = c.plan.accounts;
    const auto found = std::lower_bound(
        accounts.begin(), accounts.end(), std::pair(actor, good),
        [](const AccountPlan& a, const auto& key) { return std::pair(a.actor, a.good) < key; });
    const bool known = found != accounts.end() && found->actor == actor && found->good == good;
    const double* shortage =
        known ? c.row(c.columns().shortage, static_cast<std::size_t>(found - accounts.begin()))
              : nullptr;
    for (int l = 0; l < c.width(); ++l) {
        const double lack = shortage == nullptr ? 0 : shortage[l];
        out[l] = value[l] * (1 + weight[l] * lack) / per_unit;
    }
}

void report_chance(const Context& c, Index m, double* out) {
    const LegMeasure& measure = c.plan.exchange.measures[m];
    const LegPlan& leg = c.plan.exchange.legs[measure.leg];
    const double* monitoring = c.row(c.columns().monitoring, measure.sanction);
    std::fill_n(out, c.width(), 0.0);
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const Index route = c.plan.exchange.shipments[s].route;
        if (route != nowhere) {
            add_product(c.row(c.columns().chosen, s),
                        c.slot(c.plan.exchange.routes[route].visibility), 1, out, c.width());
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        out[l] = 1 - lanes::exp(-monitoring[l] * out[l]);
    }
}

void evasion_share(const Context& c, Index deal, double* out) {
    double* seizure = c.row(c.columns().lane, 12);
    double* concerned = c.row(c.columns().lane, 11);
    std::fill_n(out, c.width(), 1.0);
    std::fill_n(concerned, c.width(), 0.0);
    const DealPlan& plan = c.plan.exchange.deals[deal];
    for (Index leg = plan.first_leg; leg < plan.last_leg; ++leg) {
        const LegPlan& leg_plan = c.plan.exchange.legs[leg];
        if (leg_plan.first_measure == leg_plan.last_measure) {
            continue;
        }
        seizure_chance(c, leg_plan, seizure);
        for (Index m = leg_plan.first_measure; m < leg_plan.last_measure; ++m) {
            apply_measure(c, m, seizure, out, concerned);
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        out[l] = concerned[l] != 0 ? std::clamp(out[l], 0.0, 1.0) : 0;
    }
}

void weigh_offer(const Context& c, Index deal, Index proposer, double* out) {
    const DealPlan& plan = c.plan.exchange.deals[deal];
    double* share = c.row(c.columns().lane, 10);
    double* concerned = c.row(c.columns().lane, 11);
    std::fill_n(out, c.width(), 0.0);
    for (Index leg = plan.first_leg; leg < plan.last_leg; ++leg) {
        const LegPlan& leg_plan = c.plan.exchange.legs[leg];
        if (leg_plan.receiver != proposer) {
            add_value(c, leg, leg_plan.receiver, 1, out);
        }
        if (leg_plan.giver != proposer) {
            add_value(c, leg, leg_plan.giver, -1, out);
        }
    }
    evasion_share(c, deal, share);
    for (int l = 0; l < c.width(); ++l) {
        const bool possible = concerned[l] == 0 || share[l] > 0;
        out[l] = out[l] > 0 && possible ? 1 : 0;
    }
}

}  // namespace entente::kernel

#include "kernel/phases/deciding.hpp"

#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/telling.hpp"

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
    double* used = c.row(c.columns().lane, weighed_row);
    for (Index i = 0; i < c.plan.claims.size(); ++i) {
        const ClaimPlan& claim = c.plan.claims[i];
        if (claim.creditor != giver || claim.debtor != receiver || claim.limit == nowhere) {
            continue;
        }
        const double* owed = c.row(c.columns().claim, i);
        const double* limit = c.slot(claim.limit);
        for (int l = 0; l < c.width(); ++l) {
            const double credit = limit[l] * c.plan.per_currency;
            used[l] = credit > 0 ? owed[l] / credit : 0;
        }
        add_term(c, "share of the credit line in use", used, c.slot(weight), -1, out);
    }
}

}  // namespace

void willingness(const Context& c, Index giver, Index receiver, double* out) {
    const DecisionPlan& decision = c.plan.actors[giver].decision;
    std::fill_n(out, c.width(), 0.0);
    add_term(c, "towards a stranger", c.slot(decision.base), c.slot(c.plan.unity), 1, out);
    const Index relation = find_relation(c, giver, receiver);
    if (relation != nowhere) {
        add_term(c, "affinity", c.affinity(relation), c.slot(decision.affinity), 1, out);
        add_term(c, "commitment", c.commitment(relation), c.slot(decision.commitment), 1, out);
    }
    subtract_debt(c, giver, receiver, decision.debt, out);
    logistic_rows(out, c.width());
    tell(c, "share that it gives", out);
}

void unit_value(const Context& c, Index actor, Index good, Slot shortage_weight, double* out) {
    const double* value = c.slot(c.plan.goods[good].value);
    const double* weight = c.slot(shortage_weight);
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
        out[l] = value[l] * (1 + weight[l] * lack);
    }
}

void shadow_value(const Context& c, Index actor, Index good, Slot shortage_weight, double* out) {
    unit_value(c, actor, good, shortage_weight, out);
    const double per_unit = c.plan.goods[good].per_unit;
    for (int l = 0; l < c.width(); ++l) {
        out[l] /= per_unit;
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

}  // namespace entente::kernel

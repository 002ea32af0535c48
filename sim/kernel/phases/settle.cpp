#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/arrivals.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

void ship(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    double* moving = c.row(k.lane, 0);
    double* part = c.row(k.lane, 1);
    const double* gone = c.row(k.leg_gone, index);
    for (int l = 0; l < c.width(); ++l) {
        const double total = c.row(k.leg_lawful, index)[l] + c.row(k.leg_illicit, index)[l];
        c.row(k.stock, leg.from)[l] -= total;
        c.row(k.sent, leg.from)[l] += total;
        c.row(k.pair_shipped, leg.pair)[l] += total;
        moving[l] = total - gone[l];
    }
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const double* chosen = c.row(k.chosen, s);
        for (int l = 0; l < c.width(); ++l) {
            part[l] = chosen[l] * moving[l];
        }
        dispatch(c, s, part);
    }
}

/// Calls collect(cash account or nowhere, share of the duty as a row) for every sender of every
/// tariff on a leg. A tariff counts by its rate while it is in force, its senders alike.
template <class Collect>
void each_collector(Context& c, const LegPlan& leg, Collect collect) {
    double* weight = c.row(c.columns().lane, 2);
    for (const Index tariff : leg.tariffs) {
        const SanctionPlan& sanction = c.plan.institutions.sanctions[tariff];
        const double* force = c.row(c.columns().in_force, tariff);
        const double* rate = c.slot(sanction.rate);
        const auto count = static_cast<double>(std::max<std::size_t>(1, sanction.senders.size()));
        for (int l = 0; l < c.width(); ++l) {
            weight[l] = force[l] * rate[l] / count;
        }
        for (const Index sender : sanction.senders) {
            collect(c.plan.actors[sender].cash, weight);
        }
        if (sanction.senders.empty()) {
            collect(nowhere, weight);
        }
    }
}

/// Whole quanta: each collector has what his share brings the sum of shares up to, rounded down.
/// What nobody can collect stays with the payer.
void share_duty(Context& c, const LegPlan& leg, const double* duty) {
    const Columns& k = c.columns();
    double* total = c.row(k.lane, 3);
    double* sum = c.row(k.lane, 4);
    double* given = c.row(k.lane, 5);
    for (double* row : {total, sum, given}) {
        std::fill_n(row, c.width(), 0.0);
    }
    each_collector(c, leg, [&](Index, const double* weight) {
        for (int l = 0; l < c.width(); ++l) {
            total[l] += weight[l];
        }
    });
    each_collector(c, leg, [&](Index collector, const double* weight) {
        const Index to = collector == nowhere ? leg.payer : collector;
        for (int l = 0; l < c.width(); ++l) {
            sum[l] += weight[l];
            const double up_to = total[l] > 0 ? lanes::floor(duty[l] * (sum[l] / total[l])) : 0;
            const double part = up_to - given[l];
            given[l] = up_to;
            c.row(k.stock, leg.payer)[l] -= part;
            c.row(k.transfers, leg.payer)[l] -= part;
            c.row(k.stock, to)[l] += part;
            c.row(k.transfers, to)[l] += part;
        }
    });
}

void pay(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    if (leg.payer == nowhere) {
        return;
    }
    const double* paid = c.row(k.leg_paid, index);
    for (int l = 0; l < c.width(); ++l) {
        c.row(k.stock, leg.payer)[l] -= paid[l];
        c.row(k.transport, leg.payer)[l] += paid[l];
    }
    if (!leg.tariffs.empty()) {
        share_duty(c, leg, c.row(k.leg_tariff, index));
    }
}

/// A leg on credit makes a claim for what left the giver, whatever became of it.
void lend(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    if (leg.claim == nowhere) {
        return;
    }
    const ClaimPlan& claim = c.plan.claims[leg.claim];
    const double* price = c.slot(leg.price);
    const double per_unit = c.plan.goods[leg.good].per_unit;
    double* rest = c.row(k.rest_credit, index);
    for (int l = 0; l < c.width(); ++l) {
        const double moved = c.row(k.leg_lawful, index)[l] + c.row(k.leg_illicit, index)[l];
        const auto posting =
            lanes::post(price[l] * (moved / per_unit) * c.plan.per_currency, rest[l]);
        rest[l] = posting.remainder;
        c.row(k.claim, leg.claim)[l] += posting.quanta;
        c.row(k.claim_lent, leg.claim)[l] += posting.quanta;
        c.row(k.net_position, claim.creditor)[l] += posting.quanta;
        c.row(k.net_position, claim.debtor)[l] -= posting.quanta;
    }
}

void use_cap(Context& c, Index m) {
    const Columns& k = c.columns();
    const LegMeasure& measure = c.plan.exchange.measures[m];
    if (c.plan.institutions.sanctions[measure.sanction].kind != model::SanctionKind::cap) {
        return;
    }
    const double* subject = c.row(k.subject, m);
    const double* lawful = c.row(k.leg_lawful, measure.leg);
    for (int l = 0; l < c.width(); ++l) {
        const double used = subject[l] * lawful[l] * measure.to_measure;
        c.row(k.cap_used, measure.sanction)[l] += used;
        c.row(k.headroom, measure.sanction)[l] -= used;
    }
}

/// A deal made for one clearing ends with it.
void end_one_off(Context& c, Index d) {
    const Columns& k = c.columns();
    const DealPlan& deal = c.plan.exchange.deals[d];
    if (!deal.one_off) {
        return;
    }
    if (deal.kind == DealKind::gift) {
        const LegPlan& leg = c.plan.exchange.legs[deal.first_leg];
        double* units = c.row(k.lane, 0);
        for (int l = 0; l < c.width(); ++l) {
            const double moved =
                c.row(k.leg_lawful, deal.first_leg)[l] + c.row(k.leg_illicit, deal.first_leg)[l];
            units[l] = moved / c.plan.goods[leg.good].per_unit;
        }
        c.record(EventKind::gift, units, leg.giver, leg.receiver, units);
    }
    std::fill_n(c.row(k.deal_on, d), c.width(), 0.0);
}

}  // namespace

void run_settle(Context& c) {
    for (Index leg = 0; leg < c.plan.exchange.legs.size(); ++leg) {
        ship(c, leg);
        pay(c, leg);
        lend(c, leg);
    }
    for (Index m = 0; m < c.plan.exchange.measures.size(); ++m) {
        use_cap(c, m);
    }
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        end_one_off(c, d);
    }
}

}  // namespace entente::kernel

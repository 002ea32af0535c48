#include <algorithm>
#include <limits>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/deciding.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/shipments.hpp"

namespace entente::kernel {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

bool any(const double* row, int width) {
    return std::any_of(row, row + width, [](double x) { return x != 0; });
}

/// 1 where some measure holds for a leg.
void find_covered(const Context& c, const LegPlan& leg, double* covered) {
    std::fill_n(covered, c.width(), 0.0);
    for (Index m = leg.first_measure; m < leg.last_measure; ++m) {
        const double* subject = c.row(c.columns().subject, m);
        for (int l = 0; l < c.width(); ++l) {
            covered[l] = std::max(covered[l], subject[l]);
        }
    }
}

/// Interdicting actors reach for what moves illicitly, or for everything where no measure holds
/// (a blockade). The first that succeeds has it.
void seize(Context& c, Index leg_index, const LegInterdict& interdict, double* at_risk) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[leg_index];
    const SanctionPlan& sanction = c.plan.institutions.sanctions[interdict.sanction];
    double* taken = c.row(k.lane, 1);
    double* reached = c.row(k.lane, 2);
    std::fill_n(reached, c.width(), 0.0);
    for (const Index shipment : interdict.reach) {
        const double* chosen = c.row(k.chosen, shipment);
        for (int l = 0; l < c.width(); ++l) {
            reached[l] += chosen[l];
        }
    }
    const double* force = c.row(k.in_force, interdict.sanction);
    const double* p = c.slot(sanction.seizure_probability);
    const bool destroys = sanction.seizure == model::Seizure::destroy ||
                          (sanction.seizure == model::Seizure::keep && interdict.keeper == nowhere);
    const Index holder =
        sanction.seizure == model::Seizure::turn_back ? leg.from : interdict.keeper;
    double* luck = c.row(k.lane, 4);
    std::fill_n(taken, c.width(), 0.0);
    each_shipment(c, [&](const ShipmentShare& share) {
        draw_shipment(c, interdict.key, share, luck);
        for (int l = 0; l < c.width(); ++l) {
            const bool hit = luck[l] < p[l] * force[l] * reached[l];
            taken[l] += hit ? part_of(at_risk[l], share) : 0;
        }
    });
    for (int l = 0; l < c.width(); ++l) {
        at_risk[l] -= taken[l];
        c.row(k.leg_gone, leg_index)[l] += taken[l];
        c.row(k.pair_seized, leg.pair)[l] += taken[l];
        reached[l] = taken[l] / c.plan.goods[leg.good].per_unit;
    }
    if (interdict.seizure != nowhere) {
        std::copy_n(taken, c.width(), c.row(k.seizures, interdict.seizure));
    }
    if (destroys) {
        double* destroyed = c.row(k.pair_destroyed, leg.pair);
        for (int l = 0; l < c.width(); ++l) {
            destroyed[l] += taken[l];
        }
    } else {
        double* stock = c.row(k.stock, holder);
        double* transfers = c.row(k.transfers, holder);
        for (int l = 0; l < c.width(); ++l) {
            stock[l] += taken[l];
            transfers[l] += taken[l];
        }
    }
    c.record(EventKind::shipment_seized, taken, interdict.sanction, leg.giver, reached);
}

void seize_from_leg(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    double* at_risk = c.row(k.lane, 0);
    double* covered = c.row(k.lane, 3);
    find_covered(c, leg, covered);
    const double* lawful = c.row(k.leg_lawful, index);
    const double* illicit = c.row(k.leg_illicit, index);
    for (int l = 0; l < c.width(); ++l) {
        at_risk[l] = illicit[l] + (covered[l] == 0 ? lawful[l] : 0);
    }
    if (!any(at_risk, c.width())) {
        return;
    }
    for (const LegInterdict& interdict : leg.interdicts) {
        seize(c, index, interdict, at_risk);
    }
}

/// Steps that a report waits beyond the next one: by the quickest of the mandates that watch.
void report_delay(const Context& c, const SanctionPlan& sanction, double* steps) {
    const double step_days = c.plan.step_days(0);
    std::fill_n(steps, c.width(), sanction.mandates.empty() ? 0.0 : infinite);
    for (const Index mandate : sanction.mandates) {
        const double* days = c.slot(c.plan.institutions.mandates[mandate].report_delay);
        for (int l = 0; l < c.width(); ++l) {
            steps[l] = std::min(steps[l], days[l]);
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        const double whole = -lanes::floor(-steps[l] / step_days);
        steps[l] = std::clamp(whole - 1, 0.0, static_cast<double>(sanction.report_delay));
    }
}

/// A shipment is reported with probability 1 - exp(-M visibility), after the delay.
void report(Context& c, Index m) {
    const Columns& k = c.columns();
    const LegMeasure& measure = c.plan.exchange.measures[m];
    const SanctionPlan& sanction = c.plan.institutions.sanctions[measure.sanction];
    const double* illicit = c.row(k.leg_illicit, measure.leg);
    const double* subject = c.row(k.subject, m);
    double* evaded = c.row(k.lane, 0);
    for (int l = 0; l < c.width(); ++l) {
        evaded[l] = subject[l] * illicit[l];
    }
    if (!any(evaded, c.width())) {
        return;
    }
    double* chance = c.row(k.lane, 1);
    double* draw = c.row(k.lane, 2);
    report_chance(c, m, chance);
    double* delay = c.row(k.lane, 3);
    report_delay(c, sanction, delay);
    const auto ring = static_cast<Index>(sanction.report_delay + 1);
    const Index first =
        sanction.report_ring_first + (measure.compliance - sanction.first_compliance) * ring;
    const GoodPlan& good = c.plan.goods[c.plan.exchange.legs[measure.leg].good];
    const double* value = c.slot(good.value);
    const double per_unit = good.per_unit;
    double* counted = c.row(k.shipment_reported, m);
    each_shipment(c, [&](const ShipmentShare& share) {
        draw_shipment(c, measure.report_key, share, draw);
        const double name = share.number + 1.0;
        for (int l = 0; l < c.width(); ++l) {
            const double part = part_of(evaded[l], share);
            const bool seen = part > 0 && draw[l] < chance[l];
            const bool first_seen = seen && counted[l] != name;
            counted[l] = seen ? name : counted[l];
            const auto step = static_cast<Index>(c.step() + 1 + static_cast<int>(delay[l]));
            const Index due = first + step % ring;
            c.row(k.report_count_due, due)[l] += first_seen ? 1 : 0;
            c.row(k.report_amount_due, due)[l] += seen ? part * measure.to_measure : 0;
            c.row(k.report_value_due, due)[l] += seen ? part / per_unit * value[l] : 0;
        }
    });
}

void note_evaded(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    double* covered = c.row(k.lane, 0);
    find_covered(c, leg, covered);
    const double* illicit = c.row(k.leg_illicit, index);
    double* evaded = c.row(k.pair_evaded, leg.pair);
    for (int l = 0; l < c.width(); ++l) {
        evaded[l] += covered[l] * illicit[l];
    }
}

/// What a giver would declare of a leg: its share of what moved, nothing of what is banned.
void wish_to_declare(const Context& c, Index index, double* wish) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    const double* share = c.slot(c.plan.accounts[leg.from].declared_fraction);
    for (int l = 0; l < c.width(); ++l) {
        const double moved = c.row(k.leg_lawful, index)[l] + c.row(k.leg_illicit, index)[l];
        wish[l] = share[l] * moved;
    }
    for (Index m = leg.first_measure; m < leg.last_measure; ++m) {
        const Index sanction = c.plan.exchange.measures[m].sanction;
        const double* subject = c.row(k.subject, m);
        if (c.plan.institutions.sanctions[sanction].kind != model::SanctionKind::cap) {
            for (int l = 0; l < c.width(); ++l) {
                wish[l] *= 1 - subject[l];
            }
        }
    }
}

bool under(const Context& c, Index leg, Index sanction, Index* measure) {
    const LegPlan& plan = c.plan.exchange.legs[leg];
    for (Index m = plan.first_measure; m < plan.last_measure; ++m) {
        if (c.plan.exchange.measures[m].sanction == sanction) {
            *measure = m;
            return true;
        }
    }
    return false;
}

/// Share of what suppliers would declare under a cap that fits into what is left of it on paper.
void find_declared_share(Context& c, Index sanction) {
    const Columns& k = c.columns();
    double* share = c.row(k.declared_share, sanction);
    double* wish = c.row(k.lane, 0);
    std::fill_n(share, c.width(), 0.0);
    for (Index leg = 0; leg < c.plan.exchange.legs.size(); ++leg) {
        Index m = nowhere;
        if (!under(c, leg, sanction, &m)) {
            continue;
        }
        wish_to_declare(c, leg, wish);
        const double* subject = c.row(k.subject, m);
        for (int l = 0; l < c.width(); ++l) {
            share[l] += subject[l] * wish[l] * c.plan.exchange.measures[m].to_measure;
        }
    }
    const SanctionPlan& plan = c.plan.institutions.sanctions[sanction];
    const double* amount = c.slot(plan.amount);
    const double* declared = c.row(k.cap_declared, sanction);
    for (int l = 0; l < c.width(); ++l) {
        const double left = std::max(0.0, amount[l] * plan.per_unit - declared[l]);
        share[l] = share[l] > left ? left / share[l] : 1;
    }
}

void declare(Context& c, Index index) {
    const Columns& k = c.columns();
    const LegPlan& leg = c.plan.exchange.legs[index];
    double* wish = c.row(k.lane, 0);
    wish_to_declare(c, index, wish);
    for (Index m = leg.first_measure; m < leg.last_measure; ++m) {
        const Index sanction = c.plan.exchange.measures[m].sanction;
        const double* subject = c.row(k.subject, m);
        const double* share = c.row(k.declared_share, sanction);
        const bool caps = c.plan.institutions.sanctions[sanction].kind == model::SanctionKind::cap;
        for (int l = 0; caps && l < c.width(); ++l) {
            wish[l] *= subject[l] != 0 ? share[l] : 1;
        }
    }
    double* declared = c.row(k.pair_declared, leg.pair);
    for (int l = 0; l < c.width(); ++l) {
        wish[l] = lanes::leg_quanta(wish[l]);
        declared[l] += wish[l];
    }
    for (Index m = leg.first_measure; m < leg.last_measure; ++m) {
        const Index sanction = c.plan.exchange.measures[m].sanction;
        const double* subject = c.row(k.subject, m);
        double* used = c.row(k.cap_declared, sanction);
        for (int l = 0; l < c.width(); ++l) {
            used[l] += subject[l] * wish[l] * c.plan.exchange.measures[m].to_measure;
        }
    }
}

}  // namespace

void run_enforce(Context& c) {
    for (Index leg = 0; leg < c.plan.exchange.legs.size(); ++leg) {
        if (!c.plan.exchange.legs[leg].interdicts.empty()) {
            seize_from_leg(c, leg);
        }
        if (c.plan.exchange.legs[leg].first_measure != c.plan.exchange.legs[leg].last_measure) {
            note_evaded(c, leg);
        }
    }
    for (Index m = 0; m < c.plan.exchange.measures.size(); ++m) {
        report(c, m);
    }
    for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
        if (c.plan.institutions.sanctions[s].kind == model::SanctionKind::cap) {
            find_declared_share(c, s);
        }
    }
    for (Index leg = 0; leg < c.plan.exchange.legs.size(); ++leg) {
        declare(c, leg);
    }
}

}  // namespace entente::kernel

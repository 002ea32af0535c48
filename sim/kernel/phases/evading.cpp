#include <algorithm>

#include "kernel/phases/deciding.hpp"
#include "kernel/phases/telling.hpp"

namespace entente::kernel {
namespace {

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

/// Becker 1968, per unit of value: what arrives less what is lost by seizures and reports.
void gain_of_evading(const Context& c, const LegMeasure& measure, const double* seizure,
                     double* gain) {
    const LegPlan& leg = c.plan.exchange.legs[measure.leg];
    const SanctionPlan& sanction = c.plan.institutions.sanctions[measure.sanction];
    double* arrives = c.row(c.columns().lane, weighed_row);
    for (int l = 0; l < c.width(); ++l) {
        arrives[l] = 1 - seizure[l];
        gain[l] = 0;
    }
    add_term(c, "chance that it arrives", arrives, c.slot(c.plan.unity), 1, gain);
    add_term(c, "chance of a seizure", seizure, c.slot(sanction.penalty), -1, gain);
    add_term(c, "chance of a report", c.row(c.columns().lane, reported_row),
             c.slot(c.plan.actors[leg.giver].decision.reputation), -1, gain);
}

const char* criterion_of(model::Evasion evasion) {
    switch (evasion) {
        case model::Evasion::pays:
            return "evades where the sum is above 0";
        case model::Evasion::always:
            return "evades whatever the sum";
        case model::Evasion::never:
            break;
    }
    return "never evades";
}

/// Lowers the share by one measure on one leg: to 0 where the giver does not evade.
void apply_measure(const Context& c, Index m, const double* seizure, double* share,
                   double* concerned) {
    const LegMeasure& measure = c.plan.exchange.measures[m];
    const Index giver = c.plan.exchange.legs[measure.leg].giver;
    const model::Evasion evasion = c.plan.actors[giver].decision.choices.evasion();
    const double* kappa = c.row(c.columns().compliance, measure.compliance);
    const double* subject = c.row(c.columns().subject, m);
    double* gain = c.row(c.columns().lane, gain_row);
    report_chance(c, m, c.row(c.columns().lane, reported_row));
    gain_of_evading(c, measure, seizure, gain);
    for (int l = 0; l < c.width(); ++l) {
        const bool evades =
            evasion == model::Evasion::always || (evasion == model::Evasion::pays && gain[l] > 0);
        const double allowed = evades ? 1 - kappa[l] : 0;
        gain[l] = allowed;
        share[l] = subject[l] != 0 ? std::min(share[l], allowed) : share[l];
        concerned[l] = subject[l] != 0 ? 1 : concerned[l];
    }
    tell(c, "compliance", kappa);
    tell(c, "share that it would move outside", gain);
    if (c.explainer != nullptr) {
        c.explainer->criterion(criterion_of(evasion));
    }
}

/// The same, as a decision of the giver where somebody listens.
void decide_on_measure(const Context& c, Index m, const double* told, const double* seizure,
                       double* share, double* concerned) {
    if (!listens(c, told) || !listens(c, c.row(c.columns().subject, m))) {
        Context quiet = c;
        quiet.explainer = nullptr;
        return apply_measure(quiet, m, seizure, share, concerned);
    }
    const LegMeasure& measure = c.plan.exchange.measures[m];
    const LegPlan& leg = c.plan.exchange.legs[measure.leg];
    c.explainer->begin(Deciding::evasion, leg.giver, leg.receiver, Dimension::sanction,
                       measure.sanction);
    apply_measure(c, m, seizure, share, concerned);
    const bool evades = c.row(c.columns().lane, gain_row)[c.explainer->lane()] > 0;
    c.explainer->end((evades ? "moves " : "does not move ") +
                     label_of(c, Dimension::good, leg.good) + " outside it");
}

}  // namespace

void evasion_share(const Context& c, Index deal, const double* told, double* out) {
    double* seizure = c.row(c.columns().lane, seizure_row);
    double* concerned = c.row(c.columns().lane, concerned_row);
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
            decide_on_measure(c, m, told, seizure, out, concerned);
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        out[l] = concerned[l] != 0 ? std::clamp(out[l], 0.0, 1.0) : 0;
    }
}

}  // namespace entente::kernel

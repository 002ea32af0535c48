#include <algorithm>

#include "kernel/phases/deciding.hpp"
#include "kernel/phases/observe.hpp"
#include "kernel/phases/telling.hpp"

namespace entente::kernel {
namespace {

std::string good_of(const Context& c, const LegPlan& leg) {
    return label_of(c, Dimension::good, leg.good);
}

/// Measures hold for an offer as they are in this step, before anything is decided in it.
void find_subjects(const Context& c, const DealPlan& deal) {
    for (Index i = deal.first_leg; i < deal.last_leg; ++i) {
        const LegPlan& leg = c.plan.exchange.legs[i];
        for (Index m = leg.first_measure; m < leg.last_measure; ++m) {
            const LegMeasure& measure = c.plan.exchange.measures[m];
            const SanctionPlan& sanction = c.plan.institutions.sanctions[measure.sanction];
            const bool holds =
                c.open(sanction.window) &&
                std::none_of(measure.exempt_windows.begin(), measure.exempt_windows.end(),
                             [&](const auto& window) { return c.open(window); });
            const double* on = c.row(c.columns().sanction_on, measure.sanction);
            double* subject = c.row(c.columns().subject, m);
            for (int l = 0; l < c.width(); ++l) {
                subject[l] = holds ? on[l] : 0;
            }
            for (const Index shipment : measure.exempt) {
                const double* chosen = c.row(c.columns().chosen, shipment);
                for (int l = 0; l < c.width(); ++l) {
                    subject[l] = chosen[l] != 0 ? 0 : subject[l];
                }
            }
        }
    }
}

/// A leg in the eyes of one party. What it gets counts only as far as it sees the giver have it.
void weigh_leg(const Context& c, const LegPlan& leg, Index party, double* gain) {
    double* worth = c.row(c.columns().lane, worth_row);
    double* amount = c.row(c.columns().lane, offered_row);
    unit_value(c, party, leg.good, c.plan.actors[party].decision.shortage, worth);
    std::copy_n(c.slot(leg.amount), c.width(), amount);
    if (leg.giver == party) {
        return add_term(c, ("gives " + good_of(c, leg)).c_str(), amount, worth, -1, gain);
    }
    const double* seen = stock_seen(c, party, leg.from);
    const double per_unit = c.plan.goods[leg.good].per_unit;
    double* has = c.row(c.columns().lane, weighed_row);
    for (int l = 0; l < c.width(); ++l) {
        has[l] = seen[l] / per_unit;
        amount[l] = std::min(amount[l], has[l]);
    }
    tell(c, "seen in the giver's stock", has);
    add_term(c, ("gets " + good_of(c, leg)).c_str(), amount, worth, 1, gain);
}

/// A leg of knowledge counts at its agreed worth, for who learns and against who teaches.
void weigh_lesson(const Context& c, const TechnologyLegPlan& leg, Index party, double* gain) {
    double* worth = c.row(c.columns().lane, offered_row);
    const double* value = c.slot(leg.value);
    for (int l = 0; l < c.width(); ++l) {
        worth[l] = value[l] * c.days() / leg.value_days;
    }
    const std::string technology = label_of(c, Dimension::technology, leg.technology);
    const bool learns = leg.receiver == party;
    add_term(c, ((learns ? "learns " : "teaches ") + technology).c_str(), worth,
             c.slot(c.plan.unity), learns ? 1 : -1, gain);
}

/// accepts[lane] of one party that is offered a deal; possible[lane]: lawful or worth evading for.
void ask_party(const Context& c, const DealPlan& deal, Index party, const double* possible,
               double* accepts) {
    double* gain = c.row(c.columns().lane, gain_row);
    std::fill_n(gain, c.width(), 0.0);
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        if (plan.giver == party || plan.receiver == party) {
            weigh_leg(c, plan, party, gain);
        }
    }
    for (Index i = deal.first_technology; i < deal.last_technology; ++i) {
        const TechnologyLegPlan& leg = c.plan.people.technology_legs[i];
        if (leg.giver == party || leg.receiver == party) {
            weigh_lesson(c, leg, party, gain);
        }
    }
    tell(c, "lawful or worth evading for", possible);
    const model::Accepts how = c.plan.actors[party].decision.choices.accepts();
    for (int l = 0; l < c.width(); ++l) {
        const bool worth_it = gain[l] > 0 && possible[l] != 0;
        const bool yes =
            how == model::Accepts::shadow_value ? worth_it : how != model::Accepts::never;
        accepts[l] = yes ? accepts[l] : 0;
        gain[l] = yes ? 1 : 0;
    }
}

const char* criterion_of(model::Accepts accepts) {
    switch (accepts) {
        case model::Accepts::shadow_value:
            return "accepts where the sum is above 0 and the deal lawful or worth evading for";
        case model::Accepts::always:
            return "accepts every offer";
        case model::Accepts::never:
            return "accepts no offer";
        case model::Accepts::waits:
            break;
    }
    return "answers by an action";
}

void ask_aloud(const Context& c, const DealPlan& deal, Index party, Index proposer,
               const double* possible, double* accepts) {
    if (c.explainer == nullptr) {
        return ask_party(c, deal, party, possible, accepts);
    }
    const model::Accepts how = c.plan.actors[party].decision.choices.accepts();
    c.explainer->begin(Deciding::offer, party, proposer, Dimension::contract, deal.contract);
    ask_party(c, deal, party, possible, accepts);
    c.explainer->criterion(criterion_of(how));
    const bool yes = c.row(c.columns().lane, gain_row)[c.explainer->lane()] != 0;
    c.explainer->end(how == model::Accepts::waits ? "left open" : (yes ? "accepted" : "declined"));
}

}  // namespace

bool answers_later(const Context& c, Index party) {
    return c.plan.actors[party].decision.choices.accepts() == model::Accepts::waits;
}

OfferVerdict weigh_offer(const Context& c, Index deal, Index proposer) {
    const DealPlan& plan = c.plan.exchange.deals[deal];
    double* possible = c.row(c.columns().lane, share_row);
    OfferVerdict verdict{c.row(c.columns().lane, verdict_row)};
    std::fill_n(verdict.accepts, c.width(), 1.0);
    find_subjects(c, plan);
    evasion_share(c, deal, verdict.accepts, possible);
    const double* concerned = c.row(c.columns().lane, concerned_row);
    for (int l = 0; l < c.width(); ++l) {
        possible[l] = concerned[l] == 0 || possible[l] > 0 ? 1 : 0;
    }
    for (const Index party : plan.parties) {
        if (party != proposer) {
            ask_aloud(c, plan, party, proposer, possible, verdict.accepts);
            verdict.waits = verdict.waits || answers_later(c, party);
        }
    }
    return verdict;
}

}  // namespace entente::kernel

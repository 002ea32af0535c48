#include <algorithm>
#include <cmath>
#include <optional>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

template <class T>
bool holds(const std::vector<T>& values, T value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

template <class Id>
bool matches(const std::vector<Id>& filter, const Order& order, Index canonical) {
    return filter.empty() || std::any_of(filter.begin(), filter.end(),
                                         [&](Id id) { return order.of(id) == canonical; });
}

/// A list names a route once for both of its directions.
bool names_route(const std::vector<model::RouteId>& list, const Compilation& c, Index canonical) {
    const auto& routes = c.model.routes;
    const std::string& id = routes[c.order.routes.scenario[canonical]].id;
    return list.empty() || std::any_of(list.begin(), list.end(), [&](model::RouteId route) {
               return routes[route.index()].id == id;
           });
}

bool is_ban_like(model::SanctionKind kind) {
    using enum model::SanctionKind;
    return kind == ban || kind == cap || kind == labour || kind == service;
}

bool in_direction(const SanctionPlan& sanction, const LegPlan& leg) {
    const bool to = leg.receiver == sanction.target;
    const bool from = leg.giver == sanction.target;
    switch (sanction.direction) {
        case model::Direction::to:
            return to;
        case model::Direction::from:
            return from;
        case model::Direction::both:
            break;
    }
    return to || from;
}

bool covers_good(const SanctionPlan& sanction, const LegPlan& leg) {
    return holds(sanction.goods, leg.good) && in_direction(sanction, leg);
}

/// A council binds everybody; actors bind only their own dealings.
bool binds(const SanctionPlan& sanction, const LegPlan& leg) {
    return sanction.council != nowhere || holds(sanction.senders, leg.giver) ||
           holds(sanction.senders, leg.receiver);
}

/// The longest that a report waits, in steps beyond the next one: by the shortest delay of the
/// mandates that watch. What is enforced in a step can be published in the next one at the
/// earliest.
int report_delay(const Compilation& c, const model::Sanction& source) {
    double days = 0;
    for (std::size_t i = 0; i < source.watched_by.size(); ++i) {
        const double delay =
            largest_value(c, c.model.mandates[source.watched_by[i].index()].report_delay);
        days = i == 0 ? delay : std::min(days, delay);
    }
    return std::max(0, static_cast<int>(std::ceil(days / c.plan.step_days(0))) - 1);
}

/// Steps that contain the first day of a window of a cap.
std::vector<bool> window_starts(const Compilation& c, const model::Sanction& source) {
    std::vector<bool> starts(static_cast<std::size_t>(c.plan.steps), false);
    if (source.kind != model::SanctionKind::cap ||
        (source.period.months == 0 && source.period.days == 0)) {
        return starts;
    }
    const base::Day end = model::step_start(c.plan.calendar, c.plan.steps);
    const base::Day from = std::max(source.window.from, base::to_day({1900, 1, 1}));
    for (int i = 0;; ++i) {
        base::Day start = base::add_months(from, i * source.period.months);
        start.number += i * source.period.days;
        if (start >= end) {
            return starts;
        }
        if (start >= c.plan.calendar.start) {
            starts[static_cast<std::size_t>(model::step_of(c.plan.calendar, start))] = true;
        }
    }
}

SanctionPlan compile_sanction(Compilation& c, const model::Sanction& source) {
    SanctionPlan sanction;
    for (const model::ActorId sender : source.senders) {
        sanction.senders.push_back(c.order.actors.of(sender));
    }
    std::sort(sanction.senders.begin(), sanction.senders.end());
    sanction.council = source.council ? c.order.councils.of(*source.council) : nowhere;
    sanction.target = c.order.actors.of(source.target);
    for (const model::GoodId good : source.goods) {
        sanction.goods.push_back(c.order.goods.of(good));
    }
    std::sort(sanction.goods.begin(), sanction.goods.end());
    sanction.direction = source.direction;
    sanction.kind = source.kind;
    sanction.amount = c.slot(source.amount);
    sanction.rate = c.slot(source.rate);
    sanction.seizure_probability = c.slot(source.seizure_probability);
    sanction.penalty = c.slot(source.penalty);
    sanction.compliance = c.slot(source.default_compliance);
    sanction.resets = window_starts(c, source);
    sanction.seizure = source.seizure;
    sanction.deadline_step =
        source.deadline ? model::step_of(c.plan.calendar, *source.deadline) : -1;
    sanction.window = source.window;
    sanction.starts_lifted = source.starts_lifted;
    for (const model::MandateId mandate : source.watched_by) {
        sanction.mandates.push_back(c.order.mandates.of(mandate));
    }
    std::sort(sanction.mandates.begin(), sanction.mandates.end());
    sanction.report_delay = report_delay(c, source);
    sanction.per_unit = sanction.goods.empty() ? 1 : c.plan.goods[sanction.goods[0]].per_unit;
    return sanction;
}

Slot compliance_level(Compilation& c, const model::Sanction& source, Index actor) {
    for (const auto& entry : source.compliance) {
        if (c.order.actors.of(entry.actor) == actor) {
            return c.slot(entry.level);
        }
    }
    return c.slot(source.default_compliance);
}

/// What the exemptions of a sanction leave of its hold on a leg; nothing: all of it is exempt.
std::optional<LegMeasure> measure_on(const Compilation& c, const model::Sanction& source,
                                     Index leg_index) {
    const LegPlan& leg = c.plan.exchange.legs[leg_index];
    const DealPlan& deal = c.plan.exchange.deals[leg.deal];
    LegMeasure measure;
    for (const auto& exemption : source.exemptions) {
        const bool contract_matches =
            exemption.contracts.empty() ||
            (deal.contract != nowhere &&
             matches(exemption.contracts, c.order.contracts, deal.contract));
        if (!contract_matches || !matches(exemption.givers, c.order.actors, leg.giver) ||
            !matches(exemption.receivers, c.order.actors, leg.receiver) ||
            !matches(exemption.goods, c.order.goods, leg.good)) {
            continue;
        }
        if (!exemption.routes.empty()) {
            for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
                const Index route = c.plan.exchange.shipments[s].route;
                if (route != nowhere && names_route(exemption.routes, c, route)) {
                    measure.exempt.push_back(s);
                }
            }
        } else if (exemption.window == base::Window{}) {
            return std::nullopt;
        } else {
            measure.exempt_windows.push_back(exemption.window);
        }
    }
    return measure;
}

void add_measure(Compilation& c, Index sanction, const model::Sanction& source, Index leg) {
    auto measure = measure_on(c, source, leg);
    if (!measure) {
        return;
    }
    measure->sanction = sanction;
    measure->leg = leg;
    const SanctionPlan& plan = c.plan.institutions.sanctions[sanction];
    measure->to_measure = plan.per_unit / c.plan.goods[c.plan.exchange.legs[leg].good].per_unit;
    measure->report_key = c.key("report", source.id + "/" + c.leg_texts[leg]);
    c.compliance_of[{sanction, c.plan.exchange.legs[leg].giver}];
    c.plan.exchange.measures.push_back(*measure);
}

void add_interdict(Compilation& c, Index sanction, const model::Sanction& source, Index leg) {
    LegPlan& plan = c.plan.exchange.legs[leg];
    LegInterdict interdict;
    interdict.sanction = sanction;
    for (Index s = plan.first_shipment; s < plan.last_shipment; ++s) {
        const Index route = c.plan.exchange.shipments[s].route;
        if (route != nowhere && names_route(source.reach, c, route)) {
            interdict.reach.push_back(s);
        }
    }
    if (interdict.reach.empty()) {
        return;
    }
    const auto& senders = c.plan.institutions.sanctions[sanction].senders;
    if (source.seizure == model::Seizure::keep && !senders.empty()) {
        interdict.keeper = c.account(senders[0], plan.good);
    }
    interdict.key = c.key("seizure", source.id + "/" + c.leg_texts[leg]);
    plan.interdicts.push_back(interdict);
}

/// Routes through a sender of a ban are barred to what the ban covers.
void add_barred(Compilation& c, Index sanction, const SanctionPlan& plan, LegPlan& leg) {
    for (Index s = leg.first_shipment; s < leg.last_shipment; ++s) {
        const Index route = c.plan.exchange.shipments[s].route;
        if (route == nowhere) {
            continue;
        }
        const auto& through = c.model.routes[c.order.routes.scenario[route]].through;
        const bool passes = std::any_of(through.begin(), through.end(), [&](model::ActorId id) {
            return holds(plan.senders, c.order.actors.of(id));
        });
        if (!passes) {
            continue;
        }
        const auto known = std::find_if(leg.barred.begin(), leg.barred.end(),
                                        [s](const auto& entry) { return entry.first == s; });
        if (known == leg.barred.end()) {
            leg.barred.push_back({s, {sanction}});
        } else {
            known->second.push_back(sanction);
        }
    }
}

void apply_to_leg(Compilation& c, Index sanction, const model::Sanction& source, Index leg) {
    const SanctionPlan& plan = c.plan.institutions.sanctions[sanction];
    LegPlan& leg_plan = c.plan.exchange.legs[leg];
    if (!covers_good(plan, leg_plan)) {
        return;
    }
    if (plan.kind == model::SanctionKind::interdict) {
        add_interdict(c, sanction, source, leg);
    } else if (plan.kind == model::SanctionKind::tariff && binds(plan, leg_plan)) {
        leg_plan.tariffs.push_back(sanction);
    } else if (is_ban_like(plan.kind)) {
        if (binds(plan, leg_plan)) {
            add_measure(c, sanction, source, leg);
        } else if (plan.kind != model::SanctionKind::cap) {
            add_barred(c, sanction, plan, leg_plan);
        }
    }
}

void index_measures(Compilation& c) {
    Exchange& x = c.plan.exchange;
    Index next = 0;
    for (Index leg = 0; leg < x.legs.size(); ++leg) {
        x.legs[leg].first_measure = next;
        while (next < x.measures.size() && x.measures[next].leg == leg) {
            ++next;
        }
        x.legs[leg].last_measure = next;
    }
}

/// Actors whose compliance the scenario states, and givers that deal under a measure.
void compile_compliance(Compilation& c) {
    Institutions& institutions = c.plan.institutions;
    for (Index s = 0; s < institutions.sanctions.size(); ++s) {
        const auto& source = c.model.sanctions[c.order.sanctions.scenario[s]];
        for (const auto& entry : source.compliance) {
            c.compliance_of[{s, c.order.actors.of(entry.actor)}];
        }
    }
    for (auto& [key, index] : c.compliance_of) {
        const auto& source = c.model.sanctions[c.order.sanctions.scenario[key.first]];
        index = static_cast<Index>(institutions.compliance.size());
        institutions.compliance.push_back(
            {key.second, key.first, compliance_level(c, source, key.second)});
    }
    Index next = 0;
    for (Index s = 0; s < institutions.sanctions.size(); ++s) {
        institutions.sanctions[s].first_compliance = next;
        while (next < institutions.compliance.size() &&
               institutions.compliance[next].sanction == s) {
            ++next;
        }
        institutions.sanctions[s].last_compliance = next;
    }
    for (LegMeasure& measure : c.plan.exchange.measures) {
        const Index giver = c.plan.exchange.legs[measure.leg].giver;
        measure.compliance = c.compliance_of.at({measure.sanction, giver});
    }
}

}  // namespace

void compile_measures(Compilation& c) {
    for (const Index position : c.order.sanctions.scenario) {
        c.plan.institutions.sanctions.push_back(compile_sanction(c, c.model.sanctions[position]));
    }
    for (Index leg = 0; leg < c.plan.exchange.legs.size(); ++leg) {
        for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
            apply_to_leg(c, s, c.model.sanctions[c.order.sanctions.scenario[s]], leg);
        }
    }
    index_measures(c);
    compile_compliance(c);
}

}  // namespace entente::kernel

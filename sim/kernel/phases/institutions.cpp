#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/actions.hpp"
#include "kernel/phases/people_actions.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/telling.hpp"
#include "kernel/phases/votes.hpp"

namespace entente::kernel {
namespace {

/// Reports that monitors publish in this step: to the flows, and to the standing of the giver.
void publish_reports(Context& c, Index i) {
    const Columns& k = c.columns();
    const CompliancePlan& giver = c.plan.institutions.compliance[i];
    const SanctionPlan& sanction = c.plan.institutions.sanctions[giver.sanction];
    const auto ring = static_cast<Index>(sanction.report_delay + 1);
    const Index due = sanction.report_ring_first + (i - sanction.first_compliance) * ring +
                      static_cast<Index>(c.step()) % ring;
    double* count_due = c.row(k.report_count_due, due);
    double* amount_due = c.row(k.report_amount_due, due);
    double* value_due = c.row(k.report_value_due, due);
    double* units = c.row(k.lane, 4);
    const double* weight = c.slot(c.plan.actors[giver.actor].decision.reputation);
    for (int l = 0; l < c.width(); ++l) {
        c.row(k.reports, i)[l] = count_due[l];
        c.row(k.reported, i)[l] = amount_due[l];
        c.row(k.reputation, giver.actor)[l] += weight[l] * value_due[l];
        units[l] = amount_due[l] / sanction.per_unit;
    }
    c.record(EventKind::shipment_reported, count_due, giver.sanction, giver.actor, units);
    std::fill_n(count_due, c.width(), 0.0);
    std::fill_n(amount_due, c.width(), 0.0);
    std::fill_n(value_due, c.width(), 0.0);
}

/// Reports about others deter, then compliance relaxes to its base. Our own curve:
/// kappa <- 1 - (1 - kappa) exp(-chi n), kappa <- base + (kappa - base) exp(-dt / tau).
ENTENTE_CLONES void respond(const double* total, const double* own, const double* response,
                            const double* base, const double* tau, double days, double* kappa,
                            int width) {
    for (int l = 0; l < width; ++l) {
        const double others = total[l] - own[l];
        const double raised = 1 - (1 - kappa[l]) * lanes::exp(-response[l] * others);
        const double fade = tau[l] > 0 ? lanes::exp(-days / tau[l]) : 0;
        kappa[l] = base[l] + (raised - base[l]) * fade;
    }
}

/// How far an actor keeps a measure, told before and after it responds to reports about others.
/// Nothing is told of what stays as it is.
Context begin_compliance(const Context& c, Index i, const double* total) {
    Context told =
        heard(c, c.row(c.columns().in_force, c.plan.institutions.compliance[i].sanction));
    if (told.explainer == nullptr) {
        return told;
    }
    const int l = told.explainer->lane();
    const CompliancePlan& plan = told.plan.institutions.compliance[i];
    const double others = total[l] - told.row(told.columns().reports, i)[l];
    const double* level = told.row(told.columns().compliance, i);
    if (others == 0 && level[l] == told.row(told.columns().compliance_base, i)[l]) {
        told.explainer = nullptr;
        return told;
    }
    told.explainer->begin(Deciding::compliance, plan.actor, nowhere, Dimension::sanction,
                          plan.sanction);
    tell(told, "compliance before", level);
    told.explainer->fact("new reports about others", others);
    tell(told, "response to a report",
         told.slot(told.plan.actors[plan.actor].decision.report_response));
    tell(told, "compliance that it returns to", told.row(told.columns().compliance_base, i));
    return told;
}

void end_compliance(const Context& told, Index i) {
    tell(told, "compliance now", told.row(told.columns().compliance, i));
    if (told.explainer != nullptr) {
        told.explainer->criterion("rises with reports about others, then returns to its base");
        told.explainer->end("changed");
    }
}

void update_compliance(Context& c) {
    const Columns& k = c.columns();
    double* total = c.row(k.lane, 5);
    for (const SanctionPlan& sanction : c.plan.institutions.sanctions) {
        std::fill_n(total, c.width(), 0.0);
        for (Index i = sanction.first_compliance; i < sanction.last_compliance; ++i) {
            publish_reports(c, i);
            const double* count = c.row(k.reports, i);
            for (int l = 0; l < c.width(); ++l) {
                total[l] += count[l];
            }
        }
        for (Index i = sanction.first_compliance; i < sanction.last_compliance; ++i) {
            const CompliancePlan& plan = c.plan.institutions.compliance[i];
            const auto& decision = c.plan.actors[plan.actor].decision;
            const Context told = begin_compliance(c, i, total);
            respond(total, c.row(k.reports, i), c.slot(decision.report_response),
                    c.row(k.compliance_base, i), c.slot(decision.compliance_days), c.days(),
                    c.row(k.compliance, i), c.width());
            end_compliance(told, i);
        }
    }
}

/// A mandate that is not renewed lapses in the step that contains its last date; the measures that
/// it watched stay.
void update_mandates(Context& c) {
    const Columns& k = c.columns();
    double* lapsed = c.row(k.lane, 4);
    for (Index m = 0; m < c.plan.institutions.mandates.size(); ++m) {
        const bool begun = c.plan.institutions.mandates[m].window.from < c.next_day();
        const double* until = c.row(k.mandate_until, m);
        double* alive = c.row(k.mandate_alive, m);
        for (int l = 0; l < c.width(); ++l) {
            const bool lives = begun && c.next_day().number <= until[l];
            lapsed[l] = alive[l] != 0 && !lives ? 1 : 0;
            alive[l] = lives ? 1 : 0;
        }
        c.record(EventKind::mandate_lapsed, lapsed, m, nowhere, nullptr);
    }
}

/// strength (1 + sum of e T), T the level of the most advanced member in office: what a member
/// sees, the mandate knows.
void sharpen(Context& c, const MandatePlan& mandate, double* strength) {
    double* best = c.row(c.columns().people_lane, 0);
    double* factor = c.row(c.columns().people_lane, 1);
    std::fill_n(factor, c.width(), 1.0);
    for (const MandateEffect& effect : mandate.effects) {
        std::fill_n(best, c.width(), 0.0);
        for (const auto& member : effect.members) {
            const double* level = c.row(c.columns().technology, member.level);
            for (int l = 0; c.open(member.term) && l < c.width(); ++l) {
                best[l] = std::max(best[l], level[l]);
            }
        }
        const double* per_level = c.slot(effect.per_level);
        for (int l = 0; l < c.width(); ++l) {
            factor[l] += per_level[l] * best[l];
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        strength[l] *= std::max(0.0, factor[l]);
    }
}

void update_monitoring(Context& c, Index s) {
    const Columns& k = c.columns();
    double* monitoring = c.row(k.monitoring, s);
    std::fill_n(monitoring, c.width(), 0.0);
    for (const Index m : c.plan.institutions.sanctions[s].mandates) {
        const double* alive = c.row(k.mandate_alive, m);
        const MandatePlan& mandate = c.plan.institutions.mandates[m];
        double* strength = c.row(k.lane, 6);
        std::copy_n(c.slot(mandate.strength), c.width(), strength);
        if (!mandate.effects.empty()) {
            sharpen(c, mandate, strength);
        }
        for (int l = 0; l < c.width(); ++l) {
            monitoring[l] += alive[l] * strength[l];
        }
    }
}

void update_cap(Context& c, Index s) {
    const Columns& k = c.columns();
    const SanctionPlan& sanction = c.plan.institutions.sanctions[s];
    if (sanction.kind != model::SanctionKind::cap) {
        return;
    }
    double* used = c.row(k.cap_used, s);
    double* declared = c.row(k.cap_declared, s);
    if (sanction.resets[static_cast<std::size_t>(c.step())]) {
        std::fill_n(used, c.width(), 0.0);
        std::fill_n(declared, c.width(), 0.0);
    }
    const double* amount = c.slot(sanction.amount);
    double* headroom = c.row(k.headroom, s);
    for (int l = 0; l < c.width(); ++l) {
        headroom[l] = std::max(0.0, lanes::leg_quanta(amount[l] * sanction.per_unit) - used[l]);
    }
}

void update_sanctions(Context& c) {
    const Columns& k = c.columns();
    for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
        const double open = c.open(c.plan.institutions.sanctions[s].window) ? 1 : 0;
        for (int l = 0; l < c.width(); ++l) {
            c.row(k.in_force, s)[l] = c.row(k.sanction_on, s)[l] * open;
        }
        update_monitoring(c, s);
        update_cap(c, s);
    }
}

/// Share of those who work abroad whom a holder sends home at the deadline: its compliance.
const double* share_sent(const Context& c, const SanctionPlan& sanction, Index holder) {
    for (Index i = sanction.first_compliance; i < sanction.last_compliance; ++i) {
        if (c.plan.institutions.compliance[i].actor == holder) {
            return c.row(c.columns().compliance, i);
        }
    }
    return c.slot(sanction.compliance);
}

void record_return(Context& c, Index from, Index home, double* people) {
    const auto& all = c.plan.people.labour;
    for (Index i = 0; i < all.size(); ++i) {
        if (all[i].abroad == from && all[i].at_home == home) {
            c.record(EventKind::workers_returned, people, i, nowhere, people);
        }
    }
}

/// At the deadline of a measure on labour, what others hold of it goes home, as far as they
/// comply.
void repatriate(Context& c, Index s) {
    const Columns& k = c.columns();
    const SanctionPlan& sanction = c.plan.institutions.sanctions[s];
    const double* force = c.row(k.in_force, s);
    for (const Index good : sanction.goods) {
        const auto& accounts = c.plan.accounts;
        const auto home = std::find_if(accounts.begin(), accounts.end(), [&](const auto& a) {
            return a.actor == sanction.target && a.good == good;
        });
        for (Index a = 0; home != accounts.end() && a < accounts.size(); ++a) {
            if (accounts[a].good != good || accounts[a].actor == sanction.target) {
                continue;
            }
            const auto to = static_cast<Index>(home - accounts.begin());
            const double* share = share_sent(c, sanction, accounts[a].actor);
            double* people = c.row(k.lane, 5);
            for (int l = 0; l < c.width(); ++l) {
                const double moved =
                    force[l] != 0 ? lanes::leg_quanta(share[l] * c.row(k.stock, a)[l]) : 0;
                people[l] = moved / c.plan.goods[good].per_unit;
                c.row(k.stock, a)[l] -= moved;
                c.row(k.transfers, a)[l] -= moved;
                c.row(k.stock, to)[l] += moved;
                c.row(k.transfers, to)[l] += moved;
            }
            record_return(c, a, to, people);
        }
    }
}

/// What may move in this step, after everything that was decided in it.
void update_status(Context& c) {
    const Columns& k = c.columns();
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        const double open = c.open(c.plan.exchange.deals[d].window) ? 1 : 0;
        for (int l = 0; l < c.width(); ++l) {
            c.row(k.deal_active, d)[l] = c.row(k.deal_on, d)[l] * open;
        }
    }
    for (Index t = 0; t < c.plan.treaties.treaties.size(); ++t) {
        const double* force = c.row(k.treaty_in_force, t);
        for (const Index d : c.plan.treaties.treaties[t].deals) {
            for (int l = 0; l < c.width(); ++l) {
                c.row(k.deal_active, d)[l] *= force[l];
            }
        }
    }
    for (Index r = 0; r < c.plan.exchange.routes.size(); ++r) {
        const RoutePlan& route = c.plan.exchange.routes[r];
        const double open = c.open(route.open) ? 1 : 0;
        for (int l = 0; l < c.width(); ++l) {
            c.row(k.route_open, r)[l] = open * (1 - c.row(k.route_closed, route.closed)[l]);
        }
    }
}

}  // namespace

void run_institutions(Context& c) {
    clear_requests(c);
    vote_on_drafts(c);
    carry_out_requests(c);
    update_mandates(c);
    update_sanctions(c);
    update_compliance(c);
    for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
        const SanctionPlan& sanction = c.plan.institutions.sanctions[s];
        if (sanction.kind == model::SanctionKind::labour && sanction.deadline_step == c.step()) {
            repatriate(c, s);
        }
    }
    update_status(c);
}

}  // namespace entente::kernel

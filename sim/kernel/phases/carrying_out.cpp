// What was requested happens, all of it together.
#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/actions.hpp"
#include "kernel/phases/people_actions.hpp"
#include "kernel/phases/projects.hpp"
#include "kernel/phases/relations.hpp"
#include "kernel/phases/requests.hpp"
#include "kernel/phases/treaties.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

/// An offer that was left open runs once all who were asked accept; one who refuses ends it.
void carry_out_answers(Context& c, const DealPlan& deal, double* request, double* declined) {
    const Columns& k = c.columns();
    for (int l = 0; l < c.width(); ++l) {
        double strongest = 0;
        double open = 0;
        for (Index i = 0; i < deal.parties.size(); ++i) {
            const double answer = c.row(k.answer, deal.first_party + i)[l];
            double& awaits = c.row(k.awaits, deal.first_party + i)[l];
            strongest = std::max(strongest, awaits != 0 || answer == asked ? answer : 0);
            awaits = answer == asked ? 1 : (answer == 0 ? awaits : 0);
            open += awaits;
        }
        declined[l] = strongest == refusing ? 1 : 0;
        const bool agreed = strongest == accepting && open == 0;
        request[l] = agreed ? std::max(request[l], to_accept) : request[l];
        for (Index i = 0; i < deal.parties.size(); ++i) {
            double& awaits = c.row(k.awaits, deal.first_party + i)[l];
            awaits = declined[l] != 0 || request[l] == to_cancel ? 0 : awaits;
        }
    }
}

void carry_out_offers(Context& c) {
    double* declined = c.row(c.columns().lane, mask_row);
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        const DealPlan& deal = c.plan.exchange.deals[d];
        if (!deal.parties.empty()) {
            carry_out_answers(c, deal, c.row(c.columns().deal_request, d), declined);
            c.record(EventKind::contract_declined, declined, deal.contract, nowhere, nullptr);
        }
    }
}

void carry_out_deals(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    for (Index d = 0; d < c.plan.exchange.deals.size(); ++d) {
        const DealPlan& deal = c.plan.exchange.deals[d];
        const double* request = c.row(k.deal_request, d);
        double* on = c.row(k.deal_on, d);
        double* cancelled = c.row(k.deal_cancelled, d);
        const auto happen = [&](double strength, EventKind kind) {
            for (int l = 0; l < c.width(); ++l) {
                mask[l] = request[l] == strength ? 1 : 0;
            }
            if (deal.contract != nowhere) {
                c.record(kind, mask, deal.contract, nowhere, nullptr);
            }
        };
        happen(to_accept, EventKind::contract_accepted);
        happen(to_resume, EventKind::contract_resumed);
        happen(to_suspend, EventKind::contract_suspended);
        happen(to_cancel, EventKind::contract_cancelled);
        for (int l = 0; l < c.width(); ++l) {
            cancelled[l] = request[l] == to_cancel ? 1 : cancelled[l];
            const bool starts = request[l] == to_accept || request[l] == to_resume;
            const bool stops = request[l] == to_suspend || request[l] == to_cancel;
            on[l] = starts ? 1 : (stops ? 0 : on[l]);
        }
    }
}

void carry_out_sanctions(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
        const double* request = c.row(k.sanction_request, s);
        double* on = c.row(k.sanction_on, s);
        for (const double code : {1.0, 2.0}) {
            for (int l = 0; l < c.width(); ++l) {
                mask[l] = request[l] == code ? 1 : 0;
                on[l] = request[l] == code ? 2 - code : on[l];
            }
            c.record(code == 1.0 ? EventKind::sanction_imposed : EventKind::sanction_lifted, mask,
                     s, nowhere, nullptr);
        }
    }
}

void carry_out_compliance(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    for (Index i = 0; i < c.plan.institutions.compliance.size(); ++i) {
        const double* request = c.row(k.compliance_request, i);
        double* level = c.row(k.compliance, i);
        double* base = c.row(k.compliance_base, i);
        for (int l = 0; l < c.width(); ++l) {
            mask[l] = request[l] == 0 ? 0 : 1;
            level[l] = request[l] == 0 ? level[l] : request[l] - 1;
            base[l] = request[l] == 0 ? base[l] : request[l] - 1;
        }
        const CompliancePlan& plan = c.plan.institutions.compliance[i];
        c.record(EventKind::compliance_changed, mask, plan.actor, plan.sanction, level);
    }
}

void carry_out_mandates(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    for (Index m = 0; m < c.plan.institutions.mandates.size(); ++m) {
        const double* renewed = c.row(k.mandate_request, m);
        const double* ended = c.row(k.mandate_end, m);
        double* until = c.row(k.mandate_until, m);
        for (int l = 0; l < c.width(); ++l) {
            mask[l] = ended[l] == 0 && renewed[l] != 0 ? 1 : 0;
            until[l] = mask[l] != 0 ? std::max(until[l], renewed[l]) : until[l];
            until[l] = ended[l] != 0 ? std::min<double>(until[l], c.day().number) : until[l];
        }
        c.record(EventKind::mandate_renewed, mask, m, nowhere, until);
    }
}

void carry_out_routes(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    for (Index r = 0; r < k.route_closed.count; ++r) {
        const double* request = c.row(k.route_request, r);
        double* closed = c.row(k.route_closed, r);
        for (const double code : {1.0, 2.0}) {
            for (int l = 0; l < c.width(); ++l) {
                mask[l] = request[l] == code && closed[l] != code - 1 ? 1 : 0;
                closed[l] = request[l] == code ? code - 1 : closed[l];
            }
            c.record(code == 1.0 ? EventKind::route_opened : EventKind::route_closed, mask, r,
                     nowhere, nullptr);
        }
    }
}

/// The creditor keeps a share of the claim in whole quanta; both sides of the ledger change alike.
void carry_out_forgiveness(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    double* amount = c.row(k.lane, amount_row);
    for (Index i = 0; i < c.plan.claims.size(); ++i) {
        const ClaimPlan& plan = c.plan.claims[i];
        const double* kept = c.row(k.forgive_request, i);
        double* claim = c.row(k.claim, i);
        double* creditor = c.row(k.net_position, plan.creditor);
        double* debtor = c.row(k.net_position, plan.debtor);
        for (int l = 0; l < c.width(); ++l) {
            const double forgiven = claim[l] - lanes::leg_quanta(claim[l] * kept[l]);
            mask[l] = forgiven > 0 ? 1 : 0;
            amount[l] = forgiven / c.plan.per_currency;
            claim[l] -= forgiven;
            c.row(k.claim_forgiven, i)[l] += forgiven;
            creditor[l] -= forgiven;
            debtor[l] += forgiven;
        }
        c.record(EventKind::forgiven, mask, i, nowhere, amount);
    }
}

void inject_row(Context& c, Index i, double* value) {
    const Columns& k = c.columns();
    for (int l = 0; l < c.width(); ++l) {
        const double sets = c.row(k.inject_sets, i)[l];
        const double start = sets == 1 ? c.row(k.inject_set, i)[l] : value[l];
        value[l] = start * c.row(k.inject_scale, i)[l] + c.row(k.inject_add, i)[l];
    }
}

/// What an inject puts into a stock comes from source/injected; what it takes goes there.
void inject_account(Context& c, Index i, Index account) {
    const Columns& k = c.columns();
    double* stock = c.row(k.stock, account);
    double* injected = c.row(k.injected, account);
    double* mask = c.row(k.lane, mask_row);
    double* amount = c.row(k.lane, amount_row);
    const AccountPlan& plan = c.plan.accounts[account];
    for (int l = 0; l < c.width(); ++l) {
        const double sets = c.row(k.inject_sets, i)[l];
        const double start = sets == 1 ? c.row(k.inject_set, i)[l] : stock[l];
        const double wanted = start * c.row(k.inject_scale, i)[l] + c.row(k.inject_add, i)[l];
        const double change = std::max(0.0, lanes::leg_quanta(wanted)) - stock[l];
        stock[l] += change;
        injected[l] += change;
        mask[l] = change == 0 ? 0 : 1;
        amount[l] = change / c.plan.goods[plan.good].per_unit;
    }
    c.record(EventKind::injected, mask, plan.actor, nowhere, amount);
}

void carry_out_injects(Context& c) {
    const auto& injects = c.plan.institutions.injects;
    double* mask = c.row(c.columns().lane, mask_row);
    double* why = c.row(c.columns().lane, amount_row);
    for (Index i = 0; i < injects.size(); ++i) {
        for (int l = 0; l < c.width(); ++l) {
            mask[l] = c.row(c.columns().inject_sets, i)[l] > 1 ? 1 : 0;
            why[l] = static_cast<double>(Refusal::conflicting_set);
        }
        c.record(EventKind::action_refused, mask, nowhere, nowhere, why);
        if (injects[i].slot != nowhere) {
            inject_row(c, i, c.row(c.columns().slots, injects[i].slot));
        } else if (injects[i].level != nowhere) {
            double* level = c.row(c.columns().technology, injects[i].level);
            inject_row(c, i, level);
            std::transform(level, level + c.width(), level,
                           [](double x) { return std::max(0.0, x); });
        } else {
            inject_account(c, i, injects[i].account);
        }
    }
    follow_injects(c);
}

void carry_out_recognitions(Context& c) {
    const Columns& k = c.columns();
    double* mask = c.row(k.lane, mask_row);
    for (Index i = 0; i < c.plan.dynamics.recognitions.size(); ++i) {
        const RecognitionPlan& plan = c.plan.dynamics.recognitions[i];
        const double* request = c.row(k.recognise_request, i);
        double* recognised = c.row(k.recognised, i);
        double* recognises = c.row(k.recognises, plan.dyad);
        for (const double code : {1.0, 2.0}) {
            for (int l = 0; l < c.width(); ++l) {
                mask[l] = request[l] == code && recognised[l] != 2 - code ? 1 : 0;
                recognised[l] = request[l] == code ? 2 - code : recognised[l];
                recognises[l] += mask[l] != 0 ? 3 - 2 * code : 0;
            }
            c.record(code == 1.0 ? EventKind::recognised : EventKind::derecognised, mask, plan.from,
                     plan.to, nullptr);
        }
    }
}

}  // namespace

void carry_out_requests(Context& c) {
    carry_out_injects(c);
    carry_out_offers(c);
    carry_out_deals(c);
    carry_out_sanctions(c);
    carry_out_compliance(c);
    carry_out_mandates(c);
    carry_out_routes(c);
    carry_out_forgiveness(c);
    carry_out_transfers(c);
    carry_out_recalls(c);
    carry_out_recognitions(c);
    carry_out_treaties(c);
    carry_out_projects(c);
    carry_out_hostility(c);
}

}  // namespace entente::kernel

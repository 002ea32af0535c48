#include "kernel/phases/actions.hpp"

#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/deciding.hpp"
#include "kernel/phases/people_actions.hpp"
#include "kernel/phases/projects.hpp"
#include "kernel/phases/relations.hpp"
#include "kernel/phases/telling.hpp"
#include "kernel/phases/treaties.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

using model::ActionKind;

/// Strength of requests to a contract: the strongest of a step wins.
constexpr double to_accept = 1;
constexpr double to_resume = 2;
constexpr double to_suspend = 3;
constexpr double to_cancel = 4;

/// Strength of what concerns the answer of a party to an offer.
constexpr double asked = 1;
constexpr double accepting = 2;
constexpr double refusing = 3;

enum ScratchRow : std::size_t { code_row = 0, legal_row = 1, mask_row = 2, amount_row = 3 };

double strength_of(ActionKind kind) {
    switch (kind) {
        case ActionKind::cancel:
            return to_cancel;
        case ActionKind::suspend:
        case ActionKind::refuse:
            return to_suspend;
        case ActionKind::resume:
            return to_resume;
        default:
            return to_accept;
    }
}

void raise(double* request, const double* mask, double value, int width) {
    for (int l = 0; l < width; ++l) {
        request[l] = mask[l] != 0 ? std::max(request[l], value) : request[l];
    }
}

/// What an offer still needs are the answers of those who give them by actions.
void ask_for_answers(Context& c, const ActionPlan& action, const double* mask) {
    const DealPlan& deal = c.plan.exchange.deals[action.deal];
    for (Index i = 0; i < deal.parties.size(); ++i) {
        if (deal.parties[i] != action.by && answers_later(c, deal.parties[i])) {
            raise(c.row(c.columns().answer, deal.first_party + i), mask, asked, c.width());
        }
    }
    c.record(EventKind::contract_offered, mask, deal.contract, nowhere, nullptr);
}

/// The answer of a party to an offer, or of all who are asked where the facilitator gives it.
void request_answer(Context& c, const ActionPlan& action, const double* mask) {
    const DealPlan& deal = c.plan.exchange.deals[action.deal];
    const double answer = action.kind == ActionKind::accept ? accepting : refusing;
    for (Index i = 0; i < deal.parties.size(); ++i) {
        if (action.by == nowhere || deal.parties[i] == action.by) {
            raise(c.row(c.columns().answer, deal.first_party + i), mask, answer, c.width());
        }
    }
}

bool is_answer(const Context& c, const ActionPlan& action) {
    return (action.kind == ActionKind::accept || action.kind == ActionKind::refuse) &&
           c.plan.exchange.deals[action.deal].one_off;
}

/// An offer is accepted where no other party declines it, at once unless somebody answers by an
/// action; a gift always is.
void request_offer(Context& c, const ActionPlan& action, const double* mask) {
    double* request = c.row(c.columns().deal_request, action.deal);
    if (action.kind == ActionKind::give) {
        return raise(request, mask, to_accept, c.width());
    }
    const auto [accepts, waits] = weigh_offer(heard(c, mask), action.deal, action.by);
    for (int l = 0; l < c.width(); ++l) {
        accepts[l] = mask[l] != 0 && accepts[l] != 0 ? 1 : 0;
    }
    if (waits) {
        ask_for_answers(c, action, accepts);
    } else {
        raise(request, accepts, to_accept, c.width());
    }
    double* declined = c.row(c.columns().lane, 9);
    for (int l = 0; l < c.width(); ++l) {
        declined[l] = mask[l] != 0 && accepts[l] == 0 ? 1 : 0;
    }
    c.record(EventKind::contract_declined, declined, c.plan.exchange.deals[action.deal].contract,
             nowhere, nullptr);
}

void request_compliance(Context& c, const ActionPlan& action, const double* mask) {
    double* request = c.row(c.columns().compliance_request, action.compliance);
    const double* level = c.slot(action.amount);
    for (int l = 0; l < c.width(); ++l) {
        const double wanted = std::clamp(level[l], 0.0, 1.0) + 1;
        const double lower = request[l] == 0 ? wanted : std::min(request[l], wanted);
        request[l] = mask[l] != 0 ? lower : request[l];
    }
}

void request_vote(Context& c, const ActionPlan& action, const double* mask) {
    const DraftPlan& draft = c.plan.institutions.drafts[action.draft];
    for (std::size_t i = 0; i < draft.votes.size(); ++i) {
        if (draft.votes[i].actor == action.by) {
            raise(c.row(c.columns().vote_choice, draft.first_vote + i), mask,
                  static_cast<double>(action.vote) + 1, c.width());
        }
    }
}

void request_inject(Context& c, const ActionPlan& action, const double* mask) {
    const Columns& k = c.columns();
    double* set = c.row(k.inject_set, action.inject);
    double* sets = c.row(k.inject_sets, action.inject);
    double* scale = c.row(k.inject_scale, action.inject);
    double* add = c.row(k.inject_add, action.inject);
    const double* amount = c.slot(action.amount);
    for (int l = 0; l < c.width(); ++l) {
        if (mask[l] == 0) {
            continue;
        }
        const double value = amount[l] * action.factor;
        if (action.kind == ActionKind::set) {
            sets[l] += sets[l] == 0 || set[l] != value ? 1 : 0;
            set[l] = value;
        } else if (action.kind == ActionKind::scale) {
            scale[l] *= value;
        } else {
            add[l] += value;
        }
    }
}

void request_forgiveness(Context& c, const ActionPlan& action, const double* mask) {
    double* kept = c.row(c.columns().forgive_request, action.claim);
    const double* share = c.slot(action.amount);
    for (int l = 0; l < c.width(); ++l) {
        kept[l] *= mask[l] != 0 ? 1 - std::clamp(share[l], 0.0, 1.0) : 1;
    }
}

void file_request(Context& c, const ActionPlan& action, const double* mask) {
    const Columns& k = c.columns();
    switch (action.kind) {
        case ActionKind::accept:
        case ActionKind::refuse:
        case ActionKind::suspend:
        case ActionKind::resume:
        case ActionKind::cancel:
            if (is_answer(c, action)) {
                return request_answer(c, action, mask);
            }
            return raise(c.row(k.deal_request, action.deal), mask, strength_of(action.kind),
                         c.width());
        case ActionKind::give:
        case ActionKind::offer:
            return request_offer(c, action, mask);
        case ActionKind::impose:
            return raise(c.row(k.sanction_request, action.sanction), mask, 1, c.width());
        case ActionKind::lift:
            return raise(c.row(k.sanction_request, action.sanction), mask, 2, c.width());
        case ActionKind::comply:
        case ActionKind::evade:
            return request_compliance(c, action, mask);
        case ActionKind::renew:
            return raise(c.row(k.mandate_request, action.mandate), mask, action.until.number,
                         c.width());
        case ActionKind::end:
            return raise(c.row(k.mandate_end, action.mandate), mask, 1, c.width());
        case ActionKind::open_route:
        case ActionKind::close_route:
            for (const Index route : action.routes) {
                raise(c.row(k.route_request, route), mask,
                      action.kind == ActionKind::open_route ? 1 : 2, c.width());
            }
            return;
        case ActionKind::table:
            return raise(c.row(k.draft_tabled, action.draft), mask, 1, c.width());
        case ActionKind::vote:
            return request_vote(c, action, mask);
        case ActionKind::forgive:
            return request_forgiveness(c, action, mask);
        case ActionKind::recognise:
            return raise(c.row(k.recognise_request, action.recognition), mask, 1, c.width());
        case ActionKind::derecognise:
            return raise(c.row(k.recognise_request, action.recognition), mask, 2, c.width());
        case ActionKind::declare_war:
        case ActionKind::attack:
        case ActionKind::ceasefire:
        case ActionKind::make_peace:
        case ActionKind::deploy:
        case ActionKind::withdraw:
            return request_war(c, action, mask);
        case ActionKind::send:
            return raise(c.row(k.deal_request, action.deal), mask, to_accept, c.width());
        case ActionKind::transfer:
            return request_transfer(c, action, mask);
        case ActionKind::recall:
            return request_recall(c, action, mask);
        case ActionKind::announce:
            return c.record(EventKind::announced, mask, action.rule, nowhere, nullptr);
        case ActionKind::set:
        case ActionKind::scale:
        case ActionKind::add:
            return request_inject(c, action, mask);
        case ActionKind::propose:
        case ActionKind::sign:
        case ActionKind::ratify:
        case ActionKind::denounce:
        case ActionKind::invoke:
            return request_treaty(c, action, mask);
        case ActionKind::build:
            return raise(c.row(k.build_request, action.project), mask, 1, c.width());
    }
}

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

void fill_rows(Context& c, Rows rows, double value) {
    std::fill_n(c.row(rows, 0),
                static_cast<std::size_t>(rows.count) * static_cast<std::size_t>(c.width()), value);
}

}  // namespace

void clear_requests(Context& c) {
    const Columns& k = c.columns();
    for (const Rows rows : {k.deal_request, k.answer, k.sanction_request, k.compliance_request,
                            k.mandate_request, k.mandate_end, k.route_request, k.recognise_request,
                            k.build_request, k.inject_set, k.inject_sets, k.inject_add}) {
        fill_rows(c, rows, 0);
    }
    clear_people_requests(c);
    fill_rows(c, k.inject_scale, 1);
    fill_rows(c, k.forgive_request, 1);
    clear_treaty_requests(c);
}

void request(Context& c, const ActionPlan& action, const double* mask) {
    double* code = c.row(c.columns().lane, code_row);
    double* legal = c.row(c.columns().lane, legal_row);
    check_legality(c, action, code);
    for (int l = 0; l < c.width(); ++l) {
        legal[l] = mask[l] != 0 && code[l] == 0 ? 1 : 0;
        code[l] = mask[l] != 0 ? code[l] : 0;
    }
    c.record(EventKind::action_refused, code, action.rule, nowhere, code);
    tell_action(c, action, mask, code);
    const bool somewhere = std::any_of(legal, legal + c.width(), [](double x) { return x != 0; });
    if (somewhere) {  // what no actor may do has no row to be filed in
        file_request(c, action, legal);
    }
}

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

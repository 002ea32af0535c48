#include "kernel/phases/actions.hpp"

#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/deciding.hpp"
#include "kernel/phases/people_actions.hpp"
#include "kernel/phases/projects.hpp"
#include "kernel/phases/relations.hpp"
#include "kernel/phases/requests.hpp"
#include "kernel/phases/telling.hpp"
#include "kernel/phases/treaties.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

using model::ActionKind;

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

}  // namespace entente::kernel

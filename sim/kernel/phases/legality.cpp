#include <algorithm>

#include "kernel/phases/actions.hpp"
#include "kernel/phases/treaties.hpp"
#include "kernel/phases/votes.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

using model::ActionKind;

double code_of(Refusal refusal) {
    return static_cast<double>(refusal);
}

void refuse_all(const Context& c, Refusal refusal, double* code) {
    std::fill_n(code, c.width(), code_of(refusal));
}

/// Keeps the first reason.
void refuse_where(const Context& c, const double* row, double value, Refusal refusal,
                  double* code) {
    for (int l = 0; l < c.width(); ++l) {
        code[l] = code[l] == 0 && row[l] == value ? code_of(refusal) : code[l];
    }
}

bool is_party(const Context& c, Index deal, Index actor) {
    const DealPlan& plan = c.plan.exchange.deals[deal];
    for (Index leg = plan.first_leg; leg < plan.last_leg; ++leg) {
        const LegPlan& p = c.plan.exchange.legs[leg];
        if (p.giver == actor || p.receiver == actor) {
            return true;
        }
    }
    for (Index leg = plan.first_technology; leg < plan.last_technology; ++leg) {
        const TechnologyLegPlan& p = c.plan.people.technology_legs[leg];
        if (p.giver == actor || p.receiver == actor) {
            return true;
        }
    }
    return false;
}

/// Only an offer that waits for the actor's answer can be answered.
void check_answer(const Context& c, const ActionPlan& action, double* code) {
    const DealPlan& deal = c.plan.exchange.deals[action.deal];
    for (int l = 0; l < c.width(); ++l) {
        bool asked = false;
        for (Index i = 0; i < deal.parties.size(); ++i) {
            const bool his = action.by == nowhere || deal.parties[i] == action.by;
            asked = asked || (his && c.row(c.columns().awaits, deal.first_party + i)[l] != 0);
        }
        code[l] = code[l] == 0 && !asked ? code_of(Refusal::no_offer) : code[l];
    }
}

void check_contract(const Context& c, const ActionPlan& action, double* code) {
    const Columns& k = c.columns();
    if (action.by != nowhere && !is_party(c, action.deal, action.by)) {
        return refuse_all(c, Refusal::not_a_party, code);
    }
    refuse_where(c, c.row(k.deal_cancelled, action.deal), 1, Refusal::not_active, code);
    const bool answers = action.kind == ActionKind::accept || action.kind == ActionKind::refuse;
    if (answers && c.plan.exchange.deals[action.deal].one_off) {
        return check_answer(c, action, code);
    }
    const bool stops = action.kind == ActionKind::suspend || action.kind == ActionKind::refuse;
    const bool starts = action.kind == ActionKind::resume || action.kind == ActionKind::accept;
    if (stops) {
        refuse_where(c, c.row(k.deal_on, action.deal), 0, Refusal::already_so, code);
    } else if (starts) {
        refuse_where(c, c.row(k.deal_on, action.deal), 1, Refusal::already_so, code);
    }
}

void check_stock(const Context& c, const ActionPlan& action, double* code) {
    const DealPlan& deal = c.plan.exchange.deals[action.deal];
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        if (action.by == nowhere || plan.giver == action.by) {
            refuse_where(c, c.row(c.columns().stock, plan.from), 0, Refusal::no_stock, code);
        }
    }
}

void check_sanction(const Context& c, const ActionPlan& action, double* code) {
    const SanctionPlan& sanction = c.plan.institutions.sanctions[action.sanction];
    const bool facilitator = action.by == nowhere && action.council == nowhere;
    const bool sends = std::find(sanction.senders.begin(), sanction.senders.end(), action.by) !=
                       sanction.senders.end();
    const bool own_council = action.council != nowhere && action.council == sanction.council;
    if (!facilitator && !sends && !own_council) {
        return refuse_all(c, Refusal::not_the_sender, code);
    }
    const double already = action.kind == ActionKind::impose ? 1 : 0;
    refuse_where(c, c.row(c.columns().sanction_on, action.sanction), already, Refusal::already_so,
                 code);
}

/// Members vote and table; who is no actor (a facilitator, a council) may table.
void check_seat(const Context& c, const ActionPlan& action, double* code) {
    const DraftPlan& draft = c.plan.institutions.drafts[action.draft];
    const bool seated = std::any_of(draft.votes.begin(), draft.votes.end(), [&](const auto& v) {
        return v.actor == action.by && is_seated(c, draft, v);
    });
    if (!seated && (action.by != nowhere || action.kind == ActionKind::vote)) {
        return refuse_all(c, Refusal::no_seat, code);
    }
    refuse_where(c, c.row(c.columns().draft_decided, action.draft), 1, Refusal::expired, code);
}

/// A mandate is in the hands of its council or of its members.
void check_mandate(const Context& c, const ActionPlan& action, double* code) {
    const MandatePlan& mandate = c.plan.institutions.mandates[action.mandate];
    const bool facilitator = action.by == nowhere && action.council == nowhere;
    const bool council = action.council != nowhere && action.council == mandate.council;
    const bool member = std::find(mandate.members.begin(), mandate.members.end(), action.by) !=
                        mandate.members.end();
    if (!facilitator && !council && !member) {
        refuse_all(c, Refusal::not_a_party, code);
    }
}

/// An actor opens and closes only routes that it lies on.
void check_route(const Context& c, const ActionPlan& action, double* code) {
    const auto& routes = c.plan.exchange.routes;
    const bool lies_on = std::any_of(routes.begin(), routes.end(), [&](const RoutePlan& route) {
        return std::find(action.routes.begin(), action.routes.end(), route.closed) !=
                   action.routes.end() &&
               std::find(route.joins.begin(), route.joins.end(), action.by) != route.joins.end();
    });
    if (action.by != nowhere && !lies_on) {
        refuse_all(c, Refusal::not_a_party, code);
    }
}

/// An actor teaches only what it knows better than the learner.
void check_transfer(const Context& c, const ActionPlan& action, double* code) {
    if (action.by != nowhere && action.by != action.teacher) {
        return refuse_all(c, Refusal::not_a_party, code);
    }
    const double* taught = c.row(c.columns().technology, action.teacher_level);
    const double* known = c.row(c.columns().technology, action.learner_level);
    for (int l = 0; l < c.width(); ++l) {
        const bool nothing = !(taught[l] > known[l]);
        code[l] = code[l] == 0 && nothing ? code_of(Refusal::nothing_to_learn) : code[l];
    }
}

/// Workers go home when their own state or their host says so.
void check_recall(const Context& c, const ActionPlan& action, double* code) {
    const LabourPlan& labour = c.plan.people.labour[action.labour];
    if (action.by != nowhere && action.by != labour.home && action.by != labour.host) {
        return refuse_all(c, Refusal::not_a_party, code);
    }
    refuse_where(c, c.row(c.columns().stock, labour.abroad), 0, Refusal::no_stock, code);
}

void check_claim(const Context& c, const ActionPlan& action, double* code) {
    const ClaimPlan& claim = c.plan.claims[action.claim];
    if (action.by != nowhere && claim.creditor != action.by) {
        return refuse_all(c, Refusal::no_claim, code);
    }
    refuse_where(c, c.row(c.columns().claim, action.claim), 0, Refusal::no_claim, code);
}

/// Only an actor itself recognises or ceases to; nothing is recognised twice.
void check_recognition(const Context& c, const ActionPlan& action, double* code) {
    const RecognitionPlan& plan = c.plan.dynamics.recognitions[action.recognition];
    if (action.by != nowhere && plan.from != action.by) {
        return refuse_all(c, Refusal::not_a_party, code);
    }
    const double already = action.kind == ActionKind::recognise ? 1 : 0;
    refuse_where(c, c.row(c.columns().recognised, action.recognition), already, Refusal::already_so,
                 code);
}

/// Builders start a project; it is started once.
void check_project(const Context& c, const ActionPlan& action, double* code) {
    const Works& works = c.plan.works;
    const ProjectPlan& project = works.projects[action.project];
    const auto first = works.builders.begin() + project.first_builder;
    const auto last = works.builders.begin() + project.last_builder;
    const bool builds = std::any_of(
        first, last, [&](const BuilderPlan& builder) { return builder.actor == action.by; });
    if (action.by != nowhere && !builds) {
        return refuse_all(c, Refusal::not_a_party, code);
    }
    const double* from = c.row(c.columns().project_from, action.project);
    for (int l = 0; l < c.width(); ++l) {
        code[l] = from[l] > -1e8 ? code_of(Refusal::already_so) : code[l];
    }
}

}  // namespace

void check_legality(const Context& c, const ActionPlan& action, double* code) {
    std::fill_n(code, c.width(), 0.0);
    switch (action.kind) {
        case ActionKind::accept:
        case ActionKind::refuse:
        case ActionKind::suspend:
        case ActionKind::resume:
        case ActionKind::cancel:
            return check_contract(c, action, code);
        case ActionKind::offer:
            check_contract(c, action, code);
            return check_stock(c, action, code);
        case ActionKind::give:
            return check_stock(c, action, code);
        case ActionKind::impose:
        case ActionKind::lift:
            return check_sanction(c, action, code);
        case ActionKind::vote:
        case ActionKind::table:
            return check_seat(c, action, code);
        case ActionKind::renew:
        case ActionKind::end:
            return check_mandate(c, action, code);
        case ActionKind::open_route:
        case ActionKind::close_route:
            return check_route(c, action, code);
        case ActionKind::set:
        case ActionKind::scale:
        case ActionKind::add:
            if (action.by != nowhere) {
                refuse_all(c, Refusal::not_a_party, code);  // injects are the facilitator's
            }
            return;
        case ActionKind::forgive:
            return check_claim(c, action, code);
        case ActionKind::recognise:
        case ActionKind::derecognise:
            return check_recognition(c, action, code);
        case ActionKind::comply:
        case ActionKind::evade:
            if (action.compliance == nowhere) {
                refuse_all(c, Refusal::not_a_party, code);
            }
            return;
        case ActionKind::declare_war:
        case ActionKind::attack:
        case ActionKind::ceasefire:
        case ActionKind::make_peace:
        case ActionKind::deploy:
        case ActionKind::withdraw:
            return check_war(c, action, code);
        case ActionKind::transfer:
            return check_transfer(c, action, code);
        case ActionKind::send:
            return check_stock(c, action, code);
        case ActionKind::recall:
            return check_recall(c, action, code);
        case ActionKind::propose:
        case ActionKind::sign:
        case ActionKind::ratify:
        case ActionKind::denounce:
        case ActionKind::invoke:
            return check_treaty(c, action, code);
        case ActionKind::build:
            return check_project(c, action, code);
        case ActionKind::announce:
            return;
    }
}

}  // namespace entente::kernel

// Whether somebody may do an action, as far as it is known before the run.
#include <algorithm>

#include "scenario/build/actions.hpp"

namespace entente::scenario {
namespace {

using model::ActionKind;
using model::ActorId;

bool contains(const std::vector<ActorId>& actors, ActorId actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

bool is_party(const model::Contract& contract, ActorId actor) {
    const auto has_end = [actor](const auto& leg) { return leg.from == actor || leg.to == actor; };
    return std::any_of(contract.legs.begin(), contract.legs.end(), has_end) ||
           std::any_of(contract.technology.begin(), contract.technology.end(), has_end);
}

bool is_on_route(const model::Model& model, model::RouteId route, ActorId actor) {
    const model::Route& way = model.routes[route.index()];
    return way.from == actor || way.to == actor || contains(way.through, actor);
}

bool has_seat(const Build& build, model::CouncilId council, ActorId actor) {
    return !council.valid() || build.seats[council.index()].contains(actor.value);
}

bool builds(const model::Project& project, ActorId actor) {
    return std::any_of(project.builders.begin(), project.builders.end(),
                       [actor](const model::Builder& builder) { return builder.actor == actor; });
}

bool is_belligerent(const model::Model& model, model::TheatreId theatre, ActorId actor) {
    const model::Theatre& place = model.theatres[theatre.index()];
    return contains(place.attackers, actor) || contains(place.defenders, actor);
}

/// Why an actor may not do it; empty where it may.
std::string objection(const Build& build, const model::Action& action, ActorId actor) {
    const model::Model& model = build.model;
    switch (action.kind) {
        case ActionKind::accept:
        case ActionKind::refuse:
        case ActionKind::suspend:
        case ActionKind::resume:
        case ActionKind::cancel:
            return !action.contract.valid() || action.contract.index() >= model.contracts.size() ||
                           is_party(model.contracts[action.contract.index()], actor)
                       ? ""
                       : "only a party to the contract can do that";
        case ActionKind::impose:
        case ActionKind::lift:
            return !action.sanction.valid() ||
                           contains(model.sanctions[action.sanction.index()].senders, actor)
                       ? ""
                       : "only those who impose a sanction can do that";
        case ActionKind::renew:
        case ActionKind::end:
            return !action.mandate.valid() ||
                           contains(model.mandates[action.mandate.index()].members, actor)
                       ? ""
                       : "only the members of the mandate can do that; a council does it by a "
                         "draft";
        case ActionKind::open_route:
        case ActionKind::close_route:
            return !action.route.valid() || is_on_route(model, action.route, actor)
                       ? ""
                       : "only those whom the route joins or passes can do that";
        case ActionKind::table:
        case ActionKind::vote:
            return !action.draft.valid() || action.draft.index() >= model.drafts.size() ||
                           has_seat(build, model.drafts[action.draft.index()].council, actor)
                       ? ""
                       : "only members of the council can do that";
        case ActionKind::transfer:
            return !action.teacher.valid() || action.teacher == actor
                       ? ""
                       : "an actor can only teach what it knows itself";
        case ActionKind::send:
            return !action.labour.valid() || model.labour[action.labour.index()].home == actor
                       ? ""
                       : "only their own state lets workers leave";
        case ActionKind::recall:
            return !action.labour.valid() || model.labour[action.labour.index()].home == actor ||
                           model.labour[action.labour.index()].host == actor
                       ? ""
                       : "only their own state and their host can send workers home";
        case ActionKind::give:
            return !action.account.valid() || model.accounts[action.account.index()].actor == actor
                       ? ""
                       : "an actor can only give what is its own";
        case ActionKind::forgive:
            return !action.claim.valid() || model.claims[action.claim.index()].creditor == actor
                       ? ""
                       : "only the creditor can forgive";
        case ActionKind::propose:
        case ActionKind::sign:
        case ActionKind::ratify:
        case ActionKind::denounce:
            return !action.treaty.valid() || action.treaty.index() >= model.treaties.size() ||
                           contains(model.treaties[action.treaty.index()].parties, actor)
                       ? ""
                       : "only a party to the treaty can do that";
        case ActionKind::invoke:
            return !action.clause.valid() ||
                           contains(model.clauses[action.clause.index()].protects, actor)
                       ? ""
                       : "only those whom the clause protects can invoke it";
        case ActionKind::build:
            return !action.project.valid() || action.project.index() >= model.projects.size() ||
                           builds(model.projects[action.project.index()], actor)
                       ? ""
                       : "only those who build the project can start it";
        case ActionKind::recognise:
        case ActionKind::derecognise:
            return !action.recognition.valid() ||
                           model.recognitions[action.recognition.index()].from == actor
                       ? ""
                       : "an actor speaks only for itself";
        case ActionKind::set:
        case ActionKind::scale:
        case ActionKind::add:
            return "only the facilitator can do that: a rule without 'by'";
        case ActionKind::declare_war:
        case ActionKind::attack:
        case ActionKind::ceasefire:
        case ActionKind::make_peace:
            return !action.theatre.valid() || is_belligerent(model, action.theatre, actor)
                       ? ""
                       : "only the sides of the theatre can do that";
        case ActionKind::deploy:
        case ActionKind::withdraw:
            return !action.contingent.valid() ||
                           model.contingents[action.contingent.index()].actor == actor
                       ? ""
                       : "only the actor of the contingent can do that";
        default:
            return "";
    }
}

bool needs_actor(ActionKind kind) {
    return kind == ActionKind::offer || kind == ActionKind::comply || kind == ActionKind::evade ||
           kind == ActionKind::vote;
}

/// What a clause asks of several parties is done by those who can.
void check_parties(Build& build, const Value& value, const model::Action& action,
                   const Doer& doer) {
    if (action.kind == ActionKind::offer || action.kind == ActionKind::invoke) {
        build.reports.error(value.node->at,
                            {"needs-rule", value.path + " cannot follow from a clause",
                             "the other side answers it in the next step",
                             "Use a rule: 'when: honoured(ACTOR, treaty) > 0'."});
        return;
    }
    const bool somebody = doer.parties.empty() ||
                          std::any_of(doer.parties.begin(), doer.parties.end(), [&](ActorId actor) {
                              return objection(build, action, actor).empty();
                          });
    if (!somebody) {
        build.reports.error(value.node->at,
                            {"not-entitled", value.path + " cannot be done by an obliged party",
                             objection(build, action, doer.parties.front()), ""});
    }
}

}  // namespace

void check_authority(Build& build, const Value& value, const model::Action& action,
                     const Doer& doer) {
    if (doer.kind == Doer::Kind::actor) {
        if (!doer.actor.valid()) {
            return;
        }
        const std::string why = objection(build, action, doer.actor);
        if (!why.empty()) {
            build.reports.error(
                value.node->at,
                {"not-entitled", value.path + " cannot be done by " + build.id(doer.actor), why,
                 ""});
        }
    } else if (doer.kind == Doer::Kind::parties) {
        check_parties(build, value, action, doer);
    } else if (needs_actor(action.kind)) {
        build.reports.error(
            value.node->at,
            {"needs-actor", value.path + " does not say who does it",
             "this is an actor's own decision",
             doer.kind == Doer::Kind::council ? "Use a rule with 'by'." : "Add 'by' to the rule."});
    }
}

}  // namespace entente::scenario

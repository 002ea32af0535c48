#include <algorithm>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

void compile_mandates(Compilation& c) {
    for (const Index position : c.order.mandates.scenario) {
        const auto& source = c.model.mandates[position];
        MandatePlan mandate{c.slot(source.strength),
                            c.slot(source.report_delay),
                            source.window,
                            c.order.councils.of(source.council),
                            {},
                            {}};
        for (const model::ActorId member : source.members) {
            mandate.members.push_back(c.order.actors.of(member));
        }
        c.plan.institutions.mandates.push_back(std::move(mandate));
    }
}

void compile_councils(Compilation& c) {
    for (const Index position : c.order.councils.scenario) {
        const auto& source = c.model.councils[position];
        CouncilPlan council;
        council.pass = source.pass;
        council.modelled = source.votes == model::Votes::modelled;
        const auto& m = source.model;
        council.severity = c.slot(m.severity);
        council.ideal = c.slot(m.ideal);
        council.sponsor = c.slot(m.sponsor);
        council.target = c.slot(m.target);
        council.dependence = c.slot(m.dependence);
        council.cost = c.slot(m.cost);
        council.veto_cost = c.slot(m.veto_cost);
        council.threshold_no = c.slot(m.threshold_no);
        council.threshold_yes = c.slot(m.threshold_yes);
        council.recognition = c.slot(m.recognition);
        c.plan.institutions.councils.push_back(council);
    }
}

/// A stranger is met with indifference, oneself with favour.
Regard regard_of(Compilation& c, Index from, Index to) {
    if (from == to) {
        return {nowhere, c.constant(1)};
    }
    const auto found = c.relation_of.find({from, to});
    return found == c.relation_of.end() ? Regard{nowhere, c.constant(0)}
                                        : Regard{found->second, nowhere};
}

/// Where a weight makes votes depend on it: row of what one actor recognises of another's claims.
Index recognised_by(const Compilation& c, const model::Council& council, Index from, Index to) {
    const auto& weight = council.model.recognition;
    const bool weighs = weight.value != 0 || weight.parameter.valid() || weight.expression.valid();
    const auto& dyads = c.plan.dynamics.dyads;
    const auto found = std::find(dyads.begin(), dyads.end(), std::pair(from, to));
    return weighs && found != dyads.end() ? static_cast<Index>(found - dyads.begin()) : nowhere;
}

/// What is settled before the vote: by the record, or by how the actor decides.
void fix_vote(model::VotesBy by, model::Votes council, const model::Draft& draft,
              model::Vote on_record, SeatVote& vote) {
    const bool keeps_record = by == model::VotesBy::recorded ||
                              (by == model::VotesBy::council && council == model::Votes::recorded);
    vote.recorded = keeps_record ? !draft.record.empty() : by >= model::VotesBy::yes;
    switch (by) {
        case model::VotesBy::yes:
            vote.vote = model::Vote::yes;
            return;
        case model::VotesBy::no:
            vote.vote = model::Vote::no;
            return;
        case model::VotesBy::abstain:
            vote.vote = model::Vote::abstain;
            return;
        case model::VotesBy::council:
        case model::VotesBy::recorded:
        case model::VotesBy::modelled:
            vote.vote = vote.recorded ? on_record : model::Vote::absent;
            return;
        case model::VotesBy::absent:
            return;
    }
}

SeatVote compile_vote(Compilation& c, const model::Draft& draft, const model::Council& council,
                      const model::SeatTerm& seat) {
    SeatVote vote;
    vote.actor = c.order.actors.of(seat.actor);
    vote.window = seat.window;
    vote.veto =
        std::find(council.veto.begin(), council.veto.end(), seat.actor) != council.veto.end();
    const auto record = std::find_if(draft.record.begin(), draft.record.end(),
                                     [&](const auto& r) { return r.member == seat.actor; });
    fix_vote(c.plan.actors[vote.actor].decision.choices.votes(), council.votes, draft,
             record == draft.record.end() ? model::Vote::absent : record->vote, vote);
    vote.key = c.key("vote", draft.id + "/" + c.actor_id(vote.actor));
    const Index target = c.order.actors.of(draft.target);
    vote.target = target == nowhere || target == vote.actor ? Regard{nowhere, c.constant(0)}
                                                            : regard_of(c, vote.actor, target);
    vote.recognises_target = recognised_by(c, council, vote.actor, target);
    std::vector<Index> sponsors;
    for (const model::ActorId sponsor : draft.sponsors) {
        sponsors.push_back(c.order.actors.of(sponsor));
    }
    std::sort(sponsors.begin(), sponsors.end());
    for (const Index sponsor : sponsors) {
        vote.sponsors.push_back(regard_of(c, vote.actor, sponsor));
        const Index recognised = recognised_by(c, council, vote.actor, sponsor);
        if (recognised != nowhere) {
            vote.recognises_sponsors.push_back(recognised);
        }
    }
    if (target != nowhere && target != vote.actor && !vote.recorded) {
        vote.dependence = require_dependence(c, vote.actor, target);
    }
    return vote;
}

std::vector<Index> routes_named(const Compilation& c, model::RouteId route) {
    std::vector<Index> positions;
    if (route.valid()) {
        positions.push_back(c.order.route_position[c.order.routes.of(route)]);
    }
    return positions;
}

Index inject_index(Compilation& c, const InjectPlan& inject) {
    auto& injects = c.plan.institutions.injects;
    const auto found = std::find_if(injects.begin(), injects.end(), [&](const InjectPlan& i) {
        return i.slot == inject.slot && i.account == inject.account && i.level == inject.level;
    });
    if (found == injects.end()) {
        injects.push_back(inject);
        return static_cast<Index>(injects.size() - 1);
    }
    return static_cast<Index>(found - injects.begin());
}

Index account_index(const Compilation& c, model::AccountId id) {
    if (!id.valid()) {
        return nowhere;
    }
    const auto& account = c.model.accounts[id.index()];
    return c.account(c.order.actors.of(account.actor), c.order.goods.of(account.good));
}

/// A level of technology has a life of its own: what its number would be matters no more.
Index level_behind(Compilation& c, model::ParameterId parameter) {
    for (const auto& level : c.model.technology_levels) {
        if (parameter.valid() && level.level.parameter == parameter) {
            return require_level(c, c.order.actors.of(level.actor),
                                 c.order.technologies.of(level.technology));
        }
    }
    return nowhere;
}

void compile_inject(Compilation& c, const model::Action& source, ActionPlan& action) {
    const Index level = level_behind(c, source.parameter);
    if (source.parameter.valid() && level == nowhere) {
        model::Number number;
        number.value = c.model.parameters.at(source.parameter.index()).value;
        number.parameter = source.parameter;
        action.target_slot = c.slot(number);
    }
    if (action.account != nowhere && source.kind != model::ActionKind::scale) {
        action.factor = c.plan.goods[c.plan.accounts[action.account].good].per_unit;
    }
    action.inject = inject_index(c, {action.target_slot, action.account, level});
}

void compile_people_action(Compilation& c, const model::Action& source, ActionPlan& action) {
    action.labour = c.order.labour.of(source.labour);
    if (source.kind == model::ActionKind::recall) {
        const auto& labour = c.model.labour[source.labour.index()];
        action.factor = c.plan.goods[c.order.goods.of(labour.good)].per_unit;
    }
    if (source.kind == model::ActionKind::transfer) {
        const Index technology = c.order.technologies.of(source.technology);
        action.teacher = c.order.actors.of(source.teacher);
        action.teacher_level = require_level(c, action.teacher, technology);
        action.learner_level = require_level(c, c.order.actors.of(source.learner), technology);
    }
}

ActionPlan compile_action(Compilation& c, const model::Action& source, const Agent& agent) {
    ActionPlan action;
    action.kind = source.kind;
    action.by = agent.actor;
    action.council = agent.council;
    action.rule = agent.rule;
    action.treaty = c.order.treaties.of(source.treaty);
    action.clause = c.order.clauses.of(source.clause);
    action.project = c.order.projects.of(source.project);
    action.sanction = c.order.sanctions.of(source.sanction);
    action.mandate = c.order.mandates.of(source.mandate);
    action.draft = c.order.drafts.of(source.draft);
    action.claim = c.order.claims.of(source.claim);
    action.recognition = c.order.recognitions.of(source.recognition);
    action.account = account_index(c, source.account);
    action.routes = routes_named(c, source.route);
    action.amount = c.slot(source.amount);
    action.theatre = c.order.theatres.of(source.theatre);
    action.contingent = c.order.contingents.of(source.contingent);
    action.share = c.slot(source.share);
    action.vote = source.vote;
    action.until = source.until;
    if (source.contract.valid()) {
        action.deal = c.plan.exchange.contract_deal[c.order.contracts.of(source.contract)];
    }
    compile_people_action(c, source, action);
    if (source.kind == model::ActionKind::give || source.kind == model::ActionKind::send) {
        action.deal = c.gift_of.at(source.path);
    }
    const bool injects = source.kind == model::ActionKind::set ||
                         source.kind == model::ActionKind::scale ||
                         source.kind == model::ActionKind::add;
    if (injects) {
        compile_inject(c, source, action);
    }
    const auto level = c.compliance_of.find({action.sanction, agent.actor});
    action.compliance = level == c.compliance_of.end() ? nowhere : level->second;
    return action;
}

void compile_draft(Compilation& c, const model::Draft& source, Index& vote_rows) {
    const auto& council = c.model.councils[source.council.index()];
    DraftPlan draft;
    draft.council = c.order.councils.of(source.council);
    draft.target = c.order.actors.of(source.target);
    draft.procedural = source.kind == model::DraftKind::procedural;
    if (source.date) {
        draft.day = *source.date;
        draft.step = model::step_of(c.plan.calendar, *source.date);
    }
    for (const auto& seat : council.seats) {
        draft.votes.push_back(compile_vote(c, source, council, seat));
    }
    std::sort(draft.votes.begin(), draft.votes.end(), [](const auto& a, const auto& b) {
        return std::pair(a.actor, a.window.from) < std::pair(b.actor, b.window.from);
    });
    draft.first_vote = vote_rows;
    vote_rows += static_cast<Index>(draft.votes.size());
    draft.severity = c.slot(source.severity);
    draft.bite = c.slot(source.bite);
    draft.status_quo = c.slot(source.status_quo);
    draft.position = c.slot(source.position);
    draft.cost = c.slot(source.cost);
    draft.if_adopted = compile_actions(c, source.if_adopted, {nowhere, draft.council, nowhere});
    draft.if_failed = compile_actions(c, source.if_failed, {nowhere, draft.council, nowhere});
    c.plan.institutions.drafts.push_back(draft);
}

void compile_rule(Compilation& c, Index canonical) {
    const auto& source = c.model.rules[c.order.rules.scenario[canonical]];
    RulePlan rule;
    rule.by = c.order.actors.of(source.by);
    const bool made = !source.of_script || c.plan.actors[rule.by].decision.scripted;
    for (const base::Day day : made ? source.dates : std::vector<base::Day>()) {
        rule.steps.push_back(model::step_of(c.plan.calendar, day));
    }
    if (source.when.valid()) {
        rule.program = source.when.value;
    }
    rule.cooldown_days = source.cooldown_days;
    rule.once = source.once;
    rule.actions = compile_actions(c, source.actions, {rule.by, nowhere, canonical});
    c.plan.institutions.rules.push_back(rule);
}

DependenceTerm dependence_term(const Compilation& c, Index account, Index partner) {
    DependenceTerm term;
    term.account = account;
    const AccountPlan& plan = c.plan.accounts[account];
    term.good = plan.good;
    for (const auto& [key, index] : c.pair_of) {
        const auto& [giver, receiver, good] = key;
        if (receiver == plan.actor && good == plan.good) {
            term.all_pairs.push_back(index);
            if (giver == partner) {
                term.from_pairs.push_back(index);
            }
        }
    }
    return term;
}

}  // namespace

std::vector<ActionPlan> compile_actions(Compilation& c, const std::vector<model::Action>& sources,
                                        const Agent& agent) {
    std::vector<std::string> paths;
    for (const auto& source : sources) {
        paths.push_back(source.path);
    }
    std::vector<ActionPlan> actions;
    for (const Index position : order_of(paths).scenario) {
        actions.push_back(compile_action(c, sources[position], agent));
    }
    return actions;
}

Index require_dependence(Compilation& c, Index from, Index to) {
    auto& all = c.plan.institutions.dependences;
    const auto [found, inserted] =
        c.dependence_of.try_emplace({from, to}, static_cast<Index>(all.size()));
    if (!inserted) {
        return found->second;
    }
    DependencePlan dependence;
    dependence.from = from;
    dependence.to = to;
    const auto relation = c.relation_of.find({from, to});
    if (relation != c.relation_of.end()) {
        dependence.fixed = c.plan.relations[relation->second].dependence;
    }
    if (dependence.fixed == nowhere) {
        for (Index account = 0; account < c.plan.accounts.size(); ++account) {
            if (c.plan.accounts[account].actor == from) {
                DependenceTerm term = dependence_term(c, account, to);
                if (!term.from_pairs.empty()) {
                    dependence.terms.push_back(term);
                }
            }
        }
    }
    for (const auto& other : all) {
        dependence.first_term += static_cast<Index>(other.terms.size());
    }
    all.push_back(dependence);
    return found->second;
}

void compile_institutions(Compilation& c) {
    compile_mandates(c);
    compile_councils(c);
    Index vote_rows = 0;
    for (const Index position : c.order.drafts.scenario) {
        compile_draft(c, c.model.drafts[position], vote_rows);
    }
    for (Index i = 0; i < c.order.rules.size(); ++i) {
        compile_rule(c, i);
    }
}

}  // namespace entente::kernel

#include <algorithm>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

std::vector<Index> actors_of(const Compilation& c, const std::vector<model::ActorId>& ids) {
    std::vector<Index> actors;
    for (const model::ActorId id : ids) {
        actors.push_back(c.order.actors.of(id));
    }
    std::sort(actors.begin(), actors.end());
    return actors;
}

void compile_treaty(Compilation& c, Index canonical) {
    const auto& source = c.model.treaties[c.order.treaties.scenario[canonical]];
    Treaties& all = c.plan.treaties;
    TreatyPlan treaty;
    treaty.first_party = static_cast<Index>(all.parties.size());
    for (const Index actor : actors_of(c, source.parties)) {
        all.parties.push_back({canonical, actor, c.plan.actors[actor].capability});
    }
    treaty.last_party = static_cast<Index>(all.parties.size());
    treaty.signed_on = source.signed_on;
    treaty.in_force = source.in_force;
    treaty.needs_ratification = source.needs_ratification;
    treaty.until = source.until;
    treaty.notice = c.slot(source.notice);
    treaty.power = c.slot(source.reliability.power);
    treaty.regime = c.slot(source.reliability.regime);
    treaty.cost = c.slot(source.reliability.cost);
    treaty.affinity = c.slot(source.reliability.affinity);
    treaty.commitment = c.slot(source.reliability.commitment);
    all.treaties.push_back(std::move(treaty));
}

Index party_of(const Treaties& all, Index treaty, Index actor) {
    const TreatyPlan& plan = all.treaties[treaty];
    for (Index p = plan.first_party; p < plan.last_party; ++p) {
        if (all.parties[p].actor == actor) {
            return p;
        }
    }
    return nowhere;
}

Index relation_index(const Compilation& c, Index from, Index to) {
    const auto found = c.relation_of.find({from, to});
    return found == c.relation_of.end() ? nowhere : found->second;
}

/// A party hands over only what is its own.
std::vector<model::Action> own_actions(const Compilation& c,
                                       const std::vector<model::Action>& actions, Index actor) {
    std::vector<model::Action> own;
    std::copy_if(
        actions.begin(), actions.end(), std::back_inserter(own), [&](const model::Action& action) {
            return action.kind != model::ActionKind::give ||
                   c.order.actors.of(c.model.accounts[action.account.index()].actor) == actor;
        });
    return own;
}

ObligationPlan compile_obligation(Compilation& c, const model::Clause& source, Index clause,
                                  Index actor) {
    const ClausePlan& plan = c.plan.treaties.clauses[clause];
    ObligationPlan duty;
    duty.clause = clause;
    duty.actor = actor;
    duty.party = party_of(c.plan.treaties, plan.treaty, actor);
    duty.honour = c.slot(source.honour);
    duty.cost = c.slot(source.cost);
    duty.regime_change = c.slot(source.regime_change);
    for (const Index other : plan.protects) {
        if (other != actor) {
            duty.relations.push_back(relation_index(c, actor, other));
        }
    }
    duty.key = c.key("honour", source.id + "/" + c.actor_id(actor));
    const Agent agent{actor, nowhere, nowhere};
    duty.honoured = compile_actions(c, own_actions(c, source.honoured, actor), agent);
    duty.broken = compile_actions(c, own_actions(c, source.broken, actor), agent);
    return duty;
}

void carry_contracts(Compilation& c, const model::Clause& source, TreatyPlan& treaty) {
    for (const model::ContractId contract : source.carries) {
        treaty.deals.push_back(c.plan.exchange.contract_deal[c.order.contracts.of(contract)]);
    }
    std::sort(treaty.deals.begin(), treaty.deals.end());
}

bool contains(const std::vector<model::ActorId>& actors, model::ActorId actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

/// The theatre that an action takes a war to; nothing for other actions.
model::TheatreId theatre_of(const model::Model& model, const model::Action& action) {
    switch (action.kind) {
        case model::ActionKind::attack:
        case model::ActionKind::declare_war:
            return action.theatre;
        case model::ActionKind::deploy:
            return action.contingent.valid() ? model.contingents[action.contingent.index()].theatre
                                             : model::TheatreId();
        default:
            return {};
    }
}

/// Whether an actor and one of some others are on different sides of a theatre.
bool are_opposed(const model::Theatre& theatre, model::ActorId actor,
                 const std::vector<model::ActorId>& others) {
    const bool attacks = contains(theatre.attackers, actor);
    const bool defends = contains(theatre.defenders, actor);
    return std::any_of(others.begin(), others.end(), [&](model::ActorId other) {
        return (attacks && contains(theatre.defenders, other)) ||
               (defends && contains(theatre.attackers, other));
    });
}

/// Whether a rule of an obliged actor breaks a clause: the clause names it, or it takes a war to
/// those whom a clause of restraint protects.
bool breaks(const Compilation& c, const model::Clause& clause, Index rule, Index actor) {
    const model::RuleId id(c.order.rules.scenario[rule]);
    const model::Rule& source = c.model.rules[id.index()];
    const bool restrains = clause.kind == model::ClauseKind::nonaggression ||
                           clause.kind == model::ClauseKind::neutrality;
    if (!restrains || c.order.actors.of(source.by) != actor) {
        return false;
    }
    const bool named =
        std::find(clause.breaches.begin(), clause.breaches.end(), id) != clause.breaches.end();
    return named ||
           std::any_of(source.actions.begin(), source.actions.end(),
                       [&](const model::Action& action) {
                           const model::TheatreId theatre = theatre_of(c.model, action);
                           return theatre.valid() && are_opposed(c.model.theatres[theatre.index()],
                                                                 source.by, clause.protects);
                       });
}

void compile_clause(Compilation& c, Index canonical) {
    const auto& source = c.model.clauses[c.order.clauses.scenario[canonical]];
    Treaties& all = c.plan.treaties;
    ClausePlan clause;
    clause.treaty = c.order.treaties.of(source.treaty);
    clause.kind = source.kind;
    clause.program = source.when.valid() ? source.when.value : nowhere;
    clause.protects = actors_of(c, source.protects);
    clause.first_obligation = static_cast<Index>(all.obligations.size());
    clause.last_obligation = clause.first_obligation + static_cast<Index>(source.obliged.size());
    all.clauses.push_back(clause);
    carry_contracts(c, source, all.treaties[clause.treaty]);
    for (const Index actor : actors_of(c, source.obliged)) {
        const auto duty = static_cast<Index>(all.obligations.size());
        all.obligations.push_back(compile_obligation(c, source, canonical, actor));
        for (Index rule = 0; rule < all.bars.size(); ++rule) {
            if (breaks(c, source, rule, actor)) {
                all.bars[rule].push_back(duty);
            }
        }
    }
}

}  // namespace

void compile_treaties(Compilation& c) {
    if (c.model.treaties.empty()) {
        return;
    }
    c.plan.treaties.bars.resize(c.model.rules.size());
    for (Index i = 0; i < c.order.treaties.size(); ++i) {
        compile_treaty(c, i);
    }
    for (Index i = 0; i < c.order.clauses.size(); ++i) {
        compile_clause(c, i);
    }
}

}  // namespace entente::kernel

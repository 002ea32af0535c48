// Society and labour.
#include <algorithm>
#include <map>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

void compile_wants(Compilation& c, const model::Society& source, SocietyPlan& society) {
    auto& wants = c.plan.people.wants;
    const auto& population = c.model.actors[source.actor.index()].population;
    std::map<Index, const model::Want*> by_account;
    for (const auto& want : source.wants) {
        by_account[c.account(society.actor, c.order.goods.of(want.good))] = &want;
    }
    society.first_want = static_cast<Index>(wants.size());
    for (const auto& [account, want] : by_account) {
        wants.push_back(
            {account, c.slot(want->weight), population ? c.slot(*population) : c.constant(0)});
    }
    society.last_want = static_cast<Index>(wants.size());
}

void compile_hazard(Compilation& c, const model::LeaderHazard& source, SocietyPlan& society) {
    society.leader_changes = true;
    society.base = c.slot(source.base);
    society.unrest_weight = c.slot(source.unrest);
    society.cash_weight = c.slot(source.cash_gap);
    society.sanction_weight = c.slot(source.sanctioned);
    society.cash = c.plan.actors[society.actor].cash;
    for (Index s = 0; s < c.plan.institutions.sanctions.size(); ++s) {
        if (c.plan.institutions.sanctions[s].target == society.actor) {
            society.measures.push_back(s);
        }
    }
    society.key = c.key("leader", c.actor_id(society.actor));
    c.plan.people.leaders_change = true;
}

SocietyPlan compile_society(Compilation& c, const model::Society& source) {
    SocietyPlan society;
    society.actor = c.order.actors.of(source.actor);
    compile_wants(c, source, society);
    society.expectation_days = c.slot(source.expectation_days);
    society.grievance = c.slot(source.grievance);
    society.calming = c.slot(source.calming);
    society.suppression = c.slot(source.suppression);
    society.repression = c.slot(source.repression);
    society.unrest = c.slot(source.unrest);
    if (source.leader_change) {
        compile_hazard(c, *source.leader_change, society);
        society.on_exit = compile_actions(c, source.on_exit, Agent{});
    }
    return society;
}

void compile_lift(Compilation& c, const model::Lift& lift, const LabourPlan& labour) {
    const Index account = c.account(labour.host, c.order.goods.of(lift.good));
    for (LinePlan& line : c.plan.lines) {
        if (line.account == account) {
            line.lifts.push_back({labour.abroad, c.slot(lift.per_worker)});
        }
    }
}

LabourPlan compile_labour(Compilation& c, const model::Labour& source) {
    LabourPlan labour;
    labour.home = c.order.actors.of(source.home);
    labour.host = c.order.actors.of(source.host);
    labour.at_home = c.account(labour.home, c.order.goods.of(source.good));
    labour.abroad = c.account(labour.host, c.order.goods.of(source.good));
    labour.payer = c.plan.actors[labour.host].cash;
    labour.payee = c.plan.actors[labour.home].cash;
    labour.wage = source.wage ? c.slot(source.wage->amount) : c.constant(0);
    labour.wage_days = source.wage ? source.wage->period_days : 1;
    labour.take = c.slot(source.take);
    std::vector<std::string> keys;
    for (const auto& lift : source.lifts) {
        keys.push_back(c.model.goods[lift.good.index()].id);
    }
    for (const Index position : order_of(keys).scenario) {
        compile_lift(c, source.lifts[position], labour);
    }
    return labour;
}

/// Those who pay for the same workers from one purse share it.
void group_payers(Compilation& c) {
    std::map<Index, std::vector<Index>> by_payer;
    for (Index i = 0; i < c.plan.people.labour.size(); ++i) {
        const LabourPlan& labour = c.plan.people.labour[i];
        if (labour.payer != nowhere && labour.payee != nowhere) {
            by_payer[labour.payer].push_back(i);
        }
    }
    for (const auto& [account, labour] : by_payer) {
        c.plan.people.payers.push_back({account, labour});
    }
}

}  // namespace

void compile_people(Compilation& c) {
    std::vector<std::string> keys;
    for (const auto& society : c.model.societies) {
        keys.push_back(c.model.actors[society.actor.index()].id);
    }
    for (const Index position : order_of(keys).scenario) {
        c.plan.people.societies.push_back(compile_society(c, c.model.societies[position]));
    }
    for (const Index position : c.order.labour.scenario) {
        c.plan.people.labour.push_back(compile_labour(c, c.model.labour[position]));
    }
    group_payers(c);
    c.plan.people.raises_quality = std::any_of(
        c.plan.lines.begin(), c.plan.lines.end(),
        [](const LinePlan& line) { return !line.effects.empty() || !line.lifts.empty(); });
}

}  // namespace entente::kernel

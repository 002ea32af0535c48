#include <string>

#include "kernel/plan/recorded.hpp"

namespace entente::kernel {
namespace {

constexpr auto actor = Dimension::actor;
constexpr auto flow = VariableKind::flow;

std::string currency_of(const Compilation& c) {
    return c.model.currency.valid() ? c.model.goods[c.model.currency.index()].unit : "1";
}

void add_technology(Compilation& c) {
    Recorded level(c, {"technology", "level of a technology", "1", "4.8"},
                   {actor, Dimension::technology});
    for (const LevelPlan& plan : c.plan.people.levels) {
        level.row({level.actor(plan.actor), c.order.technologies.scenario[plan.technology]});
    }
    level.add(c.plan.columns.technology);
    Recorded cost(c, {"unit_cost", "inputs per unit against those at the start", "1", "4.8"},
                  {actor, Dimension::good});
    for (const LearningPlan& plan : c.plan.people.learning) {
        cost.account(c.plan.lines[plan.line].account);
    }
    cost.add(c.plan.columns.unit_cost);
}

void add_society(Compilation& c) {
    Recorded deprivation(
        c, {"deprivation", "shortfall against what people are used to", "1", "4.10"}, {actor});
    Recorded unrest(c, {"unrest", "pressure index, ordinal", "1", "4.10"}, {actor});
    for (const SocietyPlan& plan : c.plan.people.societies) {
        deprivation.row({deprivation.actor(plan.actor)});
        unrest.row({unrest.actor(plan.actor)});
    }
    deprivation.add(c.plan.columns.deprivation);
    unrest.add(c.plan.columns.unrest);
    Recorded fed(c, {"per_head", "used up per head of the population", "good_unit", "4.10", flow},
                 {actor, Dimension::good});
    Recorded need(c,
                  {"need_per_head", "needed per head of the population", "good_unit", "4.10", flow},
                  {actor, Dimension::good});
    for (const WantPlan& plan : c.plan.people.wants) {
        fed.account(plan.account);
        need.account(plan.account);
    }
    fed.add(c.plan.columns.fed);
    need.add(c.plan.columns.need_per_head);
    if (!c.plan.people.leaders_change) {
        return;
    }
    Recorded changes(c, {"leader_changes", "changes of leader since the start", "1", "4.10"},
                     {actor});
    for (Index a = 0; a < c.plan.actors.size(); ++a) {
        changes.row({changes.actor(a)});
    }
    changes.add(c.plan.columns.regime_change);
}

void add_labour(Compilation& c) {
    Recorded remitted(
        c, {"remitted", "what the home of workers abroad was sent", currency_of(c), "4.12", flow},
        {Dimension::labour});
    for (const Index position : c.order.labour.scenario) {
        remitted.row({position}, 1 / c.plan.per_currency);
    }
    remitted.add(c.plan.columns.remitted);
}

}  // namespace

void add_people_variables(Compilation& c) {
    add_technology(c);
    add_society(c);
    add_labour(c);
}

}  // namespace entente::kernel

#include <string>
#include <utility>
#include <vector>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

/// One variable of technology, society or labour; positions are those of the scenario.
class Entry {
public:
    Entry(Compilation& c, std::string name, std::string long_name, std::string section) : c_(c) {
        variable_.name = std::move(name);
        variable_.long_name = std::move(long_name);
        variable_.units = std::string(1, '1');
        variable_.section = std::move(section);
    }
    Entry& of(std::vector<Dimension> dimensions) {
        variable_.dims = std::move(dimensions);
        return *this;
    }
    Entry& in(std::string units, VariableKind kind = VariableKind::level) {
        variable_.units = std::move(units);
        variable_.kind = kind;
        return *this;
    }
    void row(std::initializer_list<Index> at, double scale) {
        variable_.index.insert(variable_.index.end(), at);
        variable_.scale.push_back(scale);
    }
    void add(Rows rows) {
        if (variable_.rows() > 0) {
            rows.count = static_cast<Index>(variable_.rows());
            c_.plan.variables.push_back(std::move(variable_));
            c_.plan.variable_rows.push_back(rows);
        }
    }

private:
    Compilation& c_;
    Variable variable_;
};

std::string currency_of(const Compilation& c) {
    return c.model.currency.valid() ? c.model.goods[c.model.currency.index()].unit : "1";
}

void add_technology(Compilation& c) {
    const auto& actors = c.order.actors.scenario;
    Entry level(c, "technology", "level of a technology", "4.8");
    level.of({Dimension::actor, Dimension::technology});
    for (const LevelPlan& plan : c.plan.people.levels) {
        level.row({actors[plan.actor], c.order.technologies.scenario[plan.technology]}, 1);
    }
    level.add(c.plan.columns.technology);
    Entry cost(c, "unit_cost", "inputs per unit against those at the start", "4.8");
    cost.of({Dimension::actor, Dimension::good});
    for (const LearningPlan& plan : c.plan.people.learning) {
        const AccountPlan& account = c.plan.accounts[c.plan.lines[plan.line].account];
        cost.row({actors[account.actor], c.order.goods.scenario[account.good]}, 1);
    }
    cost.add(c.plan.columns.unit_cost);
}

void add_society(Compilation& c) {
    const auto& actors = c.order.actors.scenario;
    Entry deprivation(c, "deprivation", "shortfall against what people are used to", "4.10");
    Entry unrest(c, "unrest", "pressure index, ordinal", "4.10");
    deprivation.of({Dimension::actor});
    unrest.of({Dimension::actor});
    for (const SocietyPlan& plan : c.plan.people.societies) {
        deprivation.row({actors[plan.actor]}, 1);
        unrest.row({actors[plan.actor]}, 1);
    }
    deprivation.add(c.plan.columns.deprivation);
    unrest.add(c.plan.columns.unrest);
    Entry fed(c, "per_head", "used up per head of the population", "4.10");
    Entry need(c, "need_per_head", "needed per head of the population", "4.10");
    for (Entry* entry : {&fed, &need}) {
        entry->of({Dimension::actor, Dimension::good}).in("good_unit", VariableKind::flow);
        for (const WantPlan& plan : c.plan.people.wants) {
            const AccountPlan& account = c.plan.accounts[plan.account];
            entry->row({actors[account.actor], c.order.goods.scenario[account.good]}, 1);
        }
    }
    fed.add(c.plan.columns.fed);
    need.add(c.plan.columns.need_per_head);
    if (!c.plan.people.leaders_change) {
        return;
    }
    Entry changes(c, "leader_changes", "changes of leader since the start", "4.10");
    changes.of({Dimension::actor});
    for (Index a = 0; a < c.plan.actors.size(); ++a) {
        changes.row({actors[a]}, 1);
    }
    changes.add(c.plan.columns.regime_change);
}

void add_labour(Compilation& c) {
    Entry remitted(c, "remitted", "what the home of workers abroad was sent", "4.12");
    remitted.of({Dimension::labour}).in(currency_of(c), VariableKind::flow);
    for (Index i = 0; i < c.plan.people.labour.size(); ++i) {
        remitted.row({c.order.labour.scenario[i]}, 1 / c.plan.per_currency);
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

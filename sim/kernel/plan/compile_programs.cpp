#include <algorithm>
#include <utility>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

using model::StateFunction;

void compile_outcome(Compilation& c, const model::Outcome& source) {
    OutcomePlan outcome;
    outcome.program = source.value.value;
    outcome.missing_if_empty = source.if_empty == model::IfEmpty::missing;
    const base::Day from = std::max(source.over.from, c.plan.calendar.start);
    outcome.first_step = model::step_of(c.plan.calendar, from);
    outcome.last_step = c.plan.steps - 1;
    const base::Day end = model::step_start(c.plan.calendar, c.plan.steps);
    if (source.over.until < end) {
        outcome.last_step =
            model::step_of(c.plan.calendar, base::Day{source.over.until.number - 1});
    }
    c.plan.outcomes.push_back(outcome);
}

/// What is followed only where somebody asks for it.
void require_followed(Compilation& c, const Leaf& leaf) {
    if (leaf.function == StateFunction::dependence) {
        require_dependence(c, c.order.actors.canonical.at(leaf.argument[0]),
                           c.order.actors.canonical.at(leaf.argument[1]));
    }
    if (leaf.function != StateFunction::concentration) {
        return;
    }
    for (const AccountPlan& account : c.plan.accounts) {
        const auto fits = [](const Order& order, Index wanted, Index is) {
            return wanted == nowhere || order.canonical.at(wanted) == is;
        };
        if (fits(c.order.actors, leaf.argument[0], account.actor) &&
            fits(c.order.goods, leaf.argument[1], account.good)) {
            c.concentrations_wanted.insert({account.actor, account.good});
        }
    }
}

}  // namespace

void compile_programs(Compilation& c) {
    for (const auto& expression : c.model.expressions) {
        ProgramPlan plan{Program(expression), {}, {}, {}};
        for (const Leaf& leaf : plan.program.leaves()) {
            plan.flow.push_back(model::is_flow(leaf.function));
            require_followed(c, leaf);
        }
        c.plan.programs.push_back(std::move(plan));
    }
    for (const auto& outcome : c.model.outcomes) {
        compile_outcome(c, outcome);
    }
}

}  // namespace entente::kernel

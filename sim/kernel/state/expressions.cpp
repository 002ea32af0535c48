#include "kernel/state/expressions.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "kernel/lanes/clones.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void add_scaled(double* to, const double* from, double scale, int width) {
    for (int l = 0; l < width; ++l) {
        to[l] += from[l] * scale;
    }
}

int steps_between(const OutcomePlan& outcome, int step) {
    return std::min(step, outcome.last_step + 1) - std::max(outcome.first_step, 0);
}

}  // namespace

void gather_leaves(const Context& c, Index program) {
    const ProgramPlan& plan = c.plan.programs[program];
    for (std::size_t i = 0; i < plan.leaves.size(); ++i) {
        double* to = c.row(c.columns().leaves, i);
        std::fill_n(to, c.width(), 0.0);
        for (const LeafRow& leaf : plan.leaves[i]) {
            add_scaled(to, c.state.absolute(leaf.row), leaf.scale, c.width());
        }
    }
}

void evaluate(const Context& c, Index program, double* out) {
    gather_leaves(c, program);
    const ProgramPlan& plan = c.plan.programs[program];
    plan.program.evaluate(c.row(c.columns().leaves, 0), c.row(plan.memory, 0), c.width(),
                          c.row(c.columns().registers, 0), out);
}

void evaluate_slots(Context& c) {
    for (std::size_t i = 0; i < c.plan.slots.size(); ++i) {
        if (c.plan.slots[i].kind == SlotPlan::Kind::expression) {
            evaluate(c, c.plan.slots[i].expression, c.row(c.columns().slots, i));
        }
    }
}

void remember(const Context& c) {
    for (Index p = 0; p < c.plan.programs.size(); ++p) {
        const ProgramPlan& plan = c.plan.programs[p];
        if (plan.program.memory() > 0) {
            gather_leaves(c, p);
            plan.program.update_memory(c.row(c.columns().leaves, 0), c.row(plan.memory, 0),
                                       c.days(), c.step(), c.width(),
                                       c.row(c.columns().registers, 0));
        }
    }
}

void accumulate_outcomes(const Context& c) {
    for (const OutcomePlan& outcome : c.plan.outcomes) {
        if (c.step() < outcome.first_step || c.step() > outcome.last_step) {
            continue;
        }
        const ProgramPlan& plan = c.plan.programs[outcome.program];
        gather_leaves(c, outcome.program);
        const std::size_t leaves = plan.leaves.size();
        for (std::size_t i = 0; i < leaves; ++i) {
            add_scaled(c.row(outcome.sums, i), c.row(c.columns().leaves, i), 1, c.width());
        }
        for (std::size_t m = 0; m < plan.program.memory(); ++m) {
            std::copy_n(c.row(plan.memory, m), c.width(), c.row(outcome.sums, leaves + m));
        }
    }
}

void evaluate_outcome(const PlanData& plan, const State& state, Index index, double* registers,
                      double* out) {
    const OutcomePlan& outcome = plan.outcomes[index];
    const ProgramPlan& program = plan.programs[outcome.program];
    const int steps = steps_between(outcome, state.step);
    if (steps <= 0) {
        std::fill_n(out, state.width, std::numeric_limits<double>::quiet_NaN());
        return;
    }
    const std::size_t count = program.leaves.size() * static_cast<std::size_t>(state.width);
    std::vector<double> leaves(count + 1);
    std::copy_n(state.row(outcome.sums, 0), count, leaves.begin());
    for (std::size_t i = 0; i < count; ++i) {
        if (!program.flow[i / static_cast<std::size_t>(state.width)]) {
            leaves[i] /= steps;
        }
    }
    const double* memory = state.row(outcome.sums, program.leaves.size());
    if (outcome.missing_if_empty) {
        program.program.evaluate_or_missing(leaves.data(), memory, state.width, registers, out);
    } else {
        program.program.evaluate(leaves.data(), memory, state.width, registers, out);
    }
}

}  // namespace entente::kernel

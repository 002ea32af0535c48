#include "kernel/state/spending.hpp"

#include <algorithm>
#include <vector>

#include "kernel/lanes/elementary.hpp"

namespace entente::kernel {
namespace {

/// Share of the cost that is due when a share x of the work is done.
double spent_share(model::Spending spending, double x) {
    switch (spending) {
        case model::Spending::early:
            return 1 - (1 - x) * (1 - x);
        case model::Spending::late:
            return x * x;
        case model::Spending::s_curve:
            return x * x * (3 - 2 * x);
        case model::Spending::even:
            break;
    }
    return x;
}

}  // namespace

void owed_for_work(const PlanData& plan, const State& state, Index project, Index builder,
                   const double* work, double* out) {
    const ProjectPlan& p = plan.works.projects[project];
    const auto slot = [&](Slot s) { return state.row(plan.columns.slots, s); };
    const double* duration = slot(p.duration);
    const double* cost = slot(p.cost);
    const double* own = slot(plan.works.builders[builder].share);
    for (int l = 0; l < state.width; ++l) {
        double shares = 0;
        for (Index b = p.first_builder; b < p.last_builder; ++b) {
            shares += slot(plan.works.builders[b].share)[l];
        }
        const double share = shares > 0 ? own[l] / shares : 0;
        const double done = duration[l] > 0 ? std::min(1.0, work[l] / duration[l]) : 1;
        const double due = cost[l] * share * spent_share(p.spending, done);
        out[l] = lanes::leg_quanta(due * plan.per_currency);
    }
}

void pay_past_work(const PlanData& plan, State& state, Index project) {
    const ProjectPlan& p = plan.works.projects[project];
    for (Index b = p.first_builder; b < p.last_builder; ++b) {
        owed_for_work(plan, state, project, b, state.row(plan.columns.project_work, project),
                      state.row(plan.columns.project_spent, b));
    }
}

}  // namespace entente::kernel

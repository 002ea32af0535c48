#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// out[lane] = quanta of the currency that a builder has to have paid in all once `work` days of
/// his project are done: his share of the cost, by the profile of spending.
void owed_for_work(const PlanData& plan, const State& state, Index project, Index builder,
                   const double* work, double* out);

/// Books the work of a project that was done before the calendar begins as paid.
void pay_past_work(const PlanData& plan, State& state, Index project);

}  // namespace entente::kernel

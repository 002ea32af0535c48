#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Leaf values of an expression, in units, from the current rows: to Columns::leaves.
void gather_leaves(const Context& c, Index program);

/// out[lane] of an expression on the current rows.
void evaluate(const Context& c, Index program, double* out);

/// Gives the numbers that are expressions their value on the current rows.
void evaluate_slots(Context& c);

/// Takes the flows and levels of a finished step into ema() and total().
void remember(const Context& c);

/// Sums up what outcomes read over their windows.
void accumulate_outcomes(const Context& c);

/// out[lane] of an outcome from its sums so far; NaN where it is missing.
void evaluate_outcome(const PlanData& plan, const State& state, Index outcome, double* registers,
                      double* out);

}  // namespace entente::kernel

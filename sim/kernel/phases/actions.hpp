#pragma once

#include <vector>

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Forgets the requests of the last step.
void clear_requests(Context& c);

/// Checks an action in every lane whose mask is not 0 and files a request where it is legal;
/// where it is not, an event says why. Requests of a step are combined, so that the order of
/// rules does not matter: cancel > suspend > resume > accept; lift > impose; the lowest
/// compliance; the latest renewal, ended before renewed; close > open; derecognise >
/// recognise; injects by set, then scale,
/// then add, where two different `set`s are both refused.
void request(Context& c, const ActionPlan& action, const double* mask);

/// Carries out what was requested.
void carry_out_requests(Context& c);

/// The one legality check, used for rules, drafts, scripts and people alike: code[lane] is the
/// Refusal as a number, 0 where the action may be taken.
void check_legality(const Context& c, const ActionPlan& action, double* code);

}  // namespace entente::kernel

#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Brings signature, entry into force and end of every treaty up to date with the step; events
/// where something changed. Doing it twice does nothing more.
void update_treaties(Context& c);

/// Forgets the requests of the last step.
void clear_treaty_requests(Context& c);

/// Files a legal action on a treaty or clause.
void request_treaty(Context& c, const ActionPlan& action, const double* mask);

/// Signs, ratifies and denounces what was requested.
void carry_out_treaties(Context& c);

/// The legality of an action on a treaty or clause: code[lane] is the Refusal, 0 for none.
void check_treaty(const Context& c, const ActionPlan& action, double* code);

/// out[lane] = 1 where a party belongs to its treaty: it has signed and not left.
void is_member(const Context& c, Index party, double* out);

// --- obligations --------------------------------------------------------------------------------

/// Evaluates the case of every clause on the state at the end of the last step.
void find_cases(Context& c);

/// Rules that would break a clause: each obliged party whose rule fires is tested once per spell of
/// attempts. Where it honours the clause, its rule does not fire.
void bar_rules(Context& c);

/// Clauses whose case arises while their treaty is in force: each obliged party honours it or not,
/// once per spell, and does what the clause says for that.
void answer_cases(Context& c);

}  // namespace entente::kernel

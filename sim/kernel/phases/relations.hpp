#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Moves affinity, commitment, soft power and arms spending by as much as an inject has moved the
/// numbers that they started from.
void follow_injects(Context& c);

/// Shares of suppliers in imports, and their concentration.
void follow_concentrations(Context& c);

/// What happened between the two of every relation in this step: exchange, votes, acts.
void follow_dealings(Context& c);

/// Threat of every relation, on the state before the phase.
void find_threats(Context& c);
/// Arms spending (Richardson), by the exponential of its matrix.
void answer_threats(Context& c);

void move_affinity(Context& c);
void move_commitment(Context& c);
void follow_soft_power(Context& c);

}  // namespace entente::kernel

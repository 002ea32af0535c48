#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Brings who fights whom up to date with the hostility of the theatres, their days and the men in
/// them: Columns::theatre_active, ::at_war, ::opposed and ::beside.
///
/// An actor takes part in a theatre while it has men there; one whose sides name it, but that has
/// no contingent of its own there, from the theatre's first day to its last.
void find_hostility(const Context& c);

/// Men, experience and theatres before the first step.
void place_war(const PlanData& plan, State& state);

/// out[lane] = q0 (1 + e / e0)^b of a contingent, from its days of combat per man.
void find_quality(const Context& c, Index contingent, double* out);

/// Days of combat per man of every fighter, home included.
void find_experience(const Context& c);

}  // namespace entente::kernel

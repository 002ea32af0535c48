#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Takes a step's work on every project that has begun: disruption, payment by its builders as far
/// as their cash reaches, work in proportion to what was paid. Requests what follows from those
/// that are finished.
void advance_projects(Context& c);

/// Starts what was requested.
void carry_out_projects(Context& c);

}  // namespace entente::kernel

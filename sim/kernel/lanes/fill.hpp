#pragma once

#include "kernel/plan/deals.hpp"
#include "kernel/plan/layout.hpp"

namespace entente::kernel {

struct State;

/// Rows that a filling works on; each is indexed by the items or resources of the pass.
struct FillRows {
    Rows bound;   ///< in: smax of an item
    Rows scale;   ///< out: s of an item
    Rows active;  ///< scratch
    Rows slack;   ///< in and out: what is left of a resource
    Rows asked;   ///< scratch
    Rows ratio;   ///< scratch
};

/// Weighted max-min fair filling of bundles by raising all scales together until something binds
/// (Bertsekas and Gallager 1992, section 6.5.2; Radunovic and Le Boudec 2007; bundles: Ghodsi et
/// al. 2011). Every lane is filled by itself; a lane that is finished waits without changing.
/// `step` and `reach` are two rows of scratch.
void fill(State& state, const Pass& pass, const FillRows& rows, double* step, double* reach);

}  // namespace entente::kernel

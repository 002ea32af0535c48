#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Forgets what the last clearing committed.
void start_commitments(Context& c);

/// Turns the scale of an item into whole quanta of every leg and of its costs, never more than is
/// left. A bundle of which a leg rounds to nothing does not run (its scale becomes 0).
void commit(Context& c, Index item);

/// Takes what a pass committed from the resources that later passes share.
void use_resources(Context& c, const Pass& pass);

}  // namespace entente::kernel

#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// What of a shipment is due in this step reaches its receiver, less losses on the way.
void arrive_due(Context& c, Index shipment);

/// Puts quantity[lane] on its way; what has no delay arrives at once.
void dispatch(Context& c, Index shipment, double* quantity);

}  // namespace entente::kernel

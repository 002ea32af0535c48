#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Draws what actors see of the stocks of others in this step: S exp(sigma z - sigma^2 / 2), whose
/// mean is S.
void observe(Context& c);

/// observed[lane] of an account as an actor sees it: its own exactly, that of another through its
/// information, quanta.
[[nodiscard]] const double* stock_seen(const Context& c, Index observer, Index account);

}  // namespace entente::kernel

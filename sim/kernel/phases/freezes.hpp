#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Share of an account that the freezes in force take out of use.
void frozen_share(const Context& c, Index account, double* out);

}  // namespace entente::kernel

#pragma once

#include "model/number.hpp"

namespace entente::kernel {

/// The u-quantile of a range of assumptions, u in (0, 1). `value` is the mode of a triangle.
/// Normal: Wichura 1988 (AS 241, PPND16), relative error 1e-16.
[[nodiscard]] double quantile(const model::Range& range, double value, double u);

/// Quantile of the standard normal distribution.
[[nodiscard]] double normal_quantile(double u);

}  // namespace entente::kernel

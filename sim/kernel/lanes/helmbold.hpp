#pragma once

namespace entente::kernel::lanes {

/// Two sides in every lane: men, and what one man of the side puts out of action per day.
struct Sides {
    double* a;
    double* b;
    const double* fire_a;
    const double* fire_b;
    const double* exponent;  ///< w
    double* spent;           ///< days until a side had no men left; -1 where both still have
};

/// Helmbold (1965): dA/dt = -(A/B)^(1-w) f_B B and dB/dt = -(B/A)^(1-w) f_A A, 0 where A or B is
/// 0; w = 1 is Lanchester's square law, 1/2 the linear, 0 the logarithmic one. Classical
/// Runge-Kutta in `count` substeps of `days` days, men clamped at 0; the local error is of the
/// fifth order in the substep. Where a side is spent within a substep, its end is found on the
/// chord, and the substep is taken up to there: the other side keeps what it has then.
void helmbold(const Sides& sides, double days, int count, int width);

}  // namespace entente::kernel::lanes

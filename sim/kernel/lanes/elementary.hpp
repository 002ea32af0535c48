#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "kernel/lanes/clones.hpp"

/// Elementary functions for loops over lanes: no branch, no call, basic operations only, so that
/// the bits depend neither on the width of a vector nor on a mathematical library.
/// Largest errors in units in the last place, tested against long double: exp 1, log 1,
/// expm1 3, tanh 4, logistic 3; sqrt is exact to rounding.
namespace entente::kernel::lanes {

/// Adding this rounds a number of magnitude below 2^51 to the nearest whole number, which then
/// stands in the low bits of the sum.
inline constexpr double rounding_magic = 0x1.8p52;

/// Like std::floor for every finite x, except that it gives +0 for -0.
ENTENTE_LANE double floor(double x) {
    const double magnitude = std::fabs(x);
    const double nearest = std::copysign((magnitude + 0x1p52) - 0x1p52, x);
    const double lower = nearest - (nearest > x ? 1.0 : 0.0);
    return magnitude < 0x1p52 ? lower + 0.0 : x;
}

/// A real-valued flow posted in whole quanta; the remainder, in [0, 1), is state of the flow.
struct Posting {
    double quanta;
    double remainder;
};

ENTENTE_LANE Posting post(double flow, double remainder) {
    const double sum = flow + remainder;
    const double quanta = floor(sum);
    return {quanta, sum - quanta};
}

/// Whole quanta of a leg: a product that misses a whole number by rounding alone reaches it.
ENTENTE_LANE double leg_quanta(double amount) {
    return floor(amount + 0x1p-20);
}

namespace detail {

inline constexpr double log2_e = 0x1.71547652b82fep+0;
inline constexpr double ln2_high = 0x1.62e42feep-1;  // 32 bits: k times it is exact
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// exp(r) - 1 = r + r^2 q(r) for |r| <= ln(2)/2; Taylor, the first term left out is below 2^-57.
ENTENTE_LANE double exp_tail(double r) {
    double q = 1.0 / 87178291200.0;
    q = q * r + 1.0 / 6227020800.0;
    q = q * r + 1.0 / 479001600.0;
    q = q * r + 1.0 / 39916800.0;
    q = q * r + 1.0 / 3628800.0;
    q = q * r + 1.0 / 362880.0;
    q = q * r + 1.0 / 40320.0;
    q = q * r + 1.0 / 5040.0;
    q = q * r + 1.0 / 720.0;
    q = q * r + 1.0 / 120.0;
    q = q * r + 1.0 / 24.0;
    q = q * r + 1.0 / 6.0;
    return q * r + 0.5;
}

/// 2^k for a whole k in [-1022, 1023].
ENTENTE_LANE double power_of_two(double k) {
    const auto biased = std::bit_cast<std::uint64_t>(k + (rounding_magic + 1023.0));
    return std::bit_cast<double>(biased << 52U);
}

}  // namespace detail

/// exp(x): 0 below -746, +infinity above 710, gradual below the smallest normal number.
ENTENTE_LANE double exp(double x) {
    double clamped = x < -746.0 ? -746.0 : x;
    clamped = clamped > 710.0 ? 710.0 : clamped;
    const double k = (clamped * detail::log2_e + rounding_magic) - rounding_magic;
    const double high = clamped - k * detail::ln2_high;
    const double low = k * detail::ln2_low;
    const double r = high - low;
    const double lost = (high - r) - low;
    const double mantissa = 1.0 + (r + (r * r * detail::exp_tail(r) + lost));
    const double half = (k * 0.5 + rounding_magic) - rounding_magic;
    return mantissa * detail::power_of_two(half) * detail::power_of_two(k - half);
}

/// exp(x) - 1 without cancellation near 0, for x in [-40, 700]; clamped to that range.
ENTENTE_LANE double expm1(double x) {
    double clamped = x < -40.0 ? -40.0 : x;
    clamped = clamped > 700.0 ? 700.0 : clamped;
    const double k = (clamped * detail::log2_e + rounding_magic) - rounding_magic;
    const double high = clamped - k * detail::ln2_high;
    const double low = k * detail::ln2_low;
    const double r = high - low;
    const double lost = (high - r) - low;
    const double scale = detail::power_of_two(k);
    const double tail = r * r * detail::exp_tail(r) + lost;
    return scale * r + (scale * tail) + (scale - 1.0);
}

/// Natural logarithm: -infinity at 0, NaN below, +infinity at +infinity.
ENTENTE_LANE double log(double x) {
    const bool small = x < std::numeric_limits<double>::min();
    const double scaled = small ? x * 0x1p54 : x;
    const auto bits = std::bit_cast<std::uint64_t>(scaled);
    // Moves sqrt(1/2) to 1, so that the exponent field counts from mantissas in [.707, 1.414).
    const std::uint64_t moved = bits + (0x3ff0000000000000U - 0x3fe6a09e667f3bcdU);
    const double exponent =
        std::bit_cast<double>(0x4330000000000000U | (moved >> 52U)) - (0x1p52 + 1023.0);
    const double k = exponent - (small ? 54.0 : 0.0);
    const double m =
        std::bit_cast<double>(bits - ((moved & 0xfff0000000000000U) - 0x3ff0000000000000U));
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    // log(1 + f) = 2 atanh(s) = 2 s + s R(z), R by its Taylor series; |s| < .1716.
    double series = 2.0 / 25.0;
    series = series * z + 2.0 / 23.0;
    series = series * z + 2.0 / 21.0;
    series = series * z + 2.0 / 19.0;
    series = series * z + 2.0 / 17.0;
    series = series * z + 2.0 / 15.0;
    series = series * z + 2.0 / 13.0;
    series = series * z + 2.0 / 11.0;
    series = series * z + 2.0 / 9.0;
    series = series * z + 2.0 / 7.0;
    series = series * z + 2.0 / 5.0;
    series = series * z + 2.0 / 3.0;
    series = series * z;
    const double square = 0.5 * f * f;
    const double correction = s * (square + series) + k * detail::ln2_low;
    double result = k * detail::ln2_high - ((square - correction) - f);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    result = x == infinity ? infinity : result;
    result = x == 0.0 ? -infinity : result;
    return x >= 0.0 ? result : std::numeric_limits<double>::quiet_NaN();
}

/// Odd to the bit; exactly 1 from 20 on. The complement is taken where tanh is near 1, so that
/// rounding does not make it fall.
ENTENTE_LANE double tanh(double x) {
    const double magnitude = std::fabs(x);
    const bool large = magnitude > 0.6;
    const double e = expm1(2.0 * (magnitude > 20.0 ? 20.0 : magnitude));
    const double quotient = (large ? 2.0 : e) / (e + 2.0);
    return std::copysign(large ? 1.0 - quotient : quotient, x);
}

/// 1 / (1 + exp(-x)).
ENTENTE_LANE double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}

/// 0 for negative numbers.
ENTENTE_LANE double sqrt(double x) {
    return std::sqrt(x < 0.0 ? 0.0 : x);
}

}  // namespace entente::kernel::lanes

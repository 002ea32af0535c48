#include "kernel/state/distribution.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "kernel/lanes/elementary.hpp"

namespace entente::kernel {
namespace {

template <std::size_t N>
double polynomial(const std::array<double, N>& c, double x) {
    double value = c[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) {
        value = value * x + c[i];
    }
    return value;
}

constexpr std::array center_a = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                 1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array center_b = {1.0,
                                 4.2313330701600911252e+1,
                                 6.8718700749205790830e+2,
                                 5.3941960214247511077e+3,
                                 2.1213794301586595867e+4,
                                 3.9307895800092710610e+4,
                                 2.8729085735721942674e+4,
                                 5.2264952788528545610e+3};
constexpr std::array middle_c = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                 5.76949722146069140550e0,  3.64784832476320460504e0,
                                 1.27045825245236838258e0,  2.41780725177450611770e-1,
                                 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array middle_d = {1.0,
                                 2.05319162663775882187e0,
                                 1.67638483018380384940e0,
                                 6.89767334985100004550e-1,
                                 1.48103976427480074590e-1,
                                 1.51986665636164571966e-2,
                                 5.47593808499534494600e-4,
                                 1.05075007164441684324e-9};
constexpr std::array tail_e = {6.65790464350110377720e0,  5.46378491116411436990e0,
                               1.78482653991729133580e0,  2.96560571828504891230e-1,
                               2.65321895265761230930e-2, 1.24266094738807843860e-3,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array tail_f = {1.0,
                               5.99832206555887937690e-1,
                               1.36929880922735805310e-1,
                               1.48753612908506148525e-2,
                               7.86869131145613259100e-4,
                               1.84631831751005468180e-5,
                               1.42151175831644588870e-7,
                               2.04426310338993978564e-15};

/// low and high are the 5 % and 95 % quantiles, beyond which nothing is drawn.
double normal_between(double low, double high, double u) {
    constexpr double z95 = 1.6448536269514722;
    const double z = normal_quantile(0.05 + 0.9 * u);
    return 0.5 * (low + high) + 0.5 * (high - low) * (z / z95);
}

double triangular(double low, double mode, double high, double u) {
    const double width = high - low;
    if (width <= 0) {
        return low;
    }
    const double split = (mode - low) / width;
    return u < split ? low + std::sqrt(u * width * (mode - low))
                     : high - std::sqrt((1 - u) * width * (high - mode));
}

}  // namespace

double normal_quantile(double u) {
    const double q = u - 0.5;
    if (std::fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(center_a, r) / polynomial(center_b, r);
    }
    const double r = std::sqrt(-lanes::log(q < 0 ? u : 1 - u));
    const double value = r <= 5 ? polynomial(middle_c, r - 1.6) / polynomial(middle_d, r - 1.6)
                                : polynomial(tail_e, r - 5) / polynomial(tail_f, r - 5);
    return q < 0 ? -value : value;
}

double quantile(const model::Range& range, double value, double u) {
    switch (range.shape) {
        case model::Shape::triangular:
            return triangular(range.low, value, range.high, u);
        case model::Shape::normal:
            return normal_between(range.low, range.high, u);
        case model::Shape::lognormal:
            return lanes::exp(normal_between(lanes::log(range.low), lanes::log(range.high), u));
        case model::Shape::uniform:
            break;
    }
    return range.low + (range.high - range.low) * u;
}

}  // namespace entente::kernel

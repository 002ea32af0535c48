#include "kernel/lanes/helmbold.hpp"

#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"

namespace entente::kernel::lanes {
namespace {

struct Slope {
    double a;
    double b;
};

ENTENTE_LANE Slope slope(double a, double b, double fire_a, double fire_b, double w) {
    const bool both = a > 0.0 && b > 0.0;
    const double ratio = both ? a / b : 1.0;
    const double factor = exp((1.0 - w) * log(ratio));
    return {both ? -factor * fire_b * b : 0.0, both ? -fire_a * a / factor : 0.0};
}

/// Advances one lane by h days.
ENTENTE_LANE Slope advance(double a, double b, double fire_a, double fire_b, double w, double h) {
    const Slope k1 = slope(a, b, fire_a, fire_b, w);
    const Slope k2 = slope(a + 0.5 * h * k1.a, b + 0.5 * h * k1.b, fire_a, fire_b, w);
    const Slope k3 = slope(a + 0.5 * h * k2.a, b + 0.5 * h * k2.b, fire_a, fire_b, w);
    const Slope k4 = slope(a + h * k3.a, b + h * k3.b, fire_a, fire_b, w);
    return {a + h / 6.0 * (k1.a + 2.0 * k2.a + 2.0 * k3.a + k4.a),
            b + h / 6.0 * (k1.b + 2.0 * k2.b + 2.0 * k3.b + k4.b)};
}

/// Share of the substep after which a side that goes from `before` to `after` is spent.
ENTENTE_LANE double chord(double before, double after) {
    return before > 0.0 && after <= 0.0 ? before / (before - after) : 2.0;
}

ENTENTE_CLONES void substep(const Sides& s, double start, double h, int width) {
    for (int l = 0; l < width; ++l) {
        const Slope next = advance(s.a[l], s.b[l], s.fire_a[l], s.fire_b[l], s.exponent[l], h);
        const double share = std::min(chord(s.a[l], next.a), chord(s.b[l], next.b));
        const bool ends = share <= 1.0 && s.spent[l] < 0.0;
        s.spent[l] = ends ? start + share * h : s.spent[l];
        s.a[l] = std::max(0.0, next.a);
        s.b[l] = std::max(0.0, next.b);
    }
}

}  // namespace

void helmbold(const Sides& sides, double days, int count, int width) {
    for (int i = 0; i < count; ++i) {
        substep(sides, i * days, days, width);
    }
}

}  // namespace entente::kernel::lanes

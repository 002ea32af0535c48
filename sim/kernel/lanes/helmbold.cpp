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

/// Within a substep a side may come out below 0; the ratio is then that of its start, so that the
/// end can be found.
ENTENTE_LANE Slope slope(double a, double b, double start_ratio, double fire_a, double fire_b,
                         double w) {
    const double ratio = a > 0.0 && b > 0.0 ? a / b : start_ratio;
    const double factor = exp((1.0 - w) * log(ratio));
    return {-factor * fire_b * b, -fire_a * a / factor};
}

/// Men of both sides h days on, from men above 0.
ENTENTE_LANE Slope advance(double a, double b, double fire_a, double fire_b, double w, double h) {
    const double ratio = a / b;
    const Slope k1 = slope(a, b, ratio, fire_a, fire_b, w);
    const Slope k2 = slope(a + 0.5 * h * k1.a, b + 0.5 * h * k1.b, ratio, fire_a, fire_b, w);
    const Slope k3 = slope(a + 0.5 * h * k2.a, b + 0.5 * h * k2.b, ratio, fire_a, fire_b, w);
    const Slope k4 = slope(a + h * k3.a, b + h * k3.b, ratio, fire_a, fire_b, w);
    return {a + h / 6.0 * (k1.a + 2.0 * k2.a + 2.0 * k3.a + k4.a),
            b + h / 6.0 * (k1.b + 2.0 * k2.b + 2.0 * k3.b + k4.b)};
}

/// Share of the substep after which a side that goes from `before` to `after` is spent.
ENTENTE_LANE double chord(double before, double after) {
    return after <= 0.0 ? before / (before - after) : 2.0;
}

ENTENTE_CLONES void substep(const Sides& s, double start, double h, int width) {
    for (int l = 0; l < width; ++l) {
        const bool both = s.a[l] > 0.0 && s.b[l] > 0.0;
        const double a = both ? s.a[l] : 1.0;
        const double b = both ? s.b[l] : 1.0;
        const Slope whole = advance(a, b, s.fire_a[l], s.fire_b[l], s.exponent[l], h);
        const double share_a = chord(a, whole.a);
        const double share_b = chord(b, whole.b);
        const double share = std::min(1.0, std::min(share_a, share_b));
        const bool ends = both && std::min(share_a, share_b) <= 1.0;
        const Slope part = advance(a, b, s.fire_a[l], s.fire_b[l], s.exponent[l], share * h);
        const double next_a = ends && share_a <= share_b ? 0.0 : std::max(0.0, part.a);
        const double next_b = ends && share_b <= share_a ? 0.0 : std::max(0.0, part.b);
        s.spent[l] = ends && s.spent[l] < 0.0 ? start + share * h : s.spent[l];
        s.a[l] = both ? next_a : s.a[l];
        s.b[l] = both ? next_b : s.b[l];
    }
}

}  // namespace

void helmbold(const Sides& sides, double days, int count, int width) {
    for (int i = 0; i < count; ++i) {
        substep(sides, i * days, days, width);
    }
}

}  // namespace entente::kernel::lanes

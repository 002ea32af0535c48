#pragma once

#include <algorithm>
#include <cstdint>

#include "kernel/lanes/elementary.hpp"
#include "kernel/state/state.hpp"

namespace entente::kernel {

/// The shipments of a leg leave at a fixed interval, counted from the start of the calendar. Chance
/// hits whole shipments and is addressed by their number, so that short and long steps see the same
/// number of shipments with the same luck.
struct ShipmentShare {
    std::uint32_t number = 0;
    double from = 0;  ///< share of what the step moves that left before this shipment
    double to = 1;    ///< the same with this shipment
};

/// Calls visit(ShipmentShare) for every shipment that the step loads.
template <class Visit>
void each_shipment(const Context& c, Visit visit) {
    const double interval = c.plan.shipment_days;
    const double begin = static_cast<double>(c.day().number - c.plan.calendar.start.number);
    const double end = begin + c.days();
    for (double number = lanes::floor(begin / interval); number * interval < end; ++number) {
        const double first = std::max(begin, number * interval);
        const double last = std::min(end, (number + 1) * interval);
        visit(ShipmentShare{static_cast<std::uint32_t>(number), (first - begin) / c.days(),
                            (last - begin) / c.days()});
    }
}

/// Uniforms of a shipment for every lane.
inline void draw_shipment(const Context& c, base::RandomKey key, const ShipmentShare& share,
                          double* out) {
    lanes::uniforms(key, c.chance(), share.number, 0, c.width(), out);
}

/// Whole quanta of what a step moves that go with a shipment; those of all shipments add up to
/// the whole.
inline double part_of(double quanta, const ShipmentShare& share) {
    return lanes::leg_quanta(quanta * share.to) - lanes::leg_quanta(quanta * share.from);
}

}  // namespace entente::kernel

#include "kernel/phases/arrivals.hpp"

#include <algorithm>
#include <cmath>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/shipments.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

bool any(const double* row, int width) {
    return std::any_of(row, row + width, [](double x) { return x != 0; });
}

/// A fraction is lost of every shipment; the remainder of the real-valued loss is kept.
ENTENTE_CLONES void lose_fraction(const double* reliability, const double* quantity, double* rest,
                                  double* lost, int width) {
    for (int l = 0; l < width; ++l) {
        const double share = std::max(0.0, 1 - reliability[l]);
        const auto posting = lanes::post(share * quantity[l], rest[l]);
        const bool moves = quantity[l] > 0;
        lost[l] = moves ? std::min(posting.quanta, quantity[l]) : 0;
        rest[l] = moves ? posting.remainder : rest[l];
    }
}

/// Whole shipments are lost by chance.
void lose_shipments(Context& c, const Shipment& shipment, const double* reliability,
                    const double* quantity, double* lost) {
    double* luck = c.row(c.columns().lane, 12);
    std::fill_n(lost, c.width(), 0.0);
    each_shipment(c, [&](const ShipmentShare& share) {
        draw_shipment(c, shipment.loss_key, share, luck);
        for (int l = 0; l < c.width(); ++l) {
            lost[l] += luck[l] < 1 - reliability[l] ? part_of(quantity[l], share) : 0;
        }
    });
}

void add_into(const double* quantity, double* to, int width) {
    for (int l = 0; l < width; ++l) {
        to[l] += quantity[l];
    }
}

void arrive(Context& c, Index index, const double* quantity) {
    const Columns& k = c.columns();
    const Shipment& shipment = c.plan.exchange.shipments[index];
    const LegPlan& leg = c.plan.exchange.legs[shipment.leg];
    double* lost = c.row(k.lane, 15);
    std::fill_n(lost, c.width(), 0.0);
    if (shipment.route != nowhere) {
        const double* reliability = c.slot(c.plan.exchange.routes[shipment.route].reliability);
        if (shipment.draws_losses) {
            lose_shipments(c, shipment, reliability, quantity, lost);
        } else {
            lose_fraction(reliability, quantity, c.row(k.rest_lost, index), lost, c.width());
        }
    }
    double* delivered = c.row(k.pair_delivered, leg.pair);
    double* gone = c.row(k.pair_lost, leg.pair);
    double* arrived = lost;
    for (int l = 0; l < c.width(); ++l) {
        gone[l] += lost[l];
        arrived[l] = quantity[l] - lost[l];
        delivered[l] += arrived[l];
    }
    if (leg.joins != nowhere) {
        return join_contingent(c, leg.joins, arrived);
    }
    add_into(arrived, c.row(k.stock, leg.to), c.width());
    add_into(arrived, c.row(k.received, leg.to), c.width());
}

/// Steps until arrival: ceil(delay / step), at most what the pipeline holds.
void delay_steps(const Context& c, const Shipment& shipment, double* out) {
    const double* days = c.slot(c.plan.exchange.routes[shipment.route].delay);
    for (int l = 0; l < c.width(); ++l) {
        const double steps = std::ceil(days[l] / c.days());
        out[l] = std::clamp(steps, 0.0, static_cast<double>(shipment.ring_size - 1));
    }
}

}  // namespace

void arrive_due(Context& c, Index index) {
    const Shipment& shipment = c.plan.exchange.shipments[index];
    if (shipment.ring_size == 0) {
        return;
    }
    const Index due = shipment.ring_first + static_cast<Index>(c.step()) % shipment.ring_size;
    double* quantity = c.row(c.columns().pipeline, due);
    if (!any(quantity, c.width())) {
        return;
    }
    double* in_transit = c.row(c.columns().in_transit, c.plan.exchange.legs[shipment.leg].to);
    for (int l = 0; l < c.width(); ++l) {
        in_transit[l] -= quantity[l];
    }
    arrive(c, index, quantity);
    std::fill_n(quantity, c.width(), 0.0);
}

void dispatch(Context& c, Index index, double* quantity) {
    const Shipment& shipment = c.plan.exchange.shipments[index];
    if (!any(quantity, c.width())) {
        return;
    }
    if (shipment.ring_size == 0) {
        return arrive(c, index, quantity);
    }
    double* delay = c.row(c.columns().lane, 13);
    double* part = c.row(c.columns().lane, 14);
    delay_steps(c, shipment, delay);
    double* in_transit = c.row(c.columns().in_transit, c.plan.exchange.legs[shipment.leg].to);
    for (Index d = 0; d < shipment.ring_size; ++d) {
        for (int l = 0; l < c.width(); ++l) {
            part[l] = delay[l] == d ? quantity[l] : 0;
        }
        if (d == 0) {
            arrive(c, index, part);
        } else if (any(part, c.width())) {
            const Index slot = (static_cast<Index>(c.step()) + d) % shipment.ring_size;
            add_into(part, c.row(c.columns().pipeline, shipment.ring_first + slot), c.width());
            add_into(part, in_transit, c.width());
        }
    }
}

}  // namespace entente::kernel

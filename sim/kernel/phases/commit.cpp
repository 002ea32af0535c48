#include "kernel/phases/commit.hpp"

#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"

namespace entente::kernel {
namespace {

/// Sets runs[lane] to 0 where a leg that should move something rounds to nothing.
ENTENTE_CLONES void check_leg(const double* scale, const double* amount, const double* left,
                              double* runs, int width) {
    for (int l = 0; l < width; ++l) {
        const double quanta = std::min(lanes::leg_quanta(scale[l] * amount[l]), left[l]);
        runs[l] = amount[l] > 0 && quanta <= 0 ? 0 : runs[l];
    }
}

ENTENTE_CLONES void take_leg(const double* scale, const double* amount, double* left, double* moved,
                             int width) {
    for (int l = 0; l < width; ++l) {
        const double quanta = std::min(lanes::leg_quanta(scale[l] * amount[l]), left[l]);
        left[l] -= quanta;
        moved[l] += quanta;
    }
}

/// A real-valued payment in whole quanta of cash, its remainder kept unless cash binds.
ENTENTE_CLONES void take_payment(const double* scale, const double* per_bundle, double* rest,
                                 double* left, double* paid, int width) {
    for (int l = 0; l < width; ++l) {
        const auto posting = lanes::post(scale[l] * per_bundle[l], rest[l]);
        const double quanta = std::min(posting.quanta, left[l]);
        const bool moves = scale[l] > 0;
        rest[l] = moves ? (quanta < posting.quanta ? 0 : posting.remainder) : rest[l];
        left[l] -= moves ? quanta : 0;
        paid[l] += moves ? quanta : 0;
    }
}

void find_runs(Context& c, const DealPlan& deal, double* scale) {
    const Columns& k = c.columns();
    double* runs = c.row(k.lane, 2);
    std::fill_n(runs, c.width(), 1.0);
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        check_leg(scale, c.row(k.leg_amount, leg), c.row(k.left, c.plan.exchange.legs[leg].from),
                  runs, c.width());
    }
    for (int l = 0; l < c.width(); ++l) {
        scale[l] *= runs[l];
    }
}

}  // namespace

void start_commitments(Context& c) {
    const Columns& k = c.columns();
    for (const Rows rows : {k.leg_lawful, k.leg_illicit, k.leg_gone, k.leg_paid, k.leg_tariff}) {
        std::fill_n(c.row(rows, 0),
                    static_cast<std::size_t>(rows.count) * static_cast<std::size_t>(c.width()),
                    0.0);
    }
}

void commit(Context& c, Index index) {
    const Columns& k = c.columns();
    const Item& item = c.plan.exchange.items[index];
    const DealPlan& deal = c.plan.exchange.deals[item.deal];
    double* scale = c.row(k.item_scale, index);
    find_runs(c, deal, scale);
    const Rows moved = item.twin == Twin::lawful ? k.leg_lawful : k.leg_illicit;
    for (Index leg = deal.first_leg; leg < deal.last_leg; ++leg) {
        const LegPlan& plan = c.plan.exchange.legs[leg];
        take_leg(scale, c.row(k.leg_amount, leg), c.row(k.left, plan.from), c.row(moved, leg),
                 c.width());
        if (plan.payer != nowhere) {
            take_payment(scale, c.row(k.leg_cost, leg), c.row(k.rest_transport, leg),
                         c.row(k.left, plan.payer), c.row(k.leg_paid, leg), c.width());
        }
        if (plan.payer != nowhere && !plan.tariffs.empty()) {
            take_payment(scale, c.row(k.leg_duty, leg), c.row(k.rest_tariff, leg),
                         c.row(k.left, plan.payer), c.row(k.leg_tariff, leg), c.width());
        }
    }
    double* total = c.row(k.deal_scale, item.deal);
    for (int l = 0; l < c.width(); ++l) {
        total[l] += scale[l];
    }
}

void use_resources(Context& c, const Pass& pass) {
    const Columns& k = c.columns();
    for (const PassResource& resource : pass.resources) {
        if (c.plan.exchange.resources[resource.resource].kind == ResourceKind::stock) {
            continue;
        }
        double* slack = c.row(k.slack, resource.resource);
        for (Index e = resource.first_entry; e < resource.last_entry; ++e) {
            const Entry& entry = pass.entries[e];
            const double* scale = c.row(k.item_scale, entry.item);
            const double* use = c.state.absolute(entry.row);
            for (int l = 0; l < c.width(); ++l) {
                slack[l] -= scale[l] * (use[l] * entry.factor);
            }
        }
        for (int l = 0; l < c.width(); ++l) {
            slack[l] = std::max(0.0, slack[l]);
        }
    }
}

}  // namespace entente::kernel

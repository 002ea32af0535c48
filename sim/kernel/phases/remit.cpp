#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

enum ScratchRow : std::size_t { total_row = 0, free_row = 1, left_row = 2 };

/// theta w W dt in whole quanta of the currency.
ENTENTE_CLONES void owe(const double* workers, double per_unit, const double* wage,
                        const double* take, double days, double period, double per_currency,
                        double* rest, double* due, int width) {
    for (int l = 0; l < width; ++l) {
        const double rate = std::max(0.0, take[l] * wage[l]);
        const auto posting =
            lanes::post(rate * (workers[l] / per_unit) * days / period * per_currency, rest[l]);
        due[l] = posting.quanta;
        rest[l] = posting.remainder;
    }
}

/// What a purse holds is shared among those it owes in proportion to what they are due.
ENTENTE_CLONES void share_out(const double* total, const double* free, double* left, double* due,
                              double* rest, int width) {
    for (int l = 0; l < width; ++l) {
        const bool binds = total[l] > free[l];
        const double part = lanes::leg_quanta(due[l] * (free[l] / (binds ? total[l] : 1)));
        due[l] = binds ? std::min(part, left[l]) : due[l];
        left[l] -= due[l];
        rest[l] = binds ? 0 : rest[l];
    }
}

void find_due(Context& c, Index index) {
    const Columns& k = c.columns();
    const LabourPlan& labour = c.plan.people.labour[index];
    const double per_unit = c.plan.goods[c.plan.accounts[labour.abroad].good].per_unit;
    owe(c.row(k.stock, labour.abroad), per_unit, c.slot(labour.wage), c.slot(labour.take), c.days(),
        labour.wage_days, c.plan.per_currency, c.row(k.rest_wage, index), c.row(k.remitted, index),
        c.width());
}

void move_wages(Context& c, Index index) {
    const Columns& k = c.columns();
    const LabourPlan& labour = c.plan.people.labour[index];
    const double* paid = c.row(k.remitted, index);
    for (int l = 0; l < c.width(); ++l) {
        c.row(k.stock, labour.payer)[l] -= paid[l];
        c.row(k.transfers, labour.payer)[l] -= paid[l];
        c.row(k.stock, labour.payee)[l] += paid[l];
        c.row(k.transfers, labour.payee)[l] += paid[l];
    }
}

}  // namespace

void run_remit(Context& c) {
    const Columns& k = c.columns();
    double* total = c.row(k.people_lane, total_row);
    double* free = c.row(k.people_lane, free_row);
    double* left = c.row(k.people_lane, left_row);
    for (const PayerPlan& payer : c.plan.people.payers) {
        std::fill_n(total, c.width(), 0.0);
        for (const Index labour : payer.labour) {
            find_due(c, labour);
            for (int l = 0; l < c.width(); ++l) {
                total[l] += c.row(k.remitted, labour)[l];
            }
        }
        const double* stock = c.row(k.stock, payer.account);
        const double* frozen = c.row(k.frozen, payer.account);
        for (int l = 0; l < c.width(); ++l) {
            free[l] = std::min(stock[l], lanes::leg_quanta(stock[l] * (1 - frozen[l])));
            left[l] = free[l];
        }
        for (const Index labour : payer.labour) {
            share_out(total, free, left, c.row(k.remitted, labour), c.row(k.rest_wage, labour),
                      c.width());
        }
    }
    for (const PayerPlan& payer : c.plan.people.payers) {  // what is earned is not paid out again
        for (const Index labour : payer.labour) {
            move_wages(c, labour);
        }
    }
}

}  // namespace entente::kernel

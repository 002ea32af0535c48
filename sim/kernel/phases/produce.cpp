#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/lanes/fill.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void post_income(const double* amount, double period, double days, double per_unit,
                                double* rest, double* stock, double* income, int width) {
    for (int l = 0; l < width; ++l) {
        const auto posting = lanes::post(amount[l] * days / period * per_unit, rest[l]);
        const double quanta = posting.quanta < 0 ? 0 : posting.quanta;
        rest[l] = posting.remainder;
        stock[l] += quanta;
        income[l] += quanta;
    }
}

/// Exact decay of the stock before the phase: S (1 - exp(-d dt)).
ENTENTE_CLONES void spoil(const double* rate, double years, double* rest, double* stock,
                          double* spoiled, int width) {
    for (int l = 0; l < width; ++l) {
        const double share = 1 - lanes::exp(-rate[l] * years);
        const auto posting = lanes::post(stock[l] * share, rest[l]);
        const double quanta = std::min(posting.quanta, stock[l]);
        rest[l] = posting.remainder;
        stock[l] -= quanta;
        spoiled[l] += quanta;
    }
}

/// Output for the full use of inputs, quanta (real).
ENTENTE_CLONES void full_output(const double* capacity, double period, const double* utilisation,
                                const double* quality, double days, double per_unit, double* out,
                                double* bound, double* scale, int width) {
    for (int l = 0; l < width; ++l) {
        out[l] = capacity[l] * utilisation[l] * quality[l] * days / period * per_unit;
        bound[l] = out[l] > 0 ? 1 : 0;
        scale[l] = bound[l];
    }
}

/// Capacity approaches what orders ask for, up to its limit.
ENTENTE_CLONES void build(const double* orders, const double* factor, const double* limit,
                          const double* tau, double period, double days, double* capacity,
                          int width) {
    for (int l = 0; l < width; ++l) {
        const double wanted = std::min(limit[l], factor[l] * orders[l] * period);
        const double share = tau[l] > 0 ? 1 - lanes::exp(-days / tau[l]) : 1;
        capacity[l] += (wanted - capacity[l]) * share;
    }
}

/// Utilisation approaches the share of the capacity that is ordered, at least the idle one.
ENTENTE_CLONES void ramp(const double* orders, const double* capacity, const double* idle,
                         const double* tau, double period, double days, double* utilisation,
                         int width) {
    for (int l = 0; l < width; ++l) {
        const double ordered = capacity[l] > 0 ? orders[l] * period / capacity[l] : 0;
        const double wanted = std::min(1.0, std::max(idle[l], ordered));
        const double share = tau[l] > 0 ? 1 - lanes::exp(-days / tau[l]) : 1;
        utilisation[l] += (wanted - utilisation[l]) * share;
    }
}

void post_incomes(Context& c) {
    const Columns& k = c.columns();
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        const AccountPlan& account = c.plan.accounts[a];
        if (account.spoils) {
            spoil(c.slot(c.plan.goods[account.good].spoilage), c.days() / model::days_per_year,
                  c.row(k.rest_spoiled, a), c.row(k.stock, a), c.row(k.spoiled, a), c.width());
        }
    }
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        std::copy_n(c.row(k.stock, a), c.width(), c.row(k.input_slack, a));
    }
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        const AccountPlan& account = c.plan.accounts[a];
        if (account.income.amount != nowhere) {
            post_income(c.slot(account.income.amount), account.income.period_days, c.days(),
                        c.plan.goods[account.good].per_unit, c.row(k.rest_income, a),
                        c.row(k.stock, a), c.row(k.income, a), c.width());
        }
    }
}

void adjust_line(Context& c, Index i) {
    const Columns& k = c.columns();
    const LinePlan& line = c.plan.lines[i];
    const double period = line.capacity.period_days;
    if (line.capacity_max.amount != nowhere) {
        build(c.row(k.orders, i), c.slot(line.order_factor), c.slot(line.capacity_max.amount),
              c.slot(line.build_days), period, c.days(), c.row(k.capacity, i), c.width());
    } else {
        std::copy_n(c.slot(line.capacity.amount), c.width(), c.row(k.capacity, i));
    }
    if (line.idle != nowhere) {
        ramp(c.row(k.orders, i), c.row(k.capacity, i), c.slot(line.idle), c.slot(line.ramp_days),
             period, c.days(), c.row(k.utilisation, i), c.width());
    }
}

void add_raises(const double* raise, double* quality, double per_unit, const double* weight,
                int width) {
    for (int l = 0; l < width; ++l) {
        quality[l] += weight[l] * (raise[l] / per_unit);
    }
}

/// q = its own factor + sum of e T over technologies + sum of e W over workers, 0 at least.
const double* quality_of(Context& c, Index i) {
    const Columns& k = c.columns();
    const LinePlan& line = c.plan.lines[i];
    if (line.effects.empty() && line.lifts.empty()) {
        return c.slot(line.quality);
    }
    double* quality = c.row(k.line_quality, i);
    std::copy_n(c.slot(line.quality), c.width(), quality);
    for (const EffectPlan& effect : line.effects) {
        add_raises(c.row(k.technology, effect.level), quality, 1, c.slot(effect.per_level),
                   c.width());
    }
    for (const LiftPlan& lift : line.lifts) {
        add_raises(c.row(k.stock, lift.account), quality,
                   c.plan.goods[c.plan.accounts[lift.account].good].per_unit,
                   c.slot(lift.per_worker), c.width());
    }
    for (int l = 0; l < c.width(); ++l) {
        quality[l] = std::max(0.0, quality[l]);
    }
    return quality;
}

/// Inputs per unit fall as (n / n1)^-b, b = -log2 of the rate (Wright 1936).
ENTENTE_CLONES void learn_by_doing(const double* rate, const double* from, const double* made,
                                   double per_unit, double* cost, int width) {
    constexpr double ln2 = 0x1.62e42fefa39efp-1;
    for (int l = 0; l < width; ++l) {
        const double first = std::max(1.0, from[l]);
        const double doublings = lanes::log((first + made[l] / per_unit) / first) / ln2;
        cost[l] = lanes::exp(lanes::log(std::clamp(rate[l], 0.01, 1.0)) * doublings);
    }
}

void count_made(Context& c, const LearningPlan& learning) {
    const Columns& k = c.columns();
    const Index account = c.plan.lines[learning.line].account;
    const Index row = c.plan.lines[learning.line].learning;
    double* made = c.row(k.made, row);
    const double* produced = c.row(k.produced, account);
    for (int l = 0; l < c.width(); ++l) {
        made[l] += produced[l];
    }
    learn_by_doing(c.slot(learning.rate), c.slot(learning.from), made,
                   c.plan.goods[c.plan.accounts[account].good].per_unit, c.row(k.unit_cost, row),
                   c.width());
}

void load_inputs(Context& c, Index i) {
    const Columns& k = c.columns();
    const LinePlan& line = c.plan.lines[i];
    const double* output = c.row(k.line_output, i);
    const double per_unit = c.plan.goods[c.plan.accounts[line.account].good].per_unit;
    for (const LineInputPlan& input : line.inputs) {
        const double input_per_unit = c.plan.goods[c.plan.accounts[input.account].good].per_unit;
        const double* needed = c.slot(input.per_unit);
        double* load = c.row(k.input_load, input.row);
        for (int l = 0; l < c.width(); ++l) {
            load[l] = output[l] / per_unit * needed[l] * input_per_unit;
        }
        if (line.learning != nowhere) {
            const double* cost = c.row(k.unit_cost, line.learning);
            for (int l = 0; l < c.width(); ++l) {
                load[l] *= cost[l];
            }
        }
    }
}

void use_inputs(Context& c, Index i) {
    const Columns& k = c.columns();
    const double* scale = c.row(k.line_scale, i);
    for (const LineInputPlan& input : c.plan.lines[i].inputs) {
        const double* load = c.row(k.input_load, input.row);
        double* rest = c.row(k.rest_input, input.row);
        double* stock = c.row(k.stock, input.account);
        double* used = c.row(k.used, input.account);
        for (int l = 0; l < c.width(); ++l) {
            const auto posting = lanes::post(load[l] * scale[l], rest[l]);
            const double quanta = std::min(posting.quanta, stock[l]);
            rest[l] = quanta < posting.quanta ? 0 : posting.remainder;
            stock[l] -= quanta;
            used[l] += quanta;
        }
    }
}

/// Outputs are posted after all inputs are taken, so that none is used in the step that makes it.
void post_output(Context& c, Index i) {
    const Columns& k = c.columns();
    const Index account = c.plan.lines[i].account;
    const double* output = c.row(k.line_output, i);
    const double* scale = c.row(k.line_scale, i);
    double* rest = c.row(k.rest_output, i);
    double* stock = c.row(k.stock, account);
    double* produced = c.row(k.produced, account);
    for (int l = 0; l < c.width(); ++l) {
        const auto posting = lanes::post(output[l] * scale[l], rest[l]);
        rest[l] = scale[l] < 1 ? 0 : posting.remainder;
        stock[l] += posting.quanta;
        produced[l] += posting.quanta;
    }
}

}  // namespace

void run_produce(Context& c) {
    const Columns& k = c.columns();
    post_incomes(c);
    for (Index i = 0; i < c.plan.lines.size(); ++i) {
        const LinePlan& line = c.plan.lines[i];
        adjust_line(c, i);
        full_output(
            c.row(k.capacity, i), line.capacity.period_days, c.row(k.utilisation, i),
            quality_of(c, i), c.days(), c.plan.goods[c.plan.accounts[line.account].good].per_unit,
            c.row(k.line_output, i), c.row(k.line_bound, i), c.row(k.line_scale, i), c.width());
        damage_output(c, i, c.row(k.line_output, i), c.row(k.line_bound, i),
                      c.row(k.line_scale, i));
        load_inputs(c, i);
    }
    const FillRows rows{k.line_bound,  k.line_scale,  k.line_active,
                        k.input_slack, k.input_asked, k.input_ratio};
    for (const LineGroup& group : c.plan.line_groups) {
        fill(c.state, group.fill, rows, c.row(k.lane, 0), c.row(k.lane, 1));
    }
    for (Index i = 0; i < c.plan.lines.size(); ++i) {
        use_inputs(c, i);
    }
    for (Index i = 0; i < c.plan.lines.size(); ++i) {
        post_output(c, i);
    }
    for (const LearningPlan& learning : c.plan.people.learning) {
        count_made(c, learning);
    }
}

}  // namespace entente::kernel

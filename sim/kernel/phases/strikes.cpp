// Drones and missiles: launched, intercepted, on their aim or not; what they damage, and repair.
#include <algorithm>
#include <cmath>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/war.hpp"
#include "kernel/state/distribution.hpp"

namespace entente::kernel {
namespace {

constexpr double ln2 = 0x1.62e42fefa39efp-1;

enum WarRow : std::size_t { weapons = 4, arrived = 5, effect = 6, chance = 7, hit = 8, damage = 9 };

/// A binomial number of successes by its normal approximation, whole and within 0 to count.
double successes(double count, double probability, double u) {
    const double p = std::clamp(probability, 0.0, 1.0);
    const double spread = lanes::sqrt(count * p * (1 - p));
    const double number = lanes::floor(count * p + spread * normal_quantile(u) + 0.5);
    return std::clamp(number, 0.0, count);
}

void draw_successes(Context& c, const StrikePlan& plan, std::uint32_t draw, const double* count,
                    const double* probability, double* out) {
    double* u = c.row(c.columns().war_lane, chance);
    c.draw(plan.key, draw, u);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = count[l] > 0 ? successes(count[l], probability[l], u[l]) : 0;
    }
}

/// Median miss (a curve of our own): distance (1 + n / scale)^-exponent after n launches; out[lane]
/// is the share that comes within the radius, 1 - 2^-(radius / miss)^2 (circular normal errors).
void find_accuracy(Context& c, Index s, double* out) {
    const StrikePlan& plan = c.plan.war.strikes[s];
    if (plan.distance == nowhere) {
        return std::fill_n(out, c.width(), 1.0), void();
    }
    const double* total = c.row(c.columns().launched_total, s);
    double* miss = c.row(c.columns().miss_distance, s);
    for (int l = 0; l < c.width(); ++l) {
        const double scale = c.slot(plan.scale)[l];
        const double n = scale > 0 ? total[l] / scale : 0;
        const double exponent = c.slot(plan.exponent)[l];
        miss[l] = c.slot(plan.distance)[l] * lanes::exp(-exponent * lanes::log(1 + n));
        const double ratio = miss[l] > 0 ? c.slot(plan.radius)[l] / miss[l] : 1e3;
        out[l] = 1 - lanes::exp(-ln2 * ratio * ratio);
    }
}

/// Damage adds up to at most all; it is repaired with a time constant, then hit again.
void damage_lines(Context& c, const StrikePlan& plan, const double* hits) {
    const Columns& k = c.columns();
    const double* repair = c.slot(plan.repair);
    for (const StrikeTargetPlan& target : plan.lines) {
        const double* share = c.slot(target.per_hit);
        double* out_of_use = c.row(k.line_damage, target.row);
        double* left = c.row(k.line_left, target.at);
        for (int l = 0; l < c.width(); ++l) {
            const double kept = repair[l] > 0 ? lanes::exp(-c.days() / repair[l]) : 0;
            const double spared = lanes::exp(-hits[l] * std::max(0.0, share[l]));
            out_of_use[l] = 1 - (1 - out_of_use[l] * kept) * spared;
            left[l] *= 1 - out_of_use[l];
        }
    }
}

void destroy_stocks(Context& c, const StrikePlan& plan, const double* hits) {
    const Columns& k = c.columns();
    for (const StrikeTargetPlan& target : plan.stocks) {
        const Index account = c.plan.war.stores[target.at].account;
        const double per_unit = c.plan.goods[c.plan.accounts[account].good].per_unit;
        const double* units = c.slot(target.per_hit);
        double* rest = c.row(k.rest_destroyed, target.row);
        for (int l = 0; l < c.width(); ++l) {
            double& stock = c.row(k.stock, account)[l];
            const auto posting = lanes::post(hits[l] * std::max(0.0, units[l]) * per_unit, rest[l]);
            const double quanta = std::min(posting.quanta, stock);
            rest[l] = quanta < posting.quanta ? 0 : posting.remainder;
            stock -= quanta;
            c.row(k.destroyed, target.at)[l] += quanta;
        }
    }
}

void launch(Context& c, Index s) {
    const Columns& k = c.columns();
    const StrikePlan& plan = c.plan.war.strikes[s];
    const Index account = c.plan.war.stores[plan.supply].account;
    const double per_unit = c.plan.goods[c.plan.accounts[account].good].per_unit;
    double* flown = c.row(k.war_lane, weapons);
    double* through = c.row(k.war_lane, arrived);
    double* share = c.row(k.war_lane, effect);
    double* hits = c.row(k.hits, s);
    draw_weapons(c, s, flown);
    for (int l = 0; l < c.width(); ++l) {
        flown[l] /= per_unit;
    }
    find_accuracy(c, s, share);
    double* stopped = c.row(k.intercepted, s);
    draw_successes(c, plan, 0, flown, c.slot(plan.interception), stopped);
    for (int l = 0; l < c.width(); ++l) {
        through[l] = flown[l] - stopped[l];
        c.row(k.launched, s)[l] += flown[l];
        c.row(k.launched_total, s)[l] += flown[l];
    }
    draw_successes(c, plan, 1, through, share, hits);
    damage_lines(c, plan, hits);
    destroy_stocks(c, plan, hits);
}

}  // namespace

void launch_strikes(Context& c) {
    const War& war = c.plan.war;
    for (Index i = 0; i < war.damaged.size(); ++i) {
        std::fill_n(c.row(c.columns().line_left, i), c.width(), 1.0);
    }
    for (Index s = 0; s < war.strikes.size(); ++s) {
        launch(c, s);
    }
}

void damage_output(const Context& c, Index line, double* output, double* bound, double* scale) {
    const Index row = c.plan.lines[line].damage;
    if (row == nowhere) {
        return;
    }
    const double* left = c.row(c.columns().line_left, row);
    for (int l = 0; l < c.width(); ++l) {
        output[l] *= left[l];
        bound[l] = output[l] > 0 ? 1 : 0;
        scale[l] = bound[l];
    }
}

}  // namespace entente::kernel

// Affinity: balance among neighbours, and what two actors do to each other.
#include <algorithm>
#include <cmath>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/relations.hpp"

namespace entente::kernel {
namespace {

/// Longest substep of the integration, days.
constexpr double longest_substep = 7;
/// Pure balance runs to infinity in finite time; this stands for it.
constexpr double infinity_of_pure_balance = 1e12;

/// Everything but balance and the return to A0, held still within a step; per year.
ENTENTE_CLONES void add_term(const double* weight, const double* value, double sign, double* drive,
                             int width) {
    for (int l = 0; l < width; ++l) {
        drive[l] += sign * weight[l] * value[l];
    }
}

ENTENTE_CLONES void saturate(const double* traded, const double* scale, double* out, int width) {
    for (int l = 0; l < width; ++l) {
        out[l] = lanes::tanh(scale[l] > 0 ? traded[l] / scale[l] : 0);
    }
}

void find_drive(Context& c, Index r) {
    const Columns& k = c.columns();
    const DynamicsWeights& w = c.plan.dynamics.weights;
    const RelationDynamics& relation = c.plan.dynamics.relations[r];
    double* drive = c.row(k.affinity_drive, r);
    double* value = c.row(k.lane, 0);
    std::fill_n(drive, c.width(), 0.0);
    saturate(c.row(k.traded, r), c.slot(w.exchange_scale), value, c.width());
    add_term(c.slot(w.exchange), value, 1, drive, c.width());
    const double* accord = c.row(k.accord, r);
    for (int l = 0; l < c.width(); ++l) {
        value[l] = accord[l] - 0.5;
    }
    add_term(c.slot(w.votes), value, 1, drive, c.width());
    if (relation.soft != nowhere) {
        const double* stock = c.row(k.soft_power, relation.soft);
        const double* scale = c.slot(w.soft_scale);
        for (int l = 0; l < c.width(); ++l) {
            value[l] = scale[l] > 0 ? stock[l] / scale[l] : 0;
        }
        add_term(c.slot(w.soft), value, 1, drive, c.width());
    }
    if (relation.recognised != nowhere) {
        add_term(c.slot(w.recognition), c.row(k.recognises, relation.recognised), 1, drive,
                 c.width());
    }
    add_term(c.slot(w.hostility), c.row(k.hostile_share, r), -1, drive, c.width());
}

ENTENTE_CLONES void add_triad(const double* first, const double* second, double* sum,
                              double* magnitude, int width) {
    for (int l = 0; l < width; ++l) {
        const double product = first[l] * second[l];
        sum[l] += product;
        magnitude[l] += product < 0 ? -product : product;
    }
}

ENTENTE_CLONES void weigh_balance(const double* sum, const double* magnitude, const double* factor,
                                  const double* affinity, const double* base,
                                  const double* reversion, const double* drive, double* slope,
                                  int width) {
    for (int l = 0; l < width; ++l) {
        const double balance = magnitude[l] > 0 ? sum[l] / magnitude[l] : 0;
        slope[l] = factor[l] * (1 - affinity[l] * affinity[l]) * balance + drive[l] -
                   reversion[l] * (affinity[l] - base[l]);
    }
}

void sum_triads(Context& c, const std::vector<Triad>& triads, double* sum, double* magnitude) {
    const Rows stage = c.columns().affinity_stage;
    std::fill_n(sum, c.width(), 0.0);
    std::fill_n(magnitude, c.width(), 0.0);
    for (const Triad& triad : triads) {
        add_triad(c.row(stage, triad.first), c.row(stage, triad.second), sum, magnitude, c.width());
    }
}

/// dA/dt of every relation, where Columns::affinity_stage stands.
void find_slopes(Context& c) {
    const Columns& k = c.columns();
    const DynamicsPlan& plan = c.plan.dynamics;
    double* sum = c.row(k.lane, 0);
    double* magnitude = c.row(k.lane, 1);
    for (Index r = 0; r < plan.relations.size(); ++r) {
        sum_triads(c, plan.relations[r].triads, sum, magnitude);
        if (plan.pure) {
            std::copy_n(sum, c.width(), c.row(k.affinity_slope, r));
        } else {
            weigh_balance(sum, magnitude, c.slot(plan.weights.balance), c.row(k.affinity_stage, r),
                          c.row(k.affinity_base, r), c.slot(plan.weights.reversion),
                          c.row(k.affinity_drive, r), c.row(k.affinity_slope, r), c.width());
        }
    }
    for (Index a = 0; a < plan.own.size(); ++a) {
        sum_triads(c, plan.own[a], c.row(k.affinity_slope, plan.relations.size() + a), magnitude);
    }
}

/// stage = from + scale slope, sum += weight slope, over all rows.
ENTENTE_CLONES void advance(const double* from, const double* slope, double scale, double weight,
                            double* stage, double* sum, std::size_t cells) {
    for (std::size_t i = 0; i < cells; ++i) {
        stage[i] = from[i] + scale * slope[i];
        sum[i] += weight * slope[i];
    }
}

/// One step of the classical Runge-Kutta method (Kutta 1901).
void integrate(Context& c, double years) {
    const Columns& k = c.columns();
    const auto cells =
        static_cast<std::size_t>(k.affinity.count) * static_cast<std::size_t>(c.width());
    double* affinity = c.row(k.affinity, 0);
    double* stage = c.row(k.affinity_stage, 0);
    double* slope = c.row(k.affinity_slope, 0);
    double* sum = c.row(k.affinity_sum, 0);
    std::copy_n(affinity, cells, stage);
    std::fill_n(sum, cells, 0.0);
    constexpr double ahead[] = {0.5, 0.5, 1, 0};
    constexpr double weight[] = {1, 2, 2, 1};
    for (std::size_t s = 0; s < 4; ++s) {
        find_slopes(c);
        advance(affinity, slope, ahead[s] * years, weight[s], stage, sum, cells);
    }
    const double most = c.plan.dynamics.pure ? infinity_of_pure_balance : 1;
    for (std::size_t i = 0; i < cells; ++i) {
        affinity[i] = std::clamp(affinity[i] + years / 6 * sum[i], -most, most);
    }
}

/// Moves a level as far as its base has moved, and the base with it.
void shift(const double* number, double scale, double low, double high, double* base, double* level,
           int width) {
    for (int l = 0; l < width; ++l) {
        const double now = number[l] * scale;
        const double moved = level[l] == base[l] ? now : level[l] + (now - base[l]);
        level[l] = now == base[l] ? level[l] : std::clamp(moved, low, high);
        base[l] = now;
    }
}

}  // namespace

void move_affinity(Context& c) {
    if (!c.plan.dynamics.moves_affinity) {
        return;
    }
    for (Index r = 0; r < c.plan.dynamics.relations.size(); ++r) {
        find_drive(c, r);
    }
    const auto substeps = static_cast<int>(std::ceil(c.days() / longest_substep));
    for (int s = 0; s < substeps; ++s) {
        integrate(c, c.days() / model::days_per_year / substeps);
    }
}

void follow_injects(Context& c) {
    const Columns& k = c.columns();
    const DynamicsPlan& plan = c.plan.dynamics;
    const double most = plan.pure ? infinity_of_pure_balance : 1;
    for (Index r = 0; r < plan.relations.size(); ++r) {
        const RelationPlan& relation = c.plan.relations[r];
        if (plan.moves_affinity) {
            shift(c.slot(relation.affinity), 1, -most, most, c.row(k.affinity_base, r),
                  c.row(k.affinity, r), c.width());
        }
        if (plan.moves_commitment) {
            shift(c.slot(relation.commitment), 1, 0, 1, c.row(k.commitment_base, r),
                  c.row(k.commitment, r), c.width());
        }
    }
    constexpr double endless = std::numeric_limits<double>::infinity();
    for (Index i = 0; i < plan.soft.size(); ++i) {
        shift(c.slot(plan.soft[i].stock), 1, 0, endless, c.row(k.soft_base, i),
              c.row(k.soft_power, i), c.width());
    }
    for (Index i = 0; i < plan.responses.size(); ++i) {
        shift(c.slot(plan.responses[i].spending), plan.responses[i].spending_per_year, 0, endless,
              c.row(k.arms_base, i), c.row(k.arms, i), c.width());
    }
}

}  // namespace entente::kernel

#include <algorithm>
#include <string>

#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

/// What is due in a ring is what its contingent is told is coming; nobody is fewer than 0.
void check_ring(Context& c, Index i, Rows rows, const Ring& ring, const double* total,
                const char* what) {
    double* sum = c.row(c.columns().war_lane, 0);
    std::fill_n(sum, c.width(), 0.0);
    for (Index slot = 0; slot < ring.size; ++slot) {
        const double* due = c.row(rows, ring.first + slot);
        for (int l = 0; l < c.width(); ++l) {
            sum[l] += due[l];
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        if (sum[l] == total[l] && total[l] >= 0) {
            continue;
        }
        const auto& labels = c.plan.labels[static_cast<std::size_t>(Dimension::contingent)];
        throw AuditFailure(
            "step " + std::to_string(c.step()) + ", replicate " +
            std::to_string(c.state.first_replicate + static_cast<unsigned>(l)) + ": " + what +
            " of contingent " + labels[c.position(Dimension::contingent, i)] +
            " do not balance: unexplained " + std::to_string(sum[l] - total[l]) + " quanta");
    }
}

}  // namespace

void audit_war(Context& c) {
    const Columns& k = c.columns();
    for (Index i = 0; i < c.plan.war.contingents.size(); ++i) {
        const ContingentPlan& plan = c.plan.war.contingents[i];
        check_ring(c, i, k.march_out, plan.out, c.row(k.marching, i), "men under way");
        check_ring(c, i, k.march_home, plan.back, c.row(k.going_home, i), "men going home");
        check_ring(c, i, k.hospital, plan.hospital, c.row(k.recovering, i), "the wounded");
        check_ring(c, i, k.men, {i, 1}, c.row(k.men, i), "men");
    }
}

void add_war_sinks(const Context& c, Index good, double* gap) {
    const Columns& k = c.columns();
    const War& war = c.plan.war;
    for (Index i = 0; i < war.contingents.size(); ++i) {
        const Index home = war.stores[war.contingents[i].home].account;
        if (c.plan.accounts[home].good != good) {
            continue;
        }
        for (int l = 0; l < c.width(); ++l) {
            gap[l] += c.row(k.men, i)[l] + c.row(k.marching, i)[l] + c.row(k.going_home, i)[l] +
                      c.row(k.recovering, i)[l] + c.row(k.men_killed, i)[l] -
                      c.row(k.field_before, i)[l];
        }
    }
    for (Index s = 0; s < war.stores.size(); ++s) {
        if (c.plan.accounts[war.stores[s].account].good != good) {
            continue;
        }
        for (int l = 0; l < c.width(); ++l) {
            gap[l] += c.row(k.fired, s)[l] + c.row(k.destroyed, s)[l];
        }
    }
}

}  // namespace entente::kernel

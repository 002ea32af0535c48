#include "kernel/phases/relations.hpp"

#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void average(const double* now, const double* window, double days, double* mean,
                            int width) {
    for (int l = 0; l < width; ++l) {
        const double share = window[l] > 0 ? 1 - lanes::exp(-days / window[l]) : 1;
        mean[l] += (now[l] - mean[l]) * share;
    }
}

/// Deliveries of the partner, and all supply: deliveries of everybody and own production.
void follow_supply(Context& c, const DependenceTerm& term, Index row) {
    const Columns& k = c.columns();
    double* from = c.row(k.lane, 0);
    double* all = c.row(k.lane, 1);
    std::fill_n(from, c.width(), 0.0);
    std::copy_n(c.row(k.produced, term.account), c.width(), all);
    for (const Index pair : term.from_pairs) {
        const double* delivered = c.row(k.pair_delivered, pair);
        for (int l = 0; l < c.width(); ++l) {
            from[l] += delivered[l];
        }
    }
    for (const Index pair : term.all_pairs) {
        const double* delivered = c.row(k.pair_delivered, pair);
        for (int l = 0; l < c.width(); ++l) {
            all[l] += delivered[l];
        }
    }
    const double* window = c.slot(c.plan.import_window);
    average(from, window, c.days(), c.row(k.imports_from, row), c.width());
    average(all, window, c.days(), c.row(k.supply_all, row), c.width());
}

/// Dep_i(j) = sum over goods of criticality (imports from j / all supply) (1 - substitutability).
void add_term(Context& c, const DependenceTerm& term, Index row, double* dependence) {
    const Columns& k = c.columns();
    const GoodPlan& good = c.plan.goods[term.good];
    const double* criticality = c.slot(good.criticality);
    const double* substitutability = c.slot(good.substitutability);
    const double* from = c.row(k.imports_from, row);
    const double* all = c.row(k.supply_all, row);
    for (int l = 0; l < c.width(); ++l) {
        const double share = all[l] > 0 ? from[l] / all[l] : 0;
        dependence[l] += criticality[l] * share * (1 - substitutability[l]);
    }
}

void follow_dependences(Context& c) {
    const auto& dependences = c.plan.institutions.dependences;
    for (Index d = 0; d < dependences.size(); ++d) {
        double* dependence = c.row(c.columns().dependence, d);
        if (dependences[d].fixed != nowhere) {
            std::copy_n(c.slot(dependences[d].fixed), c.width(), dependence);
            continue;
        }
        std::fill_n(dependence, c.width(), 0.0);
        for (Index t = 0; t < dependences[d].terms.size(); ++t) {
            follow_supply(c, dependences[d].terms[t], dependences[d].first_term + t);
            add_term(c, dependences[d].terms[t], dependences[d].first_term + t, dependence);
        }
    }
}

}  // namespace

void run_relations(Context& c) {
    follow_dependences(c);
    follow_concentrations(c);
    follow_dealings(c);
    find_threats(c);
    answer_threats(c);
    move_affinity(c);
    move_commitment(c);
    follow_soft_power(c);
}

}  // namespace entente::kernel

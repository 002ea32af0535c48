// Threat (Walt 1987) and arms spending in answer to it (Richardson 1960).
#include <algorithm>
#include <cmath>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/relations.hpp"

namespace entente::kernel {
namespace {

/// Longest substep of the series, days, and its terms: the error is below rounding while the
/// rates are below 5 a year.
constexpr double longest_substep = 30;
constexpr int series_terms = 12;

/// x^a for x >= 0, exact for a = 0 and 1.
ENTENTE_CLONES void multiply_power(const double* x, const double* power, double* to, int width) {
    for (int l = 0; l < width; ++l) {
        const double general = x[l] > 0 ? lanes::exp(power[l] * lanes::log(x[l])) : 0;
        to[l] *= power[l] == 0 ? 1 : power[l] == 1 ? (x[l] > 0 ? x[l] : 0) : general;
    }
}

/// o0 and what technology and experience add to it.
void find_offence(const Context& c, Index actor, double* offence) {
    const ThreatPlan& plan = c.plan.dynamics.threat;
    std::copy_n(c.slot(plan.base), c.width(), offence);
    for (const OffenceTerm& term : plan.terms[actor]) {
        const double* weight = c.slot(term.weight);
        const double* level = term.level != nowhere
                                  ? c.row(c.columns().technology, term.level)
                                  : c.row(c.columns().actor_experience, term.fighter);
        for (int l = 0; l < c.width(); ++l) {
            offence[l] += weight[l] * level[l];
        }
    }
}

void find_threat(Context& c, Index r) {
    const ThreatPlan& plan = c.plan.dynamics.threat;
    const RelationPlan& relation = c.plan.relations[r];
    double* threat = c.row(c.columns().threat, r);
    double* offence = c.row(c.columns().lane, 0);
    const double* affinity = c.affinity(r);
    for (int l = 0; l < c.width(); ++l) {
        threat[l] = affinity[l] < 1 ? (1 - affinity[l]) / 2 : 0;
    }
    find_offence(c, relation.to, offence);
    multiply_power(c.slot(plan.capability[relation.to]), c.slot(plan.capability_power), threat,
                   c.width());
    multiply_power(offence, c.slot(plan.offence_power), threat, c.width());
    multiply_power(c.slot(relation.proximity), c.slot(plan.proximity_power), threat, c.width());
}

/// g = g0 + gT sum of threats.
void find_grievance(const Context& c, const ResponsePlan& response, double* out) {
    std::copy_n(c.slot(response.grievance), c.width(), out);
    const double* weight = c.slot(response.threat);
    for (const Index relation : response.threats) {
        const double* threat = c.row(c.columns().threat, relation);
        for (int l = 0; l < c.width(); ++l) {
            out[l] += weight[l] * threat[l];
        }
    }
}

/// sum_j k_ij x_j - alpha_i x_i of one actor, from the rows of `x`.
void add_reaction(const Context& c, Index i, Rows x, double* out) {
    const ResponsePlan& response = c.plan.dynamics.responses[i];
    const double* fatigue = c.slot(response.fatigue);
    const double* own = c.row(x, i);
    for (int l = 0; l < c.width(); ++l) {
        out[l] -= fatigue[l] * own[l];
    }
    for (const ReactionPlan& reaction : response.reacts_to) {
        const double* rate = c.slot(reaction.rate);
        const double* other = c.row(x, reaction.to);
        for (int l = 0; l < c.width(); ++l) {
            out[l] += rate[l] * other[l];
        }
    }
}

/// Adds the term in Columns::arms_next, scaled, to the spending; it is the next one's start.
void take_term(Context& c, double scale) {
    const Columns& k = c.columns();
    for (Index i = 0; i < c.plan.dynamics.responses.size(); ++i) {
        const double* next = c.row(k.arms_next, i);
        double* term = c.row(k.arms_term, i);
        double* arms = c.row(k.arms, i);
        for (int l = 0; l < c.width(); ++l) {
            term[l] = next[l] * scale;
            arms[l] += term[l];
        }
    }
}

/// x(t + h) = x + sum over n of h^n / n! M^(n-1) (M x + g), M = K - alpha, g constant.
void respond(Context& c, double years) {
    const Columns& k = c.columns();
    const auto count = static_cast<Index>(c.plan.dynamics.responses.size());
    for (Index i = 0; i < count; ++i) {
        find_grievance(c, c.plan.dynamics.responses[i], c.row(k.arms_next, i));
        add_reaction(c, i, k.arms, c.row(k.arms_next, i));
    }
    take_term(c, years);
    for (int n = 2; n <= series_terms; ++n) {
        for (Index i = 0; i < count; ++i) {
            std::fill_n(c.row(k.arms_next, i), c.width(), 0.0);
            add_reaction(c, i, k.arms_term, c.row(k.arms_next, i));
        }
        take_term(c, years / n);
    }
}

}  // namespace

void find_threats(Context& c) {
    for (Index r = 0; r < c.columns().threat.count; ++r) {
        find_threat(c, r);
    }
}

void answer_threats(Context& c) {
    if (c.plan.dynamics.responses.empty()) {
        return;
    }
    const auto substeps = static_cast<int>(std::ceil(c.days() / longest_substep));
    for (int s = 0; s < substeps; ++s) {
        respond(c, c.days() / model::days_per_year / substeps);
    }
    constexpr double most = 1e18;  // currency per year: a race without fatigue has no end
    for (Index i = 0; i < c.plan.dynamics.responses.size(); ++i) {
        double* arms = c.row(c.columns().arms, i);
        for (int l = 0; l < c.width(); ++l) {
            arms[l] = std::clamp(arms[l], 0.0, most);
        }
    }
}

}  // namespace entente::kernel

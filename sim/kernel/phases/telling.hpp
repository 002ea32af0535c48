#pragma once

#include <string>

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Decisions are explained by the code that makes them: these write down what is weighed where an
/// explainer listens, and cost a test of a pointer where none does.

/// to[lane] += sign * value[lane] * weight[lane], told as a term of the decision being made.
inline void add_term(const Context& c, const char* name, const double* value, const double* weight,
                     double sign, double* to) {
    for (int l = 0; l < c.width(); ++l) {
        to[l] += sign * (value[l] * weight[l]);
    }
    if (c.explainer != nullptr) {
        const int l = c.explainer->lane();
        c.explainer->term(name, value[l], sign * weight[l]);
    }
}

/// Something that was seen or that follows.
inline void tell(const Context& c, const char* name, const double* value) {
    if (c.explainer != nullptr) {
        c.explainer->fact(name, value[c.explainer->lane()]);
    }
}

/// Whether a decision that concerns the lanes of the mask is to be told.
[[nodiscard]] inline bool listens(const Context& c, const double* mask) {
    return c.explainer != nullptr && mask[c.explainer->lane()] != 0;
}

/// The same context, told of decisions only where the mask has the explained lane.
[[nodiscard]] inline Context heard(const Context& c, const double* mask) {
    Context result = c;
    result.explainer = listens(c, mask) ? c.explainer : nullptr;
    return result;
}

/// The id of an entity, as the scenario writes it.
[[nodiscard]] const std::string& label_of(const Context& c, Dimension dimension, Index canonical);

/// "cancel shells_for_oil": an action and what it is done to.
[[nodiscard]] std::string text_of(const Context& c, const ActionPlan& action);

/// Tells of an action in the lanes of the mask: done, or refused by the one legality check.
void tell_action(const Context& c, const ActionPlan& action, const double* mask,
                 const double* refusal);

/// Tells of a rule that does not act in the lanes of the mask, and why.
void tell_barred(const Context& c, Index rule, const double* mask, Refusal refusal);

}  // namespace entente::kernel

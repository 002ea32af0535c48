#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kernel/explanation.hpp"
#include "kernel/plan/plan_data.hpp"

namespace entente::kernel {

/// Takes down what decisions weigh in one lane, while they are made. Decisions within decisions
/// are explanations of their own, placed before the one that asked. Normal runs have none, and
/// then nothing is told.
class Explainer {
public:
    Explainer(const PlanData& plan, int lane) : plan_(&plan), lane_(lane) {}

    [[nodiscard]] int lane() const { return lane_; }

    /// Indices are canonical; `nowhere` where there is none.
    void begin(Deciding what, Index actor, Index partner, Dimension about, Index subject);
    /// What is weighed or seen outside of a decision is not told.
    void term(std::string name, double value, double weight);
    void fact(std::string name, double value);
    void criterion(std::string text);
    void end(std::string result, Refusal refusal = Refusal::none);
    /// Forgets the decision that was begun last.
    void drop() { open_.pop_back(); }

    [[nodiscard]] std::vector<Explanation> take() { return std::move(told_); }

private:
    [[nodiscard]] std::uint32_t position(Dimension dimension, Index canonical) const;

    const PlanData* plan_;
    int lane_;
    std::vector<Explanation> open_;
    std::vector<Explanation> told_;
};

}  // namespace entente::kernel

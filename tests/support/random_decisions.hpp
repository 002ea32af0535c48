#pragma once

#include <cstdint>
#include <random>

#include "model/model.hpp"

namespace entente::test {

/// Replaces choices of actors here and there and clouds what they see of each other. Its numbers
/// are its own, so that the rest of a random world stays as it is.
class RandomDecisions {
public:
    explicit RandomDecisions(std::uint32_t seed) : random_(seed ^ 0x5deece66U) {}

    void decide(model::Decision& decision) {
        if (random_() % 5 == 0) decision.rule = model::DecisionRule::scripted;
        decision.choices = model::Choices(decision.rule);
        for (const model::ChoiceInfo& info : model::choices()) {
            if (random_() % 4 == 0) {
                decision.choices.replace(
                    info.choice, static_cast<std::uint8_t>(random_() % info.options.size()));
            }
        }
        if (random_() % 3 == 0) {
            decision.information_sigma.value = 0.1 * static_cast<double>(1 + random_() % 9);
        }
    }

    /// Some dated rules of actors become moves of their scripts.
    void script(model::Model& model) {
        for (model::Rule& rule : model.rules) {
            rule.of_script = rule.by.valid() && !rule.when.valid() && random_() % 4 == 0;
        }
    }

private:
    std::mt19937 random_;
};

}  // namespace entente::test

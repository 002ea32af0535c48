#include "kernel/state/explainer.hpp"

namespace entente::kernel {

std::uint32_t Explainer::position(Dimension dimension, Index canonical) const {
    const auto& positions = plan_->scenario_position.at(static_cast<std::size_t>(dimension));
    return canonical < positions.size() ? positions[canonical] : nowhere;
}

void Explainer::begin(Deciding what, Index actor, Index partner, Dimension about, Index subject) {
    Explanation explanation;
    explanation.what = what;
    explanation.actor = position(Dimension::actor, actor);
    explanation.partner = position(Dimension::actor, partner);
    explanation.about = about;
    explanation.subject = position(about, subject);
    open_.push_back(std::move(explanation));
}

void Explainer::term(std::string name, double value, double weight) {
    if (open_.empty()) {
        return;
    }
    Term term{std::move(name), value, weight};
    open_.back().score += term.product();
    open_.back().terms.push_back(std::move(term));
}

void Explainer::fact(std::string name, double value) {
    if (!open_.empty()) {
        open_.back().facts.push_back({std::move(name), value});
    }
}

void Explainer::criterion(std::string text) {
    if (!open_.empty()) {
        open_.back().criterion = std::move(text);
    }
}

void Explainer::end(std::string result, Refusal refusal) {
    open_.back().result = std::move(result);
    open_.back().refusal = refusal;
    told_.push_back(std::move(open_.back()));
    open_.pop_back();
}

}  // namespace entente::kernel

#include "kernel/plan/compilation.hpp"

#include <bit>
#include <stdexcept>

#include "base/contract.hpp"

namespace entente::kernel {

Slot Compilation::constant(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const auto found = constants.find(bits);
    if (found != constants.end()) {
        return found->second;
    }
    const auto index = static_cast<Slot>(plan.slots.size());
    SlotPlan slot;
    slot.value = value;
    plan.slots.push_back(slot);
    constants.emplace(bits, index);
    return index;
}

namespace {

Slot expression_slot(Compilation& c, const model::Number& number) {
    const auto [found, inserted] =
        c.expressions.try_emplace(number.expression.value, static_cast<Slot>(c.plan.slots.size()));
    if (inserted) {
        SlotPlan slot;
        slot.kind = SlotPlan::Kind::expression;
        slot.expression = number.expression.value;
        slot.parameter = number.parameter;
        c.plan.slots.push_back(slot);
    }
    return found->second;
}

bool has_own_row(const Compilation& c, const model::Number& number) {
    if (!number.parameter.valid()) {
        return false;
    }
    const auto& parameter = c.model.parameters.at(number.parameter.index());
    return (c.options.vary.assumptions && parameter.range) ||
           c.injectable.contains(number.parameter.value);
}

Slot parameter_slot(Compilation& c, const model::Number& number) {
    const auto [found, inserted] =
        c.parameters.try_emplace(number.parameter.value, static_cast<Slot>(c.plan.slots.size()));
    if (!inserted) {
        return found->second;
    }
    const auto& parameter = c.model.parameters.at(number.parameter.index());
    SlotPlan slot;
    slot.value = number.value;
    slot.parameter = number.parameter;
    if (c.options.vary.assumptions && parameter.range) {
        slot.kind = SlotPlan::Kind::drawn;
        slot.range = *parameter.range;
        slot.key = c.key("assumption", parameter.path);
        c.plan.drawn.push_back(found->second);
    }
    c.plan.slots.push_back(slot);
    return found->second;
}

}  // namespace

Slot Compilation::slot(const model::Number& number) {
    if (number.expression.valid()) {
        return expression_slot(*this, number);
    }
    if (has_own_row(*this, number)) {
        return parameter_slot(*this, number);
    }
    return constant(number.value);
}

StepRate Compilation::rate(const model::Rate& rate) {
    return {slot(rate.amount), rate.period_days};
}

base::RandomKey Compilation::key(std::string_view mechanism, const std::string& entity) {
    const base::RandomKey key = base::random_key(options.seed, mechanism, entity);
    const std::string text = std::string(mechanism) + "/" + entity;
    const auto [found, inserted] = keys.emplace(key, text);
    if (!inserted && found->second != text) {
        throw std::invalid_argument("two addresses of chance share a key: '" + found->second +
                                    "' and '" + text + "'; rename one of them");
    }
    return key;
}

Index Compilation::account(Index actor, Index good) const {
    const auto found = account_of.find({actor, good});
    return found == account_of.end() ? nowhere : found->second;
}

bool Compilation::always_zero(Slot slot) const {
    const SlotPlan& plan_slot = plan.slots.at(slot);
    return plan_slot.kind == SlotPlan::Kind::constant && plan_slot.value == 0 &&
           !plan_slot.parameter.valid();
}

const std::string& Compilation::actor_id(Index actor) const {
    return model.actors.at(order.actors.scenario.at(actor)).id;
}

const std::string& Compilation::good_id(Index good) const {
    return model.goods.at(order.goods.scenario.at(good)).id;
}

}  // namespace entente::kernel

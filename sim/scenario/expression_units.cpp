#include <utility>

#include "scenario/expression_check.hpp"
#include "scenario/expression_lexer.hpp"

namespace entente::scenario {

using model::Op;

void ExpressionChecker::lend(Value& bare, const Value& neighbour) {
    const bool zero = bare.bare && node_of(bare).op == Op::constant && node_of(bare).value == 0;
    if (bare.bare && !neighbour.bare && (neighbour.lends || zero)) {
        bare.unit = neighbour.lends.value_or(neighbour.unit);
        bare.bare = false;
    }
}

bool ExpressionChecker::same_unit(Value& left, Value& right) {
    lend(left, right);
    lend(right, left);
    if (left.unit.dimension != right.unit.dimension) {
        return false;
    }
    if (node_of(right).op == Op::constant) {
        rescale(right, left.unit);
    } else if (node_of(left).op == Op::constant) {
        rescale(left, right.unit);
    } else if (left.unit.multiply != right.unit.multiply || left.unit.divide != right.unit.divide) {
        settle(left);
        settle(right);
    }
    return true;
}

void ExpressionChecker::unit_mismatch(const Syntax& syntax, std::string_view what,
                                      const Value& left, const Value& right) {
    TextError error{"unit-mismatch",
                    std::string(what) + " " + left.unit.quoted() + " with " + right.unit.quoted(),
                    "they do not measure the same", ""};
    const bool bare = left.bare || right.bare;
    if (bare) {
        error.hint = "Give the number its unit.";
    }
    syntax.sign.empty() ? report(syntax, error)
                        : report_at(syntax.sign_offset, syntax.sign.size(), error);
}

ExpressionChecker::Value ExpressionChecker::joined(const Value& left, const Value& right,
                                                   std::int32_t node) const {
    Value value = left;
    value.bare = left.bare && right.bare;
    value.lends = left.lends ? left.lends : right.lends;
    value.flow = left.flow || right.flow;
    value.node = node;
    return value;
}

model::ExpressionNode& ExpressionChecker::node_of(const Value& value) {
    return nodes_[static_cast<std::size_t>(value.node)];
}

void ExpressionChecker::rescale(Value& value, const Unit& to) {
    if (node_of(value).op == Op::constant) {
        node_of(value).value = convert(node_of(value).value, value.unit, to);
    } else {
        const Unit ratio = value.unit.over(to);
        if (ratio.multiply != 1) {
            const std::int32_t factor = constant(ratio.multiply);
            value.node = emit(Op::multiply, value.node, factor);
        }
        if (ratio.divide != 1) {
            const std::int32_t factor = constant(ratio.divide);
            value.node = emit(Op::divide, value.node, factor);
        }
    }
    value.unit = to;
}

std::int32_t ExpressionChecker::emit(model::ExpressionNode node) {
    nodes_.push_back(node);
    return static_cast<std::int32_t>(nodes_.size() - 1);
}

std::int32_t ExpressionChecker::emit(Op op, std::int32_t first, std::int32_t second,
                                     std::int32_t third) {
    model::ExpressionNode node;
    node.op = op;
    node.child = {first, second, third};
    return emit(node);
}

std::int32_t ExpressionChecker::constant(double value) {
    model::ExpressionNode node;
    node.value = value;
    return emit(node);
}

void ExpressionChecker::report(const Syntax& syntax, TextError error) {
    report_at(syntax.offset, syntax.text.size(), std::move(error));
}

void ExpressionChecker::report_at(std::size_t offset, std::size_t length, TextError error) {
    failed_ = true;
    found_.add(to_diagnostic(expression_error(text_, offset, length, std::move(error)), place_,
                             expected_.subject));
}

}  // namespace entente::scenario

#include <algorithm>
#include <array>
#include <utility>

#include "scenario/expression_check.hpp"

namespace entente::scenario {
namespace {

using model::Op;

constexpr std::size_t many = 64;

}  // namespace

ExpressionChecker::Value ExpressionChecker::general_call(const Syntax& syntax,
                                                         std::string_view signature) {
    const std::string_view name = syntax.name;
    const bool open = name == "min" || name == "max";
    const std::size_t count = name == "clamp" || name == "if" ? 3 : open || name == "ema" ? 2 : 1;
    if (!arity(syntax, count, open ? many : count, signature)) {
        return {};
    }
    if (open) {
        return extreme(syntax, name == "min" ? Op::minimum : Op::maximum);
    }
    if (name == "clamp") {
        return clamp(syntax);
    }
    if (name == "abs") {
        return absolute(syntax);
    }
    if (name == "sqrt") {
        return root(syntax);
    }
    if (name == "if") {
        return choice(syntax);
    }
    if (name == "ema") {
        return average(syntax);
    }
    if (name == "total") {
        return running_total(syntax);
    }
    return plain_function(syntax, name == "exp" ? Op::exponential : Op::logarithm);
}

ExpressionChecker::Value ExpressionChecker::extreme(const Syntax& syntax, Op op) {
    std::vector<Value> values;
    bool good = true;
    for (const std::size_t child : syntax.children) {
        values.push_back(check(child));
        good = as_number(values.back(), tree_.nodes[child]) && good;
    }
    if (!good) {
        return {};
    }
    // Numbers without a unit take that of the first argument that lends one.
    const auto lender = std::find_if(values.begin(), values.end(),
                                     [](const Value& value) { return value.lends.has_value(); });
    for (Value& value : values) {
        if (lender != values.end()) {
            lend(value, *lender);
        }
    }
    Value result = values[0];
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (!same_unit(result, values[i])) {
            unit_mismatch(tree_.nodes[syntax.children[i]], "compares", result, values[i]);
            return {};
        }
        result = joined(result, values[i], emit(op, result.node, values[i].node));
    }
    return result;
}

ExpressionChecker::Value ExpressionChecker::clamp(const Syntax& syntax) {
    std::array<Value, 3> values;
    bool good = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = check(syntax.children[i]);
        good = as_number(values[i], tree_.nodes[syntax.children[i]]) && good;
    }
    if (!good) {
        return {};
    }
    Value result = values[0];
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (!same_unit(result, values[i])) {
            unit_mismatch(tree_.nodes[syntax.children[i]], "compares", result, values[i]);
            return {};
        }
        const Op op = i == 1 ? Op::maximum : Op::minimum;
        result = joined(result, values[i], emit(op, result.node, values[i].node));
    }
    return result;
}

ExpressionChecker::Value ExpressionChecker::absolute(const Syntax& syntax) {
    Value value = check(syntax.children[0]);
    if (!as_number(value, tree_.nodes[syntax.children[0]])) {
        return {};
    }
    value.node = emit(Op::absolute, value.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::root(const Syntax& syntax) {
    const Syntax& argument = tree_.nodes[syntax.children[0]];
    Value value = check(syntax.children[0]);
    if (!as_number(value, argument)) {
        return {};
    }
    const auto dimension = value.unit.dimension.root();
    if (!dimension) {
        report(argument,
               {"wrong-unit", "takes the square root of " + value.unit.quoted(),
                "its unit has no square root", "Divide by an amount of the same unit first."});
        return {};
    }
    settle(value);
    value.unit = Unit{dimension->none() ? "" : dimension->text(), *dimension, 1, 1};
    value.lends = value.lends ? std::optional(value.unit) : std::nullopt;
    value.node = emit(Op::square_root, value.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::plain_function(const Syntax& syntax, Op op) {
    const Syntax& argument = tree_.nodes[syntax.children[0]];
    Value value = check(syntax.children[0]);
    if (!as_number(value, argument)) {
        return {};
    }
    if (!value.unit.dimension.none()) {
        report(argument,
               {"wrong-unit", "takes " + std::string(syntax.name) + " of " + value.unit.quoted(),
                "it takes a plain number", "Divide by an amount of the same unit first."});
        return {};
    }
    settle(value);
    value.node = emit(op, value.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::choice(const Syntax& syntax) {
    const Value condition = check(syntax.children[0]);
    const bool first = is_condition(condition, tree_.nodes[syntax.children[0]]);
    Value yes = check(syntax.children[1]);
    Value no = check(syntax.children[2]);
    const bool alike = yes.kind == no.kind && yes.kind != Value::Kind::number;
    const bool good = first && yes.kind != Value::Kind::broken && no.kind != Value::Kind::broken;
    if (!good) {
        return {};
    }
    if (!alike) {
        if (!as_number(yes, tree_.nodes[syntax.children[1]]) ||
            !as_number(no, tree_.nodes[syntax.children[2]])) {
            return {};
        }
        if (!same_unit(yes, no)) {
            unit_mismatch(tree_.nodes[syntax.children[2]], "chooses between", yes, no);
            return {};
        }
    }
    Value value = joined(yes, no, emit(Op::select, condition.node, yes.node, no.node));
    value.flow = value.flow || condition.flow;
    return value;
}

ExpressionChecker::Value ExpressionChecker::average(const Syntax& syntax) {
    const Syntax& span = tree_.nodes[syntax.children[1]];
    Value value = check(syntax.children[0]);
    const bool number = as_number(value, tree_.nodes[syntax.children[0]]);
    const bool written = span.kind == Syntax::Kind::number && !span.quantity.period_days &&
                         span.quantity.unit.dimension == Dimension("day") &&
                         span.quantity.amount > 0;
    if (!written) {
        report(span, {"wrong-argument", "takes no such time: '" + std::string(span.text) + "'",
                      "ema takes a span of time above 0, written as a number",
                      "Write '6 months', for example."});
    }
    if (!number || !written) {
        return {};
    }
    value.node = emit(Op::ema, value.node);
    node_of(value).value = span.quantity.unit.to_canonical(span.quantity.amount);
    return value;
}

ExpressionChecker::Value ExpressionChecker::running_total(const Syntax& syntax) {
    const Syntax& argument = tree_.nodes[syntax.children[0]];
    Value value = check(syntax.children[0]);
    if (!as_number(value, argument)) {
        return {};
    }
    if (!value.flow) {
        report(argument, {"wrong-argument", "adds up a level: '" + std::string(argument.text) + "'",
                          "total takes a flow, an amount of each step, such as delivered(...)",
                          "An average over time is ema(x, 6 months)."});
        return {};
    }
    value.node = emit(Op::total, value.node);
    value.flow = false;
    return value;
}

}  // namespace entente::scenario

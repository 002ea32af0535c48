#include "scenario/expression_check.hpp"

#include <utility>

#include "base/contract.hpp"
#include "model/number.hpp"
#include "scenario/expression_lexer.hpp"

namespace entente::scenario {
namespace {

using model::Op;

const Dimension& time_dimension() {
    static const Dimension dimension("day");
    return dimension;
}

std::string_view period_name(double days) {
    return days == model::days_per_week    ? "week"
           : days == model::days_per_month ? "month"
           : days == model::days_per_year  ? "year"
                                           : "day";
}

const Unit& day_unit() {
    static const Unit unit{"day", Dimension("day"), 1, 1};
    return unit;
}

}  // namespace

ExpressionChecker::ExpressionChecker(const SyntaxTree& tree, std::string_view text,
                                     const base::Place& place, const Names& names,
                                     const Expected& expected, base::Diagnostics& found)
    : tree_(tree), text_(text), place_(place), names_(names), expected_(expected), found_(found) {}

std::optional<std::vector<model::ExpressionNode>> ExpressionChecker::run() {
    const Syntax& root = tree_.nodes.back();
    result(root, check(tree_.nodes.size() - 1));
    ENTENTE_ENSURES(failed_ || !nodes_.empty());
    if (!failed_ && nodes_.size() > ExpressionLimits::nodes) {
        report(root,
               {"expression-limit", "is too long",
                "it needs more than " + std::to_string(ExpressionLimits::nodes) + " operations",
                "Split it."});
    }
    return failed_ ? std::nullopt : std::optional(std::move(nodes_));
}

void ExpressionChecker::result(const Syntax& root, Value value) {
    if (value.kind == Value::Kind::broken) {
        return;
    }
    if (expected_.kind == Expected::Kind::condition) {
        is_condition(value, root);
        return;
    }
    if (!as_number(value, root)) {
        return;
    }
    if (value.bare) {
        value.unit = expected_.unit;
    }
    if (value.unit.dimension != expected_.unit.dimension) {
        report(root, {"wrong-unit", "gives " + value.unit.quoted(),
                      "it is counted in " + expected_.unit.quoted(), ""});
        return;
    }
    rescale(value, expected_.unit);
}

ExpressionChecker::Value ExpressionChecker::check(std::size_t index) {
    const Syntax& syntax = tree_.nodes[index];
    switch (syntax.kind) {
        case Syntax::Kind::number:
            return number(syntax);
        case Syntax::Kind::date: {
            Value value;
            value.kind = Value::Kind::date;
            value.unit = day_unit();
            value.node = constant(static_cast<double>(syntax.date.number) -
                                  static_cast<double>(names_.start().number));
            return value;
        }
        case Syntax::Kind::word:
            return word(syntax);
        case Syntax::Kind::call:
            return call(syntax);
        case Syntax::Kind::negate:
            return negate(syntax);
        case Syntax::Kind::logic_not:
            return logic_not(syntax);
        case Syntax::Kind::binary:
            return binary(syntax);
    }
    return {};
}

ExpressionChecker::Value ExpressionChecker::number(const Syntax& syntax) {
    const Quantity& quantity = syntax.quantity;
    Value value;
    value.kind = Value::Kind::number;
    value.bare = !quantity.has_unit && !quantity.period_days;
    value.unit = quantity.unit;
    if (quantity.period_days) {
        value.unit = value.unit.over(Unit{"", time_dimension(), *quantity.period_days, 1});
        value.unit.text = (quantity.unit.text.empty() ? "1" : quantity.unit.text) + "/" +
                          std::string(period_name(*quantity.period_days));
    }
    value.node = constant(quantity.amount);
    return value;
}

ExpressionChecker::Value ExpressionChecker::negate(const Syntax& syntax) {
    Value value = check(syntax.children[0]);
    if (!as_number(value, tree_.nodes[syntax.children[0]])) {
        return {};
    }
    if (node_of(value).op == Op::constant) {
        node_of(value).value = -node_of(value).value;
    } else {
        value.node = emit(Op::negate, value.node);
    }
    return value;
}

ExpressionChecker::Value ExpressionChecker::logic_not(const Syntax& syntax) {
    Value value = check(syntax.children[0]);
    if (!is_condition(value, tree_.nodes[syntax.children[0]])) {
        return {};
    }
    value.node = emit(Op::logic_not, value.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::binary(const Syntax& syntax) {
    Value left = check(syntax.children[0]);
    Value right = check(syntax.children[1]);
    switch (syntax.op) {
        case Op::logic_and:
        case Op::logic_or:
            return logic(syntax, left, right);
        case Op::add:
        case Op::subtract:
            return sum(syntax, std::move(left), std::move(right));
        case Op::multiply:
        case Op::divide:
            return product(syntax, std::move(left), std::move(right));
        default:
            return comparison(syntax, std::move(left), std::move(right));
    }
}

ExpressionChecker::Value ExpressionChecker::logic(const Syntax& syntax, const Value& left,
                                                  const Value& right) {
    const bool first = is_condition(left, tree_.nodes[syntax.children[0]]);
    const bool second = is_condition(right, tree_.nodes[syntax.children[1]]);
    if (!first || !second) {
        return {};
    }
    Value value = left;
    value.flow = left.flow || right.flow;
    value.node = emit(syntax.op, left.node, right.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::sum(const Syntax& syntax, Value left, Value right) {
    if (left.kind == Value::Kind::date || right.kind == Value::Kind::date) {
        return date_sum(syntax, std::move(left), std::move(right));
    }
    const bool first = as_number(left, tree_.nodes[syntax.children[0]]);
    const bool second = as_number(right, tree_.nodes[syntax.children[1]]);
    const char* what = syntax.op == Op::add ? "adds" : "subtracts";
    if (!first || !second) {
        return {};
    }
    if (!same_unit(left, right)) {
        unit_mismatch(syntax, what, left, right);
        return {};
    }
    return joined(left, right, emit(syntax.op, left.node, right.node));
}

ExpressionChecker::Value ExpressionChecker::date_sum(const Syntax& syntax, Value left,
                                                     Value right) {
    if (left.kind == Value::Kind::broken || right.kind == Value::Kind::broken) {
        return {};
    }
    const bool both = left.kind == right.kind;
    if ((syntax.op == Op::add && both) ||
        (syntax.op == Op::subtract && left.kind != Value::Kind::date)) {
        report_at(
            syntax.sign_offset, syntax.sign.size(),
            {"wrong-kind",
             both ? std::string("adds two dates") : std::string("subtracts a date from a number"),
             "only spans of time can be added to dates", ""});
        return {};
    }
    Value value = left.kind == Value::Kind::date ? left : right;
    if (both) {
        value.kind = Value::Kind::number;
        value.lends = day_unit();
    } else {
        Value& span = left.kind == Value::Kind::date ? right : left;
        const Syntax& where = tree_.nodes[syntax.children[left.kind == Value::Kind::date ? 1 : 0]];
        if (!as_number(span, where)) {
            return {};
        }
        if (span.bare) {
            span.unit = day_unit();
        }
        if (span.unit.dimension != time_dimension()) {
            report(where,
                   {"unit-mismatch", "adds " + span.unit.quoted() + " to a date",
                    "only spans of time can be added to dates", "Write '30 days', for example."});
            return {};
        }
        settle(span);
    }
    value.node = emit(syntax.op, left.node, right.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::product(const Syntax& syntax, Value left, Value right) {
    const bool first = as_number(left, tree_.nodes[syntax.children[0]]);
    const bool second = as_number(right, tree_.nodes[syntax.children[1]]);
    if (!first || !second) {
        return {};
    }
    const bool divides = syntax.op == Op::divide;
    Value value;
    value.kind = Value::Kind::number;
    value.bare = left.bare && right.bare;
    value.flow = left.flow || right.flow;
    if (left.lends || right.lends) {
        const Unit above = left.lends.value_or(left.unit);
        const Unit other = right.lends.value_or(right.unit);
        value.lends = other.dimension.none()               ? above
                      : above.dimension.none() && !divides ? other
                      : divides                            ? above.over(other)
                                                           : above.times(other);
    }
    if (right.unit.dimension.none()) {
        value.unit = left.unit;
        settle(right);
    } else if (left.unit.dimension.none() && !divides) {
        value.unit = right.unit;
        settle(left);
    } else {
        settle(left);
        settle(right);
        value.unit = divides ? left.unit.over(right.unit) : left.unit.times(right.unit);
    }
    value.node = emit(syntax.op, left.node, right.node);
    return value;
}

ExpressionChecker::Value ExpressionChecker::comparison(const Syntax& syntax, Value left,
                                                       Value right) {
    if (left.kind == Value::Kind::broken || right.kind == Value::Kind::broken) {
        return {};
    }
    const bool dates = left.kind == Value::Kind::date;
    if (dates != (right.kind == Value::Kind::date)) {
        report_at(syntax.sign_offset, syntax.sign.size(),
                  {"wrong-kind", "compares a date with a number", "",
                   "Dates look like 2024-06-19 and are compared with 'today'; 'days' counts the "
                   "days since the start."});
        return {};
    }
    if (!dates && (!as_number(left, tree_.nodes[syntax.children[0]]) ||
                   !as_number(right, tree_.nodes[syntax.children[1]]))) {
        return {};
    }
    if (!same_unit(left, right)) {
        unit_mismatch(syntax, "compares", left, right);
        return {};
    }
    Value value;
    value.kind = Value::Kind::condition;
    value.flow = left.flow || right.flow;
    value.node = emit(syntax.op, left.node, right.node);
    return value;
}

bool ExpressionChecker::is_condition(const Value& value, const Syntax& syntax) {
    if (value.kind == Value::Kind::number || value.kind == Value::Kind::date) {
        const bool date = value.kind == Value::Kind::date;
        report(syntax,
               {"wrong-kind",
                std::string("needs a condition where it has ") + (date ? "a date" : "a number"),
                "a condition is true or false",
                date ? "Compare it: 'today >= " + std::string(syntax.text) + "'."
                     : "Compare it: '" + std::string(syntax.text) + " > 0', for example."});
    }
    return value.kind == Value::Kind::condition;
}

bool ExpressionChecker::as_number(Value& value, const Syntax& syntax) {
    if (value.kind == Value::Kind::date) {
        report(syntax, {"wrong-kind", "needs a number where it has a date", "",
                        "The difference of two dates is a number of days."});
        return false;
    }
    if (value.kind == Value::Kind::condition) {
        value.kind = Value::Kind::number;  // true is 1, false is 0
        value.unit = Unit();
    }
    return value.kind == Value::Kind::number;
}

}  // namespace entente::scenario

#include <algorithm>
#include <array>
#include <utility>

#include "model/number.hpp"
#include "scenario/expression_check.hpp"
#include "scenario/suggest.hpp"

namespace entente::scenario {
namespace {

using model::ArgumentKind;
using model::Op;
using model::StateFunctionInfo;

constexpr const char* any_word = "any";

constexpr std::array entity_kinds = {
    ArgumentKind::actor,     ArgumentKind::good,    ArgumentKind::sanction,   ArgumentKind::mandate,
    ArgumentKind::contract,  ArgumentKind::route,   ArgumentKind::draft,      ArgumentKind::treaty,
    ArgumentKind::project,   ArgumentKind::theatre, ArgumentKind::contingent, ArgumentKind::strike,
    ArgumentKind::technology};

std::string kind_name(ArgumentKind kind) {
    switch (kind) {
        case ArgumentKind::actor:
            return "actor";
        case ArgumentKind::good:
            return "good";
        case ArgumentKind::sanction:
            return "sanction";
        case ArgumentKind::mandate:
            return "mandate";
        case ArgumentKind::contract:
            return "contract";
        case ArgumentKind::route:
            return "route";
        case ArgumentKind::draft:
            return "draft";
        case ArgumentKind::technology:
            return "technology";
        case ArgumentKind::treaty:
            return "treaty";
        case ArgumentKind::project:
            return "project";
        case ArgumentKind::theatre:
            return "theatre";
        case ArgumentKind::contingent:
            return "contingent";
        case ArgumentKind::strike:
            return "strike";
        case ArgumentKind::none:
            break;
    }
    return "nothing";
}

std::string with_article(ArgumentKind kind) {
    return (kind == ArgumentKind::actor ? "an " : "a ") + kind_name(kind);
}

std::size_t argument_count(const StateFunctionInfo& info) {
    return static_cast<std::size_t>(
        std::count_if(info.arguments.begin(), info.arguments.end(),
                      [](ArgumentKind kind) { return kind != ArgumentKind::none; }));
}

std::string signature_of(const StateFunctionInfo& info) {
    std::string text = info.name;
    for (std::size_t i = 0; i < argument_count(info); ++i) {
        text += (i == 0 ? "(" : ", ") + kind_name(info.arguments[i]);
    }
    return argument_count(info) == 0 ? text : text + ")";
}

const StateFunctionInfo* find_state(std::string_view name) {
    const auto& table = model::state_functions();
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const auto& info) { return name == info.name; });
    return row == table.end() ? nullptr : &*row;
}

std::string_view name_of(const FunctionInfo& info) {
    const std::string_view signature = info.signature;
    return signature.substr(0, signature.find('('));
}

std::string_view find_general(std::string_view name) {
    for (const FunctionInfo& info : general_functions()) {
        if (name_of(info) == name) {
            return info.signature;
        }
    }
    return {};
}

std::vector<std::string> function_names() {
    std::vector<std::string> names;
    for (const auto& info : model::state_functions()) {
        names.emplace_back(info.name);
    }
    for (const FunctionInfo& info : general_functions()) {
        names.emplace_back(name_of(info));
    }
    return names;
}

}  // namespace

const std::vector<FunctionInfo>& general_functions() {
    static const std::vector<FunctionInfo> table = {
        {"min(a, b, ...)", "the smallest of two values and more"},
        {"max(a, b, ...)", "the largest of two values and more"},
        {"clamp(x, low, high)", "x, but never below low or above high"},
        {"abs(x)", "x without its sign"},
        {"sqrt(x)", "square root; 0 for a negative x"},
        {"exp(x)", "e to the power of a plain number"},
        {"log(x)", "natural logarithm of a plain number; 0 where x is not positive"},
        {"if(condition, a, b)", "a where the condition holds, else b"},
        {"ema(x, 6 months)", "moving average of x that forgets with this time constant"},
        {"total(x)", "sum of a flow over all steps since the start"},
    };
    return table;
}

ExpressionChecker::Value ExpressionChecker::word(const Syntax& syntax) {
    const bool today = syntax.name == "today";
    const StateFunctionInfo* info = find_state(today ? "days" : syntax.name);
    if (info == nullptr || argument_count(*info) != 0) {
        return unknown_word(syntax);
    }
    Value value = state(syntax, *info);
    if (today) {
        value.kind = Value::Kind::date;
    }
    return value;
}

ExpressionChecker::Value ExpressionChecker::unknown_word(const Syntax& syntax) {
    const std::string name(syntax.name);
    TextError error{"unknown-name", "has an unknown word: '" + name + "'",
                    "a value is a number, a date or a function of the reference page", ""};
    const StateFunctionInfo* info = find_state(name);
    const std::string_view general = find_general(name);
    if (info != nullptr || !general.empty()) {
        error.code = "wrong-arguments";
        error.problem = "has a function without arguments: '" + name + "'";
        error.why = "";
        error.hint =
            "Write '" + (info != nullptr ? signature_of(*info) : std::string(general)) + "'.";
        report(syntax, std::move(error));
        return {};
    }
    for (const ArgumentKind kind : entity_kinds) {
        if (names_.find(kind, name)) {
            error.problem = "has no value: '" + name + "'";
            error.why = "it is " + with_article(kind) + " and stands only inside a function";
            report(syntax, std::move(error));
            return {};
        }
    }
    std::vector<std::string> known = function_names();
    known.emplace_back("today");
    error.hint = did_you_mean(name, known);
    report(syntax, std::move(error));
    return {};
}

ExpressionChecker::Value ExpressionChecker::call(const Syntax& syntax) {
    if (const StateFunctionInfo* info = find_state(syntax.name)) {
        return state(syntax, *info);
    }
    if (const std::string_view signature = find_general(syntax.name); !signature.empty()) {
        return general_call(syntax, signature);
    }
    const std::string name(syntax.name);
    TextError error{"unknown-function", "calls no known function: '" + name + "'", "",
                    did_you_mean(name, function_names())};
    report_at(syntax.offset, name.size(), std::move(error));
    return {};
}

bool ExpressionChecker::arity(const Syntax& syntax, std::size_t least, std::size_t most,
                              std::string_view signature) {
    const std::size_t count = syntax.children.size();
    if (count >= least && count <= most) {
        return true;
    }
    report(syntax,
           {"wrong-arguments",
            "calls " + std::string(syntax.name) + " with " + std::to_string(count) +
                (count == 1 ? " argument" : " arguments"),
            "it takes " + std::string(least == most ? "" : "at least ") + std::to_string(least),
            "Write '" + std::string(signature) + "'."});
    return false;
}

ExpressionChecker::Value ExpressionChecker::state(const Syntax& syntax,
                                                  const StateFunctionInfo& info) {
    const std::size_t count = argument_count(info);
    if (!arity(syntax, count, count, signature_of(info))) {
        return {};
    }
    model::ExpressionNode node;
    node.op = Op::state;
    node.function = info.function;
    bool good = true;
    for (std::size_t i = 0; i < count; ++i) {
        const Syntax& argument = tree_.nodes[syntax.children[i]];
        if (argument.kind == Syntax::Kind::word && argument.name == any_word &&
            (info.arguments[i] == ArgumentKind::actor || info.arguments[i] == ArgumentKind::good)) {
            continue;  // the node's default stands for all
        }
        const auto found = entity(argument, info.arguments[i], info);
        node.argument[i] = found.value_or(node.argument[i]);
        good = good && found.has_value();
    }
    if (!good) {
        return {};
    }
    Value value;
    value.kind = info.result == StateFunctionInfo::Result::boolean ? Value::Kind::condition
                                                                   : Value::Kind::number;
    value.unit = state_unit(syntax, info, node);
    value.lends = value.unit;
    value.flow = info.flow;
    value.node = emit(node);
    return value;
}

std::optional<std::uint32_t> ExpressionChecker::entity(const Syntax& argument, ArgumentKind kind,
                                                       const StateFunctionInfo& info) {
    if (argument.kind != Syntax::Kind::word) {
        report(argument, {"wrong-argument",
                          "names no " + kind_name(kind) + ": '" + std::string(argument.text) + "'",
                          "the id of " + with_article(kind) + " was expected",
                          "Write '" + signature_of(info) + "'."});
        return std::nullopt;
    }
    if (const auto found = names_.find(kind, argument.name)) {
        return found;
    }
    const std::string name(argument.name);
    TextError error{"unknown-" + kind_name(kind),
                    "names no " + kind_name(kind) + ": '" + name + "'", "", ""};
    for (const ArgumentKind other : entity_kinds) {
        if (other != kind && names_.find(other, name)) {
            error.why = "it is " + with_article(other);
            error.hint = "Write '" + signature_of(info) + "'.";
            report(argument, std::move(error));
            return std::nullopt;
        }
    }
    std::vector<std::string> ids = names_.ids(kind);
    if (kind == ArgumentKind::actor || kind == ArgumentKind::good) {
        ids.emplace_back(any_word);
    }
    error.hint = did_you_mean_or_list(name, ids, 12);
    report(argument, std::move(error));
    return std::nullopt;
}

Unit ExpressionChecker::state_unit(const Syntax& syntax, const StateFunctionInfo& info,
                                   const model::ExpressionNode& node) {
    using Result = StateFunctionInfo::Result;
    if (info.result == Result::money) {
        return names_.currency();
    }
    if (info.result == Result::days) {
        return {"day", Dimension("day"), 1, 1};
    }
    if (info.function == model::StateFunction::arms_spending) {
        Unit rate = names_.currency().over(Unit{"", Dimension("day"), model::days_per_year, 1});
        rate.text = names_.currency().text + "/year";
        return rate;
    }
    if (info.function == model::StateFunction::headroom ||
        info.function == model::StateFunction::reported) {
        return names_.sanction_unit(node.argument[0]).value_or(Unit());
    }
    if (info.result != Result::good_quantity) {
        return {};
    }
    const auto at = std::find(info.arguments.begin(), info.arguments.end(), ArgumentKind::good);
    const auto position = static_cast<std::size_t>(at - info.arguments.begin());
    const std::uint32_t good = node.argument[position];
    const bool all = good == model::GoodId::nothing;
    const auto unit = all ? unit_of_all_goods() : std::optional(names_.good_unit(good));
    if (!unit) {
        report(tree_.nodes[syntax.children[position]],
               {"unit-mismatch", "adds up goods of different units: 'any'",
                "their sum measures nothing", "Name one good."});
        return {};
    }
    if (info.function == model::StateFunction::capacity) {
        Unit rate = unit->over(Unit{"", Dimension("day"), model::days_per_year, 1});
        rate.text = unit->text + "/year";
        return rate;
    }
    return *unit;
}

std::optional<Unit> ExpressionChecker::unit_of_all_goods() {
    std::optional<Unit> common;
    for (const std::string& id : names_.ids(ArgumentKind::good)) {
        const auto good = names_.find(ArgumentKind::good, id);
        const Unit unit = good ? names_.good_unit(*good) : Unit();
        if (common && (common->dimension != unit.dimension || common->multiply != unit.multiply ||
                       common->divide != unit.divide)) {
            return std::nullopt;
        }
        common = unit;
    }
    return common.value_or(Unit());
}

}  // namespace entente::scenario

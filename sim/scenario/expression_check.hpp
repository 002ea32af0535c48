#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/expression.hpp"
#include "scenario/expression.hpp"
#include "scenario/expression_parser.hpp"

namespace entente::scenario {

/// Gives every part of an expression a type and translates it to model nodes, children first.
/// Goes on after a mistake, so that all of them are found.
class ExpressionChecker {
public:
    /// All arguments have to outlive the checker.
    ExpressionChecker(const SyntaxTree& tree, std::string_view text, const base::Place& place,
                      const Names& names, const Expected& expected, base::Diagnostics& found);

    /// The nodes of the whole expression, giving what is expected; nothing after a mistake.
    [[nodiscard]] std::optional<std::vector<model::ExpressionNode>> run();

private:
    /// A part that has been translated.
    struct Value {
        enum class Kind { broken, number, condition, date };
        Kind kind = Kind::broken;
        Unit unit;                  ///< what the node is counted in
        bool bare = false;          ///< only numbers without a unit: may take a neighbour's
        std::optional<Unit> lends;  ///< what a bare neighbour takes: the unit of a good, say
        bool flow = false;          ///< reads an amount of one step
        std::int32_t node = -1;
    };

    // Values and operators (expression_check.cpp)
    Value check(std::size_t index);
    Value number(const Syntax& syntax);
    Value negate(const Syntax& syntax);
    Value logic_not(const Syntax& syntax);
    Value binary(const Syntax& syntax);
    Value sum(const Syntax& syntax, Value left, Value right);
    Value date_sum(const Syntax& syntax, Value left, Value right);
    Value product(const Syntax& syntax, Value left, Value right);
    Value comparison(const Syntax& syntax, Value left, Value right);
    Value logic(const Syntax& syntax, const Value& left, const Value& right);
    bool is_condition(const Value& value, const Syntax& syntax);
    bool as_number(Value& value, const Syntax& syntax);
    void result(const Syntax& root, Value value);

    // Names of the language and of the world (expression_names.cpp)
    Value word(const Syntax& syntax);
    Value call(const Syntax& syntax);
    Value state(const Syntax& syntax, const model::StateFunctionInfo& info);
    std::optional<std::uint32_t> entity(const Syntax& argument, model::ArgumentKind kind,
                                        const model::StateFunctionInfo& info);
    Value unknown_word(const Syntax& syntax);
    Unit state_unit(const Syntax& syntax, const model::StateFunctionInfo& info,
                    const model::ExpressionNode& node);
    std::optional<Unit> unit_of_all_goods();
    bool arity(const Syntax& syntax, std::size_t least, std::size_t most,
               std::string_view signature);

    // General functions (expression_calls.cpp)
    Value general_call(const Syntax& syntax, std::string_view signature);
    Value extreme(const Syntax& syntax, model::Op op);
    Value clamp(const Syntax& syntax);
    Value absolute(const Syntax& syntax);
    Value root(const Syntax& syntax);
    Value plain_function(const Syntax& syntax, model::Op op);
    Value choice(const Syntax& syntax);
    Value average(const Syntax& syntax);
    Value running_total(const Syntax& syntax);

    // Units and translation (expression_units.cpp)
    bool same_unit(Value& left, Value& right);
    void unit_mismatch(const Syntax& syntax, std::string_view what, const Value& left,
                       const Value& right);
    Value joined(const Value& left, const Value& right, std::int32_t node) const;
    std::int32_t emit(model::ExpressionNode node);
    std::int32_t emit(model::Op op, std::int32_t first, std::int32_t second = -1,
                      std::int32_t third = -1);
    std::int32_t constant(double value);
    model::ExpressionNode& node_of(const Value& value);
    /// Counts the value in `to`, a unit of the same dimension.
    void rescale(Value& value, const Unit& to);
    void settle(Value& value) { rescale(value, canonical(value.unit)); }
    void lend(Value& bare, const Value& neighbour);
    void report(const Syntax& syntax, TextError error);
    void report_at(std::size_t offset, std::size_t length, TextError error);

    const SyntaxTree& tree_;
    std::string_view text_;
    const base::Place& place_;
    const Names& names_;
    const Expected& expected_;
    base::Diagnostics& found_;
    std::vector<model::ExpressionNode> nodes_;
    bool failed_ = false;
};

}  // namespace entente::scenario

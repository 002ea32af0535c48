#include "scenario/expression.hpp"

#include <utility>
#include <variant>

#include "scenario/expression_check.hpp"
#include "scenario/expression_parser.hpp"

namespace entente::scenario {

std::optional<model::Expression> read_expression(std::string_view text, const base::Place& place,
                                                 const Names& names, const Expected& expected,
                                                 base::Diagnostics& found) {
    const auto parsed = parse_expression(text, names.units());
    if (const auto* error = std::get_if<TextError>(&parsed)) {
        found.add(to_diagnostic(*error, place, expected.subject));
        return std::nullopt;
    }
    ExpressionChecker checker(std::get<SyntaxTree>(parsed), text, place, names, expected, found);
    auto nodes = checker.run();
    if (!nodes) {
        return std::nullopt;
    }
    return model::Expression{std::move(*nodes), std::string(text)};
}

}  // namespace entente::scenario

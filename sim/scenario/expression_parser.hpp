#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/expression.hpp"
#include "scenario/units.hpp"

namespace entente::scenario {

/// One node of an expression as written, not yet checked. Views into the text.
struct Syntax {
    enum class Kind { number, date, word, call, negate, logic_not, binary };
    Kind kind = Kind::number;
    std::string_view text;              ///< all of it
    std::size_t offset = 0;             ///< bytes, of `text`
    std::string_view name;              ///< word, call
    model::Op op = model::Op::add;      ///< binary
    std::string_view sign;              ///< the operator, as written
    std::size_t sign_offset = 0;        ///< bytes
    Quantity quantity;                  ///< number
    base::Day date;                     ///< date
    std::vector<std::size_t> children;  ///< indices, all lower than the own one
};

/// The last node is the whole expression.
struct SyntaxTree {
    std::vector<Syntax> nodes;
};

/// Grammar, loosest first: or; and; not; one comparison; + -; * /; - x; values, calls, brackets.
/// Stops at the first mistake; the limits of ExpressionLimits hold.
[[nodiscard]] Parsed<SyntaxTree> parse_expression(std::string_view text, const Units& units);

}  // namespace entente::scenario

#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/units.hpp"

namespace entente::scenario {

struct Token {
    enum class Kind { end, number, date, word, symbol };
    Kind kind = Kind::end;
    std::string_view text;   ///< of the expression; numbers without their unit
    std::size_t offset = 0;  ///< bytes

    [[nodiscard]] std::size_t end() const { return offset + text.size(); }
    [[nodiscard]] bool is(std::string_view what) const {
        return (kind == Kind::symbol || kind == Kind::word) && text == what;
    }
};

/// The tokens of an expression, closed by one of kind `end`; views into `text`.
[[nodiscard]] Parsed<std::vector<Token>> tokens(std::string_view text);

/// An error that underlines `length` bytes from `offset`.
[[nodiscard]] TextError expression_error(std::string_view text, std::size_t offset,
                                         std::size_t length, TextError error);

}  // namespace entente::scenario

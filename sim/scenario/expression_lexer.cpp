#include "scenario/expression_lexer.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/date.hpp"
#include "scenario/utf8.hpp"

namespace entente::scenario {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool word_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

bool word_part(char c) {
    return word_start(c) || digit(c);
}

bool space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

struct Habit {
    std::string_view written;
    const char* why;
    const char* hint;
};

// Signs of other languages; longer ones first.
constexpr std::array<Habit, 15> habits = {{
    {"&&", "conditions are joined by words", "Write 'and'."},
    {"||", "conditions are joined by words", "Write 'or'."},
    {"<>", "there is no such comparison", "Write '!='."},
    {"=<", "there is no such comparison", "Write '<='."},
    {"=>", "there is no such comparison", "Write '>='."},
    {"**", "there are no powers", "Multiply, or use exp and log."},
    {"^", "there are no powers", "Multiply, or use exp and log."},
    {"!", "conditions are negated by a word", "Write 'not'."},
    {"&", "conditions are joined by words", "Write 'and'."},
    {"|", "conditions are joined by words", "Write 'or'."},
    {"?", "there is no such operator", "Write if(condition, a, b)."},
    {"%", "it is a unit and stands behind a number", "Write '15 %', for example."},
    {"'", "expressions know no texts", "Write ids without quotes."},
    {"\"", "expressions know no texts", "Write ids without quotes."},
    {"[", "expressions know no lists", ""},
}};

TextError bad_character(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    for (const Habit& habit : habits) {
        if (rest.starts_with(habit.written)) {
            return expression_error(
                text, at, habit.written.size(),
                {"bad-expression", "contains '" + std::string(habit.written) + "'", habit.why,
                 habit.hint});
        }
    }
    if (rest.starts_with("=")) {
        return expression_error(text, at, 1,
                                {"assignment", "contains '='",
                                 "an expression compares and never assigns", "Write '=='."});
    }
    const auto byte = static_cast<unsigned char>(rest[0]);
    const bool printable = byte > 0x20U && byte != 0x7FU;
    return expression_error(text, at, 1,
                            {"bad-expression",
                             printable ? "contains '" + std::string(rest.substr(0, 1)) + "'"
                                       : std::string("contains a character that cannot be seen"),
                             "it has no meaning in an expression", ""});
}

/// Digits, point, exponent, and separators that belong to no number, for a better message.
std::size_t number_end(std::string_view text, std::size_t at) {
    const auto digits = [&](std::size_t from) {
        while (from < text.size() && (digit(text[from]) || text[from] == '_')) {
            ++from;
        }
        return from;
    };
    std::size_t end = digits(at);
    if (end < text.size() && text[end] == '.') {
        end = digits(end + 1);
    }
    if (end + 1 < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const bool sign = text[end + 1] == '-' || text[end + 1] == '+';
        const std::size_t exponent = digits(end + 1 + (sign ? 1U : 0U));
        if (digit(text[exponent - 1])) {
            end = exponent;
        }
    }
    return end;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && word_part(text[at])) {
        ++at;
    }
    return at;
}

std::size_t symbol_end(std::string_view text, std::size_t at) {
    const std::string_view two = text.substr(at, 2);
    if (two == "<=" || two == ">=" || two == "==" || two == "!=") {
        return at + 2;
    }
    const bool wrong = two == "<>" || two == "=<" || two == "=>" || two == "**";
    const bool known = std::string_view("()+-*/,<>%").find(text[at]) != std::string_view::npos;
    return known && !wrong ? at + 1 : at;
}

Token next_token(std::string_view text, std::size_t at) {
    const auto make = [&](Token::Kind kind, std::size_t end) {
        return Token{kind, text.substr(at, end - at), at};
    };
    const bool point = text[at] == '.' && at + 1 < text.size() && digit(text[at + 1]);
    if (digit(text[at]) || point) {
        const std::string_view date = text.substr(at, 10);
        const bool whole = at + 10 >= text.size() || !word_part(text[at + 10]);
        const bool shape =
            date.size() == 10 && date[4] == '-' && date[7] == '-' && whole &&
            std::all_of(date.begin(), date.end(), [](char c) { return digit(c) || c == '-'; });
        return shape ? make(Token::Kind::date, at + 10)
                     : make(Token::Kind::number, number_end(text, at));
    }
    if (word_start(text[at])) {
        return make(Token::Kind::word, word_end(text, at));
    }
    return make(Token::Kind::symbol, symbol_end(text, at));
}

}  // namespace

TextError expression_error(std::string_view text, std::size_t offset, std::size_t length,
                           TextError error) {
    error.offset = letter_count(text.substr(0, offset));
    error.length = std::max<std::size_t>(1, letter_count(text.substr(offset, length)));
    return error;
}

Parsed<std::vector<Token>> tokens(std::string_view text) {
    std::vector<Token> result;
    for (std::size_t at = 0; at < text.size();) {
        if (space(text[at])) {
            ++at;
            continue;
        }
        const Token token = next_token(text, at);
        const bool percent = token.is("%");
        const bool behind_number = !result.empty() && result.back().kind == Token::Kind::number;
        if (token.text.empty() || (percent && !behind_number)) {
            return bad_character(text, at);
        }
        result.push_back(token);
        at = token.end();
    }
    result.push_back({Token::Kind::end, text.substr(text.size()), text.size()});
    return result;
}

}  // namespace entente::scenario

#include "scenario/expression_parser.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "scenario/expression.hpp"
#include "scenario/expression_lexer.hpp"

namespace entente::scenario {
namespace {

using model::Op;

struct Operator {
    std::string_view sign;
    Op op;
    int power;  ///< binds tighter when higher
};

constexpr int not_power = 3;
constexpr int comparison_power = 4;
constexpr int sign_power = 7;

constexpr std::array<Operator, 12> operators = {{
    {"or", Op::logic_or, 1},
    {"and", Op::logic_and, 2},
    {"<", Op::less, comparison_power},
    {"<=", Op::less_equal, comparison_power},
    {">", Op::greater, comparison_power},
    {">=", Op::greater_equal, comparison_power},
    {"==", Op::equal, comparison_power},
    {"!=", Op::not_equal, comparison_power},
    {"+", Op::add, 5},
    {"-", Op::subtract, 5},
    {"*", Op::multiply, 6},
    {"/", Op::divide, 6},
}};

const Operator* find_operator(const Token& token) {
    for (const Operator& candidate : operators) {
        if (token.is(candidate.sign)) {
            return &candidate;
        }
    }
    return nullptr;
}

bool keyword(const Token& token) {
    return token.is("and") || token.is("or") || token.is("not");
}

/// Pratt's top-down operator precedence (Pratt 1973). A step that fails leaves its reason in
/// `error_` and gives nothing.
class Parser {
public:
    Parser(std::string_view text, const Units& units, std::vector<Token> tokens)
        : text_(text), units_(units), tokens_(std::move(tokens)) {}

    Parsed<SyntaxTree> run() {
        const auto root = operators_from(0);
        if (root && peek().kind != Token::Kind::end) {
            unexpected("an operator");
        }
        if (error_) {
            return *error_;
        }
        return SyntaxTree{std::move(nodes_)};
    }

private:
    using Index = std::optional<std::size_t>;

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
        return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
    }
    Token take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

    Index fail(std::size_t offset, std::size_t length, TextError error) {
        if (!error_) {
            error_ = expression_error(text_, offset, length, std::move(error));
        }
        return std::nullopt;
    }

    Index unexpected(const std::string& wanted) {
        const Token token = peek();
        if (token.kind == Token::Kind::end) {
            return fail(token.offset, 1,
                        {"bad-expression", "ends where " + wanted + " was expected", "", ""});
        }
        return fail(
            token.offset, token.text.size(),
            {"bad-expression",
             "has '" + std::string(token.text) + "' where " + wanted + " was expected", "", ""});
    }

    Index push(Syntax node, std::size_t from) {
        if (nodes_.size() >= ExpressionLimits::nodes) {
            return fail(from, 1,
                        {"expression-limit", "is too long",
                         "it has more than " + std::to_string(ExpressionLimits::nodes) + " parts",
                         "Split it."});
        }
        node.offset = from;
        node.text = text_.substr(from, tokens_[at_ - 1].end() - from);
        nodes_.push_back(std::move(node));
        return nodes_.size() - 1;
    }

    Index operators_from(int power) {
        if (++depth_ > ExpressionLimits::depth) {
            return fail(peek().offset, 1,
                        {"expression-limit", "is nested too deeply",
                         "more than " + std::to_string(ExpressionLimits::depth) + " levels", ""});
        }
        const std::size_t from = peek().offset;
        Index left = value();
        while (left) {
            const Operator* found = find_operator(peek());
            if (found == nullptr || found->power < power) {
                break;
            }
            left = binary(*left, from, *found);
        }
        --depth_;
        return left;
    }

    Index binary(std::size_t left, std::size_t from, const Operator& found) {
        const Token sign = take();
        const Index right = operators_from(found.power + 1);
        if (!right) {
            return std::nullopt;
        }
        Syntax node;
        node.kind = Syntax::Kind::binary;
        node.op = found.op;
        node.sign = sign.text;
        node.sign_offset = sign.offset;
        node.children = {left, *right};
        const Operator* next = find_operator(peek());
        if (found.power == comparison_power && next != nullptr && next->power == comparison_power) {
            return chained(nodes_[left], nodes_[*right], sign);
        }
        return push(std::move(node), from);
    }

    Index chained(const Syntax& left, const Syntax& middle, const Token& sign) {
        const Token second = take();
        const Token last = peek();
        const std::string between(middle.text);
        const std::string first =
            std::string(left.text) + " " + std::string(sign.text) + " " + between;
        const std::string then =
            between + " " + std::string(second.text) + " " +
            (last.kind == Token::Kind::end ? std::string("...") : rest_of_comparison());
        return fail(second.offset, second.text.size(),
                    {"chained-comparison", "chains comparisons",
                     "the second one would compare with true or false",
                     "Write '" + first + " and " + then + "'."});
    }

    /// The right side of a comparison, for a hint; "..." where it is broken.
    std::string rest_of_comparison() {
        const Index last = operators_from(comparison_power + 1);
        error_.reset();
        return last ? std::string(nodes_[*last].text) : std::string("...");
    }

    Index value() {
        const Token token = peek();
        if (token.kind == Token::Kind::number) {
            return number();
        }
        if (token.kind == Token::Kind::date) {
            return date();
        }
        if (token.is("not")) {
            return prefix(Syntax::Kind::logic_not, not_power + 1);
        }
        if (token.is("-")) {
            return prefix(Syntax::Kind::negate, sign_power);
        }
        if (token.is("(")) {
            return bracket();
        }
        if (token.kind == Token::Kind::word && !keyword(token)) {
            return peek(1).is("(") ? call() : word();
        }
        return unexpected("a value");
    }

    Index prefix(Syntax::Kind kind, int power) {
        const Token sign = take();
        const Index child = operators_from(power);
        if (!child) {
            return std::nullopt;
        }
        Syntax node;
        node.kind = kind;
        node.sign = sign.text;
        node.sign_offset = sign.offset;
        node.children = {*child};
        return push(std::move(node), sign.offset);
    }

    Index bracket() {
        const Token open = take();
        const Index inner = operators_from(0);
        if (!inner) {
            return std::nullopt;
        }
        if (!peek().is(")")) {
            return unclosed(open, "an operator or ')'");
        }
        const Token close = take();
        Syntax& node = nodes_[*inner];
        node.offset = open.offset;
        node.text = text_.substr(open.offset, close.end() - open.offset);
        return inner;
    }

    Index unclosed(const Token& open, const std::string& wanted) {
        if (peek().kind != Token::Kind::end) {
            return unexpected(wanted);
        }
        return fail(open.offset, 1,
                    {"bad-expression", "has a '(' that is never closed", "", "Add a ')'."});
    }

    Index word() {
        const Token token = take();
        Syntax node;
        node.kind = Syntax::Kind::word;
        node.name = token.text;
        return push(std::move(node), token.offset);
    }

    Index call() {
        const Token name = take();
        const Token open = take();
        Syntax node;
        node.kind = Syntax::Kind::call;
        node.name = name.text;
        while (!peek().is(")")) {
            if (!node.children.empty()) {
                if (!peek().is(",")) {
                    return unclosed(open, "',' or ')'");
                }
                take();
            }
            if (peek().kind == Token::Kind::end) {
                return unclosed(open, "");
            }
            const Index argument = operators_from(0);
            if (!argument) {
                return std::nullopt;
            }
            node.children.push_back(*argument);
        }
        take();
        return push(std::move(node), name.offset);
    }

    Index date() {
        const Token token = take();
        const auto day = base::parse_date(token.text);
        if (!day) {
            return fail(token.offset, token.text.size(),
                        {"bad-date", "names no day: '" + std::string(token.text) + "'",
                         "the calendar has no such date", ""});
        }
        Syntax node;
        node.kind = Syntax::Kind::date;
        node.date = *day;
        return push(std::move(node), token.offset);
    }

    /// The unit goes on as far as units do: "20 kt/week", but "2 / stock(...)".
    void take_unit() {
        if (peek().is("%")) {
            take();
        }
        for (int words = 0; words < 2; ++words) {
            const bool more =
                peek().kind == Token::Kind::word && !keyword(peek()) && !peek(1).is("(");
            const bool after_prefix =
                words == 0 || (Units::prefix(tokens_[at_ - 1].text) && units_.word(peek().text));
            if (!more || !after_prefix) {
                break;
            }
            take();
        }
        while (peek().is("/") && peek(1).kind == Token::Kind::word && !peek(2).is("(") &&
               units_.word(peek(1).text)) {
            take();
            take();
        }
    }

    Index number() {
        const Token first = take();
        take_unit();
        const std::string_view slice =
            text_.substr(first.offset, tokens_[at_ - 1].end() - first.offset);
        auto read = read_quantity(slice, units_);
        if (auto* error = std::get_if<TextError>(&read)) {
            const std::size_t before = expression_error(text_, first.offset, 1, TextError{}).offset;
            error->offset += before;
            error_ = *error;
            return std::nullopt;
        }
        Syntax node;
        node.kind = Syntax::Kind::number;
        node.quantity = std::get<Quantity>(read);
        return push(std::move(node), first.offset);
    }

    std::string_view text_;
    const Units& units_;
    std::vector<Token> tokens_;
    std::vector<Syntax> nodes_;
    std::optional<TextError> error_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Parsed<SyntaxTree> parse_expression(std::string_view text, const Units& units) {
    if (text.size() > ExpressionLimits::length) {
        return TextError{
            "expression-limit", "is too long",
            "it has more than " + std::to_string(ExpressionLimits::length) + " characters",
            "Split it."};
    }
    auto read = tokens(text);
    if (auto* error = std::get_if<TextError>(&read)) {
        return *error;
    }
    auto& list = std::get<std::vector<Token>>(read);
    if (list.size() == 1) {
        return TextError{"bad-expression", "is empty", "an expression was expected", ""};
    }
    return Parser(text, units, std::move(list)).run();
}

}  // namespace entente::scenario

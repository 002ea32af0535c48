// If one of these fails, rules fire at the wrong time, needs are wrong, and outcomes answer another
// question than the one that the scenario asks.
#include "kernel/expression/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "kernel/lanes/elementary.hpp"

namespace {

using entente::kernel::Program;
using entente::model::Expression;
using entente::model::ExpressionNode;
using entente::model::Op;
using entente::model::StateFunction;
namespace lanes = entente::kernel::lanes;

constexpr double largest = std::numeric_limits<double>::max();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Writes expressions node by node; each call returns the index of its node.
struct Writer {
    Expression expression;

    int put(ExpressionNode node) {
        expression.nodes.push_back(node);
        return static_cast<int>(expression.nodes.size()) - 1;
    }
    int number(double value) {
        ExpressionNode node;
        node.value = value;
        return put(node);
    }
    int state(StateFunction function, std::uint32_t entity) {
        ExpressionNode node;
        node.op = Op::state;
        node.function = function;
        node.argument[0] = entity;
        return put(node);
    }
    int stock(std::uint32_t actor) { return state(StateFunction::stock, actor); }
    int apply(Op op, int a, int b = -1, int c = -1, double value = 0) {
        ExpressionNode node;
        node.op = op;
        node.child = {a, b, c};
        node.value = value;
        return put(node);
    }
};

enum class Quotient { zero, missing };

/// The definition, one lane at a time, straight from the tree.
struct Tree {
    const Expression& expression;
    const Program& program;
    std::vector<double> leaves;
    std::vector<double> memory;
    Quotient quotient = Quotient::zero;

    static double finite(double x) { return std::isnan(x) ? x : std::clamp(x, -largest, largest); }

    [[nodiscard]] double of(std::size_t n) const {
        const ExpressionNode& node = expression.nodes[n];
        if (node.op == Op::constant) return node.value;
        if (node.op == Op::state) return leaf(node);
        if (node.op == Op::ema || node.op == Op::total) return memory[slot(n)];
        const double a = child(node, 0);
        if (std::isnan(a)) return nan;
        if (node.op == Op::select) return a != 0 ? child(node, 1) : child(node, 2);
        if (node.child[1] < 0) return unary(node.op, a);
        const double b = child(node, 1);
        return std::isnan(b) ? nan : binary(node.op, a, b);
    }

    [[nodiscard]] double child(const ExpressionNode& node, std::size_t i) const {
        return of(static_cast<std::size_t>(node.child[i]));
    }

    [[nodiscard]] double leaf(const ExpressionNode& node) const {
        const entente::kernel::Leaf wanted{node.function, node.argument};
        const auto& all = program.leaves();
        return leaves[static_cast<std::size_t>(std::find(all.begin(), all.end(), wanted) -
                                               all.begin())];
    }

    [[nodiscard]] std::size_t slot(std::size_t n) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const Op op = expression.nodes[i].op;
            if (op == Op::ema || op == Op::total) ++count;
        }
        return count;
    }

    static double unary(Op op, double a) {
        switch (op) {
            case Op::negate:
                return -a;
            case Op::logic_not:
                return a == 0 ? 1 : 0;
            case Op::absolute:
                return std::fabs(a);
            case Op::square_root:
                return a < 0 ? 0 : std::sqrt(a);
            case Op::exponential:
                return finite(lanes::exp(a));
            default:
                return a > 0 ? lanes::log(a) : 0;
        }
    }

    [[nodiscard]] double binary(Op op, double a, double b) const {
        switch (op) {
            case Op::add:
                return finite(a + b);
            case Op::subtract:
                return finite(a - b);
            case Op::multiply:
                return finite(a * b);
            case Op::divide:
                if (b == 0) return quotient == Quotient::zero ? 0 : nan;
                return finite(a / b);
            case Op::minimum:
                return std::min(a, b);
            case Op::maximum:
                return std::max(a, b);
            case Op::less:
                return a < b ? 1 : 0;
            case Op::less_equal:
                return a <= b ? 1 : 0;
            case Op::greater:
                return a > b ? 1 : 0;
            case Op::greater_equal:
                return a >= b ? 1 : 0;
            case Op::equal:
                return a == b ? 1 : 0;
            case Op::not_equal:
                return a != b ? 1 : 0;
            case Op::logic_and:
                return a != 0 && b != 0 ? 1 : 0;
            default:
                return a != 0 || b != 0 ? 1 : 0;
        }
    }

    void remember(double step_days, int step) {
        for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
            const ExpressionNode& node = expression.nodes[n];
            if (node.op == Op::total) memory[slot(n)] = finite(memory[slot(n)] + child(node, 0));
            if (node.op != Op::ema) continue;
            double& m = memory[slot(n)];
            const double x = child(node, 0);
            const bool forgets = step == 0 || node.value <= 0;
            m = forgets ? x : finite(m + (x - m) * -lanes::expm1(-step_days / node.value));
        }
    }
};

Expression random_expression(std::mt19937& random) {
    Writer writer;
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const double constants[] = {0, 1, -1, 0.5, 3, 1e10, -7.25};
    for (int i = 0; i < 3; ++i) {
        writer.stock(static_cast<std::uint32_t>(below(4)));
        writer.number(constants[below(7)]);
    }
    const int length = below(30);
    for (int i = 0; i < length; ++i) {
        const int count = static_cast<int>(writer.expression.nodes.size());
        const int op = static_cast<int>(Op::negate) + below(23);
        const int children = op == static_cast<int>(Op::select) ? 3
                             : op == static_cast<int>(Op::negate) ||
                                     op == static_cast<int>(Op::logic_not) ||
                                     op >= static_cast<int>(Op::absolute)
                                 ? 1
                                 : 2;
        writer.apply(static_cast<Op>(op), below(count), children > 1 ? below(count) : -1,
                     children > 2 ? below(count) : -1, 5.0 * below(4));
    }
    return writer.expression;
}

bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

/// One expression on a block of lanes.
struct Block {
    Block(const Expression& expression, int lane_count)
        : program(expression),
          width(lane_count),
          memory(row() * program.memory(), 0.0),
          scratch(row() * program.registers()),
          leaves(row() * program.leaves().size()) {}

    [[nodiscard]] std::size_t row() const { return static_cast<std::size_t>(width); }
    void set(std::size_t leaf, double value) {
        std::fill_n(leaves.begin() + static_cast<std::ptrdiff_t>(leaf * row()), width, value);
    }
    std::vector<double> value() {
        std::vector<double> out(row());
        program.evaluate(leaves.data(), memory.data(), width, scratch.data(), out.data());
        return out;
    }
    std::vector<double> value_or_missing() {
        std::vector<double> out(row());
        program.evaluate_or_missing(leaves.data(), memory.data(), width, scratch.data(),
                                    out.data());
        return out;
    }
    void remember(double days, int step) {
        program.update_memory(leaves.data(), memory.data(), days, step, width, scratch.data());
    }

    Program program;
    int width;
    std::vector<double> memory;
    std::vector<double> scratch;
    std::vector<double> leaves;
};

double once(const Writer& writer) {
    return Block(writer.expression, 1).value().front();
}

}  // namespace

TEST_CASE("leaves are distinct and stand in the order of their first use") {
    Writer w;
    const int b = w.stock(2);
    const int a = w.stock(1);
    const int again = w.stock(2);
    const int other = w.state(StateFunction::in_transit, 2);
    w.apply(Op::add, w.apply(Op::add, b, a), w.apply(Op::add, again, other));
    const Program program(w.expression);
    REQUIRE(program.leaves().size() == 3);
    CHECK(program.leaves()[0].argument[0] == 2);
    CHECK(program.leaves()[1].argument[0] == 1);
    CHECK(program.leaves()[2].function == StateFunction::in_transit);
    CHECK(program.memory() == 0);
}

TEST_CASE("an expression that is a bare number or quantity gives it") {
    Writer number;
    number.number(2.5);
    CHECK(once(number) == 2.5);
    Writer stock;
    stock.stock(0);
    Block block(stock.expression, 5);
    block.set(0, 7);
    CHECK(block.value() == std::vector<double>(5, 7.0));
}

TEST_CASE("ratios without a denominator are 0, or missing where that is asked for") {
    Writer w;
    const int numerator = w.stock(0);
    w.apply(Op::divide, numerator, w.stock(1));
    Block block(w.expression, 3);
    block.leaves = {1, 2, 0, 4, 0, 0};
    CHECK(block.value() == std::vector<double>{0.25, 0, 0});
    const auto missing = block.value_or_missing();
    CHECK(missing[0] == 0.25);
    CHECK(std::isnan(missing[1]));
    CHECK(std::isnan(missing[2]));
}

TEST_CASE("a missing ratio counts only on the side of a select that is chosen") {
    Writer w;
    const int none = w.apply(Op::equal, w.stock(0), w.number(0));
    const int ratio = w.apply(Op::divide, w.number(1), w.stock(0));
    w.apply(Op::select, none, w.number(9), ratio);
    Block block(w.expression, 2);
    block.leaves = {0, 4};
    CHECK(block.value_or_missing() == std::vector<double>{9, 0.25});
}

TEST_CASE("a comparison or minimum with a missing ratio is missing") {
    for (const Op op : {Op::less, Op::logic_or, Op::minimum, Op::maximum, Op::add}) {
        for (const bool first : {true, false}) {
            Writer w;
            const int ratio = w.apply(Op::divide, w.number(1), w.stock(0));
            const int one = w.number(1);
            w.apply(op, first ? ratio : one, first ? one : ratio);
            Block block(w.expression, 1);
            block.set(0, 0);
            CHECK(std::isnan(block.value_or_missing().front()));
        }
    }
}

TEST_CASE("results stay finite") {
    Writer product;
    product.apply(Op::multiply, product.number(1e300), product.number(-1e300));
    CHECK(once(product) == -largest);
    Writer growth;
    growth.apply(Op::exponential, growth.number(1e6));
    CHECK(once(growth) == largest);
    Writer logarithm;
    logarithm.apply(Op::logarithm, logarithm.number(0));
    CHECK(once(logarithm) == 0);
    Writer root;
    root.apply(Op::square_root, root.number(-1));
    CHECK(once(root) == 0);
    Writer quotient;
    quotient.apply(Op::divide, quotient.number(1), quotient.number(5e-324));
    CHECK(once(quotient) == largest);
}

TEST_CASE("a running total adds every step and a moving average starts at its first value") {
    Writer w;
    const int flow = w.stock(0);
    const int total = w.apply(Op::total, flow);
    const int mean = w.apply(Op::ema, flow, -1, -1, 30);
    w.apply(Op::add, w.apply(Op::multiply, total, w.number(1000)), mean);
    Block block(w.expression, 2);
    REQUIRE(block.program.memory() == 2);
    block.set(0, 10);
    block.remember(7, 0);
    CHECK(block.value().front() == 10010);
    block.set(0, 4);
    block.remember(7, 1);
    CHECK(block.memory[0] == 14);
    CHECK(block.memory[2] == doctest::Approx(10 - 6 * (1 - std::exp(-7.0 / 30))).epsilon(1e-15));
}

TEST_CASE("a moving average without a time constant is the value itself") {
    Writer w;
    w.apply(Op::ema, w.stock(0), -1, -1, 0);
    Block block(w.expression, 1);
    for (int step = 0; step < 3; ++step) {
        block.set(0, 0.1 * step);
        block.remember(1, step);
        CHECK(block.value().front() == 0.1 * step);
    }
}

TEST_CASE("programs on lanes agree with the tree, with one lane or many") {
    std::mt19937 random(20);
    std::uniform_real_distribution<double> uniform(-4, 4);
    int differences = 0;
    for (int round = 0; round < 2000; ++round) {
        const Expression expression = random_expression(random);
        constexpr int most = 64;
        Block wide(expression, most);
        std::vector<Tree> trees(
            most, Tree{expression, wide.program, std::vector<double>(wide.program.leaves().size()),
                       std::vector<double>(wide.program.memory(), 0.0)});
        for (int step = 0; step < 2; ++step) {
            for (std::size_t i = 0; i < wide.leaves.size(); ++i) {
                const double value = random() % 4 == 0 ? 0.0 : uniform(random);
                wide.leaves[i] = value;
                trees[i % most].leaves[i / most] = value;
            }
            wide.remember(7, step);
            for (Tree& tree : trees)
                tree.remember(7, step);
        }
        const auto plain = wide.value();
        const auto missing = wide.value_or_missing();
        for (std::size_t l = 0; l < most; ++l) {
            const std::size_t root = expression.nodes.size() - 1;
            trees[l].quotient = Quotient::zero;
            differences += same_bits(plain[l], trees[l].of(root)) ? 0 : 1;
            differences += std::isfinite(plain[l]) ? 0 : 1;
            trees[l].quotient = Quotient::missing;
            differences += same_bits(missing[l], trees[l].of(root)) ? 0 : 1;
        }
        for (const int width : {1, 7}) {
            Block narrow(expression, width);
            for (std::size_t i = 0; i < narrow.leaves.size(); ++i) {
                narrow.leaves[i] = wide.leaves[i / narrow.row() * most + i % narrow.row()];
            }
            for (std::size_t i = 0; i < narrow.memory.size(); ++i) {
                narrow.memory[i] = wide.memory[i / narrow.row() * most + i % narrow.row()];
            }
            const auto few = narrow.value();
            for (std::size_t l = 0; l < few.size(); ++l) {
                differences += same_bits(few[l], plain[l]) ? 0 : 1;
            }
        }
        REQUIRE(differences == 0);
    }
}

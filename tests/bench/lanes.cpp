// Prints what one lane costs in the parts that every step is made of. Asserts nothing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "base/random.hpp"
#include "kernel/expression/program.hpp"
#include "kernel/lanes/random.hpp"

namespace {

using entente::model::ExpressionNode;
using entente::model::Op;

template <class Work>
void measure(const char* name, int width, Work work) {
    constexpr int calls = 20000;
    double best = 1e9;
    for (int run = 0; run < 7; ++run) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < calls; ++i)
            work(i);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        best = std::min(best, spent.count());
    }
    std::printf("%-28s width %3d %8.2f ns per lane\n", name, width, best / calls / width * 1e9);
}

ExpressionNode node(Op op, int a, int b, int c) {
    ExpressionNode result;
    result.op = op;
    result.child = {a, b, c};
    return result;
}

ExpressionNode leaf(std::uint32_t entity) {
    ExpressionNode result;
    result.op = Op::state;
    result.argument[0] = entity;
    return result;
}

/// Ten operations on four leaves: if((a/b < c) and (d > a), (a + b) * c, max(c, d) - a).
entente::model::Expression ten_operations() {
    entente::model::Expression expression;
    expression.nodes = {leaf(0),
                        leaf(1),
                        leaf(2),
                        leaf(3),
                        node(Op::divide, 0, 1, -1),
                        node(Op::less, 4, 2, -1),
                        node(Op::greater, 3, 0, -1),
                        node(Op::logic_and, 5, 6, -1),
                        node(Op::add, 0, 1, -1),
                        node(Op::multiply, 8, 2, -1),
                        node(Op::maximum, 2, 3, -1),
                        node(Op::subtract, 10, 0, -1),
                        node(Op::select, 7, 9, 11),
                        node(Op::absolute, 12, -1, -1)};
    return expression;
}

void expressions(int width) {
    const entente::kernel::Program program(ten_operations());
    const auto row = static_cast<std::size_t>(width);
    std::vector<double> leaves(4 * row, 1.5);
    std::vector<double> scratch(program.registers() * row);
    std::vector<double> out(row);
    measure("expression, 10 operations", width, [&](int i) {
        leaves[0] = i;
        program.evaluate(leaves.data(), nullptr, width, scratch.data(), out.data());
    });
    entente::model::Expression growth;
    growth.nodes = {leaf(0), node(Op::exponential, 0, -1, -1)};
    const entente::kernel::Program power(growth);
    measure("exp", width, [&](int) {
        power.evaluate(leaves.data(), nullptr, width, scratch.data(), out.data());
    });
}

void chance(int width) {
    std::vector<double> out(static_cast<std::size_t>(width));
    const auto key = entente::base::random_key(1, "bench", "A");
    measure("uniform", width, [&](int i) {
        entente::kernel::lanes::uniforms(key, {0, 0, 1}, static_cast<std::uint32_t>(i), 0, width,
                                         out.data());
    });
}

}  // namespace

int main() {
    for (const int width : {1, 8, 32, 64}) {
        expressions(width);
        chance(width);
    }
    return 0;
}

#include "kernel/expression/machine.hpp"

#include <cmath>
#include <limits>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"

namespace entente::kernel::expression {

namespace {

using model::Op;

/// Keeps overflow within the numbers; NaN passes.
ENTENTE_LANE double finite(double x) {
    constexpr double largest = std::numeric_limits<double>::max();
    const double upper = x > largest ? largest : x;
    return upper < -largest ? -largest : upper;
}

ENTENTE_LANE double truth(bool condition) {
    return condition ? 1.0 : 0.0;
}

/// 0, or NaN where x is NaN: added to results that would lose it.
ENTENTE_LANE double missing(double x) {
    return x - x;
}

template <class Operation>
ENTENTE_LANE void unary(const Step& step, int width, Operation operation) {
    const double* a = step.a;
    double* __restrict target = step.target;
    for (int l = 0; l < width; ++l)
        target[l] = operation(a[l]);
}

template <class Operation>
ENTENTE_LANE void binary(const Step& step, int width, Operation operation) {
    const double* a = step.a;
    const double* b = step.b;
    double* __restrict target = step.target;
    for (int l = 0; l < width; ++l)
        target[l] = operation(a[l], b[l]);
}

template <class Relation>
ENTENTE_LANE void compare(const Step& step, int width, Relation relation) {
    binary(step, width, [relation](double a, double b) {
        return truth(relation(a, b)) + missing(a) + missing(b);
    });
}

ENTENTE_LANE void choose(const Step& step, int width) {
    const double* condition = step.a;
    const double* yes = step.b;
    const double* no = step.c;
    double* __restrict target = step.target;
    for (int l = 0; l < width; ++l) {
        const double side = condition[l] != 0.0 ? yes[l] : no[l];
        target[l] = side + missing(condition[l]);
    }
}

ENTENTE_LANE void fill(const Step& step, int width) {
    double* __restrict target = step.target;
    const double value = step.scalar;
    for (int l = 0; l < width; ++l)
        target[l] = value;
}

ENTENTE_LANE void divide(const Step& step, int width) {
    const double nothing = step.scalar;
    binary(step, width, [nothing](double a, double b) {
        return b == 0.0 ? nothing + missing(a) : finite(a / b);
    });
}

ENTENTE_LANE void accumulate(const Step& step, int width) {
    const double* input = step.a;
    double* __restrict memory = step.target;
    for (int l = 0; l < width; ++l)
        memory[l] = finite(memory[l] + input[l]);
}

ENTENTE_LANE void average(const Step& step, int width) {
    const double* input = step.a;
    double* __restrict memory = step.target;
    const double fraction = step.scalar;
    for (int l = 0; l < width; ++l) {
        const double moved = finite(memory[l] + (input[l] - memory[l]) * fraction);
        memory[l] = fraction >= 1.0 ? input[l] : moved;
    }
}

ENTENTE_CLONES void arithmetic(const Step& step, int width) {
    switch (step.op) {
        case Op::constant:
            return fill(step, width);
        case Op::negate:
            return unary(step, width, [](double a) { return -a; });
        case Op::add:
            return binary(step, width, [](double a, double b) { return finite(a + b); });
        case Op::subtract:
            return binary(step, width, [](double a, double b) { return finite(a - b); });
        case Op::multiply:
            return binary(step, width, [](double a, double b) { return finite(a * b); });
        case Op::divide:
            return divide(step, width);
        case Op::minimum:
            return binary(step, width, [](double a, double b) {
                return (a < b ? a : b) + missing(a) + missing(b);
            });
        case Op::maximum:
            return binary(step, width, [](double a, double b) {
                return (a > b ? a : b) + missing(a) + missing(b);
            });
        case Op::select:
            return choose(step, width);
        case Op::ema:
            return average(step, width);
        case Op::total:
            return accumulate(step, width);
        default:  // state, a copy
            return unary(step, width, [](double a) { return a; });
    }
}

ENTENTE_CLONES void logic(const Step& step, int width) {
    switch (step.op) {
        case Op::less:
            return compare(step, width, [](double a, double b) { return a < b; });
        case Op::less_equal:
            return compare(step, width, [](double a, double b) { return a <= b; });
        case Op::greater:
            return compare(step, width, [](double a, double b) { return a > b; });
        case Op::greater_equal:
            return compare(step, width, [](double a, double b) { return a >= b; });
        case Op::equal:
            return compare(step, width, [](double a, double b) { return a == b; });
        case Op::not_equal:
            return compare(step, width, [](double a, double b) { return a != b; });
        case Op::logic_and:
            return compare(step, width, [](double a, double b) { return (a != 0.0) & (b != 0.0); });
        case Op::logic_or:
            return compare(step, width, [](double a, double b) { return (a != 0.0) | (b != 0.0); });
        default:  // logic_not
            return unary(step, width, [](double a) { return truth(a == 0.0) + missing(a); });
    }
}

ENTENTE_CLONES void elementary(const Step& step, int width) {
    switch (step.op) {
        case Op::absolute:
            return unary(step, width, [](double a) { return std::fabs(a); });
        case Op::square_root:
            return unary(step, width, [](double a) { return lanes::sqrt(a); });
        case Op::exponential:
            return unary(step, width, [](double a) { return finite(lanes::exp(a)); });
        default:  // logarithm
            return unary(step, width,
                         [](double a) { return lanes::log(a > 0.0 ? a : 1.0) + missing(a); });
    }
}

}  // namespace

void run(const Step& step, int width) {
    switch (step.op) {
        case Op::less:
        case Op::less_equal:
        case Op::greater:
        case Op::greater_equal:
        case Op::equal:
        case Op::not_equal:
        case Op::logic_and:
        case Op::logic_or:
        case Op::logic_not:
            return logic(step, width);
        case Op::absolute:
        case Op::square_root:
        case Op::exponential:
        case Op::logarithm:
            return elementary(step, width);
        default:
            return arithmetic(step, width);
    }
}

}  // namespace entente::kernel::expression

#pragma once

#include "model/expression.hpp"

namespace entente::kernel::expression {

/// One instruction on lanes, its operands resolved to rows of `width` doubles. `target` overlaps
/// no operand; rows that an operation does not use may be anything.
struct Step {
    model::Op op = model::Op::constant;
    const double* a = nullptr;
    const double* b = nullptr;
    const double* c = nullptr;
    double* target = nullptr;
    double scalar = 0;  ///< of a constant its value, of a divide the quotient by 0
};

/// Carries out one instruction for all lanes. Finite operands give finite results, except that a
/// quotient may be `scalar`; NaN is contagious, save through the side of a `select` that is not
/// chosen. `total` adds a to the memory `target`; `ema` moves it towards a by the fraction
/// `scalar`. `state` copies.
void run(const Step& step, int width);

}  // namespace entente::kernel::expression

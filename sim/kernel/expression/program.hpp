#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/expression.hpp"

namespace entente::kernel {

/// A quantity of the world that an expression reads.
struct Leaf {
    model::StateFunction function = model::StateFunction::days;
    std::array<std::uint32_t, 3> argument = {};
    bool operator==(const Leaf&) const = default;
};

/// An expression compiled for lanes: registers of `width` doubles and one loop per instruction.
/// Const and shared by all blocks. Arrays are contiguous, [row][lane]; `out` and `registers` must
/// not overlap the inputs. With finite leaves and memory every result is finite: sums, products,
/// quotients and exponentials saturate at the largest double, a quotient with denominator 0 is 0,
/// so are logarithms of numbers <= 0 and roots of negative ones. Comparisons and logic give 0 or
/// 1, every number but 0 counts as true; `select` evaluates both sides.
class Program {
public:
    explicit Program(const model::Expression& expression);

    /// Distinct state nodes, in the order of their first use.
    [[nodiscard]] const std::vector<Leaf>& leaves() const { return leaves_; }
    /// Rows of memory: one per `ema` or `total` node, in the order of the nodes.
    [[nodiscard]] std::size_t memory() const { return memory_; }
    /// Rows of scratch that evaluate() and update_memory() ask for.
    [[nodiscard]] std::size_t registers() const { return registers_; }

    /// out[lane] from leaves[leaf][lane] and memory[slot][lane].
    void evaluate(const double* leaves, const double* memory, int width, double* registers,
                  double* out) const;

    /// The same, but a quotient with denominator 0 is NaN and so is what is computed from it;
    /// the side of a `select` that is not chosen does not count.
    void evaluate_or_missing(const double* leaves, const double* memory, int width,
                             double* registers, double* out) const;

    /// Takes the leaves of a step into the memory: total m += x; ema m += (x - m)(1 -
    /// exp(-dt/tau)), m = x in step 0 or where tau <= 0. Inner nodes come before outer ones, which
    /// see their new values. Memory starts as 0.
    void update_memory(const double* leaves, double* memory, double step_days, std::int32_t step,
                       int width, double* registers) const;

private:
    struct Operand {
        enum class Kind : std::uint8_t { leaf, memory, value } kind = Kind::value;
        std::uint32_t index = 0;
    };
    /// target <- op(from). The target is a register, `result`, or the memory slot of ema and total.
    struct Instruction {
        model::Op op = model::Op::constant;
        double scalar = 0;  ///< of a constant its value, of an ema its days
        std::uint32_t target = 0;
        std::array<Operand, 3> from = {};
    };
    static constexpr std::uint32_t result = 0xffffffffU;
    struct Compiler;
    struct Rows;

    void run(const Rows& rows, double no_denominator, double* out) const;

    std::vector<Leaf> leaves_;
    std::vector<Instruction> value_;
    std::vector<Instruction> update_;
    std::size_t memory_ = 0;
    std::size_t registers_ = 0;
};

}  // namespace entente::kernel

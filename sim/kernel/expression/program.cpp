#include "kernel/expression/program.hpp"

#include <algorithm>
#include <limits>

#include "base/contract.hpp"
#include "kernel/expression/machine.hpp"
#include "kernel/lanes/elementary.hpp"

namespace entente::kernel {

namespace {

using model::ExpressionNode;
using model::Op;

int arity(Op op) {
    switch (op) {
        case Op::constant:
        case Op::state:
            return 0;
        case Op::negate:
        case Op::logic_not:
        case Op::absolute:
        case Op::square_root:
        case Op::exponential:
        case Op::logarithm:
        case Op::ema:
        case Op::total:
            return 1;
        case Op::select:
            return 3;
        default:
            return 2;
    }
}

bool remembers(const ExpressionNode& node) {
    return node.op == Op::ema || node.op == Op::total;
}

bool computes(const ExpressionNode& node) {
    return node.op != Op::state && !remembers(node);
}

}  // namespace

/// Turns nodes into instructions. A node is computed where a list of instructions needs it; its
/// register is free again after its last reader.
struct Program::Compiler {
    /// The list of values ends with the root; the updating one writes every memory, each as soon
    /// as its input is known.
    enum class List { value, update };

    Compiler(Program& owner, const std::vector<ExpressionNode>& tree)
        : program(owner), nodes(tree), where(tree.size()) {
        for (std::size_t n = 0; n < nodes.size(); ++n) {
            if (nodes[n].op == Op::state) where[n] = {Operand::Kind::leaf, leaf(nodes[n])};
            if (remembers(nodes[n])) where[n] = {Operand::Kind::memory, memory()};
        }
    }

    std::vector<Instruction> compile(List list) {
        count_readers(list);
        std::vector<Instruction> code;
        for (std::size_t n = 0; n < nodes.size(); ++n) {
            if (computes(nodes[n]) && readers[n] > 0) code.push_back(compute(n));
            if (list == List::update && remembers(nodes[n])) {
                code.push_back(reading(n, where[n].index));
            }
        }
        if (list == List::value) finish(code);
        program.registers_ = std::max<std::size_t>(program.registers_, used);
        return code;
    }

private:
    std::uint32_t leaf(const ExpressionNode& node) {
        const Leaf wanted{node.function, node.argument};
        auto& leaves = program.leaves_;
        const auto found = std::find(leaves.begin(), leaves.end(), wanted);
        const auto index = static_cast<std::uint32_t>(found - leaves.begin());
        if (found == leaves.end()) leaves.push_back(wanted);
        return index;
    }

    std::uint32_t memory() { return static_cast<std::uint32_t>(program.memory_++); }

    /// Parents stand after their children, so one way back reaches all that is needed.
    void count_readers(List list) {
        readers.assign(nodes.size(), 0);
        idle.clear();
        used = 0;
        if (list == List::value) ++readers.back();
        for (std::size_t n = nodes.size(); n-- > 0;) {
            const bool writes = list == List::update && remembers(nodes[n]);
            if (writes || (computes(nodes[n]) && readers[n] > 0)) {
                for (int i = 0; i < arity(nodes[n].op); ++i)
                    ++readers[child(n, i)];
            }
        }
    }

    [[nodiscard]] std::size_t child(std::size_t n, int i) const {
        return static_cast<std::size_t>(nodes[n].child[static_cast<std::size_t>(i)]);
    }

    /// The target is taken before the operands are given back, so it overlaps none of them.
    Instruction compute(std::size_t n) {
        where[n] = {Operand::Kind::value, take()};
        return reading(n, where[n].index);
    }

    Instruction reading(std::size_t n, std::uint32_t target) {
        const bool quotient = nodes[n].op == Op::divide;
        Instruction instruction{nodes[n].op, quotient ? 0.0 : nodes[n].value, target, {}};
        for (int i = 0; i < arity(nodes[n].op); ++i) {
            const std::size_t source = child(n, i);
            instruction.from[static_cast<std::size_t>(i)] = where[source];
            if (--readers[source] == 0 && computes(nodes[source])) {
                idle.push_back(where[source].index);
            }
        }
        return instruction;
    }

    std::uint32_t take() {
        if (idle.empty()) return used++;
        const std::uint32_t index = idle.back();
        idle.pop_back();
        return index;
    }

    /// The last instruction writes the result; an expression that computes nothing copies it.
    void finish(std::vector<Instruction>& code) const {
        if (computes(nodes.back())) {
            code.back().target = result;
        } else {
            code.push_back({Op::state, 0, result, {where.back()}});
        }
    }

    Program& program;
    const std::vector<ExpressionNode>& nodes;
    std::vector<Operand> where;
    std::vector<int> readers;
    std::vector<std::uint32_t> idle;
    std::uint32_t used = 0;
};

Program::Program(const model::Expression& expression) {
    ENTENTE_EXPECTS(!expression.nodes.empty());
    Compiler compiler(*this, expression.nodes);
    value_ = compiler.compile(Compiler::List::value);
    update_ = compiler.compile(Compiler::List::update);
}

/// The arrays of one call.
struct Program::Rows {
    const double* leaves;
    const double* memory;
    double* registers;
    int width;

    [[nodiscard]] std::size_t offset(std::uint32_t row) const {
        return std::size_t{row} * static_cast<std::size_t>(width);
    }
    [[nodiscard]] const double* operator()(Operand operand) const {
        switch (operand.kind) {
            case Operand::Kind::leaf:
                return leaves + offset(operand.index);
            case Operand::Kind::memory:
                return memory + offset(operand.index);
            default:
                return registers + offset(operand.index);
        }
    }
    [[nodiscard]] expression::Step operands(const Instruction& instruction) const {
        expression::Step step;
        step.op = instruction.op;
        step.scalar = instruction.scalar;
        const int count = instruction.op == Op::state ? 1 : arity(instruction.op);
        if (count > 0) step.a = (*this)(instruction.from[0]);
        if (count > 1) step.b = (*this)(instruction.from[1]);
        if (count > 2) step.c = (*this)(instruction.from[2]);
        return step;
    }
};

void Program::run(const Rows& rows, double no_denominator, double* out) const {
    for (const Instruction& instruction : value_) {
        expression::Step step = rows.operands(instruction);
        if (step.op == Op::divide) step.scalar = no_denominator;
        step.target =
            instruction.target == result ? out : rows.registers + rows.offset(instruction.target);
        expression::run(step, rows.width);
    }
}

void Program::evaluate(const double* leaves, const double* memory, int width, double* registers,
                       double* out) const {
    run({leaves, memory, registers, width}, 0.0, out);
}

void Program::evaluate_or_missing(const double* leaves, const double* memory, int width,
                                  double* registers, double* out) const {
    run({leaves, memory, registers, width}, std::numeric_limits<double>::quiet_NaN(), out);
}

void Program::update_memory(const double* leaves, double* memory, double step_days,
                            std::int32_t step, int width, double* registers) const {
    const Rows rows{leaves, memory, registers, width};
    for (const Instruction& instruction : update_) {
        expression::Step one = rows.operands(instruction);
        if (one.op == Op::ema) {
            const double days = instruction.scalar;
            const bool forgets = step == 0 || days <= 0;
            one.scalar = forgets ? 1.0 : -lanes::expm1(-step_days / days);
        }
        const bool remembers = one.op == Op::ema || one.op == Op::total;
        one.target = (remembers ? memory : registers) + rows.offset(instruction.target);
        expression::run(one, width);
    }
}

}  // namespace entente::kernel

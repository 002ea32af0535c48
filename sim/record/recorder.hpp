#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kernel/simulation.hpp"
#include "record/description.hpp"
#include "record/request.hpp"

namespace entente::record {

/// Replicates per recorded block; block b covers [64 b, 64 b + 64) of the request. It shapes the
/// chunks of the file and the order in which summaries are folded, hence it is fixed.
inline constexpr std::uint32_t block_replicates = 64;

/// What a recorder reads of a step: kernel::StepView has it, and so can a test without a kernel.
class StepSource {
public:
    StepSource() = default;
    StepSource(const StepSource&) = delete;
    StepSource& operator=(const StepSource&) = delete;
    virtual ~StepSource() = default;
    [[nodiscard]] virtual int step() const = 0;
    /// [row][lane] of a variable of the description, stored values.
    [[nodiscard]] virtual std::span<const double> column(std::size_t variable) const = 0;
    [[nodiscard]] virtual std::span<const kernel::Event> events() const = 0;
    virtual void digest(std::span<std::uint64_t> out) const = 0;
};

struct Layout;

/// What is to be recorded, worked out once: const, shared by all blocks and threads.
class Recording {
public:
    /// Throws std::invalid_argument where the request cannot be recorded (no replicates, a
    /// period of no steps, an impossible precision).
    Recording(Description description, Request request);

    [[nodiscard]] const Description& description() const;
    [[nodiscard]] const Request& request() const;
    /// Number of blocks of the request.
    [[nodiscard]] std::uint32_t blocks() const;
    /// The replicates of block `index`; the last block may be narrower.
    [[nodiscard]] kernel::Block block(std::uint32_t index) const;
    /// Identifies plan and request.
    [[nodiscard]] std::uint64_t hash() const;
    [[nodiscard]] const Layout& layout() const { return *layout_; }

private:
    std::shared_ptr<const Layout> layout_;
};

/// A finished block, encoded for the journal.
struct BlockRecord {
    std::uint32_t index = 0;
    std::string payload;
};

/// Collects one block while it is stepped. Blocks are independent: one recorder per task; the
/// compression happens in the calls of that task.
class BlockRecorder {
public:
    BlockRecorder(const Recording& recording, std::uint32_t index);
    BlockRecorder(const BlockRecorder&) = delete;
    BlockRecorder& operator=(const BlockRecorder&) = delete;
    ~BlockRecorder();

    /// After every step, in order, all steps of the run.
    void take(const kernel::StepView& view);
    void take(const StepSource& source);
    /// After the last step, once.
    [[nodiscard]] BlockRecord finish(const kernel::Simulation& simulation);
    /// `assumptions` [assumption][lane] and `outcomes` [outcome][lane], canonical units.
    [[nodiscard]] BlockRecord finish(std::span<const double> assumptions,
                                     std::span<const double> outcomes);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente::record

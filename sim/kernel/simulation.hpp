#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "kernel/event.hpp"
#include "kernel/explanation.hpp"
#include "model/model.hpp"

namespace entente::kernel {

/// Replicates that are stepped together, side by side. More lanes than this buy nothing; the
/// number of lanes never changes a result.
inline constexpr int default_lanes = 64;

enum class VariableKind : std::uint8_t { level, flow };

/// One recorded column family. Row r stands at index[r * dims.size() + d] on dims[d]; cells
/// without a row do not exist in this scenario. Stored value * scale[r] is in `units`; where
/// `units` is "good_unit" it is the declared unit of the row's good.
struct Variable {
    std::string name;
    std::string long_name;
    std::string units;
    std::string section;  ///< of the model description
    VariableKind kind = VariableKind::level;
    std::vector<Dimension> dims;
    std::vector<std::uint32_t> index;
    std::vector<double> scale;
    [[nodiscard]] std::size_t rows() const { return scale.size(); }
};

struct PlanOptions {
    std::uint64_t seed = 1;
    model::Varies vary;
    std::uint32_t stream = 0;
};

struct PlanData;

/// A model compiled for stepping; const, shared by all blocks.
class Plan {
public:
    /// Throws std::invalid_argument where two keys of chance collide or an amount of the model
    /// does not fit 2^53 quanta of its good (the message names the entity).
    Plan(const model::Model& model, const PlanOptions& options);

    [[nodiscard]] int steps() const;
    [[nodiscard]] base::Day step_start(int step) const;
    [[nodiscard]] const std::vector<Variable>& variables() const;
    /// Ids on a dimension, in the order of the scenario.
    [[nodiscard]] const std::vector<std::string>& labels(Dimension dimension) const;
    /// Parameters that are drawn per replicate (empty unless assumptions vary).
    [[nodiscard]] const std::vector<model::ParameterId>& assumptions() const;
    /// Names of the phases that this plan needs, in order.
    [[nodiscard]] std::vector<std::string> phases() const;
    /// Identifies the plan: equal plans step to equal bits.
    [[nodiscard]] std::uint64_t hash() const;
    [[nodiscard]] const PlanData& data() const { return *data_; }

private:
    std::shared_ptr<const PlanData> data_;
};

/// Replicates [first_replicate, first_replicate + width).
struct Block {
    std::uint32_t first_replicate = 0;
    int width = 1;
};

/// An invariant broke: our defect. Says step, entity and amounts.
class AuditFailure : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

struct State;

/// How a member would vote on a draft by the model of votes; what is left is abstention.
struct VoteChance {
    std::uint32_t actor = 0;  ///< position in the scenario
    bool veto = false;        ///< its vote against kills this draft
    double yes = 0;
    double no = 0;
};

/// A const look at a block after a step.
class StepView {
public:
    StepView(const PlanData& plan, const State& state) : plan_(&plan), state_(&state) {}
    [[nodiscard]] int step() const;  ///< the step just taken, from 0
    [[nodiscard]] int width() const;
    [[nodiscard]] std::uint32_t first_replicate() const;
    /// [row][lane] of plan.variables()[variable], stored value (multiply by the row's scale).
    [[nodiscard]] std::span<const double> column(std::size_t variable) const;
    /// Events of the step in a fixed order: lane, then order of the phases and entities.
    [[nodiscard]] std::span<const Event> events() const;
    /// A hash of every bit of the state of each lane; out has `width` entries.
    void digest(std::span<std::uint64_t> out) const;

private:
    const PlanData* plan_;
    const State* state_;
};

/// A block of replicates on its way through the plan. A value: a copy is a fork.
class Simulation {
public:
    Simulation(const Plan& plan, Block block);
    Simulation(const Simulation& other);
    Simulation(Simulation&& other) noexcept;
    Simulation& operator=(const Simulation& other);
    Simulation& operator=(Simulation&& other) noexcept;
    ~Simulation();

    [[nodiscard]] bool done() const;
    /// Takes one step. Throws AuditFailure.
    void step();
    /// The decisions of the step that comes next, in one lane, by the code that makes them: the
    /// step is taken on a copy and told. In the order of the phases and entities; decisions within
    /// a decision stand before it.
    [[nodiscard]] std::vector<Explanation> explain(int lane) const;
    [[nodiscard]] StepView view() const;
    /// [assumption][lane] of plan.assumptions(), canonical units.
    [[nodiscard]] std::vector<double> assumptions() const;
    /// [outcome][lane] in canonical units, NaN where missing; for windows that have begun.
    [[nodiscard]] std::vector<double> outcomes() const;
    /// Of those who have a seat on a day, by actor id, on the state of the first replicate between
    /// two steps. What is on record, or fixed by a rule, is not looked at; a draft with a record
    /// that holds (`votes: recorded`) has no dependences to weigh.
    [[nodiscard]] std::vector<VoteChance> vote_chances(model::DraftId draft, base::Day day) const;

private:
    Plan plan_;
    std::unique_ptr<State> state_;
};

}  // namespace entente::kernel

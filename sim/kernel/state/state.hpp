#pragma once

#include <cstdint>
#include <vector>

#include "kernel/event.hpp"
#include "kernel/lanes/random.hpp"
#include "kernel/plan/plan_data.hpp"
#include "kernel/state/explainer.hpp"

namespace entente::kernel {

/// A block of worlds: every row of the plan's columns, one value per lane. A value: copying it
/// forks the block. Phases write the rows that Columns names for them and nothing else.
struct State {
    int step = 0;  ///< the next one
    int width = 1;
    std::uint32_t first_replicate = 0;
    std::vector<double> cells;  ///< [row][lane]
    std::vector<Event> events;  ///< of the last step

    [[nodiscard]] double* row(Rows rows, std::size_t index) {
        return cells.data() + (rows.first + index) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] const double* row(Rows rows, std::size_t index) const {
        return cells.data() + (rows.first + index) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] double* absolute(Index row) {
        return cells.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] const double* absolute(Index row) const {
        return cells.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
    }
};

/// What every phase works on.
struct Context {
    const PlanData& plan;
    State& state;
    base::Day today = model::step_start(plan.calendar, state.step);
    base::Day tomorrow = model::step_start(plan.calendar, state.step + 1);  ///< of the next step
    Explainer* explainer = nullptr;  ///< told of decisions, where there is one

    [[nodiscard]] const Columns& columns() const { return plan.columns; }
    [[nodiscard]] int width() const { return state.width; }
    [[nodiscard]] int step() const { return state.step; }
    [[nodiscard]] base::Day day() const { return today; }
    [[nodiscard]] base::Day next_day() const { return tomorrow; }
    [[nodiscard]] double days() const {
        return static_cast<double>(tomorrow.number - today.number);
    }
    [[nodiscard]] double* row(Rows rows, std::size_t index) const { return state.row(rows, index); }
    [[nodiscard]] const double* slot(Slot slot) const {
        return state.row(plan.columns.slots, slot);
    }
    /// Affinity and commitment of a relation as they stand, whether they move or not.
    [[nodiscard]] const double* affinity(Index relation) const {
        return plan.dynamics.moves_affinity ? row(plan.columns.affinity, relation)
                                            : slot(plan.relations[relation].affinity);
    }
    [[nodiscard]] const double* commitment(Index relation) const {
        return plan.dynamics.moves_commitment ? row(plan.columns.commitment, relation)
                                              : slot(plan.relations[relation].commitment);
    }
    [[nodiscard]] const double* affinity(const Regard& regard) const {
        return regard.relation == nowhere ? slot(regard.fixed) : affinity(regard.relation);
    }
    [[nodiscard]] lanes::Chance chance() const {
        return {plan.stream, state.first_replicate, plan.chance_varies ? 1U : 0U};
    }
    /// What begins or ends on a day of the step does so in this step, without proration.
    [[nodiscard]] bool open(const base::Window& window) const {
        return window.from < next_day() && next_day() <= window.until;
    }
    /// Uniforms of this step for every lane.
    void draw(base::RandomKey key, std::uint32_t draw, double* out) const {
        lanes::uniforms(key, chance(), static_cast<std::uint32_t>(step()), draw, width(), out);
    }
    /// One event for every lane in which the mask is not 0.
    void record(EventKind kind, const double* mask, Index subject, Index object,
                const double* amount) const;
    /// Position of a canonical index on its dimension, as events give it.
    [[nodiscard]] Index position(Dimension dimension, Index canonical) const {
        const auto& positions = plan.scenario_position[static_cast<std::size_t>(dimension)];
        return canonical < positions.size() ? positions[canonical] : nowhere;
    }
};

[[nodiscard]] State initial_state(const PlanData& plan, std::uint32_t first_replicate, int width);

}  // namespace entente::kernel

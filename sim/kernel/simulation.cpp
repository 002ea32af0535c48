#include "kernel/simulation.hpp"

#include <algorithm>
#include <bit>

#include "base/contract.hpp"
#include "kernel/lanes/clones.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/votes.hpp"
#include "kernel/state/expressions.hpp"
#include "kernel/state/state.hpp"

namespace entente::kernel {
namespace {

/// One round of a multiply-xorshift hash per lane; the multiplier is that of FNV-1a.
ENTENTE_CLONES void hash_row(const double* row, int width, std::uint64_t* hash) {
    for (int l = 0; l < width; ++l) {
        std::uint64_t h = hash[l] ^ std::bit_cast<std::uint64_t>(row[l]);
        h *= 0x100000001b3ULL;
        hash[l] = h ^ (h >> 29U);
    }
}

void sort_events(std::vector<Event>& events) {
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.lane < b.lane; });
}

void take_step(const PlanData& plan, State& state, Explainer* explainer) {
    state.events.clear();
    Context context{plan, state};
    context.explainer = explainer;
    for (const Phase& phase : phase_table()) {
        if (phase.needed(plan)) {
            phase.run(context);
        }
    }
    sort_events(state.events);
    ++state.step;
}

}  // namespace

int StepView::step() const {
    return state_->step - 1;
}

int StepView::width() const {
    return state_->width;
}

std::uint32_t StepView::first_replicate() const {
    return state_->first_replicate;
}

std::span<const double> StepView::column(std::size_t variable) const {
    const Rows rows = plan_->variable_rows.at(variable);
    return {state_->row(rows, 0),
            static_cast<std::size_t>(rows.count) * static_cast<std::size_t>(state_->width)};
}

std::span<const Event> StepView::events() const {
    return state_->events;
}

void StepView::digest(std::span<std::uint64_t> out) const {
    ENTENTE_EXPECTS(out.size() >= static_cast<std::size_t>(state_->width));
    std::fill(out.begin(), out.end(), 0xcbf29ce484222325ULL);
    for (Index row = 0; row < plan_->persistent_rows; ++row) {
        hash_row(state_->absolute(row), state_->width, out.data());
    }
}

Simulation::Simulation(const Plan& plan, Block block)
    : plan_(plan),
      state_(
          std::make_unique<State>(initial_state(plan.data(), block.first_replicate, block.width))) {
}

Simulation::Simulation(const Simulation& other)
    : plan_(other.plan_), state_(std::make_unique<State>(*other.state_)) {}

Simulation::Simulation(Simulation&& other) noexcept = default;

Simulation& Simulation::operator=(const Simulation& other) {
    if (this != &other) {
        plan_ = other.plan_;
        state_ = std::make_unique<State>(*other.state_);
    }
    return *this;
}

Simulation& Simulation::operator=(Simulation&& other) noexcept = default;

Simulation::~Simulation() = default;

bool Simulation::done() const {
    return state_->step >= plan_.steps();
}

void Simulation::step() {
    ENTENTE_EXPECTS(!done());
    take_step(plan_.data(), *state_, nullptr);
}

std::vector<Explanation> Simulation::explain(int lane) const {
    ENTENTE_EXPECTS(!done());
    ENTENTE_EXPECTS(lane >= 0 && lane < state_->width);
    State state = *state_;
    Explainer explainer(plan_.data(), lane);
    take_step(plan_.data(), state, &explainer);
    return explainer.take();
}

StepView Simulation::view() const {
    return {plan_.data(), *state_};
}

std::vector<double> Simulation::assumptions() const {
    const PlanData& plan = plan_.data();
    std::vector<double> values;
    for (const model::ParameterId id : plan.assumptions) {
        const auto slot = std::find_if(plan.drawn.begin(), plan.drawn.end(),
                                       [&](Slot s) { return plan.slots[s].parameter == id; });
        const double* row = state_->row(plan.columns.slots, *slot);
        values.insert(values.end(), row, row + state_->width);
    }
    return values;
}

std::vector<VoteChance> Simulation::vote_chances(model::DraftId draft, base::Day day) const {
    const auto& positions =
        plan_.data().scenario_position[static_cast<std::size_t>(Dimension::draft)];
    const auto found = std::find(positions.begin(), positions.end(), draft.value);
    ENTENTE_EXPECTS(found != positions.end());
    State state = *state_;
    Context context{plan_.data(), state};
    evaluate_slots(context);
    return kernel::vote_chances(context, static_cast<Index>(found - positions.begin()), day);
}

std::vector<double> Simulation::outcomes() const {
    const PlanData& plan = plan_.data();
    const auto width = static_cast<std::size_t>(state_->width);
    std::vector<double> values(plan.outcomes.size() * width);
    std::vector<double> registers(plan.columns.registers.count * width + 1);
    for (std::size_t i = 0; i < plan.outcomes.size(); ++i) {
        evaluate_outcome(plan, *state_, static_cast<Index>(i), registers.data(),
                         values.data() + i * width);
    }
    return values;
}

}  // namespace entente::kernel

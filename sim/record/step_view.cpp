#include "record/recorder.hpp"

namespace entente::record {

namespace {

class ViewSource final : public StepSource {
public:
    explicit ViewSource(const kernel::StepView& view) : view_(&view) {}
    [[nodiscard]] int step() const override { return view_->step(); }
    [[nodiscard]] std::span<const double> column(std::size_t variable) const override {
        return view_->column(variable);
    }
    [[nodiscard]] std::span<const kernel::Event> events() const override { return view_->events(); }
    void digest(std::span<std::uint64_t> out) const override { view_->digest(out); }

private:
    const kernel::StepView* view_;
};

}  // namespace

void BlockRecorder::take(const kernel::StepView& view) {
    take(ViewSource(view));
}

BlockRecord BlockRecorder::finish(const kernel::Simulation& simulation) {
    return finish(simulation.assumptions(), simulation.outcomes());
}

}  // namespace entente::record

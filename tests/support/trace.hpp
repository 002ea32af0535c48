#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "kernel/simulation.hpp"

namespace entente::test {

/// Rows of all variables of a plan by the ids that they stand for ("stock/DEU/fuel"), sorted, so
/// that plans of the same world listed in another order can be compared.
class RowKeys {
public:
    explicit RowKeys(const kernel::Plan& plan) {
        std::vector<std::string> names;
        for (std::size_t v = 0; v < plan.variables().size(); ++v) {
            const kernel::Variable& variable = plan.variables()[v];
            for (std::size_t r = 0; r < variable.rows(); ++r) {
                names.push_back(name_of_row(plan, variable, r));
                places_.push_back({v, r});
            }
        }
        std::vector<std::size_t> order(names.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
        std::vector<Place> places;
        for (const std::size_t i : order) {
            names_.push_back(names[i]);
            places.push_back(places_[i]);
        }
        places_ = places;
    }

    struct Place {
        std::size_t variable;
        std::size_t row;
    };
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] Place place(std::size_t i) const { return places_[i]; }

private:
    static std::string name_of_row(const kernel::Plan& plan, const kernel::Variable& variable,
                                   std::size_t row) {
        std::string name = variable.name;
        for (std::size_t d = 0; d < variable.dims.size(); ++d) {
            const auto position = variable.index[row * variable.dims.size() + d];
            name += "/" + plan.labels(variable.dims[d]).at(position);
        }
        return name;
    }

    std::vector<std::string> names_;
    std::vector<Place> places_;
};

/// Everything that can be seen of a run from outside, by ids and replicates.
struct Trace {
    std::vector<std::string> keys;
    std::size_t replicates = 0;
    std::vector<double> values;          ///< [step][key][replicate]
    std::vector<std::string> events;     ///< per replicate, in their order
    std::vector<double> outcomes;        ///< [outcome][replicate]
    std::vector<std::uint64_t> digests;  ///< [step][replicate]

    [[nodiscard]] double at(std::size_t step, std::size_t key, std::size_t replicate) const {
        return values[(step * keys.size() + key) * replicates + replicate];
    }
    /// Value of a row by its name; 0 where the world has no such row.
    [[nodiscard]] double at(std::size_t step, const std::string& key, std::size_t replicate) const {
        const auto found = std::lower_bound(keys.begin(), keys.end(), key);
        if (found == keys.end() || *found != key) return 0;
        return at(step, static_cast<std::size_t>(found - keys.begin()), replicate);
    }
    [[nodiscard]] std::size_t steps() const {
        return keys.empty() || replicates == 0 ? 0 : values.size() / keys.size() / replicates;
    }
};

/// Writes what a block shows into the trace of the whole run.
class Tracer {
public:
    Tracer(const kernel::Plan& plan, std::size_t replicates) : plan_(&plan), rows_(plan) {
        trace_.keys = rows_.names();
        trace_.replicates = replicates;
        const auto steps = static_cast<std::size_t>(plan.steps());
        trace_.values.assign(steps * rows_.names().size() * replicates, 0);
        trace_.digests.assign(steps * replicates, 0);
        trace_.events.resize(replicates);
        trace_.outcomes.resize(kernel::Simulation(plan, kernel::Block{}).outcomes().size() *
                               replicates);
    }

    /// Blocks may come from several threads: each writes its own replicates.
    void look(const kernel::StepView& view) {
        const auto width = static_cast<std::size_t>(view.width());
        const auto step = static_cast<std::size_t>(view.step());
        for (std::size_t k = 0; k < rows_.names().size(); ++k) {
            const auto place = rows_.place(k);
            const auto column = view.column(place.variable);
            for (std::size_t l = 0; l < width; ++l) {
                value(step, k, view.first_replicate() + l) = column[place.row * width + l];
            }
        }
        for (const kernel::Event& event : view.events()) {
            trace_.events.at(view.first_replicate() + event.lane) += text(event);
        }
        std::vector<std::uint64_t> digests(width);
        view.digest(digests);
        std::copy(digests.begin(), digests.end(),
                  trace_.digests.begin() + static_cast<std::ptrdiff_t>(step * trace_.replicates +
                                                                       view.first_replicate()));
    }

    void finish(const kernel::Simulation& simulation) {
        const auto outcomes = simulation.outcomes();
        const auto width = static_cast<std::size_t>(simulation.view().width());
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            const std::size_t replicate = simulation.view().first_replicate() + i % width;
            trace_.outcomes[i / width * trace_.replicates + replicate] = outcomes[i];
        }
    }

    [[nodiscard]] const Trace& trace() const { return trace_; }

private:
    double& value(std::size_t step, std::size_t key, std::size_t replicate) {
        return trace_.values[(step * rows_.names().size() + key) * trace_.replicates + replicate];
    }

    [[nodiscard]] std::string label(kernel::Dimension dimension, std::uint32_t position) const {
        const auto& labels = plan_->labels(dimension);
        return position < labels.size() ? labels[position] : "-";
    }

    [[nodiscard]] std::string text(const kernel::Event& event) const {
        return std::to_string(event.step) + " " + kernel::name_of(event.kind) + " " +
               label(kernel::subject_of(event.kind), event.subject) + " " +
               label(kernel::object_of(event.kind), event.object) + " " +
               std::to_string(std::bit_cast<std::uint64_t>(event.amount)) + "\n";
    }

    const kernel::Plan* plan_;
    RowKeys rows_;
    Trace trace_;
};

inline void run_block(const kernel::Plan& plan, kernel::Block block, Tracer& tracer) {
    kernel::Simulation simulation(plan, block);
    while (!simulation.done()) {
        simulation.step();
        tracer.look(simulation.view());
    }
    tracer.finish(simulation);
}

/// Runs replicates 0 to `replicates` - 1 in blocks of `width`.
inline Trace run(const model::Model& model, std::uint32_t replicates, int width) {
    kernel::PlanOptions options;
    options.seed = 5;
    const kernel::Plan plan(model, options);
    Tracer tracer(plan, replicates);
    for (std::uint32_t first = 0; first < replicates; first += static_cast<std::uint32_t>(width)) {
        const int rest = static_cast<int>(replicates - first);
        run_block(plan, {first, std::min(width, rest)}, tracer);
    }
    return tracer.trace();
}

/// The first difference in bits between two runs of the same world, or nothing. Rows whose name
/// begins with `ignored` do not count; digests are compared only by those who ask for them.
inline std::string difference(const Trace& a, const Trace& b, const std::string& ignored = "#") {
    if (a.keys != b.keys) return "the rows differ";
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        if (std::bit_cast<std::uint64_t>(a.values[i]) ==
            std::bit_cast<std::uint64_t>(b.values[i])) {
            continue;
        }
        const std::string& key = a.keys[i / a.replicates % a.keys.size()];
        if (key.compare(0, ignored.size(), ignored) == 0) continue;
        return key + " in step " + std::to_string(i / a.replicates / a.keys.size()) +
               " of replicate " + std::to_string(i % a.replicates) + ": " +
               std::to_string(a.values[i]) + " or " + std::to_string(b.values[i]);
    }
    for (std::size_t replicate = 0; replicate < a.events.size(); ++replicate) {
        const std::string& text = a.events[replicate];
        const std::string& other = b.events[replicate];
        if (text == other) continue;
        const auto at = std::mismatch(text.begin(), text.end(), other.begin(), other.end()).first;
        const auto from = static_cast<std::size_t>(at - text.begin());
        const auto line = from == 0 ? 0 : text.rfind('\n', from - 1) + 1;
        return "events of replicate " + std::to_string(replicate) + ":\n" + text.substr(line, 200) +
               "or\n" + other.substr(std::min(line, other.size()), 200);
    }
    for (std::size_t i = 0; i < a.outcomes.size(); ++i) {
        const bool both_missing = std::isnan(a.outcomes[i]) && std::isnan(b.outcomes[i]);
        if (!both_missing && a.outcomes[i] != b.outcomes[i]) return "the outcomes differ";
    }
    return {};
}

}  // namespace entente::test

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "kernel/simulation.hpp"
#include "model/model.hpp"

namespace entente::record {

/// The ids that stand on a dimension, in the order of the scenario.
struct Axis {
    std::string name;  ///< "actor"
    std::vector<std::string> labels;
    std::vector<std::string> titles;  ///< as many as labels, or none
};

/// What an event of one kind speaks of.
struct EventMeaning {
    std::string name;
    kernel::Dimension subject = kernel::Dimension::none;
    kernel::Dimension object = kernel::Dimension::none;
};

/// All that a file says about a world besides its numbers: a value without ties to a plan, so
/// that a journal can carry it and a file can be made of a journal alone.
struct Description {
    std::string title;
    std::string summary;
    std::uint64_t plan_hash = 0;
    std::vector<base::Day> step_starts;  ///< one more than steps: the last is the end of the run
    std::vector<Axis> axes;              ///< by kernel::Dimension; [0] is empty
    std::vector<std::string> good_units;
    std::vector<EventMeaning> events;   ///< by kernel::EventKind
    std::vector<std::string> refusals;  ///< by kernel::Refusal
    std::vector<kernel::Variable> variables;
    std::vector<model::Outcome> outcomes;
    std::vector<model::Series> series;
    std::vector<model::Parameter> parameters;
    std::vector<std::uint32_t> assumptions;  ///< positions of the drawn ones in `parameters`
    std::vector<model::Source> sources;
    std::vector<std::string> phases;

    [[nodiscard]] int steps() const { return static_cast<int>(step_starts.size()) - 1; }
    [[nodiscard]] const Axis& axis(kernel::Dimension dimension) const {
        return axes[static_cast<std::size_t>(dimension)];
    }
};

[[nodiscard]] Description describe(const model::Model& model, const kernel::Plan& plan);

/// Bytes for a journal, and back. The expressions of outcomes and series are not kept. Throws
/// base::IoError where the bytes are not a description.
[[nodiscard]] std::string to_bytes(const Description& description);
[[nodiscard]] Description parse_description(const std::string& bytes);

}  // namespace entente::record

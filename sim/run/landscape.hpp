#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/model.hpp"
#include "run/analyse/alignment.hpp"

namespace entente::run {

struct LandscapeSpec {
    std::string scenario;
    std::vector<std::string> overrides;
    std::vector<std::pair<std::string, double>> sizes;  ///< in place of those of the scenario
    std::vector<std::string> actors;                    ///< only these; empty: all with a size
};

struct LandscapeReport {
    std::string title;
    Alignment alignment;
    Terrain terrain;
};

/// Who takes part: the actors named by the specification, else those with a size in the
/// scenario's landscape, else those with a capability. Propensities are those of the landscape's
/// groups, else of every pair, else the mean affinity of the two at the start (0 for strangers).
/// Throws Rejected, base::IoError.
[[nodiscard]] LandscapeReport analyse_landscape(const LandscapeSpec& spec);

/// The same of a model.
[[nodiscard]] LandscapeReport analyse_landscape(const model::Model& model,
                                                const LandscapeSpec& spec);

}  // namespace entente::run

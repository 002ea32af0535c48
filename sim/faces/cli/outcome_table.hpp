#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "faces/cli/output.hpp"
#include "run/run.hpp"

namespace entente::faces {

/// The outcomes of a run with what was observed, and what moves them.
[[nodiscard]] std::string outcome_table(const run::RunReport& report, const Output& output);

[[nodiscard]] nlohmann::ordered_json to_json(const run::OutcomeSummary& outcome);

}  // namespace entente::faces

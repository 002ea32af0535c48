#pragma once

#include <string>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Reads `decides:`; an empty mapping stands for its absence.
[[nodiscard]] model::Decision read_decision(Build& build, const Node& node,
                                            const std::string& path);

/// A script and the kind `scripted` belong together: warns of moves that nobody makes, reports a
/// scripted actor without a script.
void check_script(Build& build, const Fields& actor, model::DecisionRule rule);

/// The name of a move: "PRK.2024-06-19".
[[nodiscard]] std::string move_id(const std::string& actor, const std::string& date);

}  // namespace entente::scenario

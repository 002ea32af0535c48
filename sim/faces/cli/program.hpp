#pragma once

#include <span>
#include <string>

#include "faces/cli/exit_code.hpp"
#include "faces/cli/output.hpp"

namespace entente::faces {

/// The whole program behind main(): finds the command, runs it, and turns what goes wrong into a
/// message and an exit code.
[[nodiscard]] ExitCode run_program(std::span<const std::string> words, Console& console);

}  // namespace entente::faces

#pragma once

#include <string>
#include <vector>

#include "faces/cli/exit_code.hpp"
#include "faces/cli/options.hpp"
#include "faces/cli/output.hpp"

namespace entente::faces {

/// A verb of the program.
struct Command {
    std::string name;
    std::string summary;  ///< one line for `entente --help`
    Manual manual;
    ExitCode (*run)(const Arguments& arguments, Console& console);
};

/// Every verb, in the order in which `entente --help` lists them.
[[nodiscard]] const std::vector<Command>& commands();

[[nodiscard]] Command list_command();
[[nodiscard]] Command new_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command show_command();
[[nodiscard]] Command sources_command();
[[nodiscard]] Command schema_command();
[[nodiscard]] Command generate_command();
[[nodiscard]] Command council_command();
[[nodiscard]] Command landscape_command();
[[nodiscard]] Command run_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command info_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command replay_command();
[[nodiscard]] Command recover_command();
[[nodiscard]] Command validate_command();
[[nodiscard]] Command version_command();

}  // namespace entente::faces

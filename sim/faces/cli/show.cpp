#include "faces/cli/command.hpp"
#include "run/language.hpp"

namespace entente::faces {
namespace {

ExitCode show_effective(const Arguments& arguments, Console& console) {
    console.out.write(run::show_scenario(arguments.operands().front(), arguments.overrides("set")));
    return ExitCode::ok;
}

}  // namespace

Command show_command() {
    return {"show",
            "the scenario as it holds, with the origin of each value",
            {"show FILE [--set PATH=VALUE]...",
             "Prints the scenario with everything it builds on folded in: other files, tables and\n"
             "overrides. The result is a scenario itself.",
             {{"set", 0, Option::Kind::values, "PATH=VALUE",
               "put a value in place of what the file says; may be repeated"}},
             "FILE",
             1,
             1,
             {"entente show russia-dprk", "entente show two-islands --set runs.seed=7"}},
            show_effective};
}

}  // namespace entente::faces

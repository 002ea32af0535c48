#include "faces/cli/command.hpp"
#include "run/scenarios.hpp"

namespace entente::faces {
namespace {

ExitCode new_scenario(const Arguments& arguments, Console& console) {
    const std::string& file = arguments.operands().front();
    const std::string from = arguments.text("from").value_or("two-islands");
    run::copy_scenario(from, file);
    console.err.write("wrote " + file + ", a copy of " + from +
                      "; go on with\n\n    entente check " + file + "\n    entente run " + file +
                      "\n");
    return ExitCode::ok;
}

}  // namespace

Command new_command() {
    return {"new",
            "begin a scenario of your own from a shipped one",
            {"new FILE [--from SCENARIO]",
             "Writes a copy of a scenario, comments and all, to change at will. An existing file\n"
             "is never overwritten.",
             {{"from", 0, Option::Kind::value, "SCENARIO",
               "what to copy: a shipped scenario or a file (default two-islands)"}},
             "FILE",
             1,
             1,
             {"entente new my.yaml --from two-islands"}},
            new_scenario};
}

}  // namespace entente::faces

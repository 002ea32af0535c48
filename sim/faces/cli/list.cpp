#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"
#include "run/scenarios.hpp"

namespace entente::faces {
namespace {

ExitCode list_scenarios(const Arguments& arguments, Console& console) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    Table table;
    table.head = {"scenario", "title"};
    for (const run::ShippedScenario& scenario : run::shipped_scenarios()) {
        json.push_back(
            {{"name", scenario.name}, {"title", scenario.title}, {"file", scenario.file}});
        table.rows.push_back(
            {scenario.name, scenario.title.empty() ? "(does not pass its check)" : scenario.title});
    }
    console.out.write(arguments.has("json") ? json.dump(2) + "\n" : format(table));
    return ExitCode::ok;
}

}  // namespace

Command list_command() {
    return {"list",
            "the scenarios that come with the program",
            {"list [--json]",
             "Names the scenarios that come with the program. Every command that takes a scenario\n"
             "finds them by this name.",
             {{"json", 0, Option::Kind::flag, "", "print JSON"}},
             "",
             0,
             0,
             {"entente list"}},
            list_scenarios};
}

}  // namespace entente::faces

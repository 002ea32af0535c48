#include "faces/cli/command.hpp"
#include "run/language.hpp"

namespace entente::faces {
namespace {

ExitCode print_schema(const Arguments& arguments, Console& console) {
    if (arguments.has("json") && arguments.has("markdown")) {
        throw UsageError("choose one of --json and --markdown");
    }
    console.out.write(arguments.has("json") ? run::language_json_schema()
                                            : run::language_reference());
    return ExitCode::ok;
}

}  // namespace

Command schema_command() {
    return {"schema",
            "the language of scenarios, for people or editors",
            {"schema [--json | --markdown]",
             "Prints every key of the language with its type, unit, range and default.",
             {{"markdown", 0, Option::Kind::flag, "", "a reference page (the default)"},
              {"json", 0, Option::Kind::flag, "",
               "a JSON Schema, from which editors complete and check a scenario as it is typed"}},
             "",
             0,
             0,
             {"entente schema --json > entente.schema.json"}},
            print_schema};
}

}  // namespace entente::faces

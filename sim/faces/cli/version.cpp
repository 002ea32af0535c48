#include "base/version.hpp"

#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"

namespace entente::faces {
namespace {

ExitCode print_version(const Arguments& arguments, Console& console) {
    const std::string version(base::version());
    const std::string commit(base::commit());
    const std::string build(base::build_id());
    if (arguments.has("json")) {
        const nlohmann::ordered_json json = {
            {"version", version}, {"commit", commit}, {"build_id", build}};
        console.out.write(json.dump(2) + "\n");
    } else {
        console.out.write("entente " + version + "\ncommit  " + commit + "\nbuild   " + build +
                          "\n");
    }
    return ExitCode::ok;
}

}  // namespace

Command version_command() {
    return {"version",
            "what this program is and how it was built",
            {"version [--json]",
             "Prints version, commit and build. Equal commits and builds write equal bytes;\n"
             "other builds give the same digests.",
             {{"json", 0, Option::Kind::flag, "", "print JSON"}},
             "an operand",
             0,
             0,
             {"entente version --json"}},
            print_version};
}

}  // namespace entente::faces

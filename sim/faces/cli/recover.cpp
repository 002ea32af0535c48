#include "run/recover.hpp"

#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"

namespace entente::faces {
namespace {

ExitCode recover_journal(const Arguments& arguments, Console& console) {
    const auto output = arguments.text("output");
    if (!output) {
        throw UsageError("missing -o OUT.h5");
    }
    const run::RecoverReport report =
        run::recover(arguments.operands().front(), *output,
                     arguments.has("force") ? run::Existing::replace : run::Existing::refuse);
    if (arguments.has("json")) {
        const nlohmann::ordered_json json = {{"output", *output},
                                             {"replicates", report.replicates},
                                             {"wanted", report.wanted},
                                             {"output_bytes", report.bytes}};
        console.out.write(json.dump(2) + "\n");
    }
    console.err.write("entente: wrote " + *output + " with " + std::to_string(report.replicates) +
                      " of " + std::to_string(report.wanted) +
                      " replicates; the journal is left as it is\n");
    return ExitCode::ok;
}

}  // namespace

Command recover_command() {
    return {"recover",
            "make a file of what an interrupted run had finished",
            {"recover JOURNAL -o OUT.h5 [--force] [--json]",
             "Makes a valid file of the finished blocks in the journal of an interrupted run. The\n"
             "journal stays, so the run can still go on with `entente run --resume`.",
             {{"output", 'o', Option::Kind::value, "OUT.h5", "the file to write"},
              {"force", 0, Option::Kind::flag, "", "replace an existing file"},
              {"json", 0, Option::Kind::flag, "", "print what was recovered as JSON"}},
             "JOURNAL",
             1,
             1,
             {"entente recover russia-dprk.h5.journal -o part.h5"}},
            recover_journal};
}

}  // namespace entente::faces

#include "run/info.hpp"

#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

std::string result_json(const run::FileInfo& info) {
    const nlohmann::ordered_json json = {
        {"title", info.title},           {"format", info.format_version},
        {"version", info.version},       {"commit", info.commit},
        {"build_id", info.build_id},     {"bytes", info.bytes},
        {"replicates", info.replicates}, {"replicates_requested", info.wanted},
        {"complete", info.complete},     {"from", info.from},
        {"until", info.until},           {"periods", info.periods},
        {"record", info.record},         {"vary", info.vary},
        {"precision", info.precision},   {"seed", info.seed},
        {"overrides", info.overrides},   {"scenario_hash", info.scenario_hash},
        {"plan_hash", info.plan_hash},   {"run_options", info.options},
        {"outcomes", info.outcomes},     {"variables", info.variables}};
    return json.dump(2) + "\n";
}

std::string result_text(const run::FileInfo& info, const std::string& path, const Output& output) {
    std::string text = output.bold(info.title) + "\n" + std::to_string(info.replicates) + " of " +
                       std::to_string(info.wanted) + " replicates" +
                       (info.complete ? "" : ", " + output.yellow("incomplete")) + ", " +
                       std::to_string(info.periods) + " periods from " + info.from + " to " +
                       info.until + ", " + number_text(static_cast<double>(info.bytes) / 1e6) +
                       " MB\nseed " + std::to_string(info.seed) + ", varies: " + info.vary +
                       ", record: " + info.record + ", values: " + info.precision +
                       "\nmade by entente " + info.version + ", commit " + info.commit + ", " +
                       info.build_id + "\nscenario " + info.scenario_hash + ", plan " +
                       info.plan_hash + ", format " + std::to_string(info.format_version) + "\n";
    for (const std::string& change : info.overrides) {
        text += "with " + change + "\n";
    }
    text += "\noutcomes: " + join(info.outcomes, ", ") + "\nvariables:\n";
    for (const std::string& line : info.variables) {
        text += "  " + line + "\n";
    }
    return text + "\nto prove it:        entente replay " + path +
           "\nto make it again:   entente info " + path +
           " --scenario > again.yaml\n                    entente run again.yaml " + info.options +
           "\n";
}

ExitCode print_info(const Arguments& arguments, Console& console) {
    const std::string& path = arguments.operands().front();
    const run::FileInfo info = run::describe_file(path);
    if (arguments.has("scenario")) {
        console.out.write(info.scenario_text);
    } else {
        console.out.write(arguments.has("json") ? result_json(info)
                                                : result_text(info, path, console.out));
    }
    return ExitCode::ok;
}

}  // namespace

Command info_command() {
    return {"info",
            "what a file is, from what, and how to make it again",
            {"info OUT.h5 [--json | --scenario]",
             "Tells what an output file holds, from which scenario and request it was made, by\n"
             "which program, and the commands that prove it or make it again.",
             {{"scenario", 0, Option::Kind::flag, "", "print the scenario stored in the file"},
              {"json", 0, Option::Kind::flag, "", "print JSON"}},
             "OUT.h5",
             1,
             1,
             {"entente info russia-dprk.h5"}},
            print_info};
}

}  // namespace entente::faces

#include "run/replay.hpp"

#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/progress_line.hpp"
#include "faces/cli/signals.hpp"

namespace entente::faces {
namespace {

std::string result_json(const run::ReplayReport& report) {
    nlohmann::ordered_json json = {
        {"made_by", report.made_by},     {"here", report.here},
        {"same_plan", report.same_plan}, {"replicates", report.replicates},
        {"compared", report.compared},   {"differing", report.differing}};
    if (report.first) {
        json["first_difference"] = {{"replicate", report.first->replicate},
                                    {"what", report.first->what}};
    }
    return json.dump(2) + "\n";
}

std::string result_text(const run::ReplayReport& report) {
    const std::string count = std::to_string(report.compared) + " replicates";
    if (report.differing == 0) {
        return count + " were run again: every bit is the same\n";
    }
    return std::to_string(report.differing) + " of " + count + " differ; the first is replicate " +
           std::to_string(report.first->replicate) + " in " + report.first->what + "\n";
}

ExitCode replay_file(const Arguments& arguments, Console& console) {
    const unsigned threads = static_cast<unsigned>(arguments.whole("threads", 1, 1024).value_or(0));
    const StopSignals signals;
    run::ReplayReport report;
    {
        ProgressLine progress(console.err, progress_wish(arguments));
        report = run::replay(arguments.operands().front(), threads, progress);
    }
    if (report.made_by != report.here) {
        console.err.write("entente: the file was made by " + report.made_by +
                          "\n         this is " + report.here + "\n");
    }
    if (!report.same_plan) {
        console.err.write("entente: this program makes another plan of the same scenario\n");
    }
    console.out.write(arguments.has("json") ? result_json(report) : result_text(report));
    if (report.compared < report.replicates) {
        return ExitCode::stopped;
    }
    return report.differing == 0 ? ExitCode::ok : ExitCode::check_failed;
}

}  // namespace

Command replay_command() {
    return {
        "replay",
        "make a file again from itself and compare every bit",
        {"replay OUT.h5 [options]",
         "Runs a file again from the scenario and the request stored in it, and compares every\n"
         "bit of the state (through digests), every outcome and every drawn assumption. Exit\n"
         "code 1 where they differ.",
         {{"threads", 0, Option::Kind::value, "T", "threads to use (default: all processors)"},
          {"progress", 0, Option::Kind::value, "WHEN", "auto, always or never"},
          {"json", 0, Option::Kind::flag, "", "print JSON"}},
         "OUT.h5",
         1,
         1,
         {"entente replay russia-dprk.h5"}},
        replay_file};
}

}  // namespace entente::faces

#include "run/validate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/progress_line.hpp"
#include "faces/cli/signals.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

std::string exact(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.13g", value);
    return text.data();
}

std::string tolerance(const run::Target& target) {
    std::array<char, 64> text{};
    const double below = target.target - target.low;
    const double above = target.high - target.target;
    std::snprintf(text.data(), text.size(), "-%.2g +%.2g", below, above);
    return below == 0 && above == 0 ? "exact" : text.data();
}

std::string result_table(const std::vector<run::Target>& targets, const Output& output) {
    Table table;
    table.head = {"scenario", "target", "of", "value", "result", "tolerance", "runs", "", "source"};
    table.right = {3, 4, 6};
    for (const run::Target& target : targets) {
        table.rows.push_back(
            {target.scenario, target.name, target.of, exact(target.target), exact(target.result),
             tolerance(target), std::to_string(target.replicates),
             target.passed ? output.green("pass") : output.red("FAIL"), target.source});
    }
    return format(table);
}

std::string result_json(const std::vector<run::Target>& targets) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const run::Target& target : targets) {
        json.push_back(
            {{"scenario", target.scenario},
             {"name", target.name},
             {"of", target.of},
             {"title", target.title},
             {"unit", target.unit},
             {"replicates", target.replicates},
             {"target", target.target},
             {"low", target.low},
             {"high", target.high},
             {"result", std::isnan(target.result) ? nlohmann::ordered_json()
                                                  : nlohmann::ordered_json(target.result)},
             {"source", target.source},
             {"note", target.note},
             {"passed", target.passed}});
    }
    return json.dump(2) + "\n";
}

ExitCode run_validation(const Arguments& arguments, Console& console) {
    const unsigned threads = static_cast<unsigned>(arguments.whole("threads", 1, 1024).value_or(0));
    const StopSignals signals;
    std::vector<run::Target> targets;
    {
        ProgressLine progress(console.err, progress_wish(arguments));
        targets = run::validate(arguments.operands(), threads, progress);
    }
    if (StopSignals::requested()) {
        console.err.write("entente: stopped; validation is not complete\n");
        return ExitCode::stopped;
    }
    console.out.write(arguments.has("json") ? result_json(targets)
                                            : result_table(targets, console.out));
    const auto failed = std::count_if(targets.begin(), targets.end(),
                                      [](const run::Target& target) { return !target.passed; });
    console.err.write(
        "entente: " + std::to_string(targets.size() - static_cast<std::size_t>(failed)) + " of " +
        std::to_string(targets.size()) + " targets are met\n");
    return failed == 0 ? ExitCode::ok : ExitCode::check_failed;
}

}  // namespace

Command validate_command() {
    return {
        "validate",
        "compare the program with results known beforehand",
        {"validate [FILE...] [--threads T] [--progress WHEN] [--json]",
         "Compares results with what they must be: without a file, the shipped scenarios whose\n"
         "outcomes are known from theory; else the `targets` of your own files, or, where a\n"
         "file has none, the observed ranges of its outcomes. A file of targets is a scenario\n"
         "that may extend the one it is about. Outcomes are run through the same kernel as any\n"
         "other, the rest through council and landscape. Exit code 1 if a target is missed.",
         {{"threads", 0, Option::Kind::value, "T", "threads to use (default: all processors)"},
          {"progress", 0, Option::Kind::value, "WHEN", "auto, always or never"},
          {"json", 0, Option::Kind::flag, "", "print JSON"}},
         "FILE",
         0,
         any_number,
         {"entente validate", "entente validate my-targets.yaml"}},
        run_validation};
}

}  // namespace entente::faces

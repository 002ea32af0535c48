#include "run/run.hpp"
#include "run/decides.hpp"

#include <sys/resource.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "faces/cli/command.hpp"
#include "faces/cli/outcome_table.hpp"
#include "faces/cli/progress_line.hpp"
#include "faces/cli/signals.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

constexpr std::uint64_t most_replicates = 100'000'000;
constexpr std::uint64_t most_threads = 1024;
constexpr std::uint64_t longest_period = 100'000;

/// What `read` makes of the text of an option; its complaint as one about the command line.
template <class Read>
auto read_option(const Arguments& arguments, const char* name, const Read& read)
    -> std::optional<decltype(read(std::string()))> {
    const auto text = arguments.text(name);
    try {
        return text ? std::optional(read(*text)) : std::nullopt;
    } catch (const std::invalid_argument& error) {
        throw UsageError("--" + std::string(name) + ": " + error.what());
    }
}

base::Day parse_day(const std::string& text) {
    const auto day = base::parse_date(text);
    if (!day) {
        throw std::invalid_argument("'" + text + "' is no date; write 2024-06-30");
    }
    return *day;
}

/// What `--set` says, then what `--decides` stands for.
std::vector<std::string> read_overrides(const Arguments& arguments) {
    std::vector<std::string> overrides = arguments.overrides("set");
    for (const std::string& text : arguments.texts("decides")) {
        try {
            overrides.push_back(run::decides_override(text));
        } catch (const std::invalid_argument& error) {
            throw UsageError("--decides " + text + ": " + error.what());
        }
    }
    return overrides;
}

run::RunSpec read_spec(const Arguments& arguments) {
    run::RunSpec spec;
    spec.scenario = arguments.operands().front();
    spec.overrides = read_overrides(arguments);
    spec.seed = arguments.whole("seed", 0, std::numeric_limits<std::uint64_t>::max());
    if (const auto count = arguments.whole("replicates", 1, most_replicates)) {
        spec.replicates = static_cast<std::uint32_t>(*count);
    }
    spec.vary = read_option(arguments, "vary", run::parse_varies);
    spec.until = read_option(arguments, "until", parse_day);
    static_cast<void>(arguments.one_of("record", {"full", "summary", "final"}));
    spec.record = read_option(arguments, "record", run::parse_mode).value_or(run::Mode::full);
    spec.detail = arguments.one_of("detail", {"actors", "pairs"}) == "pairs" ? run::Detail::pairs
                                                                             : run::Detail::actors;
    spec.every = static_cast<int>(arguments.whole("every", 1, longest_period).value_or(1));
    spec.precision =
        read_option(arguments, "precision", run::parse_precision).value_or(run::Precision{});
    spec.threads = static_cast<unsigned>(arguments.whole("threads", 1, most_threads).value_or(0));
    spec.output = arguments.text("output").value_or("");
    if (arguments.has("force") && arguments.has("resume")) {
        throw UsageError("--force begins anew and --resume goes on; choose one");
    }
    spec.existing = arguments.has("force")    ? run::Existing::replace
                    : arguments.has("resume") ? run::Existing::resume
                                              : run::Existing::refuse;
    return spec;
}

std::uint64_t peak_memory() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

double rate_of(const run::RunReport& report) {
    return report.seconds > 0 ? report.simulated / report.seconds : 0;
}

std::string megabytes(std::uint64_t bytes) {
    return number_text(static_cast<double>(bytes) / 1e6) + " MB";
}

std::string result_json(const run::RunReport& report) {
    nlohmann::ordered_json outcomes = nlohmann::ordered_json::array();
    for (const run::OutcomeSummary& outcome : report.outcomes) {
        outcomes.push_back(to_json(outcome));
    }
    const nlohmann::ordered_json json = {{"title", report.title},
                                         {"output", report.output},
                                         {"complete", report.complete},
                                         {"replicates", report.replicates},
                                         {"finished", report.finished},
                                         {"steps", report.steps},
                                         {"seed", report.seed},
                                         {"vary", run::to_text(report.vary)},
                                         {"output_bytes", report.output_bytes},
                                         {"simulated", report.simulated},
                                         {"seconds", report.seconds},
                                         {"runs_per_second", rate_of(report)},
                                         {"peak_memory_bytes", peak_memory()},
                                         {"outcomes", std::move(outcomes)}};
    return json.dump(2) + "\n";
}

std::string stopped_text(const run::RunReport& report) {
    if (report.finished == 0) {
        return "entente: stopped before anything was finished; nothing is kept\n";
    }
    return "entente: stopped; " + std::to_string(report.finished) + " of " +
           std::to_string(report.replicates) + " replicates are kept in " + report.journal +
           ".\nThe same command with --resume goes on; `entente recover " + report.journal +
           " -o FILE.h5` makes a file of them.\n";
}

std::string finished_text(const run::RunReport& report) {
    return "entente: wrote " + report.output + ", " + megabytes(report.output_bytes) + "; " +
           number_text(report.simulated) + " runs of " + std::to_string(report.steps) +
           " steps in " + number_text(report.seconds) + " s, " + number_text(rate_of(report)) +
           " runs per second, peak memory " + megabytes(peak_memory()) + "\n";
}

ExitCode run_ensemble(const Arguments& arguments, Console& console) {
    const run::RunSpec spec = read_spec(arguments);
    const StopSignals signals;
    run::RunReport report;
    {
        ProgressLine progress(console.err, progress_wish(arguments));
        report = run::run(spec, progress);
    }
    if (report.complete) {
        console.out.write(arguments.has("json") ? result_json(report)
                                                : outcome_table(report, console.out));
        console.err.write(finished_text(report));
        return ExitCode::ok;
    }
    if (arguments.has("json")) {
        console.out.write(result_json(report));
    }
    console.err.write(stopped_text(report));
    return ExitCode::stopped;
}

std::vector<Option> options() {
    using Kind = Option::Kind;
    return {
        {"output", 'o', Kind::value, "OUT.h5",
         "the file to write (default: the scenario's name with .h5, in the current folder)"},
        {"replicates", 0, Kind::value, "N", "how many worlds, instead of the scenario's number"},
        {"seed", 0, Kind::value, "S", "seed of all chance, instead of the scenario's"},
        {"set", 0, Kind::values, "PATH=VALUE",
         "put a value in place of what the file says; may be repeated"},
        {"decides", 0, Kind::values, "ACTOR=KIND",
         "replace an actor's decision rule (adaptive, rules or scripted), or one choice of it: "
         "ACTOR.CHOICE=VALUE; may be repeated"},
        {"vary", 0, Kind::value, "WHAT",
         "what differs between replicates: chance,assumptions (both), chance, assumptions, none"},
        {"until", 0, Kind::value, "DATE", "stop at this date"},
        {"threads", 0, Kind::value, "T",
         "threads to use (default: all processors); never changes a result"},
        {"record", 0, Kind::value, "WHAT",
         "full (every step, the default), summary (statistics over replicates) or final (outcomes "
         "and the last state)"},
        {"detail", 0, Kind::value, "WHAT",
         "columns of a summary: actors (the default), or pairs for routes and partners too"},
        {"every", 0, Kind::value, "N", "record every N steps; flows are summed in between"},
        {"precision", 0, Kind::value, "P",
         "of recorded values: float32 (the default), float64, or 1 to 52 bits of mantissa"},
        {"progress", 0, Kind::value, "WHEN",
         "auto (the default: in a log every few seconds), always or never; on standard error"},
        {"resume", 0, Kind::flag, "",
         "go on from the journal that an interrupted run left; the result has the same bytes"},
        {"force", 0, Kind::flag, "", "replace the output or a leftover journal"},
        {"json", 0, Kind::flag, "", "print the outcomes as JSON"}};
}

}  // namespace

Command run_command() {
    return {
        "run",
        "run an ensemble of worlds into an HDF5 file; prints its outcomes",
        {"run FILE [options]",
         "Runs a scenario many times and writes one netCDF-4 compatible HDF5 file. Prints each\n"
         "outcome with its spread over the replicates beside what was observed, and the\n"
         "assumptions that move it most. Ctrl-C keeps what is finished.",
         options(),
         "FILE",
         1,
         1,
         {"entente run two-islands",
          "entente run russia-dprk --replicates 64 --set runs.seed=7 -o seven.h5",
          "entente run my.yaml --replicates 10000 --record summary --threads 8 -o my.h5"}},
        run_ensemble};
}

}  // namespace entente::faces

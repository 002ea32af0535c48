#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "faces/cli/command.hpp"
#include "run/scenarios.hpp"

namespace entente::faces {
namespace {

nlohmann::ordered_json to_json(const base::Diagnostic& found) {
    return {{"severity", found.severity == base::Severity::error ? "error" : "warning"},
            {"code", found.code},
            {"file", found.place.file},
            {"line", found.place.line},
            {"column", found.place.column},
            {"length", found.place.length},
            {"problem", found.problem},
            {"why", found.why},
            {"hint", found.hint}};
}

nlohmann::ordered_json to_json(const run::Check& check) {
    nlohmann::ordered_json messages = nlohmann::ordered_json::array();
    for (const base::Diagnostic& found : check.diagnostics.sorted()) {
        messages.push_back(to_json(found));
    }
    return {{"file", check.file},
            {"ok", !check.diagnostics.has_errors()},
            {"errors", check.diagnostics.errors()},
            {"warnings", check.diagnostics.warnings()},
            {"messages", std::move(messages)}};
}

void print(const run::Check& check, Console& console) {
    console.err.write(check.report);
    if (!check.diagnostics.has_errors()) {
        console.out.write(check.file + ": " + console.out.green("ok") + " (" + check.summary +
                          ")\n");
    }
}

ExitCode check_scenarios(const Arguments& arguments, Console& console) {
    const auto strictness =
        arguments.has("strict") ? run::Strictness::every_number_graded : run::Strictness::usual;
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    ExitCode code = ExitCode::ok;
    std::string missing;
    for (const std::string& word : arguments.operands()) {
        try {
            const run::Check check = run::check_scenario(word, strictness);
            if (check.diagnostics.has_errors()) {
                code = ExitCode::rejected;
            }
            arguments.has("json") ? json.push_back(to_json(check)) : print(check, console);
        } catch (const base::IoError& error) {  // the others are still worth a look
            missing += (missing.empty() ? "" : "\n") + std::string(error.what());
        }
    }
    if (arguments.has("json")) {
        console.out.write(json.dump(2) + "\n");
    }
    if (!missing.empty()) {
        throw base::IoError(missing);
    }
    return code;
}

}  // namespace

Command check_command() {
    return {"check",
            "every mistake of a scenario, with line, reason and remedy",
            {"check FILE... [--strict] [--json]",
             "Reads scenarios without running them, and reports every mistake of each in one go:\n"
             "file, line, column, what is wrong, why, and the nearest valid word.",
             {{"strict", 0, Option::Kind::flag, "",
               "refuse a number that does not say how well it is known (grade)"},
              {"json", 0, Option::Kind::flag, "", "print the messages as JSON"}},
             "FILE",
             1,
             any_number,
             {"entente check my.yaml", "entente check scenarios/*.yaml --strict"}},
            check_scenarios};
}

}  // namespace entente::faces

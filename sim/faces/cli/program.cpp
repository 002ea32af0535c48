#include "faces/cli/program.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <vector>

#include "base/contract.hpp"
#include "base/errors.hpp"
#include "base/version.hpp"
#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"
#include "run/errors.hpp"
#include "run/words.hpp"

namespace entente::faces {
namespace {

std::string overview() {
    std::string text =
        "Usage: entente COMMAND [arguments]\n\n"
        "Simulates alliances, trade and sanctions from a written scenario.\n\nCommands:\n";
    for (const Command& command : commands()) {
        text += "  " + padded(command.name, 10) + command.summary + "\n";
    }
    return text +
           "\n`entente COMMAND --help` explains a command with an example.\n"
           "A shipped scenario is found by its bare name; start with\n\n"
           "    entente run two-islands\n";
}

std::string unknown_command(const std::string& word) {
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        names.push_back(command.name);
    }
    const auto near = run::nearest_word(word, names);
    return "no command is called '" + word + "'." + (near ? " Did you mean '" + *near + "'?" : "") +
           " `entente --help` lists all commands.";
}

ExitCode run_command_named(const std::string& name, std::span<const std::string> words,
                           Console& console) {
    const auto& all = commands();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Command& command) { return command.name == name; });
    if (found == all.end()) {
        throw UsageError(unknown_command(name));
    }
    try {
        const Arguments arguments(found->manual, words);
        if (arguments.has("help")) {
            console.out.write(help_text(found->manual));
            return ExitCode::ok;
        }
        return found->run(arguments, console);
    } catch (const UsageError& error) {
        throw UsageError(name + ": " + error.what() + "\nUsage: entente " + found->manual.synopsis +
                         "\n`entente " + name + " --help` explains it.");
    }
}

ExitCode dispatch(std::span<const std::string> words, Console& console) {
    if (words.empty()) {
        throw UsageError("a command is missing.\n`entente --help` lists all commands.");
    }
    const std::string& first = words.front();
    if (first == "--help" || first == "-h" || (first == "help" && words.size() == 1)) {
        console.out.write(overview());
        return ExitCode::ok;
    }
    if (first == "help") {
        return run_command_named(words[1], std::vector<std::string>{"--help"}, console);
    }
    if (first == "--version" || first == "-V") {
        return run_command_named("version", words.subspan(1), console);
    }
    return run_command_named(first, words.subspan(1), console);
}

/// The message of a defect: what it was, and what helps to find it.
std::string plea(const std::string& what) {
    return what + "\nThis is a defect of Entente, not of your input: please report it with the " +
           "scenario, the command and this text (entente " + std::string(base::version()) +
           ", commit " + std::string(base::commit()) + ").";
}

ExitCode report(Console& console, ExitCode code, const std::string& message) {
    try {
        console.err.write("entente: " + console.err.red("error:") + " " + message + "\n");
    } catch (const base::IoError&) {
        return code;  // nobody is left to be told
    }
    return code;
}

}  // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> all = {
        list_command(),      new_command(),     generate_command(), check_command(),
        show_command(),      sources_command(), schema_command(),   council_command(),
        landscape_command(), run_command(),     export_command(),   info_command(),
        explain_command(),   replay_command(),  recover_command(),  validate_command(),
        version_command(),
    };
    return all;
}

ExitCode run_program(std::span<const std::string> words, Console& console) {
    try {
        return dispatch(words, console);
    } catch (const UsageError& error) {
        return report(console, ExitCode::usage, error.what());
    } catch (const run::Rejected& error) {
        console.err.write(error.what());
        return ExitCode::rejected;
    } catch (const run::Defect& error) {
        return report(console, ExitCode::defect, plea(error.what()));
    } catch (const base::IoError& error) {
        return report(console, ExitCode::io, error.what());
    } catch (const std::bad_alloc&) {
        return report(console, ExitCode::io,
                      "not enough memory; fewer --threads, a longer --every or --record summary "
                      "need less");
    } catch (const std::exception& error) {
        return report(console, ExitCode::defect, plea(error.what()));
    }
}

}  // namespace entente::faces

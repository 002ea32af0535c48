#include "run/scenarios.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/errors.hpp"
#include "run/overrides.hpp"
#include "run/words.hpp"
#include "scenario/reader.hpp"

namespace entente::run {
namespace {

namespace fs = std::filesystem;

/// Readable now, so that a missing file is told from a wrong one.
void check_readable(const std::string& file) {
    errno = 0;
    const std::ifstream stream(file);
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) {
        throw base::IoError("cannot read " + file + ": it is a folder");
    }
    if (!stream) {
        throw base::IoError("cannot read " + file + ": " + std::strerror(errno == 0 ? EIO : errno));
    }
}

bool looks_like_path(const std::string& word) {
    return word.find('/') != std::string::npos || fs::path(word).has_extension();
}

std::vector<std::string> shipped_names() {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(shipped_folder(), error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == ".yaml") {
            names.push_back(it->path().stem().string());
        }
    }
    if (error) {
        throw base::IoError("cannot read the shipped scenarios in " + shipped_folder() + ": " +
                            error.message());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string shipped_file(const std::string& name) {
    return (fs::path(shipped_folder()) / (name + ".yaml")).string();
}

std::string counted(std::size_t count, const char* one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

void copy_new(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::copy_file(from, to, fs::copy_options::none, error);
    if (error) {
        throw base::IoError("cannot write " + to.string() + ": " + error.message());
    }
}

}  // namespace

std::string summary_of(const model::Model& model) {
    std::set<std::string> routes;
    for (const model::Route& route : model.routes) {
        routes.insert(route.id);
    }
    return counted(model.actors.size(), "actor") + ", " + counted(model.goods.size(), "good") +
           ", " + counted(routes.size(), "route") + ", " +
           counted(model.contracts.size(), "contract") + ", " +
           counted(model.sanctions.size(), "sanction") + ", " +
           counted(model.outcomes.size(), "outcome") + "; " +
           counted(static_cast<std::size_t>(model::step_count(model.calendar)), "step") + " from " +
           base::format_date(model.calendar.start);
}

std::string shipped_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) {
        throw base::IoError("cannot find the program's own file: " + error.message());
    }
    return (program.parent_path().parent_path() / "share/entente/scenarios").string();
}

std::vector<ShippedScenario> shipped_scenarios() {
    std::vector<ShippedScenario> found;
    for (const std::string& name : shipped_names()) {
        const std::string file = shipped_file(name);
        const scenario::Reading reading = scenario::read_scenario(file, with_overrides({}));
        found.push_back({name, file, reading.model ? reading.model->title : std::string()});
    }
    return found;
}

std::string find_scenario(const std::string& word) {
    std::error_code ignored;
    const std::string in_a_folder = shipped_file(word);
    if (word.find('/') != std::string::npos && !fs::exists(word, ignored) &&
        fs::exists(in_a_folder, ignored)) {
        return in_a_folder;  // "validation/council"
    }
    if (looks_like_path(word) || (fs::exists(word, ignored) && !fs::is_directory(word, ignored))) {
        check_readable(word);
        return word;
    }
    const std::vector<std::string> names = shipped_names();
    if (std::find(names.begin(), names.end(), word) != names.end()) {
        return shipped_file(word);
    }
    const auto near = nearest_word(word, names);
    throw base::IoError("no file and no shipped scenario is called '" + word + "'." +
                        (near ? " Did you mean '" + *near + "'?" : "") +
                        " `entente list` names those that are shipped.");
}

Check check_scenario(const std::string& word, Strictness strictness) {
    scenario::ReadOptions options = with_overrides({});
    if (strictness == Strictness::every_number_graded) {
        options.grades = scenario::Grades::required;
    }
    const std::string file = find_scenario(word);
    const scenario::Reading reading = scenario::read_scenario(file, options);
    return {file, reading.diagnostics.empty() ? std::string() : scenario::render(reading),
            reading.diagnostics, reading.model ? summary_of(*reading.model) : std::string()};
}

void copy_scenario(const std::string& word, const std::string& file) {
    const fs::path from = find_scenario(word);
    const fs::path to = file;
    std::error_code ignored;
    if (fs::exists(to, ignored)) {
        throw base::IoError(file + " exists already and is left as it is; choose another name");
    }
    copy_new(from, to);
    const std::string library = shipped_folder();
    for (const std::string& other : scenario::read_scenario(from, with_overrides({})).files) {
        const fs::path relative = fs::path(other).lexically_relative(from.parent_path());
        const fs::path copy = to.parent_path() / relative;
        // What a file of one's own extends by name is found from the copy too.
        const bool named = from.parent_path() != library && other.starts_with(library + "/");
        if (fs::path(other) != from && !named && !fs::exists(copy, ignored)) {
            copy_new(other, copy);
        }
    }
}

}  // namespace entente::run

#include "run/info.hpp"

#include <array>
#include <cstdio>
#include <filesystem>

#include "record/trajectory.hpp"
#include "run/spec.hpp"

namespace entente::run {
namespace {

std::string hex(std::uint64_t number) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(number));
    return text.data();
}

/// A word as a shell reads it back.
std::string quoted(const std::string& word) {
    const std::string plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
        return word;
    }
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return text + "'";
}

std::string options_of(const record::Request& request) {
    std::string text = "--seed " + std::to_string(request.seed) + " --replicates " +
                       std::to_string(request.replicates) + " --vary " + to_text(request.vary) +
                       " --until " + base::format_date(request.until) + " --record " +
                       std::string(record::name_of(request.record));
    if (request.detail == Detail::pairs) {
        text += " --detail pairs";
    }
    if (request.every != 1) {
        text += " --every " + std::to_string(request.every);
    }
    if (request.precision != Precision{}) {
        text += " --precision " + quoted(record::to_text(request.precision));
    }
    for (const std::string& change : request.overrides) {
        text += " --set " + quoted(change);
    }
    return text;
}

std::string line_of(const record::TrajectoryFile& file, const std::string& name) {
    std::string dims;
    for (const std::string& dim : file.dims(name)) {
        dims += (dims.empty() ? "" : ", ") + dim;
    }
    const std::string unit = file.attribute(name, "units");
    return name + " (" + dims + "): " + file.attribute(name, "long_name") +
           (unit.empty() ? "" : " [" + unit + "]");
}

void add_variables(const record::TrajectoryFile& file, FileInfo& info) {
    for (const std::string& name : file.variables()) {
        if (!file.is_text(name) && !file.attribute(name, "kind").empty()) {
            info.variables.push_back(line_of(file, name));
        }
    }
    if (file.has("outcome")) {
        info.outcomes = file.labels("outcome");
    }
    const std::vector<record::TimeStep> times = file.times();
    info.periods = times.size();
    if (!times.empty()) {
        info.from = base::format_date(times.front().start);
        info.until = base::format_date(times.back().end);
    }
}

}  // namespace

FileInfo describe_file(const std::string& path) {
    const record::TrajectoryFile file(path);
    const record::Identity& identity = file.identity();
    const record::Request& request = file.request();
    FileInfo info;
    info.title = identity.title;
    info.format_version = identity.format_version;
    info.version = identity.entente_version;
    info.commit = identity.commit;
    info.build_id = identity.build_id;
    std::error_code ignored;
    info.bytes = std::filesystem::file_size(path, ignored);
    info.replicates = identity.replicates;
    info.wanted = request.replicates;
    info.complete = identity.complete;
    info.record = record::name_of(request.record);
    info.vary = to_text(request.vary);
    info.precision = record::to_text(request.precision);
    info.seed = request.seed;
    info.overrides = request.overrides;
    info.scenario_hash = hex(identity.scenario_hash);
    info.plan_hash = hex(identity.plan_hash);
    info.scenario_text = request.scenario_text;
    info.options = options_of(request);
    add_variables(file, info);
    return info;
}

}  // namespace entente::run

#include "run/place.hpp"

#include <filesystem>

#include <unistd.h>

#include "base/errors.hpp"

namespace entente::run {
namespace {

namespace fs = std::filesystem;

bool there(const std::string& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

}  // namespace

std::string default_output(const std::string& scenario) {
    return fs::path(scenario).stem().string() + ".h5";
}

void check_output(const std::string& output, Existing existing) {
    const fs::path path = output;
    std::error_code ignored;
    if (fs::is_directory(path, ignored) || !path.has_filename()) {
        throw base::IoError("cannot write " + output + ": it is a folder, not a file");
    }
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ignored)) {
        throw base::IoError("cannot write " + output + ": there is no folder " + folder.string());
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        throw base::IoError("cannot write " + output + ": no permission in folder " +
                            folder.string());
    }
    if (existing == Existing::refuse && there(output)) {
        throw base::IoError(output +
                            " exists already and is left as it is; --force replaces it, -o names "
                            "another file");
    }
}

Place choose_place(const RunSpec& spec) {
    Place place;
    place.output = spec.output.empty() ? default_output(spec.scenario) : spec.output;
    place.journal = place.output + ".journal";
    const bool journal = there(place.journal);
    if (spec.existing == Existing::resume) {
        // A journal means that its run was allowed to replace the output.
        check_output(place.output, journal ? Existing::replace : Existing::refuse);
        return place;
    }
    check_output(place.output, spec.existing);
    if (journal && spec.existing == Existing::refuse) {
        throw base::IoError("an interrupted run left " + place.journal +
                            "; --resume goes on from it, --force begins anew, `entente recover " +
                            place.journal + " -o FILE.h5` makes a file of what was finished");
    }
    return place;
}

record::JournalWriter open_journal(const Place& place, Existing existing,
                                   const record::Recording& recording) {
    return existing == Existing::resume && there(place.journal)
               ? record::JournalWriter::resume(place.journal, recording)
               : record::JournalWriter::create(place.journal, recording);
}

}  // namespace entente::run

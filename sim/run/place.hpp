#pragma once

#include <string>

#include "record/journal.hpp"
#include "record/recorder.hpp"
#include "run/spec.hpp"

namespace entente::run {

/// Where a run writes: the output, and beside it the journal while it is under way.
struct Place {
    std::string output;
    std::string journal;
};

/// "russia-dprk.h5" in the current folder for scenario "russia-dprk" or ".../russia-dprk.yaml".
[[nodiscard]] std::string default_output(const std::string& scenario);

/// Refuses what cannot be written or must not be overwritten, before anything is simulated. Throws
/// base::IoError that says how to go on.
[[nodiscard]] Place choose_place(const RunSpec& spec);

/// The journal to append to: a new one, or the one to go on from.
[[nodiscard]] record::JournalWriter open_journal(const Place& place, Existing existing,
                                                 const record::Recording& recording);

/// Throws base::IoError where `output` is not a name that a new file could take. With
/// Existing::refuse an existing file is refused too.
void check_output(const std::string& output, Existing existing);

}  // namespace entente::run

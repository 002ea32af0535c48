#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "run/progress.hpp"

namespace entente::run {

/// The first place where a file and its replay differ.
struct Difference {
    std::uint32_t replicate = 0;
    std::string
        what;  ///< "the state between 2024-01-01 and 2024-07-01", "outcome shell_share: ..."
};

struct ReplayReport {
    std::string made_by;  ///< version, commit and build of the file
    std::string here;     ///< of this program
    bool same_plan = false;
    std::uint32_t replicates = 0;  ///< in the file
    std::uint32_t compared = 0;    ///< fewer where it was stopped
    std::uint32_t differing = 0;   ///< replicates
    std::optional<Difference> first;
};

/// Runs a file again from itself and compares every digest of the state, every outcome and every
/// drawn assumption. Throws base::IoError, Rejected (where this version does not read the
/// scenario), Defect.
[[nodiscard]] ReplayReport replay(const std::string& path, unsigned threads, Progress& progress);

}  // namespace entente::run

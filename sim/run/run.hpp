#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "run/progress.hpp"
#include "run/spec.hpp"
#include "run/summary.hpp"

namespace entente::run {

/// What became of a run.
struct RunReport {
    bool complete = false;  ///< otherwise stopped on request; the journal keeps what is finished
    std::string output;
    std::string journal;
    std::string title;
    int steps = 0;
    std::uint32_t replicates = 0;
    std::uint32_t finished = 0;      ///< replicates on disk
    std::uint32_t simulated = 0;     ///< of these: not from an earlier journal
    double seconds = 0;              ///< of simulating them
    std::uint64_t output_bytes = 0;  ///< 0 unless complete
    Varies vary;
    std::uint64_t seed = 0;
    std::vector<OutcomeSummary> outcomes;  ///< empty unless complete
};

/// Runs an ensemble into an HDF5 file by way of a journal of finished blocks. Equal requests give
/// equal bytes, whatever the threads and however often it was interrupted and resumed. Throws
/// Rejected, Defect, and base::IoError that says what is safe on disk.
[[nodiscard]] RunReport run(const RunSpec& spec, Progress& progress);

}  // namespace entente::run

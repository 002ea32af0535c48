#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "run/progress.hpp"

namespace entente::run {

/// A target of the model's verification and what the kernel makes of it: an outcome of a scenario
/// in validation/, whose observed value is the target and whose observed range is the tolerance.
struct Target {
    std::string scenario;
    std::string outcome;
    std::string title;
    std::string unit;
    std::uint32_t replicates = 0;
    double target = 0;
    double low = 0;     ///< accepted from here
    double high = 0;    ///< to here
    double result = 0;  ///< mean over replicates; NaN where one has no value
    std::string source;
    std::string note;
    bool passed = false;
};

/// Runs every shipped validation scenario, in the order of their names. Throws Rejected where one
/// has a mistake or an outcome without a target, base::IoError, Defect.
[[nodiscard]] std::vector<Target> validate(unsigned threads, Progress& progress);

}  // namespace entente::run

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "run/progress.hpp"

namespace entente::run {

/// A result that is known beforehand, and what the program makes of it: an outcome of a scenario
/// that is run through the kernel, or a number of `entente council` or `entente landscape`. It
/// stands under `targets` in the scenario; a file without targets is judged by the observed
/// ranges of its outcomes.
struct Target {
    std::string scenario;
    std::string name;  ///< of the target; of the outcome where its observed range is the target
    std::string of;    ///< what is compared: "mean", "shapley_shubik of USA", ...
    std::string title;
    std::string unit;
    std::uint32_t replicates = 0;  ///< 0: nothing was simulated
    double target = 0;
    double low = 0;     ///< accepted from here
    double high = 0;    ///< to here
    double result = 0;  ///< NaN where there is none
    std::string source;
    std::string note;
    bool passed = false;
};

/// Runs what the targets of the files need, in the order given; of the shipped validation
/// scenarios, in the order of their names, where none is given. Throws Rejected where a file has a
/// mistake or nothing to compare with, base::IoError, Defect.
[[nodiscard]] std::vector<Target> validate(const std::vector<std::string>& files, unsigned threads,
                                           Progress& progress);

}  // namespace entente::run

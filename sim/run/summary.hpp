#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/model.hpp"

namespace entente::run {

/// An observation that stands beside an outcome, in the unit of display.
struct Observed {
    base::Day date;
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::string source;  ///< id of a source of the scenario; may be empty
};

/// A drawn assumption and how strongly an outcome follows it over the replicates.
struct Influence {
    std::string path;
    double correlation = 0;  ///< Spearman's rank correlation, -1 to 1
    bool beyond_chance = false;
};

/// One outcome over all replicates, in the unit of display.
struct OutcomeSummary {
    std::string id;
    std::string title;
    std::string unit;
    base::Window over;
    model::Role role = model::Role::none;
    std::uint64_t replicates = 0;  ///< with a value; all below are meaningless when 0
    std::uint64_t missing = 0;
    double median = 0;
    double low = 0;   ///< 5 %
    double high = 0;  ///< 95 %
    double mean = 0;
    double standard_error = 0;
    std::vector<Observed> observed;
    /// Whether the median lies in the observed range; nothing where no range is given.
    std::optional<bool> within_observed;
    std::vector<Influence> influences;  ///< strongest first, at most five
};

[[nodiscard]] const char* name_of(model::Role role);

/// Everything but the influences. `values` are of all replicates in the unit of display, as the
/// output file has them, NaN where missing.
[[nodiscard]] OutcomeSummary summarise(const model::Outcome& outcome,
                                       const std::vector<model::Source>& sources,
                                       std::span<const double> values);

/// Replicates below this say nothing about influences, and more than the other add nothing.
inline constexpr std::size_t fewest_for_influences = 32;
inline constexpr std::size_t most_for_influences = 4096;

/// The five assumptions that move an outcome most. `drawn[k]` are the values of assumption k in
/// the same replicates as `values`. Empty where too few replicates have a value.
[[nodiscard]] std::vector<Influence> influences(std::span<const double> values,
                                                const std::vector<std::vector<double>>& drawn,
                                                const std::vector<std::string>& paths);

}  // namespace entente::run

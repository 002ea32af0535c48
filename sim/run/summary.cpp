#include "run/summary.hpp"

#include <algorithm>
#include <cmath>

#include "run/statistics.hpp"

namespace entente::run {
namespace {

std::optional<double> scaled(const std::optional<double>& value, double unit) {
    return value ? std::optional(*value / unit) : std::nullopt;
}

Observed observed_of(const model::Observation& observation, double unit,
                     const std::vector<model::Source>& sources) {
    return {observation.date, scaled(observation.value, unit), scaled(observation.low, unit),
            scaled(observation.high, unit),
            observation.source.valid() ? sources[observation.source.index()].id : std::string()};
}

/// In the span of all observed ranges; an open side of a range has no bound.
std::optional<bool> lies_within(double median, const std::vector<Observed>& observed) {
    std::optional<bool> found;
    for (const Observed& one : observed) {
        if (one.low || one.high) {
            const bool inside =
                (!one.low || median >= *one.low) && (!one.high || median <= *one.high);
            found = found.value_or(false) || inside;
        }
    }
    return found;
}

}  // namespace

const char* name_of(model::Role role) {
    switch (role) {
        case model::Role::input:
            return "input";
        case model::Role::calibrated:
            return "calibrated";
        case model::Role::held_out:
            return "held out";
        case model::Role::none:
            break;
    }
    return "";
}

OutcomeSummary summarise(const model::Outcome& outcome, const std::vector<model::Source>& sources,
                         std::span<const double> values) {
    OutcomeSummary summary;
    summary.id = outcome.id;
    summary.title = outcome.title;
    summary.unit = outcome.unit;
    summary.over = outcome.over;
    summary.role = outcome.role;
    for (const model::Observation& observation : outcome.observed) {
        summary.observed.push_back(observed_of(observation, outcome.unit_scale, sources));
    }
    std::vector<double> present;
    present.reserve(values.size());
    for (const double value : values) {
        if (!std::isnan(value)) {
            present.push_back(value);
        }
    }
    summary.replicates = present.size();
    summary.missing = values.size() - present.size();
    if (present.empty()) {
        return summary;
    }
    const Moments found = moments(present);
    summary.mean = found.mean;
    summary.standard_error = found.standard_error;
    std::sort(present.begin(), present.end());
    summary.median = quantile(present, 0.5);
    summary.low = quantile(present, 0.05);
    summary.high = quantile(present, 0.95);
    summary.within_observed = lies_within(summary.median, summary.observed);
    return summary;
}

std::vector<Influence> influences(std::span<const double> values,
                                  const std::vector<std::vector<double>>& drawn,
                                  const std::vector<std::string>& paths) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i])) {
            kept.push_back(i);
        }
    }
    if (kept.size() < fewest_for_influences) {
        return {};
    }
    const auto ranks_of = [&](std::span<const double> all) {
        std::vector<double> part;
        part.reserve(kept.size());
        for (const std::size_t i : kept) {
            part.push_back(all[i]);
        }
        return ranks(part);
    };
    const std::vector<double> outcome = ranks_of(values);
    const double chance = chance_correlation(kept.size(), drawn.size());
    std::vector<Influence> found;
    for (std::size_t k = 0; k < drawn.size(); ++k) {
        const double r = correlation(outcome, ranks_of(drawn[k]));
        if (r != 0) {
            found.push_back({paths[k], r, std::abs(r) > chance});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Influence& a, const Influence& b) {
        return std::abs(a.correlation) > std::abs(b.correlation);
    });
    found.resize(std::min<std::size_t>(found.size(), 5));
    return found;
}

}  // namespace entente::run

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/number.hpp"

namespace entente::model {

struct Size {
    ActorId actor;
    Number value;
};

/// How much two actors want to be on the same side; the same seen from either.
struct Propensity {
    ActorId first;
    ActorId second;
    Number value;
};

/// Who may align with whom, see the model description. What is not said here comes from the
/// actors and their relations.
struct Landscape {
    std::vector<Size> sizes;  ///< of those who take part; empty: everybody, by capability
    std::optional<Number> every_pair;
    std::vector<Propensity> propensities;
};

/// What of a council a target speaks of.
enum class CouncilMeasure : std::uint8_t {
    coalitions,
    winning,
    shapley_shubik,
    banzhaf,
    banzhaf_absolute,
    coleman_prevent,
    coleman_initiate,
    coleman_act,
    passes,
    pivotal
};

/// What of a landscape a target speaks of.
enum class LandscapeMeasure : std::uint8_t { configurations, minima, energy, basin, frustration };

enum class TargetKind : std::uint8_t { outcome, council, landscape };

/// What is compared of an outcome's values over the replicates.
enum class Statistic : std::uint8_t { mean, median, lowest, highest };

/// A result that is known beforehand.
struct Target {
    std::string id;
    std::string title;
    TargetKind kind = TargetKind::outcome;
    OutcomeId outcome;
    Statistic statistic = Statistic::mean;
    CouncilId council;
    CouncilMeasure measure = CouncilMeasure::winning;
    ActorId member;             ///< of a council or a landscape
    DraftId draft;              ///< passes, pivotal: by the model of votes
    std::optional<double> yes;  ///< or where every member is in favour with this probability
    std::optional<base::Day> date;
    LandscapeMeasure landscape = LandscapeMeasure::minima;
    int minimum = 1;   ///< which one, from the lowest energy up
    double value = 0;  ///< canonical units of the outcome; plain for the others
    double low = 0;    ///< accepted from here
    double high = 0;   ///< to here
    SourceId source;
    std::string note;
};

}  // namespace entente::model

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/institutions.hpp"
#include "model/number.hpp"

namespace entente::model {

/// Share of the cost spent when a share x of the work is done: x; 1 - (1 - x)^2; x^2;
/// x^2 (3 - 2x).
enum class Spending { even, early, late, s_curve };

struct Builder {
    ActorId actor;
    Number share;  ///< of the cost; shares are taken relative to their sum
};

/// Something that is being built. Its work is counted in days; it advances with time as far as its
/// builders can pay, each his share.
struct Project {
    std::string id;
    std::string title;
    std::vector<Builder> builders;
    std::optional<base::Day> start;  ///< absent: started by an action
    Number duration;                 ///< days of work
    Number cost;                     ///< currency
    Spending spending = Spending::even;
    Number disruption;              ///< hazard per year while it is being built
    Number disruption_days;         ///< days that a disruption costs
    std::vector<Action> when_done;  ///< by nobody in particular: patches of routes, lines, numbers
};

}  // namespace entente::model

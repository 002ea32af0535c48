#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/number.hpp"

namespace entente::model {

/// Knowledge of a domain: a level of 0 or more per actor that giving does not diminish.
struct Technology {
    std::string id;
    std::string title;
    Number catch_up;  ///< phi, per year: how fast a gap to a donor closes under full access
};

/// What an actor knows of a technology at the start.
struct TechnologyLevel {
    ActorId actor;
    TechnologyId technology;
    Number level;
    std::optional<Number> growth;    ///< of its own, per year
    std::optional<Number> catch_up;  ///< phi of this actor; the technology's unless given
};

/// How far a learner may learn from a donor, whatever contracts and treaties say.
struct TechnologyAccess {
    ActorId from;  ///< donor
    ActorId to;    ///< learner
    TechnologyId technology;
    Number share;  ///< 0 to 1
    base::Window window;
    TreatyId treaty;  ///< only while it is in force; nothing: whatever holds
};

/// A leg of a contract that moves knowledge instead of goods: access while the contract runs.
struct TechnologyLeg {
    ActorId from;
    ActorId to;
    TechnologyId technology;
    Number access;              ///< 0 to 1, times the share of the contract that runs
    std::optional<Rate> value;  ///< worth to both sides, currency per period
};

/// What a level of technology raises, by this much per unit of the level.
struct TechnologyEffect {
    TechnologyId technology;
    Number per_level;
};

}  // namespace entente::model

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/number.hpp"

namespace entente::model {

/// Who loses how many: `exposure` takes a fraction of each contingent per time, `helmbold` sets
/// both sides against each other (Helmbold 1965).
enum class Attrition { exposure, helmbold };

/// What holds between the sides of a theatre; later ones include the earlier.
enum class Hostility { peace, war, fighting };

/// A place of combat. Sides name who may fight there; whoever has contingents there takes part
/// while it has men in them, the others from the first day to the last.
struct Theatre {
    std::string id;
    std::string title;
    std::vector<ActorId> attackers;
    std::vector<ActorId> defenders;
    ActorId soil;         ///< whose territory it is; may be nothing
    base::Window window;  ///< nothing is fought outside of it
    Hostility starts = Hostility::fighting;
    Attrition law = Attrition::exposure;
    Number exponent;  ///< w of Helmbold's family: 1 square, 1/2 linear, 0 logarithmic
};

/// Ammunition that men in a theatre use.
struct Rounds {
    GoodId good;
    Rate per_man;  ///< units per man and period
};

enum class Recovery { theatre, home };

/// Men of one actor in one theatre.
struct Contingent {
    std::string id;
    std::string title;
    ActorId actor;
    TheatreId theatre;
    GoodId good;       ///< of the class of troops; its stock are the men at home
    Number men;        ///< in the theatre at the start
    Number quality;    ///< q0
    Rate fire;         ///< enemies put out of action per man, Helmbold's a and b
    Rate exposure;     ///< hazard of being put out of action; a weight within a side
    Number killed;     ///< share of the losses
    Number sent_home;  ///< share of the losses that goes home at once and is not replaced
    Number recovery;   ///< days until the rest, the wounded, are back
    Recovery returns_to = Recovery::theatre;
    Number travel;        ///< days from home and back
    ActorId supplied_by;  ///< whose rounds it fires; its own unless named
    std::vector<Rounds> rounds;
    std::optional<Rate> reinforcement;  ///< from home while there is fighting
    std::optional<Number> strength;     ///< up to which it is reinforced
    Number experience;                  ///< days of combat per man, at the start
    Number experience_scale;            ///< e0, days
    Number experience_exponent;         ///< b
};

/// A line or stock of the target that strikes damage.
struct StrikeTarget {
    GoodId good;
    Number per_hit;  ///< line: share of the capacity; stock: units
};

/// How far from its aim a weapon comes down: distance (1 + launches / scale)^-exponent, and the
/// share that comes within the radius of effect, 1 - 2^-(radius / distance)^2.
struct Accuracy {
    Number distance;  ///< metres, median miss at the start
    Number radius;    ///< metres
    Number scale;     ///< launches
    Number exponent;
};

/// Drones or missiles of one actor against another.
struct Strike {
    std::string id;
    std::string title;
    ActorId by;
    ActorId on;
    TheatreId theatre;  ///< only while there is fighting; nothing: at any time
    GoodId good;        ///< what is launched, from the stock of `by`
    Rate launches;
    Number interception;  ///< probability
    std::optional<Accuracy> accuracy;
    std::vector<StrikeTarget> lines;
    std::vector<StrikeTarget> stocks;
    Number repair_time;  ///< days, time constant of the repair of lines
    base::Window window;
};

}  // namespace entente::model

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/deciding.hpp"
#include "model/ids.hpp"
#include "model/number.hpp"
#include "model/relations.hpp"
#include "model/technology.hpp"

namespace entente::model {

enum class Regime { unspecified, democracy, single_party, military, personalist, monarchy };

/// How an actor decides: the option of every choice, and the parameters of the decision rule.
struct Decision {
    DecisionRule rule = DecisionRule::rules;
    Choices choices;
    Number willingness_base;        ///< b0
    Number willingness_affinity;    ///< bA
    Number willingness_commitment;  ///< bc
    Number willingness_debt;        ///< bL, on claims / credit
    Number reputation_weight;       ///< cost of a report as a fraction of the value moved
    Number report_response;         ///< rise of compliance per report about others
    Number shortage_weight;         ///< k: shadow value = reference value * (1 + k shortage)
    Number compliance_days;         ///< days for compliance to relax to its base
    /// sigma: it sees a stock S of another as S exp(sigma z - sigma^2 / 2), z standard normal
    Number information_sigma;
};

/// How much of what it ships under a cap an actor declares.
enum class Declares { everything, fraction, nothing };

/// What an actor has of one good. One per (actor, good) that the scenario uses.
struct Account {
    ActorId actor;
    GoodId good;
    Number stock;                   ///< at the start
    Number reserve;                 ///< never offered below, units
    Number reserve_days;            ///< the same as days of need; the larger of both holds
    Number cover_days;              ///< wanted on markets: days of need kept in store
    std::optional<Number> storage;  ///< room for the good, units; unbounded when absent
    std::optional<Rate> income;     ///< from outside the world
    Declares declares = Declares::everything;
    Number declared_fraction;  ///< with Declares::fraction
    std::vector<Rate> need;    ///< summed: base, military, industry
    std::optional<Rate> need_per_head;
};

struct LineInput {
    GoodId good;
    Number per_unit;  ///< units of input per unit of output (Leontief)
};

/// Learning by doing (Wright 1936): inputs per unit fall as (n / from)^-b, b = -log2(rate), n the
/// units made so far.
struct Learning {
    Number rate;  ///< what a unit costs after a doubling, 0 to 1
    Number from;  ///< units made before the start
};

/// A production line of one actor.
struct Line {
    ActorId actor;
    GoodId good;
    Rate capacity;
    std::optional<Rate> capacity_max;  ///< orders may raise the capacity to this
    Number order_factor;               ///< theta: capacity wanted per ordered amount
    Number orders_days;                ///< time constant of the moving average of orders
    Number build_days;                 ///< tau: time constant of capacity
    std::optional<Number> idle;        ///< utilisation without orders; absent: always full
    Number ramp_days;                  ///< time constant of utilisation
    Number quality;                    ///< factor on output, 1 by default
    std::vector<LineInput> inputs;
    std::vector<TechnologyEffect> technology;  ///< added to the quality per level of its owner
    std::optional<Learning> learning;
};

struct Actor {
    std::string id;
    std::string name;
    std::vector<std::pair<std::string, std::string>> codes;  ///< iso3, cow, ...
    std::optional<Number> population;
    Regime regime = Regime::unspecified;
    Number ideal_point;
    std::optional<Number> capability;  ///< power by a measure that the scenario names
    Decision decision;
};

/// An ordered pair of actors.
struct Relation {
    ActorId from;
    ActorId to;
    Number affinity;                   ///< -1 to 1
    Number commitment;                 ///< 0 to 1
    std::optional<Number> dependence;  ///< of `from` on `to`; computed from imports when absent
    Number proximity;                  ///< how near `to` is: 1 next door, 0 out of reach
    std::optional<SoftPower> soft;     ///< of `to` over `from`
};

}  // namespace entente::model

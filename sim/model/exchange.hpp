#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/number.hpp"
#include "model/technology.hpp"

namespace entente::model {

enum class Losses { fraction, shipment };

/// A way between two actors, one direction. A route written `between:` is two of them that share
/// id, parameters and status; each direction has its own capacity.
struct Route {
    std::string id;
    std::string mode;
    ActorId from;
    ActorId to;
    std::optional<Rate> capacity;  ///< kg per period; unbounded when absent
    Number delay;                  ///< days
    Number cost;                   ///< currency per kg, paid by the receiver
    Number visibility;             ///< 0 and more, times M gives the hazard of a report
    Number reliability;            ///< 0 to 1
    Losses losses = Losses::fraction;
    std::vector<ActorId> through;  ///< their sanctions on the goods apply as well
    base::Window open;
};

/// Cleared one after the other, highest first.
enum class Tier { treaty, commercial, opportunistic };

struct Credit {
    Number price;  ///< currency per unit; makes a claim of the giver on the receiver
};

struct Leg {
    ActorId from;
    ActorId to;
    GoodId good;
    Rate amount;  ///< per bundle when the contract has a bundle rate, else per period
    bool per_bundle = false;
    std::vector<RouteId> routes;  ///< candidates; empty: moves without a route, at once and free
    std::optional<Credit> on_credit;
    ContingentId joins;  ///< troops: they arrive in this contingent instead of a stock
};

enum class IfShort { shrink, stop };

/// A bundle of legs executed in proportion or not at all.
struct Contract {
    std::string id;
    std::string title;
    std::vector<Leg> legs;
    std::vector<TechnologyLeg> technology;
    Tier tier = Tier::commercial;
    Number weight;                ///< share when resources are scarce
    std::optional<Rate> bundles;  ///< bundles per period; else one bundle is one step's legs
    IfShort if_short = IfShort::shrink;
    base::Window window;
    bool starts_suspended = false;
    bool one_off = false;  ///< made by an offer: runs for one clearing when accepted
};

enum class MarketRule { max_min, proportional };
enum class Price { reference, shadow };

/// Open trade of one good between listed pairs.
struct Market {
    std::string id;
    GoodId good;
    Tier tier = Tier::commercial;
    std::optional<GoodId> pay;  ///< nothing: goods are given
    Price price = Price::reference;
    MarketRule rule = MarketRule::max_min;
    int rounds = 1;                 ///< passes of `proportional` over the residual
    Number affinity_weight;         ///< b_A
    Number commitment_weight;       ///< b_c
    Number cost_weight;             ///< b_d, per currency of transport per unit value
    Number shortage_weight;         ///< k of the shadow value
    Number diversification_weight;  ///< b_s, per share of the seller in the buyer's imports
    struct Pair {
        ActorId from;
        ActorId to;
        std::vector<RouteId> routes;
    };
    std::vector<Pair> pairs;
    base::Window window;
};

/// Repayment in cash, spread evenly over time; what cash does not reach stays as arrears.
struct Instalments {
    std::optional<Rate> amount;  ///< currency per period, or
    Rate share;                  ///< share, per period, of what was owed when they began
    base::Window window;
};

/// Who owes whom, in the currency of account.
struct Claim {
    ActorId creditor;
    ActorId debtor;
    Number amount;
    std::optional<Number> limit;     ///< credit line; headroom is limit - amount
    std::optional<Number> interest;  ///< effective, per year; added to the claim
    std::optional<Instalments> instalments;
};

}  // namespace entente::model

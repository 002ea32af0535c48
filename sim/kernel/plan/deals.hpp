#pragma once

#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/plan/layout.hpp"
#include "model/exchange.hpp"
#include "model/institutions.hpp"

namespace entente::kernel {

/// A measure (ban or cap) that may cover a leg.
struct LegMeasure {
    Index sanction = nowhere;
    Index leg = nowhere;
    Index compliance = nowhere;  ///< giver x sanction
    std::vector<Index> exempt;   ///< shipments on routes that the measure leaves alone
    std::vector<base::Window> exempt_windows;  ///< spells in which it leaves the whole leg alone
    base::RandomKey report_key = 0;
    double to_measure = 1;  ///< quanta that the measure counts in per quantum of the good
};

/// An actor that may get hold of what a leg moves.
struct LegInterdict {
    Index sanction = nowhere;
    std::vector<Index> reach;  ///< shipments
    Index keeper = nowhere;    ///< account that receives what is kept
    base::RandomKey key = 0;
    Index seizure = nowhere;  ///< row of Columns::seizures
};

/// A leg on one of its candidate routes.
struct Shipment {
    Index leg = nowhere;
    Index route = nowhere;  ///< nowhere: moves at once, free, without loss
    Index ring_first = 0;   ///< into Columns::pipeline
    Index ring_size = 0;    ///< longest delay + 1; 0 without a route
    bool draws_losses = false;
    base::RandomKey loss_key = 0;
};

enum class LegKind : std::uint8_t { contract, market_good, market_pay };

struct LegPlan {
    LegKind kind = LegKind::contract;
    Index deal = nowhere;
    Index giver = nowhere, receiver = nowhere, good = nowhere;
    Index from = nowhere, to = nowhere;  ///< accounts
    Index pair = nowhere;
    Slot amount = nowhere;
    double period_days = 0;  ///< 0: the amount is per bundle
    Slot price = nowhere;    ///< on credit
    Index claim = nowhere;
    Index joins = nowhere;  ///< contingent that the men arrive in
    Index payer = nowhere;  ///< cash account of the receiver
    Index first_shipment = 0, last_shipment = 0;
    Index first_measure = 0, last_measure = 0;
    Index offer = nowhere, request = nowhere;  ///< market sides of a market good
    std::vector<LegInterdict> interdicts;
    std::vector<Index> tariffs;                                ///< sanctions
    std::vector<std::pair<Index, std::vector<Index>>> barred;  ///< shipment, sanctions of transit
};

enum class DealKind : std::uint8_t { contract, gift, market };

/// Anything that clears: a contract, a gift of a rule, or a pair of actors on a market.
struct DealPlan {
    DealKind kind = DealKind::contract;
    Index contract = nowhere;  ///< canonical contract, for events
    Index market = nowhere;
    Index first_leg = 0, last_leg = 0;
    Index first_technology = 0, last_technology = 0;  ///< legs that give access to knowledge
    Slot bundles = nowhere;
    double bundles_days = 0;  ///< 0: one bundle a step
    Slot weight = nowhere;
    base::Window window;
    bool stops_if_short = false;
    bool one_off = false;
    bool starts_on = true;
    bool weighs = false;         ///< some giver weighs its willingness; the tier is not treaty
    Index relation = nowhere;    ///< of a market pair
    Index supply = nowhere;      ///< row of Columns::supply_share of a market pair that diversifies
    std::vector<Index> parties;  ///< of what runs by offer: actors, sorted
    Index first_party = 0;       ///< rows of Columns::awaits and Columns::answer
};

/// One of the twins of a deal: lawful, or outside a measure.
enum class Twin : std::uint8_t { lawful, illicit };

struct Item {
    Index deal = nowhere;
    Twin twin = Twin::lawful;
};

/// Use of a resource by an item: coefficient = row * factor, per bundle.
struct Entry {
    Index item = nowhere;
    Index row = nowhere;
    double factor = 1;
    Index weight = nowhere;  ///< absolute row of the weight of the item
};

enum class ResourceKind : std::uint8_t { stock, room, route, cap, credit, offer, request };

struct Resource {
    ResourceKind kind = ResourceKind::stock;
    Index subject = nowhere;  ///< account, account, route, sanction, claim, market side
};

struct PassResource {
    Index resource = nowhere;
    Index first_entry = 0, last_entry = 0;
};

/// Items that are filled together.
struct Pass {
    std::vector<Index> items;
    std::vector<Index> weights;  ///< absolute row of the weight of each item
    std::vector<PassResource> resources;
    std::vector<Entry> entries;
    bool keeps_reserve = true;
    Index proportional_market = nowhere;  ///< cleared in proportion instead of filled
};

struct RoutePlan {
    Index closed = nowhere;    ///< row of Columns::route_closed, shared by both directions
    std::vector<Index> joins;  ///< actors whom it joins or passes
    Slot capacity = nowhere;
    double capacity_days = 1;
    Slot delay = nowhere, cost = nowhere, visibility = nowhere, reliability = nowhere;
    base::Window open;
};

/// One side of one actor on a market.
struct MarketSide {
    Index market = nowhere, actor = nowhere, account = nowhere;
};

struct MarketPlan {
    Index good = nowhere, pay = nowhere;
    bool shadow_price = false;
    int rounds = 1;
    Slot affinity_weight = nowhere, commitment_weight = nowhere, cost_weight = nowhere,
         shortage_weight = nowhere, diversification_weight = nowhere;
    base::Window window;
};

struct PairPlan {
    Index giver = nowhere, receiver = nowhere, good = nowhere;
};

struct ClaimPlan {
    Index creditor = nowhere, debtor = nowhere;
    Slot amount = nowhere, limit = nowhere;
};

struct Exchange {
    std::vector<DealPlan> deals;  ///< contracts in the order of ids, gifts, market pairs
    std::vector<LegPlan> legs;
    std::vector<LegMeasure> measures;
    std::vector<Shipment> shipments;
    std::vector<Item> items;
    std::vector<Resource> resources;
    std::vector<Pass> passes;
    std::vector<RoutePlan> routes;
    std::vector<MarketPlan> markets;
    std::vector<MarketSide> offers, requests;
    std::vector<PairPlan> pairs;
    std::vector<Index> contract_deal;  ///< contract -> deal
};

}  // namespace entente::kernel

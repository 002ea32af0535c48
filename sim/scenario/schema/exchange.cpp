// Routes, contracts, markets, claims: how goods move.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

Shape routes_or_none() {
    return is::or_word(is::references(E::route),
                       {{"none", 0, "moves at once and free, on no route"}});
}

constexpr const char* via_prose =
    "a route or several to choose from; every route between the two unless given";

}  // namespace

const Section& route() {
    static const Section section{
        "a route",
        "A way between two actors. With `between` each direction has its own capacity.",
        {{"between", is::list(is::reference(E::actor)), "two actors, both ways"},
         {"from", is::reference(E::actor), "or one way: where it starts"},
         {"to", is::reference(E::actor), "where it ends"},
         {"mode",
          is::word({{"rail", 0, ""},
                    {"road", 1, ""},
                    {"sea", 2, ""},
                    {"river", 3, ""},
                    {"air", 4, ""},
                    {"pipeline", 5, ""},
                    {"wire", 6, "money, services"},
                    {"other", 7, ""}}),
          "means of transport", "other"},
         {"capacity", is::varying(is::rate(Measure::kilograms)),
          "mass it carries; unbounded unless given"},
         {"delay", is::number(Measure::days, 0), "time on the way", "0 days"},
         {"cost", is::varying(is::number(Measure::money_per_mass, 0)),
          "paid in the currency by the receiver", "0"},
         {"visibility", is::varying(is::number(Measure::plain, 0)),
          "how well monitors see it; times their strength, the hazard of a report", "0"},
         {"reliability", is::varying(is::share()), "share or chance of arriving", "1"},
         {"losses",
          is::word({{"fraction", code(model::Losses::fraction), "a share of every shipment"},
                    {"shipment", code(model::Losses::shipment), "whole shipments, by chance"}}),
          "how the rest is lost", "fraction"},
         {"through", is::references(E::actor), "actors on the way, whose sanctions apply"},
         {"opens", is::date(), "first day of use"},
         {"closes", is::date(), "the first day it is no longer used"}},
        "",
        {}};
    return section;
}

const Section& contract() {
    static const Section section{
        "a contract",
        "Legs that are carried out in proportion or not at all.",
        {{"title", is::text(), "name for people"},
         {"gives", is::map(E::actor, is::section(giver)), "who gives what", "", Need::required},
         {"priority", is::word(tiers()), "when it is served", "commercial"},
         {"weight", is::varying(is::number(Measure::plain, 1e-9)),
          "its share where things are scarce", "1"},
         {"bundles", is::varying(is::rate(Measure::plain)),
          "bundles per time; the amounts are then per bundle"},
         {"if_short",
          is::word({{"shrink", code(model::IfShort::shrink), "all legs in proportion"},
                    {"stop", code(model::IfShort::stop), "nothing moves unless all of it can"}}),
          "what happens when something is short", "shrink"},
         {"from", is::date(), "first day; before the start of the calendar: in force already"},
         {"until", is::date(), "the first day it no longer runs"},
         {"suspended", is::flag(), "starts suspended, to be resumed by a rule", "false"}},
        "",
        {}};
    return section;
}

const Section& giver() {
    static const Section section{
        "a giver",
        "What one party gives: goods and amounts, and how they go.",
        {{"to", is::reference(E::actor), "who receives; the other giver unless given"},
         {"via", routes_or_none(), via_prose},
         {"technology",
          is::map(E::technology, is::or_section(is::varying(is::share()), technology_leg)),
          "what it teaches while the contract runs; a bare share is the `access`"}},
        "",
        {is::map(E::good, is::amount(leg))}};
    return section;
}

const Section& leg() {
    static const Section section{
        "a leg",
        "Keys that an amount of a contract in its long form takes besides those of a number.",
        {{"to", is::reference(E::actor), "who receives this good"},
         {"via", routes_or_none(), via_prose},
         {"on_credit", is::varying(is::number(Measure::money_per_good, 0)),
          "price; makes a claim of the giver on the receiver"},
         {"joins", is::reference(E::contingent),
          "troops: the contingent that the men arrive in, instead of a stock"}},
        "",
        {}};
    return section;
}

const Section& market() {
    static const Section section{
        "a market",
        "Open trade of one good: everyone who keeps less in store than wanted asks, everyone above "
        "the reserve offers.",
        {{"good", is::reference(E::good), "what is traded", "", Need::required},
         {"among", is::references(E::actor), "every pair of these may trade"},
         {"pairs", is::list(is::section(pair)), "further pairs, one way"},
         {"pay", is::or_word(is::reference(E::good), {{"none", 0, "goods are given"}}),
          "the good that pays; the currency unless given"},
         {"price",
          is::word({{"reference", code(model::Price::reference), "the reference value"},
                    {"shadow", code(model::Price::shadow), "between the two sides' values"}}),
          "at which rate", "reference"},
         {"rule",
          is::word({{"max_min", code(model::MarketRule::max_min), "filled like contracts"},
                    {"proportional", code(model::MarketRule::proportional),
                     "requests and offers are split in proportion"}}),
          "how it clears", "max_min"},
         {"rounds", is::whole(1, 100), "passes of `proportional` over what is left", "1"},
         {"priority", is::word(tiers()), "when it is served", "commercial"},
         {"weights", is::section(market_weights), "what draws a buyer to a seller"},
         {"from", is::date(), "first day"},
         {"until", is::date(), "the first day it is closed"}},
        "",
        {}};
    return section;
}

const Section& market_weights() {
    static const Section section{
        "market weights",
        "A pair is weighted by exp(affinity A + commitment c - cost * transport / value - "
        "diversification * share).",
        {{"affinity", is::varying(is::number(Measure::plain)), "per unit of affinity", "1"},
         {"commitment", is::varying(is::number(Measure::plain)), "per unit of commitment", "1"},
         {"cost", is::varying(is::number(Measure::plain)),
          "per cost of transport as a share of the value", "1"},
         {"diversification", is::varying(is::number(Measure::plain, 0)),
          "per share that the seller has in what the buyer imports of the good, taken off", "0"},
         {"shortage", is::varying(is::number(Measure::plain, 0)),
          "rise of the shadow value with shortage", "1"}},
        "",
        {}};
    return section;
}

const Section& pair() {
    static const Section section{
        "a pair",
        "A seller and a buyer.",
        {{"from", is::reference(E::actor), "who sells", "", Need::required},
         {"to", is::reference(E::actor), "who buys", "", Need::required},
         {"via", routes_or_none(), via_prose}},
        "",
        {}};
    return section;
}

const Section& claim() {
    static const Section section{
        "a claim",
        "What one actor owes another.",
        {{"creditor", is::reference(E::actor), "who is owed", "", Need::required},
         {"debtor", is::reference(E::actor), "who owes", "", Need::required},
         {"amount", is::number(Measure::money, 0), "at the start", "0"},
         {"limit", is::number(Measure::money, 0), "credit line; unbounded unless given"},
         {"interest", is::varying(is::number(Measure::per_year, 0)),
          "effective interest, added to the claim; none unless given"},
         {"instalments", is::section(instalments), "how it is paid back"}},
        "",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

// Goods and actors: what there is and who has it.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

Shape per_good(Shape value) {
    return is::map(E::good, std::move(value));
}

std::vector<Word> regimes() {
    using model::Regime;
    return {{"unspecified", code(Regime::unspecified), "not said"},
            {"democracy", code(Regime::democracy), "democracy"},
            {"single_party", code(Regime::single_party), "single-party state"},
            {"military", code(Regime::military), "military regime"},
            {"personalist", code(Regime::personalist), "personal rule"},
            {"monarchy", code(Regime::monarchy), "monarchy"}};
}

std::vector<Key> stock_keys() {
    return {
        {"stocks", per_good(is::number(Measure::good, 0)), "what is in store at the start"},
        {"lines", per_good(is::section(line)), "production, by the good it makes"},
        {"needs", per_good(is::or_section(is::varying(is::rate(Measure::good)), need)),
         "what is used up; a bare rate is the `base`"},
        {"income", per_good(is::varying(is::rate(Measure::good))),
         "what comes from outside the world"},
        {"keep_in_store", per_good(is::number(Measure::days, 0)),
         "days of need that markets are asked to keep in store"},
        {"reserve", per_good(is::number(Measure::good_or_days, 0)),
         "never offered below: an amount, or days of need"},
        {"storage", per_good(is::number(Measure::good, 0)), "room; unbounded where not given"},
        {"declares",
         per_good(is::or_word(is::share(),
                              {{"everything", code(model::Declares::everything), "all of it"},
                               {"nothing", code(model::Declares::nothing), "none of it"}})),
         "what it declares of what it ships under a cap: a share, everything or nothing; "
         "everything unless given"},
    };
}

}  // namespace

const Section& good() {
    static const Section section{
        "a good",
        "A thing that is stored, moved and used up. Ids are lower-case.",
        {{"title", is::text(), "name for people"},
         {"unit", is::text(), "what it is counted in: round, bbl, t, USD", "", Need::required},
         {"class", is::word(classes()), "kind of good, which sanctions may name", "other"},
         {"quantum", is::number(Measure::good, 1e-12),
          "the smallest amount; every movement is a whole number of these", "1"},
         {"value", is::number(Measure::money_per_good, 0),
          "reference value, for reports, evasion and acceptance", "0"},
         {"spoilage", is::number(Measure::per_year, 0), "share that goes bad", "0 /year"},
         {"criticality", is::share(), "how much an actor needs it, in dependence", "0"},
         {"substitutability", is::share(), "how easily something else serves", "0"},
         {"mass", is::number(Measure::kilograms, 0),
          "mass of one unit, for routes; follows from the unit where that is a mass, else 0"}},
        "",
        {}};
    return section;
}

const Section& actor() {
    static const Section section = [] {
        std::vector<Key> keys = {
            {"name", is::text(), "name for people; the id unless given"},
            {"codes", is::map(E::none, is::text()), "codes of data sets: iso3, cow"},
            {"population", is::number(Measure::plain, 0), "people"},
            {"regime", is::word(regimes()), "kind of regime", "unspecified"},
            {"ideal_point", is::number(Measure::plain), "position in votes", "0"},
            {"capability", is::varying(is::number(Measure::plain, 0)),
             "power, by a measure of the scenario such as CINC"}};
        const std::vector<Key> stocks = stock_keys();
        keys.insert(keys.end(), stocks.begin(), stocks.end());
        keys.push_back({"technology",
                        is::map(E::technology,
                                is::or_section(is::number(Measure::plain, 0), technology_level)),
                        "what it knows at the start; a bare number is the `level`"});
        keys.push_back({"society", is::section(society), "how its people fare"});
        keys.push_back({"decides", is::section(decides), "who decides and how"});
        keys.push_back({"script", is::map(E::none, is::actions()),
                        "its moves by date, made where it is `scripted`: 2024-06-19: {...}; a "
                        "move is named ACTOR.2024-06-19 in the output"});
        return Section{
            "an actor", "A state, bloc, market or front. Ids are upper-case words.", keys, "", {}};
    }();
    return section;
}

const Section& line() {
    static const Section section{
        "a line",
        "Production of one good by one actor.",
        {{"capacity", is::rate(Measure::good), "output when fully used", "", Need::required},
         {"capacity_max", is::rate(Measure::good), "orders may raise the capacity to this"},
         {"order_factor", is::number(Measure::plain, 0), "capacity wanted per amount ordered", "1"},
         {"orders_over", is::number(Measure::days, 1),
          "time constant of the moving average of orders", "90 days"},
         {"build_time", is::number(Measure::days, 1),
          "time constant with which capacity follows orders", "1 year"},
         {"idle", is::share(), "share of capacity used without orders; always full unless given"},
         {"ramp", is::number(Measure::days, 0), "time constant with which use follows orders",
          "90 days"},
         {"quality", is::number(Measure::plain, 0), "factor on output", "1"},
         {"uses", is::map(E::good, is::number(Measure::input_per_good, 0)),
          "input per unit of output, by good"},
         {"technology", is::map(E::technology, is::varying(is::number(Measure::plain))),
          "by technology, what a unit of its owner's level adds to the quality"},
         {"learning", is::section(learning), "inputs per unit fall with what was made"}},
        "",
        {}};
    return section;
}

const Section& need() {
    static const Section section{
        "a need",
        "What is used up, in parts that add up.",
        {{"base", is::varying(is::rate(Measure::good)), "in any case"},
         {"per_head", is::varying(is::rate(Measure::good)), "for each of the population"},
         {"military", is::varying(is::rate(Measure::good)), "by the armed forces"},
         {"industry", is::varying(is::rate(Measure::good)), "by industry"}},
        "",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

// The frame of a scenario: top level, calendar, runs, sources, the long form of a number.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"
#include "scenario/text/limits.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

Shape entities(EntityKind kind, const Section& (*of)()) {
    return is::map(kind, is::section(of));
}

std::vector<Key> frame_keys() {
    return {
        {"entente", is::whole(1, 1), "version of the language", "", Need::required},
        {"title", is::text(), "what the scenario is about, in a line", "", Need::required},
        {"description", is::text(), "what it shows, what it leaves out"},
        {"extends", is::text(),
         "another scenario file, relative to this one, or the bare name of a shipped one, that "
         "this "
         "one is laid over key by key"},
        {"calendar", is::section(calendar), "the span of time and its steps", "", Need::required},
        {"runs", is::section(runs), "how often to run and what varies"},
        {"currency", is::reference(E::good),
         "the good that pays; prices and reference values are in its unit"},
        {"clearing",
         is::word({{"max_min", code(model::Clearing::max_min),
                    "scarce things are shared out by weighted max-min fairness"},
                   {"priority", code(model::Clearing::priority), "higher weight is served first"}}),
         "how scarce things are shared out within a tier", "max_min"},
        {"import_window", is::number(Measure::days, 1),
         "time constant of the moving averages behind dependence and concentration", "1 year"},
        {"shipment_every", is::number(Measure::days, 1),
         "time between the shipments of a leg; what is reported, seized or lost as a whole is one "
         "shipment, whatever the step",
         "1 week"},
        {"sources", entities(E::source, schema::source), "where numbers come from"},
    };
}

std::vector<Key> entity_keys() {
    return {
        {"goods", entities(E::good, schema::good), "what is stored, made, moved and used", "",
         Need::required},
        {"actors", entities(E::actor, schema::actor), "who acts: states, blocs, fronts", "",
         Need::required},
        {"relations", is::list(is::section(relation)), "how actors are disposed to each other"},
        {"dynamics", is::section(dynamics), "how relations change; absent: they stay as they are"},
        {"routes", entities(E::route, schema::route), "ways between actors"},
        {"contracts", entities(E::contract, schema::contract),
         "exchanges that run in proportion or not at all"},
        {"markets", entities(E::market, schema::market), "open trade of a good"},
        {"claims", is::list(is::section(claim)), "who owes whom at the start"},
        {"councils", entities(E::council, schema::council), "bodies that vote"},
        {"mandates", entities(E::mandate, schema::mandate),
         "bodies that watch, and live until a date unless renewed"},
        {"sanctions", entities(E::sanction, schema::sanction), "who may not move what"},
        {"treaties", entities(E::treaty, schema::treaty),
         "what parties promise each other, and how reliably"},
        {"projects", entities(E::project, schema::project), "what is being built"},
        {"drafts", entities(E::draft, schema::draft), "what councils vote on"},
        {"theatres", entities(E::theatre, schema::theatre), "where it is fought"},
        {"contingents", entities(E::contingent, schema::contingent), "who fights there"},
        {"strikes", entities(E::strike, schema::strike), "drones and missiles"},
        {"technologies", entities(E::technology, schema::technology),
         "what can be known; giving it away does not lessen it"},
        {"access", is::map(E::none, is::section(access)), "who may learn what from whom"},
        {"labour", entities(E::labour, schema::labour), "who works abroad"},
        {"rules", entities(E::rule, schema::rule), "what happens on a date or when"},
        {"outcomes", entities(E::outcome, schema::outcome),
         "numbers that answer the questions of the scenario"},
        {"series", entities(E::series, schema::series), "observed data over time"},
        {"landscape", is::section(landscape), "who may align with whom"},
        {"targets", is::map(E::none, is::section(target)), "results that are known beforehand"},
    };
}

}  // namespace

const Section& scenario() {
    static const Section section = [] {
        std::vector<Key> keys = frame_keys();
        const std::vector<Key> more = entity_keys();
        keys.insert(keys.end(), more.begin(), more.end());
        return Section{"a scenario", "The top level of a file.", keys, "", {}};
    }();
    return section;
}

const Section& calendar() {
    static const Section section{
        "a calendar",
        "A date within a step acts in that step. What is dated before the start is in force "
        "already.",
        {{"start", is::date(), "first day of the first step", "", Need::required},
         {"step",
          is::or_section(
              is::word(
                  {{"day", 0, "a day"}, {"week", 1, "7 days"}, {"month", 2, "a calendar month"}}),
              step),
          "length of a step", "week"},
         {"until", is::date(), "the run ends with the step that reaches this day", "",
          Need::required},
         {"calibrated_until", is::date(), "data after this day were never fitted"}},
        "",
        {}};
    return section;
}

const Section& step() {
    static const Section section{"a step",
                                 "A step of another length; one of the two keys.",
                                 {{"days", is::whole(1, 3660), "a number of days"},
                                  {"months", is::whole(1, 120), "a number of calendar months"}},
                                 "",
                                 {}};
    return section;
}

const Section& runs() {
    static const Section section{
        "runs",
        "A run varies chance (luck), assumptions (one draw of every range) or both.",
        {{"seed", is::whole(0, 9.0e15), "where chance starts", "1"},
         {"replicates", is::whole(1, double{limits::replicates}), "number of runs", "1"},
         {"vary",
          is::one_or_list(is::word({{"chance", 0, "luck differs between replicates"},
                                    {"assumptions", 1, "ranges are drawn anew for each replicate"},
                                    {"nothing", 2, "one central run"}})),
          "what differs between replicates; both unless given"}},
        "",
        {}};
    return section;
}

const Section& source() {
    static const Section section{
        "a source",
        "A publication that numbers refer to.",
        {{"title", is::text(), "title", "", Need::required},
         {"author", is::text(), "author or authors"},
         {"publisher", is::text(), "who published it"},
         {"date", is::text(), "when, as far as known: 2024, 2024-06 or 2024-06-19"},
         {"url", is::text(), "where to find it"},
         {"accessed", is::date(), "when it was read"}},
        "",
        {}};
    return section;
}

const Section& number() {
    static const Section section{
        "a number",
        "The long form that may stand for any number: a value with its range and origin.",
        {{"value", is::text(), "the central value, with its unit", "", Need::required},
         {"low", is::text(), "lower end of the range"},
         {"high", is::text(), "upper end of the range"},
         {"distribution",
          is::word(
              {{"uniform", code(model::Shape::uniform), "equally likely from low to high"},
               {"triangular", code(model::Shape::triangular), "with its mode at the value"},
               {"normal", code(model::Shape::normal), "low and high are the 5 % and 95 % points"},
               {"lognormal", code(model::Shape::lognormal),
                "the same for the logarithm; low must be above 0"}}),
          "shape of the range", "uniform"},
         {"grade", is::word(grades()), "how well the number is known"},
         {"by", is::text(), "the party that claims it"},
         {"source", is::reference(E::source), "an entry of sources"},
         {"as_of", is::text(), "the date or period it speaks of"},
         {"note", is::text(), "remarks"}},
        "",
        {}};
    return section;
}

const Section& table() {
    static const Section section{
        "a table",
        "Rows of a CSV file in place of, or beside, entries written out. A column is named after "
        "the key it fills (`stocks.fuel`); the column `id` names the entry.",
        {{"from_csv", is::text(), "the file, relative to this one", "", Need::required},
         {"columns", is::map(E::none, is::text()),
          "for a key, the name of its column where they differ"}},
        "",
        {}};
    return section;
}

const std::vector<const Section*>& sections() {
    static const std::vector<const Section*> all = {
        &scenario(),
        &calendar(),
        &step(),
        &runs(),
        &source(),
        &number(),
        &table(),
        &good(),
        &actor(),
        &line(),
        &need(),
        &decides(),
        &willingness(),
        &information(),
        &relation(),
        &soft_power(),
        &dynamics(),
        &affinity_dynamics(),
        &commitment_dynamics(),
        &threat(),
        &arms_response(),
        &soft_weights(),
        &route(),
        &contract(),
        &giver(),
        &leg(),
        &market(),
        &market_weights(),
        &pair(),
        &claim(),
        &instalments(),
        &council(),
        &vote_model(),
        &mandate(),
        &sanction(),
        &exemption(),
        &compliance(),
        &draft(),
        &recorded(),
        &treaty(),
        &clause(),
        &reliability(),
        &project(),
        &disruption(),
        &theatre(),
        &contingent(),
        &experience(),
        &strike(),
        &accuracy(),
        &damages(),
        &technology(),
        &technology_level(),
        &technology_leg(),
        &access(),
        &learning(),
        &society(),
        &hazard(),
        &labour(),
        &rule(),
        &actions(),
        &give(),
        &offer(),
        &comply(),
        &renew(),
        &vote(),
        &forgive(),
        &deploy(),
        &withdraw(),
        &transfer(),
        &posting(),
        &recognition(),
        &invoke(),
        &outcome(),
        &observation(),
        &series(),
        &landscape(),
        &propensity_group(),
        &target(),
    };
    return all;
}

}  // namespace entente::scenario::schema

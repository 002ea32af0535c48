// Rules and actions, outcomes and series: what happens and what is asked.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

std::vector<Key> contract_actions() {
    return {{"accept", is::references(E::contract), "take up an offered contract"},
            {"refuse", is::references(E::contract), "turn an offered contract down"},
            {"suspend", is::references(E::contract), "stop contracts until resumed"},
            {"resume", is::references(E::contract), "let suspended contracts run"},
            {"cancel", is::references(E::contract), "end contracts for good"},
            {"offer", is::section(offer), "offer an exchange, once"},
            {"give", is::section(give), "hand over goods at once"}};
}

std::vector<Key> institution_actions() {
    return {{"impose", is::references(E::sanction), "put lifted sanctions in force"},
            {"lift", is::references(E::sanction), "lift sanctions"},
            {"comply", is::section(comply), "keep a sanction from now on"},
            {"evade", is::section(comply), "disregard a sanction from now on"},
            {"renew", is::section(renew), "let a mandate live on"},
            {"end", is::references(E::mandate), "end mandates"},
            {"open_route", is::references(E::route), "open routes, both directions"},
            {"close_route", is::references(E::route), "close routes, both directions"},
            {"table", is::references(E::draft), "bring drafts to the vote"},
            {"vote", is::section(vote), "fix the vote of the rule's actor on a draft"},
            {"forgive", is::section(forgive), "write off a share of a claim"},
            {"propose", is::references(E::treaty), "put a treaty before its other parties"},
            {"sign", is::references(E::treaty), "sign a treaty that has been proposed"},
            {"ratify", is::references(E::treaty), "ratify a treaty that one has signed"},
            {"denounce", is::references(E::treaty), "leave a treaty, after its notice"},
            {"invoke", is::section(invoke), "call on a treaty"},
            {"build", is::references(E::project), "start a project"},
            {"transfer", is::section(transfer), "teach what one knows, at once"},
            {"send", is::section(posting), "let workers leave, once"},
            {"recall", is::section(posting), "call workers home"},
            {"recognise", is::section(recognition), "recognise a claim of another actor"},
            {"derecognise", is::section(recognition), "cease to recognise it"},
            {"announce", is::text(), "say something; changes nothing"}};
}

std::vector<Key> war_actions() {
    return {{"declare_war", is::references(E::theatre), "go to war in a theatre, without fighting"},
            {"attack", is::references(E::theatre), "begin fighting in a theatre"},
            {"ceasefire", is::references(E::theatre), "end the fighting; the war goes on"},
            {"make_peace", is::references(E::theatre), "end the war in a theatre"},
            {"deploy", is::section(deploy), "send men to a contingent"},
            {"withdraw", is::section(withdraw), "bring men of a contingent home"}};
}

std::vector<Key> inject_actions() {
    const Shape values = is::map(E::none, is::text());
    return {{"set", values,
             "facilitator: by path, the value of a number or stock (actors.PRK.stocks.food: 3 Mt)"},
            {"scale", values, "facilitator: by path, a factor (70 %)"},
            {"add", values, "facilitator: by path, an amount to add"}};
}

}  // namespace

const Section& rule() {
    static const Section section{
        "a rule",
        "Actions on dates or whenever a condition holds at the end of the step before.",
        {{"by", is::reference(E::actor), "who acts; the facilitator unless given"},
         {"date", is::one_or_list(is::date()), "when; or"},
         {"when", is::expression(), "the condition"},
         {"cooldown", is::number(Measure::days, 0), "time before it may act again", "0 days"},
         {"once", is::flag(), "acts at most once", "false"},
         {"do", is::actions(), "what is done", "", Need::required},
         {"note", is::text(), "remarks, shown with the event"}},
        "",
        {}};
    return section;
}

const Section& actions() {
    static const Section section = [] {
        std::vector<Key> keys;
        for (const auto& more :
             {contract_actions(), institution_actions(), war_actions(), inject_actions()}) {
            keys.insert(keys.end(), more.begin(), more.end());
        }
        return Section{
            "an action", "One action is a mapping with one of these keys.", keys, "", {}};
    }();
    return section;
}

const Section& give() {
    static const Section section{
        "a gift",
        "Goods that the rule's actor hands over at once.",
        {{"from", is::reference(E::actor), "who gives; the rule's actor unless given"},
         {"to", is::reference(E::actor), "who receives", "", Need::required}},
        "",
        {is::map(E::good, is::varying(is::number(Measure::good, 0)))}};
    return section;
}

const Section& offer() {
    static const Section section{
        "an offer",
        "An exchange that runs once if the other side accepts.",
        {{"to", is::reference(E::actor), "to whom", "", Need::required},
         {"give", is::map(E::good, is::number(Measure::good, 0)), "what it gets"},
         {"take", is::map(E::good, is::number(Measure::good, 0)), "what it gives for that"},
         {"teach", is::map(E::technology, is::section(technology_leg)),
          "what it learns, for the step in which the offer runs"},
         {"learn", is::map(E::technology, is::section(technology_leg)), "what it teaches for that"},
         {"via", is::references(E::route), "routes; every route between the two unless given"}},
        "",
        {}};
    return section;
}

const Section& comply() {
    static const Section section{
        "a choice on a sanction",
        "The rule's actor sets its compliance.",
        {{"sanction", is::reference(E::sanction), "which one", "", Need::required},
         {"level", is::varying(is::share()),
          "the new compliance; 1 for comply and 0 for evade unless given"}},
        "sanction",
        {}};
    return section;
}

const Section& renew() {
    static const Section section{
        "a renewal",
        "A mandate gets a new date.",
        {{"mandate", is::reference(E::mandate), "which one", "", Need::required},
         {"until", is::date(), "the day it lapses now", "", Need::required}},
        "",
        {}};
    return section;
}

const Section& vote() {
    static const Section section{
        "a vote",
        "The vote of the rule's actor.",
        {{"draft", is::reference(E::draft), "on which draft", "", Need::required},
         {"cast", is::word(votes()), "the vote", "", Need::required}},
        "",
        {}};
    return section;
}

const Section& forgive() {
    static const Section section{
        "a write-off",
        "A share of a claim is forgiven.",
        {{"creditor", is::reference(E::actor), "who is owed; the rule's actor unless given"},
         {"debtor", is::reference(E::actor), "who owes", "", Need::required},
         {"share", is::varying(is::share()), "the part forgiven", "1"}},
        "",
        {}};
    return section;
}

const Section& outcome() {
    using model::Role;
    static const Section section{
        "an outcome",
        "Over its span flows are summed and levels averaged, then the expression is evaluated "
        "once.",
        {{"title", is::text(), "name for people"},
         {"unit", is::text(), "unit it is shown in; a plain number unless given"},
         {"over", is::span(), "the span; the whole calendar unless given"},
         {"value", is::expression(), "the number", "", Need::required},
         {"if_empty",
          is::word({{"missing", code(model::IfEmpty::missing), "no value"},
                    {"zero", code(model::IfEmpty::zero), "0"}}),
          "what a ratio with denominator 0 gives", "missing"},
         {"role",
          is::word({{"none", code(Role::none), "not said"},
                    {"input", code(Role::input), "put in"},
                    {"calibrated", code(Role::calibrated), "fitted to data"},
                    {"held_out", code(Role::held_out), "dated data that were never fitted"}}),
          "whether it tests the model", "none"},
         {"observed", is::list(is::section(observation)), "what was observed"}},
        "",
        {}};
    return section;
}

const Section& observation() {
    static const Section section{
        "an observation",
        "An observed value, or its range.",
        {{"date", is::date(), "when", "", Need::required},
         {"value", is::number(Measure::plain), "the value, in the unit of the outcome or series"},
         {"low", is::number(Measure::plain), "lower end of the range"},
         {"high", is::number(Measure::plain), "upper end of the range"},
         {"source", is::reference(E::source), "an entry of sources"},
         {"grade", is::word(grades()), "how well it is known"},
         {"note", is::text(), "remarks"}},
        "",
        {}};
    return section;
}

const Section& series() {
    static const Section section{
        "a series",
        "Observed data over time, for charts and calibration.",
        {{"title", is::text(), "name for people"},
         {"unit", is::text(), "unit of the data; a plain number unless given"},
         {"model", is::expression(), "what it corresponds to in the model"},
         {"source", is::reference(E::source), "of every point that names none"},
         {"grade", is::word(grades()), "of every point that has none"},
         {"points", is::list(is::section(observation)), "the data: a list, or {from_csv: FILE}", "",
          Need::required}},
        "",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

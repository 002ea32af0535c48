// Technology, society and labour: what is known, how people fare, who works abroad.
#include "scenario/schema/schema.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

Shape routes_or_none() {
    return is::or_word(is::references(E::route),
                       {{"none", 0, "they leave at once and free, on no route"}});
}

}  // namespace

const Section& technology() {
    static const Section section{
        "a technology",
        "A domain of knowledge. Who gives it away keeps it. Ids are lower-case.",
        {{"title", is::text(), "name for people"},
         {"catch_up", is::number(Measure::per_year, 0),
          "how fast a learner with full access closes the gap to a donor", "0 /year"}},
        "",
        {}};
    return section;
}

const Section& technology_level() {
    static const Section section{
        "a level of technology",
        "What an actor knows at the start, and how that grows.",
        {{"level", is::number(Measure::plain, 0), "at the start", "0"},
         {"growth", is::number(Measure::per_year, 0), "of its own, as a share of the level",
          "0 /year"},
         {"catch_up", is::number(Measure::per_year, 0),
          "how fast this actor closes a gap; that of the technology unless given"}},
        "level",
        {}};
    return section;
}

const Section& access() {
    static const Section section{
        "an access",
        "How far one actor may learn from another, whatever contracts say. Of several ways to "
        "learn the widest counts.",
        {{"from", is::reference(E::actor), "the donor", "", Need::required},
         {"to", is::reference(E::actor), "the learner", "", Need::required},
         {"technology", is::references(E::technology), "of what", "", Need::required},
         {"share", is::varying(is::share()), "from none to full", "1"},
         {"treaty", is::reference(E::treaty), "only while this treaty is in force"},
         {"opens", is::date(), "first day"},
         {"closes", is::date(), "the first day it is closed"}},
        "",
        {}};
    return section;
}

const Section& technology_leg() {
    static const Section section{
        "a leg of knowledge",
        "What a party of a contract or offer teaches while it runs.",
        {{"access", is::varying(is::share()),
          "how far the other may learn, times the share of the contract that runs", "",
          Need::required},
         {"value", is::varying(is::rate(Measure::money)),
          "what that is worth to both, for acceptance and reports"}},
        "access",
        {}};
    return section;
}

const Section& learning() {
    static const Section section{
        "learning by doing",
        "Every doubling of what was made lowers what a unit takes to the same share.",
        {{"rate", is::number(Measure::plain, 0.01, 1),
          "inputs per unit after a doubling: 80 % is the usual curve", "", Need::required},
         {"from", is::number(Measure::good, 1), "units made before the start", "1"}},
        "rate",
        {}};
    return section;
}

const Section& society() {
    static const Section section{
        "a society",
        "How people fare against what they are used to, and what becomes of it. Unrest is a "
        "pressure index, not a probability.",
        {{"weights", is::map(E::good, is::varying(is::number(Measure::plain, 0))),
          "goods that people look at, all of them needed by the actor", "", Need::required},
         {"expectation", is::number(Measure::days, 1),
          "time constant with which people get used to what they have", "1 year"},
         {"grievance", is::varying(is::number(Measure::per_year, 0)),
          "rise of unrest per deprivation", "1 /year"},
         {"calming", is::varying(is::number(Measure::per_year, 0)), "how fast unrest dies down",
          "1 /year"},
         {"suppression", is::varying(is::number(Measure::per_year, 0)),
          "how much faster under full repression", "1 /year"},
         {"repression", is::varying(is::share()), "how hard the state presses", "0"},
         {"unrest", is::share(), "at the start", "0"},
         {"leader_change", is::flag(),
          "leaders may lose office; else no probability of it is ever formed", "false"},
         {"hazard", is::section(hazard), "when they do; needed with leader_change"},
         {"on_exit", is::actions(),
          "what the facilitator does in the step after a change of leader"}},
        "",
        {}};
    return section;
}

const Section& hazard() {
    static const Section section{
        "a hazard of office",
        "The leader goes with hazard base * exp(unrest u + cash_gap f + sanctioned s).",
        {{"base", is::varying(is::number(Measure::per_year, 0)), "in quiet times", "",
          Need::required},
         {"unrest", is::varying(is::number(Measure::plain)), "per unit of unrest", "0"},
         {"cash_gap", is::varying(is::number(Measure::plain)),
          "per unmet share of the actor's need for the currency", "0"},
         {"sanctioned", is::varying(is::number(Measure::plain)),
          "while a sanction against the actor is in force; 0 unless given for single-party and "
          "military regimes, to be given for others"}},
        "base",
        {}};
    return section;
}

const Section& labour() {
    static const Section section{
        "an entry of labour",
        "Workers of one actor in the service of another: the host's store of a good of class "
        "labour. They are people, and stay the same number.",
        {{"title", is::text(), "name for people"},
         {"home", is::reference(E::actor), "whose people they are", "", Need::required},
         {"host", is::reference(E::actor), "where they work", "", Need::required},
         {"good", is::reference(E::good), "the good of class labour that counts them", "",
          Need::required},
         {"workers", is::number(Measure::good, 0), "abroad at the start", "0"},
         {"sends", is::varying(is::rate(Measure::good)),
          "how many leave; makes the contract ID.posting, under sanctions like any"},
         {"via", routes_or_none(), "how they travel; every route between the two unless given"},
         {"wage", is::varying(is::rate(Measure::money)), "of a worker"},
         {"take", is::varying(is::share()),
          "the part of the wage that goes to the home state; the rest is spent at the host's", "1"},
         {"lifts", is::map(E::good, is::varying(is::number(Measure::plain))),
          "by the good of a line of the host: what a worker adds to its quality"},
         {"from", is::date(), "first day of sending"},
         {"until", is::date(), "the first day of no more sending"}},
        "",
        {}};
    return section;
}

const Section& transfer() {
    static const Section section{
        "a transfer of technology",
        "By technology, the share of the gap to the giver that the receiver closes at once.",
        {{"from", is::reference(E::actor), "who teaches; the rule's actor unless given"},
         {"to", is::reference(E::actor), "who learns", "", Need::required}},
        "",
        {is::map(E::technology, is::varying(is::share()))}};
    return section;
}

const Section& posting() {
    static const Section section{
        "a posting",
        "Workers who leave or come home.",
        {{"labour", is::reference(E::labour), "which entry", "", Need::required},
         {"workers", is::varying(is::number(Measure::good, 0)),
          "how many; when recalled, all of them unless given"}},
        "labour",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

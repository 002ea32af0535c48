// Relations: how actors are disposed to each other, and what changes that.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

/// A weight of a term, per year.
Shape yearly() {
    return is::varying(is::number(Measure::per_year, 0));
}

Shape weight() {
    return is::varying(is::number(Measure::plain, 0));
}

}  // namespace

const Section& relation() {
    static const Section section{
        "a relation",
        "How one actor is disposed to another, or two to each other.",
        {{"between", is::list(is::reference(E::actor)), "two actors, both ways"},
         {"from", is::reference(E::actor), "or one way: who"},
         {"to", is::reference(E::actor), "to whom"},
         {"affinity", is::number(Measure::plain, -1, 1), "from enmity to friendship", "0"},
         {"commitment", is::share(), "how bound the first is to the second", "0"},
         {"dependence", is::share(),
          "of the first on the second; computed from imports unless given"},
         {"proximity", is::varying(is::share()),
          "how near the second is, for threat: 1 next door, 0 out of reach", "1"},
         {"soft", is::section(soft_power), "visits through which the first knows the second"},
         {"recognises", is::one_or_list(is::text()),
          "claims of the second that the first recognises, each by a word: crimea"}},
        "",
        {}};
    return section;
}

const Section& soft_power() {
    static const Section section{
        "soft power",
        "What brings people of the first actor to know the second. The stock grows by weighted "
        "visits and fades.",
        {{"stock", is::number(Measure::plain, 0), "weighted visits at the start", "0"},
         {"students", is::varying(is::rate(Measure::plain)), "who begin their studies there"},
         {"delegations", is::varying(is::rate(Measure::plain)), "members of delegations"},
         {"tourism", is::varying(is::rate(Measure::plain)), "tourists"},
         {"half_life", is::varying(is::number(Measure::days, 1)),
          "time in which half of the stock fades", "5 years"}},
        "",
        {}};
    return section;
}

const Section& dynamics() {
    static const Section section{
        "dynamics",
        "How relations change. A part that is left out stays as it is.",
        {{"affinity", is::section(affinity_dynamics), "what moves affinity"},
         {"commitment", is::section(commitment_dynamics), "what moves commitment"},
         {"threat", is::section(threat), "who feels threatened by whom"},
         {"response", is::map(E::actor, is::section(arms_response)),
          "arms spending in answer to threat and to the spending of others"},
         {"soft_power", is::section(soft_weights), "what a visit of each kind counts"},
         {"memory", is::varying(is::number(Measure::days, 1)),
          "how long an act between two actors counts", "1 month"}},
        "",
        {}};
    return section;
}

const Section& affinity_dynamics() {
    static const Section section{
        "dynamics of affinity",
        "The change of affinity in a year is the sum of these terms.",
        {{"balance",
          is::or_word(yearly(), {{"pure", code(model::Balance::pure),
                                  "dX/dt = X X and nothing else: no bound, no other term"}}),
          "times (1 - A^2) and the balance of common neighbours, -1 to 1", "0 /year"},
         {"exchange", yearly(), "times tanh of the value exchanged over its scale", "0 /year"},
         {"exchange_scale", is::varying(is::number(Measure::money, 0)),
          "value exchanged in a year at which that tanh is 0.76", "0"},
         {"votes", yearly(), "times agreement in common votes less a half", "0 /year"},
         {"vote_memory", is::varying(is::number(Measure::days, 1)),
          "time in which a common vote is half forgotten", "2 years"},
         {"soft", yearly(), "times the stock of soft power over its scale", "0 /year"},
         {"soft_scale", weight(), "weighted visits that count as 1", "1"},
         {"hostility", yearly(), "taken off while an act of the other counts", "0 /year"},
         {"recognition", yearly(), "per own claim that the other recognises", "0 /year"},
         {"return", yearly(), "times the distance to the affinity of the relation", "0 /year"}},
        "",
        {}};
    return section;
}

const Section& commitment_dynamics() {
    static const Section section{
        "dynamics of commitment",
        "Dealing with each other binds, acts against each other loosen, time wears off.",
        {{"gain", yearly(), "while goods move between the two", "0.1 /year"},
         {"loss", yearly(), "while an act of either against the other counts", "0.1 /year"},
         {"half_life", is::varying(is::number(Measure::days, 1)),
          "time in which half of it is worn off", "5 years"}},
        "",
        {}};
    return section;
}

const Section& threat() {
    static const Section section{
        "threat",
        "The threat of j to i is capability_j^a offence_j^b ((1 - A_ij)/2) proximity_ij^c.",
        {{"capability", weight(), "the power a", "1"},
         {"offence", weight(), "the power b", "1"},
         {"proximity", weight(), "the power c", "1"},
         {"base", weight(), "offence of an actor without technology and experience", "1"},
         {"technologies", is::map(E::technology, weight()), "offence per level of a technology"},
         {"experience", weight(), "offence per unit of combat experience", "0"}},
        "",
        {}};
    return section;
}

const Section& arms_response() {
    static const Section section{
        "an arms response",
        "The spending x of i changes by sum k_ij x_j - fatigue x_i + grievance + threat times the "
        "sum of its threats.",
        {{"spending", is::rate(Measure::money), "at the start", "", Need::required},
         {"fatigue", yearly(), "share of the spending that is given up in a year", "0 /year"},
         {"grievance", is::varying(is::number(Measure::money)),
          "what spending (per year) rises by in a year without rivals", "0"},
         {"threat", is::varying(is::number(Measure::money, 0)), "the same per unit of threat", "0"},
         {"reacts_to", is::map(E::actor, yearly()),
          "rise in a year per spending of another that has a response"},
         {"buys", is::reference(E::good),
          "the good that is needed more for it: spending over reference value"}},
        "",
        {}};
    return section;
}

const Section& soft_weights() {
    static const Section section{"weights of visits",
                                 "What one visit adds to the stock of soft power.",
                                 {{"students", weight(), "a student", "1"},
                                  {"delegations", weight(), "a member of a delegation", "1"},
                                  {"tourism", weight(), "a tourist", "0.02"}},
                                 "",
                                 {}};
    return section;
}

const Section& recognition() {
    static const Section section{
        "a recognition",
        "The rule's actor recognises a claim of another, or ceases to.",
        {{"from", is::reference(E::actor), "who; the rule's actor unless given"},
         {"of", is::reference(E::actor), "whose claim", "", Need::required},
         {"claim", is::text(), "the claim, by a word: crimea", "", Need::required}},
        "",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

// Treaties with their clauses, and projects.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

std::vector<Word> clause_kinds() {
    using model::ClauseKind;
    return {{"defence", code(ClauseKind::defence), "to come to the aid of whom the case befalls"},
            {"offence", code(ClauseKind::offence), "to join in what they begin"},
            {"consultation", code(ClauseKind::consultation), "to consult when the case arises"},
            {"nonaggression", code(ClauseKind::nonaggression), "not to attack them"},
            {"neutrality", code(ClauseKind::neutrality), "not to enter a war against them"},
            {"exchange", code(ClauseKind::exchange),
             "carries contracts, which run only while the treaty is in force"}};
}

/// Positions are those of the table of rates in the builder.
std::vector<Word> profiles() {
    return {{"llm2000", 0, "0.745 (Leeds, Long and Mitchell 2000, wars of 1816-1944)"},
            {"bf2018", 1,
             "defence 0.41, nonaggression 0.37, offence 0.74, neutrality 0.78 (Berkemeier and "
             "Fuhrmann 2018, 1816-2003)"},
            {"bf2018_post1945", 2, "0.22 (the same, since 1945)"}};
}

std::vector<Key> clause_keys() {
    return {
        {"kind", is::word(clause_kinds()), "what is promised", "", Need::required},
        {"when",
         is::or_word(is::expression(),
                     {{"attacked", 0, "it defends itself in a theatre where there is fighting"},
                      {"invaded", 1, "the same, on its own soil"},
                      {"at_war", 2, "it is at war with anybody"}}),
         "the case, of defence, offence and consultation: a condition, or what befalls one of "
         "those it protects; invoked by an action only unless given"},
        {"protects", is::references(E::actor),
         "whom it protects; the parties that are not obliged, or all, unless given"},
        {"obliged", is::references(E::actor),
         "who owes it; the parties that it does not protect, or all, unless given"},
        {"honour", is::or_word(is::share(), profiles()),
         "base rate of honouring it, of obligations that were put to the test; bf2018 unless "
         "given, 1 for consultation"},
        {"cost", is::varying(is::number(Measure::plain)), "what it costs to honour it", "0"},
        {"regime_change", is::varying(is::share()),
         "change of leadership since signature, beside the changes that the model follows", "0"},
        {"contracts", is::references(E::contract), "of an exchange clause"},
        {"breach", is::references(E::rule),
         "of nonaggression and neutrality: rules of obliged parties that would break it, beside "
         "those "
         "that take a war to whom it protects"},
        {"then", is::actions(), "what every obliged party does that honours it"},
        {"otherwise", is::actions(), "what every obliged party does that does not"},
    };
}

}  // namespace

const Section& treaty() {
    static const Section section{
        "a treaty",
        "A treaty has parties, dates and clauses. Without dates it is signed and ratified by "
        "actions.",
        {{"title", is::text(), "name for people"},
         {"parties", is::references(E::actor), "two or more", "", Need::required},
         {"signed", is::date(), "day on which all parties signed; signed by actions unless given"},
         {"in_force", is::date(), "day of entry into force"},
         {"ratification", is::flag(),
          "without that day: in force once all have ratified, or else once all have signed",
          "true"},
         {"until", is::date(), "the first day on which it no longer holds"},
         {"notice", is::number(Measure::days, 0), "time between a denunciation and its effect",
          "0 days"},
         {"reliability", is::section(reliability), "what makes its parties more or less reliable"},
         {"clauses", is::map(E::none, is::section(clause)), "what is promised, by name"}},
        "",
        {}};
    return section;
}

const Section& clause() {
    static const Section section{
        "a clause",
        "Each obliged party honours the clause or not, by chance, once in every spell in which its "
        "case holds while the treaty is in force. Base rates come from challenged alliances only: "
        "those that deter are never seen.",
        clause_keys(),
        "",
        {}};
    return section;
}

const Section& reliability() {
    const auto weight = [] { return is::varying(is::number(Measure::plain)); };
    static const Section section{
        "reliability",
        "Weights on the log odds of honouring a clause.",
        {{"power", weight(), "less, per relative change of the party's capability since it signed",
          "1"},
         {"regime", weight(), "less, where its leadership has changed since", "1"},
         {"cost", weight(), "less, per unit of the clause's cost", "1"},
         {"affinity", weight(), "more, per unit of affinity to those protected", "0"},
         {"commitment", weight(), "more, per unit of commitment to them", "0"}},
        "",
        {}};
    return section;
}

const Section& project() {
    static const Section section{
        "a project",
        "Something that is built. Its work advances with time, as far as its builders can pay.",
        {{"title", is::text(), "name for people"},
         {"builders", is::map(E::actor, is::share()), "who pays which share of the cost", "",
          Need::required},
         {"start", is::date(), "first day of work; started by an action unless given"},
         {"duration", is::number(Measure::days, 0), "time that the work takes", "", Need::required},
         {"cost", is::number(Measure::money, 0), "in all, paid in the currency as work advances",
          "0"},
         {"spend",
          is::word({{"even", code(model::Spending::even), "in step with the work"},
                    {"early", code(model::Spending::early), "more at first"},
                    {"late", code(model::Spending::late), "more at last"},
                    {"s_curve", code(model::Spending::s_curve), "more in the middle"}}),
          "when the cost falls due", "even"},
         {"disruption", is::section(disruption), "what may hold it up"},
         {"when_done", is::actions(),
          "what follows: set, scale and add change numbers by their path; open_route, resume and "
          "other actions"}},
        "",
        {}};
    return section;
}

const Section& disruption() {
    static const Section section{
        "a disruption",
        "Something that holds a project up, by chance.",
        {{"hazard", is::varying(is::number(Measure::per_year, 0)), "how often, while it is built",
          "", Need::required},
         {"delay", is::number(Measure::days, 0), "time lost each time", "", Need::required}},
        "",
        {}};
    return section;
}

const Section& instalments() {
    static const Section section{
        "instalments",
        "Repayment in cash, spread evenly; what the debtor cannot pay stays as arrears. Cash that "
        "does not reach for all is shared in proportion to what is due.",
        {{"amount", is::varying(is::rate(Measure::money)), "currency per period; or"},
         {"share", is::rate(Measure::plain),
          "share, per period, of what was owed when instalments began"},
         {"from", is::date(), "first day"},
         {"until", is::date(), "the first day on which nothing more falls due"}},
        "",
        {}};
    return section;
}

const Section& invoke() {
    static const Section section{
        "an invocation",
        "The rule's actor calls on a treaty that protects it.",
        {{"treaty", is::reference(E::treaty), "which one", "", Need::required},
         {"clause", is::text(),
          "which clause; unless given all that protect the actor and have a "
          "case"}},
        "treaty",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

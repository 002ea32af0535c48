// Theatres, contingents, strikes: who fights where and with what.
#include "model/war.hpp"

#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

std::vector<Key> contingent_men() {
    using model::Recovery;
    return {
        {"title", is::text(), "name for people"},
        {"actor", is::reference(E::actor), "whose men they are", "", Need::required},
        {"theatre", is::reference(E::theatre), "where they fight", "", Need::required},
        {"good", is::reference(E::good),
         "the good of class troops that counts them; its stock are the men at home; the only one "
         "unless given"},
        {"men", is::number(Measure::good, 0), "in the theatre at the start", "0"},
        {"travel", is::number(Measure::days, 0, 36600), "time from home to the theatre and back",
         "0 days"},
        {"reinforcement", is::varying(is::rate(Measure::good)),
         "men from home while there is fighting"},
        {"strength", is::varying(is::number(Measure::good, 0)),
         "men up to which it is reinforced; any number unless given"},
        {"killed", is::varying(is::share()), "share of the losses that is killed", "25 %"},
        {"sent_home", is::varying(is::share()),
         "share of the losses that goes home at once; the rest are wounded", "0"},
        {"recovery", is::number(Measure::days, 0, 36600), "time until the wounded are back",
         "90 days"},
        {"returns_to",
         is::word({{"theatre", code(Recovery::theatre), "back to the contingent"},
                   {"home", code(Recovery::home), "home, after the travel"}}),
         "where the wounded go then", "theatre"},
    };
}

std::vector<Key> contingent_fighting() {
    return {
        {"exposure", is::varying(is::rate(Measure::plain)),
         "share put out of action per time (9 %/month); where sides fight each other, how its "
         "share in their losses compares"},
        {"fire", is::varying(is::rate(Measure::plain)),
         "where sides fight each other: enemies that a man puts out of action per time"},
        {"quality", is::varying(is::number(Measure::plain, 0)), "factor on its fire", "1"},
        {"rounds", is::map(E::good, is::varying(is::rate(Measure::good))),
         "what a man fires per time while there is fighting"},
        {"supplied_by", is::reference(E::actor),
         "from whose stocks it fires; its own actor's unless given"},
        {"experience", is::section(experience), "what days of combat are worth"},
    };
}

}  // namespace

const Section& theatre() {
    using model::Attrition;
    using model::Hostility;
    static const Section section{
        "a theatre",
        "A place of combat. Who has contingents there takes part while it has men in them, the "
        "other actors of a side from the first day to the last.",
        {{"title", is::text(), "name for people"},
         {"attackers", is::references(E::actor), "one side", "", Need::required},
         {"defenders", is::references(E::actor), "the other", "", Need::required},
         {"soil", is::reference(E::actor), "on whose territory it lies"},
         {"from", is::date(), "first day; before the start of the calendar: open already"},
         {"until", is::date(), "the first day on which nothing is fought there"},
         {"starts",
          is::word({{"fighting", code(Hostility::fighting), "with fighting"},
                    {"war", code(Hostility::war), "at war, without fighting"},
                    {"peace", code(Hostility::peace), "in peace, until an action changes that"}}),
          "how it begins", "fighting"},
         {"law",
          is::word({{"exposure", code(Attrition::exposure),
                     "each contingent loses a share of its men per time"},
                    {"helmbold", code(Attrition::helmbold),
                     "the sides fire at each other (Helmbold 1965)"}}),
          "how losses come about", "exposure"},
         {"exponent", is::varying(is::number(Measure::plain, 0, 1)),
          "helmbold: 1 Lanchester's square law, 0.5 the linear, 0 the logarithmic", "1"}},
        "",
        {}};
    return section;
}

const Section& contingent() {
    static const Section section = [] {
        std::vector<Key> keys = contingent_men();
        const std::vector<Key> more = contingent_fighting();
        keys.insert(keys.end(), more.begin(), more.end());
        return Section{"a contingent", "Men of one actor in one theatre.", keys, "", {}};
    }();
    return section;
}

const Section& experience() {
    static const Section section{
        "experience",
        "Days of combat per man raise the quality by the factor (1 + days / scale)^exponent; "
        "recruits dilute them and those who return carry them home.",
        {{"at_start", is::number(Measure::days, 0), "days of combat behind a man", "0 days"},
         {"scale", is::varying(is::number(Measure::days, 0)), "e0", "1 year"},
         {"exponent", is::varying(is::number(Measure::plain, 0)), "b", "0"}},
        "",
        {}};
    return section;
}

const Section& strike() {
    static const Section section{
        "a strike",
        "Drones or missiles that one actor launches at another. How many are intercepted and how "
        "many of the others hit is drawn in every step.",
        {{"title", is::text(), "name for people"},
         {"by", is::reference(E::actor), "who launches", "", Need::required},
         {"on", is::reference(E::actor), "at whom", "", Need::required},
         {"good", is::reference(E::good), "what is launched, from stock", "", Need::required},
         {"launches", is::varying(is::rate(Measure::good)), "how many, as far as there are", "",
          Need::required},
         {"theatre", is::reference(E::theatre), "only while there is fighting there"},
         {"interception", is::varying(is::share()), "chance of each to be intercepted", "0"},
         {"accuracy", is::section(accuracy),
          "how far from its aim it comes down; always hits "
          "unless given"},
         {"damages", is::section(damages), "what a hit does"},
         {"repair_time", is::number(Measure::days, 0), "time constant of the repair of lines",
          "60 days"},
         {"from", is::date(), "first day"},
         {"until", is::date(), "the first day without launches"}},
        "",
        {}};
    return section;
}

const Section& accuracy() {
    static const Section section{
        "accuracy",
        "The median miss falls with the launches so far, distance (1 + launches / scale)^-exponent "
        "(a curve of this model's own); 1 - 2^-(radius / miss)^2 of what arrives hits.",
        {{"distance", is::varying(is::number(Measure::plain, 0)), "median miss at the start, in m",
          "", Need::required},
         {"radius", is::varying(is::number(Measure::plain, 0)), "of the effect, in m", "",
          Need::required},
         {"scale", is::varying(is::number(Measure::plain, 0)), "launches", "100"},
         {"exponent", is::varying(is::number(Measure::plain, 0)), "of the fall", "0"}},
        "",
        {}};
    return section;
}

const Section& damages() {
    static const Section section{
        "damages",
        "What one hit does to the target.",
        {{"lines", is::map(E::good, is::varying(is::number(Measure::plain, 0))),
          "share of a production line put out of use until it is repaired"},
         {"stocks", is::map(E::good, is::varying(is::number(Measure::good, 0))),
          "amount of a stock destroyed"}},
        "",
        {}};
    return section;
}

const Section& deploy() {
    static const Section section{
        "a deployment",
        "Men leave home for a contingent, as far as there are.",
        {{"contingent", is::reference(E::contingent), "which one", "", Need::required},
         {"men", is::varying(is::number(Measure::good, 0)), "how many", "", Need::required}},
        "",
        {}};
    return section;
}

const Section& withdraw() {
    static const Section section{
        "a withdrawal",
        "Men of a contingent leave the theatre for home; all of them where neither number is "
        "given.",
        {{"contingent", is::reference(E::contingent), "which one", "", Need::required},
         {"men", is::varying(is::number(Measure::good, 0)), "how many"},
         {"share", is::varying(is::share()), "or what share of those in the theatre"}},
        "contingent",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

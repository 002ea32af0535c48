// Landscapes of alignment, and targets: what a world is compared with.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

std::vector<Word> council_measures() {
    using M = model::CouncilMeasure;
    return {{"coalitions", code(M::coalitions), "how many there are"},
            {"winning", code(M::winning), "how many of them can pass a draft"},
            {"shapley_shubik", code(M::shapley_shubik), "a member's index"},
            {"banzhaf", code(M::banzhaf), "a member's share of all swings"},
            {"banzhaf_absolute", code(M::banzhaf_absolute),
             "share of the coalitions of the others in which a member swings the result"},
            {"coleman_prevent", code(M::coleman_prevent), "a member's power to prevent action"},
            {"coleman_initiate", code(M::coleman_initiate), "a member's power to initiate action"},
            {"coleman_act", code(M::coleman_act), "the power of the council to act"},
            {"passes", code(M::passes), "probability that a draft passes"},
            {"pivotal", code(M::pivotal), "probability that a member's switch changes the result"}};
}

std::vector<Word> landscape_measures() {
    using M = model::LandscapeMeasure;
    return {{"configurations", code(M::configurations), "ways to form at most two blocs"},
            {"minima", code(M::minima), "how many of them are stable"},
            {"energy", code(M::energy), "of a stable one"},
            {"basin", code(M::basin), "configurations from which it is reached"},
            {"frustration", code(M::frustration), "of a member in it"}};
}

std::vector<Key> subject_keys() {
    using model::Statistic;
    return {
        {"title", is::text(), "name for people"},
        {"outcome", is::reference(E::outcome),
         "the outcome; where neither it nor a council nor a landscape is given, the one that has "
         "the target's name"},
        {"statistic",
         is::word({{"mean", code(Statistic::mean), "the mean"},
                   {"median", code(Statistic::median), "the median"},
                   {"lowest", code(Statistic::lowest), "the lowest value"},
                   {"highest", code(Statistic::highest), "the highest value"}}),
         "outcome: what is compared over the replicates", "mean"},
        {"council", is::reference(E::council), "or a council, with a measure"},
        {"measure", is::word(council_measures()), "council: what is compared", "winning"},
        {"landscape", is::word(landscape_measures()), "or what of the landscape is compared"},
        {"member", is::reference(E::actor), "council or landscape: of whom"},
        {"draft", is::reference(E::draft), "passes and pivotal: of which draft, as modelled"},
        {"yes", is::share(),
         "or where every member is in favour with this probability, else against"},
        {"date", is::date(), "council: the day; the start of the calendar unless given"},
        {"minimum", is::whole(1, 1000),
         "landscape: which stable configuration, from the lowest energy up", "1"}};
}

std::vector<Key> result_keys() {
    return {{"value", is::number(Measure::plain), "what must come out, in the outcome's unit", "",
             Need::required},
            {"tolerance", is::number(Measure::plain, 0),
             "how far from that is accepted, in the same unit", "0"},
            {"low", is::number(Measure::plain), "instead of a tolerance: accepted from here"},
            {"high", is::number(Measure::plain), "to here"},
            {"source", is::reference(E::source), "where the value comes from"},
            {"note", is::text(), "remarks"}};
}

}  // namespace

const Section& landscape() {
    static const Section section{
        "a landscape",
        "Who may align with whom (`entente landscape`): sizes, and how much pairs want to be on "
        "the same side.",
        {{"sizes", is::map(E::actor, is::number(Measure::plain, 0)),
          "those who take part and how much each counts; unless given, every actor that has a "
          "size of its own"},
         {"propensity", is::number(Measure::plain),
          "of every pair that is in no group; unless given, the mean affinity of the two"},
         {"groups", is::map(E::none, is::section(propensity_group)),
          "pairs with a propensity of their own"}},
        "",
        {}};
    return section;
}

const Section& propensity_group() {
    static const Section section{
        "a group of a landscape",
        "Every pair among some actors.",
        {{"among", is::list(is::reference(E::actor)), "two or more actors", "", Need::required},
         {"propensity", is::number(Measure::plain),
          "above 0: want to be on the same side; below 0: on different ones", "", Need::required}},
        "",
        {}};
    return section;
}

const Section& target() {
    static const Section section = [] {
        std::vector<Key> keys = subject_keys();
        const std::vector<Key> more = result_keys();
        keys.insert(keys.end(), more.begin(), more.end());
        return Section{"a target",
                       "A result that is known beforehand (`entente validate`). A file without "
                       "targets is judged by the observed ranges of its outcomes.",
                       keys,
                       "value",
                       {}};
    }();
    return section;
}

}  // namespace entente::scenario::schema

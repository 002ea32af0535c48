// Who decides for an actor: kinds, single choices, information, scripts.
#include <string>

#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

std::vector<Word> words_of(const std::vector<model::ChoiceOption>& options) {
    std::vector<Word> words;
    for (const model::ChoiceOption& option : options) {
        words.push_back({option.word, static_cast<int>(words.size()), option.prose});
    }
    return words;
}

const model::ChoiceInfo& info_of(model::Choice choice) {
    return model::choices().at(static_cast<std::size_t>(choice));
}

/// "what it puts on markets; above_reserve unless given (scripted: ...)".
std::string prose_of(const model::ChoiceInfo& info) {
    const auto word = [&info](std::size_t kind) {
        return std::string(info.options.at(info.of_kind.at(kind)).word);
    };
    std::string text = std::string(info.prose) + "; " + word(0) + " unless given";
    for (std::size_t kind = 1; kind < model::decision_rules; ++kind) {
        if (word(kind) != word(0)) {
            text += std::string(", ") + model::decision_kinds()[kind].word + ": " + word(kind);
        }
    }
    return text;
}

const char* prose_of(model::Choice choice) {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> all;
        for (const model::ChoiceInfo& info : model::choices()) {
            all.push_back(prose_of(info));
        }
        return all;
    }();
    return texts.at(static_cast<std::size_t>(choice)).c_str();
}

std::vector<Key> choice_keys() {
    std::vector<Key> keys;
    for (const model::ChoiceInfo& info : model::choices()) {
        const bool weighs = info.choice == model::Choice::willingness;
        keys.push_back({info.key,
                        weighs ? is::section(willingness) : is::word(words_of(info.options)),
                        prose_of(info.choice)});
    }
    return keys;
}

}  // namespace

const Section& decides() {
    static const Section section = [] {
        std::vector<Key> keys = {{"kind", is::word(words_of(model::decision_kinds())),
                                  "how it decides; fixes every choice that is not made by itself",
                                  "rules"}};
        const std::vector<Key> choices = choice_keys();
        keys.insert(keys.end(), choices.begin(), choices.end());
        const std::vector<Key> weights = {
            {"information", is::section(information), "what it sees of the stocks of others"},
            {"reputation", is::number(Measure::plain, 0),
             "cost of a report, as a multiple of the value moved", "0"},
            {"shortage", is::number(Measure::plain, 0),
             "k: a good is worth its reference value times 1 + k shortage", "1"},
            {"report_response", is::number(Measure::plain),
             "rise of its compliance per report about others", "0"},
            {"compliance_time", is::number(Measure::days, 1),
             "time constant with which compliance returns to its base", "1 year"}};
        keys.insert(keys.end(), weights.begin(), weights.end());
        return Section{"a decision rule",
                       "Who decides for the actor. Any choice can be replaced.",
                       keys,
                       "kind",
                       {}};
    }();
    return section;
}

const Section& willingness() {
    static const Section section{
        "willingness",
        "The share of its offer that an actor i gives to j is "
        "L(base + affinity A_ij + commitment c_ij - debt claims/credit), L the logistic function, "
        "where it weighs.",
        {{"rule", is::word(words_of(info_of(model::Choice::willingness).options)),
          prose_of(model::Choice::willingness)},
         {"base", is::number(Measure::plain), "towards a stranger", "1"},
         {"affinity", is::number(Measure::plain), "per unit of affinity", "2"},
         {"commitment", is::number(Measure::plain), "per unit of commitment", "1"},
         {"debt", is::number(Measure::plain), "per unit of used credit, taken off", "2"}},
        "rule",
        {}};
    return section;
}

const Section& information() {
    static const Section section{
        "information",
        "A stock S of another is seen as S exp(sigma z - sigma^2/2), z standard normal, drawn anew "
        "in every step; its mean is S. Its own state an actor knows exactly.",
        {{"sigma", is::number(Measure::plain, 0, 5),
          "how uncertain it is: 0.3 is about 30 percent either way", "0"}},
        "sigma",
        {}};
    return section;
}

}  // namespace entente::scenario::schema

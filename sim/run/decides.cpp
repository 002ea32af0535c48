#include "run/decides.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "model/deciding.hpp"
#include "run/words.hpp"

namespace entente::run {
namespace {

std::string list_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    }
    return text;
}

void check_word(const std::string& word, const std::vector<std::string>& known,
                const std::string& what) {
    if (std::find(known.begin(), known.end(), word) != known.end()) {
        return;
    }
    const auto near = nearest_word(word, known);
    throw std::invalid_argument("'" + word + "' is no " + what + "; it can be " + list_of(known) +
                                (near ? ". Did you mean '" + *near + "'?" : ""));
}

std::vector<std::string> words_of(const std::vector<model::ChoiceOption>& options) {
    std::vector<std::string> words;
    for (const model::ChoiceOption& option : options) {
        words.emplace_back(option.word);
    }
    return words;
}

std::string choice_override(const std::string& actor, const std::string& choice,
                            const std::string& option) {
    std::vector<std::string> keys;
    for (const model::ChoiceInfo& info : model::choices()) {
        keys.emplace_back(info.key);
    }
    check_word(choice, keys, "choice");
    const auto info =
        std::find_if(model::choices().begin(), model::choices().end(),
                     [&](const model::ChoiceInfo& each) { return choice == each.key; });
    check_word(option, words_of(info->options), "option of '" + choice + "'");
    // The weights of willingness stand beside the rule that uses them.
    const bool weighs = info->choice == model::Choice::willingness;
    return "actors." + actor + ".decides." + choice + (weighs ? ".rule=" : "=") + option;
}

}  // namespace

std::string decides_override(const std::string& text) {
    const std::size_t equals = text.find('=');
    const std::string who = text.substr(0, equals);
    const std::size_t dot = who.find('.');
    const std::string actor = who.substr(0, dot);
    if (equals == std::string::npos || actor.empty()) {
        throw std::invalid_argument(
            "write ACTOR=KIND or ACTOR.CHOICE=VALUE, for example PRK=rules "
            "or PRK.evasion=never");
    }
    const std::string value = text.substr(equals + 1);
    if (dot != std::string::npos) {
        return choice_override(actor, who.substr(dot + 1), value);
    }
    check_word(value, words_of(model::decision_kinds()), "kind of decision rule");
    return "actors." + actor + ".decides.kind=" + value;
}

}  // namespace entente::run

#include "model/deciding.hpp"

namespace entente::model {
namespace {

template <class Option>
constexpr std::uint8_t code(Option option) {
    return static_cast<std::uint8_t>(option);
}

/// The same option for every decision rule.
template <class Option>
constexpr std::array<std::uint8_t, decision_rules> for_all(Option option) {
    return {code(option), code(option), code(option)};
}

std::vector<ChoiceInfo> make_table() {
    return {
        {Choice::offers,
         "offers",
         "what of its stock it offers",
         {{"above_reserve", "what lies above its reserve"},
          {"everything", "all of it: no reserve is kept"},
          {"nothing", "nothing on markets"}},
         for_all(Offers::above_reserve)},
        {Choice::requests,
         "requests",
         "what it asks for on markets",
         {{"cover", "its need over the days it wants in store, less stock and what is on its way"},
          {"need", "its need of the step, less stock and what is on its way"},
          {"nothing", "nothing"}},
         for_all(Requests::cover)},
        {Choice::willingness,
         "willingness",
         "how much of a contract or market offer it gives to a partner",
         {{"weighed", "a share that rises with affinity and commitment and falls with debt"},
          {"full", "all of it"}},
         {code(Willingness::weighed), code(Willingness::full), code(Willingness::full)}},
        {Choice::accepts,
         "accepts",
         "which offers of others it accepts",
         {{"shadow_value", "those worth more to it than they cost, lawful or worth evading for"},
          {"always", "all of them"},
          {"never", "none"},
          {"waits",
           "none by itself: an offer stays open until it accepts or refuses by an action"}},
         {code(Accepts::shadow_value), code(Accepts::shadow_value), code(Accepts::waits)}},
        {Choice::evasion,
         "evasion",
         "when it moves goods outside a ban or cap, up to 1 - compliance of them",
         {{"pays", "where the gain exceeds the risk"},
          {"always", "whatever the risk"},
          {"never", "not at all"}},
         for_all(Evasion::pays)},
        {Choice::votes,
         "votes",
         "how it votes where no action of its own casts the vote",
         {{"council", "as the council says: by the record or by the model"},
          {"recorded", "by the record, where there is one"},
          {"modelled", "by the model, whatever the record"},
          {"for", "in favour"},
          {"against", "against; a veto where it holds one"},
          {"abstain", "neither; never a veto"},
          {"absent", "not at all"}},
         for_all(VotesBy::council)},
        {Choice::honours,
         "honours",
         "whether it does what a clause of a treaty asks of it",
         {{"weighed", "by chance, with the odds of the clause"},
          {"always", "without fail"},
          {"never", "not once"}},
         for_all(Honours::weighed)},
        {Choice::diversifies,
         "diversifies",
         "how its purchases on markets depend on what share a seller has in them already",
         {{"weighed", "it buys less from who sells it much, by the weight of the market"},
          {"ignored", "not at all"}},
         for_all(Diversifies::weighed)},
    };
}

}  // namespace

const std::vector<ChoiceInfo>& choices() {
    static const std::vector<ChoiceInfo> table = make_table();
    return table;
}

const std::vector<ChoiceOption>& decision_kinds() {
    static const std::vector<ChoiceOption> kinds = {
        {"adaptive", "weighs what it gives by willingness, beside its contracts and rules"},
        {"rules", "follows its contracts and rules to the letter"},
        {"scripted", "makes the moves of its script, beside its contracts and rules"}};
    return kinds;
}

Choices::Choices(DecisionRule kind) {
    for (const ChoiceInfo& info : choices()) {
        replace(info.choice, info.of_kind[static_cast<std::size_t>(kind)]);
    }
}

}  // namespace entente::model

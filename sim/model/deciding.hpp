#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::model {

/// Who decides: `adaptive` weighs by the decision rule of the model, `rules` follows its contracts
/// and rules to the letter, `scripted` does so too and makes the dated moves of its script.
enum class DecisionRule : std::uint8_t { adaptive, rules, scripted };
inline constexpr std::size_t decision_rules = 3;

/// What is decided for an actor in a step. A kind of decision rule fixes an option for each; any
/// one of them can be replaced.
enum class Choice : std::uint8_t {
    offers,
    requests,
    willingness,
    accepts,
    evasion,
    votes,
    honours,
    diversifies
};
inline constexpr std::size_t choice_count = 8;

enum class Offers : std::uint8_t { above_reserve, everything, nothing };
enum class Requests : std::uint8_t { cover, need, nothing };
enum class Willingness : std::uint8_t { weighed, full };
enum class Accepts : std::uint8_t { shadow_value, always, never, waits };
enum class Evasion : std::uint8_t { pays, always, never };
enum class Honours : std::uint8_t { weighed, always, never };
enum class Diversifies : std::uint8_t { weighed, ignored };
enum class VotesBy : std::uint8_t { council, recorded, modelled, yes, no, abstain, absent };

/// One way to make a choice; its number is that of the enumeration of the choice.
struct ChoiceOption {
    const char* word;   ///< as scenarios write it
    const char* prose;  ///< what is done then
};

struct ChoiceInfo {
    Choice choice;
    const char* key;    ///< under `decides:`
    const char* prose;  ///< what is chosen
    std::vector<ChoiceOption> options;
    std::array<std::uint8_t, decision_rules> of_kind;  ///< option of each decision rule
};

/// Every choice in the order of the enumeration.
[[nodiscard]] const std::vector<ChoiceInfo>& choices();
/// Words and prose of the decision rules, in the order of the enumeration.
[[nodiscard]] const std::vector<ChoiceOption>& decision_kinds();

/// The option taken in each choice.
class Choices {
public:
    explicit Choices(DecisionRule kind = DecisionRule::rules);
    void replace(Choice choice, std::uint8_t option) {
        options_[static_cast<std::size_t>(choice)] = option;
    }
    [[nodiscard]] std::uint8_t option(Choice choice) const {
        return options_[static_cast<std::size_t>(choice)];
    }
    [[nodiscard]] Offers offers() const { return static_cast<Offers>(option(Choice::offers)); }
    [[nodiscard]] Requests requests() const {
        return static_cast<Requests>(option(Choice::requests));
    }
    [[nodiscard]] Willingness willingness() const {
        return static_cast<Willingness>(option(Choice::willingness));
    }
    [[nodiscard]] Accepts accepts() const { return static_cast<Accepts>(option(Choice::accepts)); }
    [[nodiscard]] Evasion evasion() const { return static_cast<Evasion>(option(Choice::evasion)); }
    [[nodiscard]] Honours honours() const { return static_cast<Honours>(option(Choice::honours)); }
    [[nodiscard]] Diversifies diversifies() const {
        return static_cast<Diversifies>(option(Choice::diversifies));
    }
    [[nodiscard]] VotesBy votes() const { return static_cast<VotesBy>(option(Choice::votes)); }

private:
    std::array<std::uint8_t, choice_count> options_{};
};

}  // namespace entente::model

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "model/expression.hpp"
#include "scenario/units.hpp"

namespace entente::scenario {

/// What expressions may speak of: the entities of a scenario, looked up by id.
class Names {
public:
    virtual ~Names() = default;

    /// Index of an entity in the model's list of its kind.
    [[nodiscard]] virtual std::optional<std::uint32_t> find(model::ArgumentKind kind,
                                                            std::string_view id) const = 0;
    /// Every id of a kind, for suggestions.
    [[nodiscard]] virtual std::vector<std::string> ids(model::ArgumentKind kind) const = 0;
    /// The declared unit of a good, by index.
    [[nodiscard]] virtual Unit good_unit(std::uint32_t good) const = 0;
    /// The unit of what a sanction limits, by index; nothing where it covers goods of several.
    [[nodiscard]] virtual std::optional<Unit> sanction_unit(std::uint32_t sanction) const = 0;
    /// The unit of money; a plain number where the scenario has no currency.
    [[nodiscard]] virtual Unit currency() const = 0;
    [[nodiscard]] virtual const Units& units() const = 0;
    /// Start of the calendar: dates become days since then.
    [[nodiscard]] virtual base::Day start() const = 0;
};

/// What an expression has to yield.
struct Expected {
    enum class Kind {
        condition,  ///< true or false
        quantity    ///< a number in `unit`; a condition counts as the plain number 0 or 1
    };
    Kind kind = Kind::condition;
    /// The result is given in this unit: in t for the stock of a good counted in t; pass
    /// canonical(unit) for a result in canonical units.
    Unit unit;
    std::string subject;  ///< path of the field, for messages: "rules.ask_for_food.when"
};

struct ExpressionLimits {
    static constexpr std::size_t length = 4096;  ///< bytes
    static constexpr int depth = 64;             ///< nested brackets, calls and operators
    static constexpr std::size_t nodes = 512;
};

/// Reads, checks and translates one expression. `place` is that of its first character (behind an
/// opening quote). Every mistake goes to `found` with its own column; nothing is returned then.
///
/// A number without a unit beside a quantity ("stock(PRK, food) < 500") is taken in the unit of
/// that quantity, here the declared unit of food. Dates are literals (2024-06-19) and `today` is
/// the first day of the step; both are days since the start of the calendar in the result.
[[nodiscard]] std::optional<model::Expression> read_expression(std::string_view text,
                                                               const base::Place& place,
                                                               const Names& names,
                                                               const Expected& expected,
                                                               base::Diagnostics& found);

/// The functions of the language besides the state functions, for the reference page.
struct FunctionInfo {
    const char* signature;  ///< "ema(x, 6 months)"
    const char* summary;
};

[[nodiscard]] const std::vector<FunctionInfo>& general_functions();

}  // namespace entente::scenario

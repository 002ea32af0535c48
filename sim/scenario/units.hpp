#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/institutions.hpp"

namespace entente::scenario {

/// What a number measures: whole powers of base symbols. Time is counted in "day", mass in "kg";
/// every other unit that a scenario declares ("round", "bbl", "USD") is a symbol of its own.
class Dimension {
public:
    Dimension() = default;  ///< a plain number
    explicit Dimension(std::string_view symbol) { powers_.emplace(symbol, 1); }

    [[nodiscard]] bool none() const { return powers_.empty(); }
    [[nodiscard]] Dimension times(const Dimension& other) const;
    [[nodiscard]] Dimension over(const Dimension& other) const;
    /// Half of every power, for square roots; nothing where one is odd.
    [[nodiscard]] std::optional<Dimension> root() const;
    /// "USD/kg", "kg day", "1/day"; "a plain number" where there is none.
    [[nodiscard]] std::string text() const;
    bool operator==(const Dimension&) const = default;

private:
    std::map<std::string, int> powers_;  // never 0
};

/// A unit as a user writes it. An amount in it is `amount * multiply / divide` in canonical units
/// (days, kg, the declared symbols, fractions); both factors are exact in a double.
struct Unit {
    std::string text;  ///< "kt", "%/year", "USD/t"; empty for a plain number
    Dimension dimension;
    double multiply = 1;
    double divide = 1;

    [[nodiscard]] Unit times(const Unit& other) const;
    [[nodiscard]] Unit over(const Unit& other) const;
    [[nodiscard]] double to_canonical(double amount) const { return amount * multiply / divide; }
    /// "'kt'", or "a plain number": for messages.
    [[nodiscard]] std::string quoted() const;
};

/// An amount in unit `from` as an amount in unit `to`, which has the same dimension.
[[nodiscard]] double convert(double amount, const Unit& from, const Unit& to);

/// The unit of the same dimension in which canonical values are counted.
[[nodiscard]] Unit canonical(const Unit& unit);

/// A mistake in a text. `problem` is what follows the name of the field: "has an unknown unit:
/// 'tons'". `offset` and `length` count code points of the text.
struct TextError {
    std::string code;
    std::string problem;
    std::string why;
    std::string hint;
    std::size_t offset = 0;
    std::size_t length = 1;
};

/// The diagnostic of an error in the text that starts at `place` (its first character, after an
/// opening quote); `subject` is the path of the field, "actors.PRK.stocks.shells".
[[nodiscard]] base::Diagnostic to_diagnostic(const TextError& error, const base::Place& place,
                                             std::string_view subject);

template <class T>
using Parsed = std::variant<T, TextError>;

/// The units a scenario may use: of time (day, week, month, year), of mass (g, kg, t), % and those
/// it declares, each also with k (10^3), M (10^6) or G (10^9) in front ("kt", "k bbl", "M USD")
/// and as a plural ("rounds").
class Units {
public:
    Units();

    /// Adds a unit of its own dimension, such as that of a good; again is harmless. An error where
    /// the word cannot be a unit.
    [[nodiscard]] std::optional<TextError> declare(std::string_view symbol);

    /// One word or words joined by '/': "kt", "k rounds", "USD/t", "%/year", "1/year"; an empty
    /// text is a plain number.
    [[nodiscard]] Parsed<Unit> read(std::string_view text) const;

    /// One word with an optional prefix and plural: "kt". Nothing where it is unknown.
    [[nodiscard]] std::optional<Unit> word(std::string_view text) const;
    /// "day", "days", "week", ...: nothing for any other word.
    [[nodiscard]] static std::optional<Unit> time_word(std::string_view text);
    /// 1e3, 1e6, 1e9 for "k", "M", "G".
    [[nodiscard]] static std::optional<double> prefix(std::string_view text);

    /// The mistake of a word that is none of the units, `offset` code points into its text.
    [[nodiscard]] TextError unknown(std::string_view word, std::size_t offset) const;

    /// Words for suggestions, in the order of declaration.
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
    [[nodiscard]] const Unit* find(std::string_view symbol) const;

    std::map<std::string, Unit, std::less<>> units_;
    std::vector<std::string> words_;
};

/// A number with the unit that was written behind it, nothing converted.
struct Quantity {
    double amount = 0;                  ///< with the prefix multiplied in: "750 k/month" is 750000
    Unit unit;                          ///< of the amount, without the period: "kt" of "20 kt/week"
    bool has_unit = false;              ///< false for "750 k/month"
    std::optional<double> period_days;  ///< 30.4375 for "/month"
    std::size_t unit_offset = 0;        ///< where the unit or period starts, code points
};

/// Reads "750 k/month", "20 kt/week", "5 %/year", "45 days", "111 M USD", "-0.8". Plain decimal
/// numbers only, whatever the locale: 1e6 is one, 1_000, 1,000, 0x10, nan and 1e999 are not.
[[nodiscard]] Parsed<Quantity> read_quantity(std::string_view text, const Units& units);

/// A number for a field counted in `field`, in that unit (not in canonical units): for a good in
/// t "4 kt" is 4000, "45 kg" 0.045 and a bare "4" is 4. For a field in "1/year" "5 %/year" is
/// 0.05, as is a bare 0.05.
[[nodiscard]] Parsed<double> read_number(std::string_view text, const Unit& field,
                                         const Units& units);

/// An amount per period, kept apart: a step moves amount * step_days / period_days.
struct AmountPerPeriod {
    double amount = 0;       ///< in the unit asked for
    double period_days = 1;  ///< 1, 7, 30.4375 or 365.25
};

/// A rate of something counted in `field`; the period must be written.
[[nodiscard]] Parsed<AmountPerPeriod> read_rate(std::string_view text, const Unit& field,
                                                const Units& units);

/// "12 months", "1 year", "2 weeks": whole numbers of 1 and more, kept in the civil calendar.
[[nodiscard]] Parsed<model::Period> read_period(std::string_view text);

}  // namespace entente::scenario

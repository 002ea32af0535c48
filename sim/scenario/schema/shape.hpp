#pragma once

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace entente::scenario {

/// Kinds of things that a scenario names by an id.
enum class EntityKind {
    none,
    actor,
    good,
    route,
    contract,
    market,
    council,
    mandate,
    draft,
    sanction,
    treaty,
    project,
    theatre,
    contingent,
    strike,
    technology,
    labour,
    rule,
    outcome,
    series,
    source
};

inline constexpr std::size_t kinds_of_entities = static_cast<std::size_t>(EntityKind::source) + 1;

[[nodiscard]] const char* noun(EntityKind kind);    ///< "actor"
[[nodiscard]] const char* plural(EntityKind kind);  ///< "actors", also the key that holds them

/// What a number counts. Those with `good` depend on the good that the place speaks of.
enum class Measure {
    plain,           ///< a number or a percentage
    days,            ///< a span of time
    kilograms,       ///< a mass
    per_year,        ///< a share per year
    good,            ///< an amount of the good, in its unit
    good_or_days,    ///< the same, or days of need
    money,           ///< the currency
    money_per_good,  ///< the currency per unit of the good
    money_per_mass,  ///< the currency per kg
    input_per_good   ///< units of the input per unit of the good
};

struct Section;

/// One word of a fixed choice.
struct Word {
    const char* word;
    int value;  ///< of the enumeration in the model
    const char* prose;
};

enum class Expressions { refused, allowed };

/// What may stand at a place of a scenario.
struct Shape {
    enum class Kind {
        text,         ///< any text
        word,         ///< one of `words`
        flag,         ///< true or false
        whole,        ///< a whole number between low and high
        date,         ///< 2024-06-19
        span,         ///< 2024-07-01..2024-12-31, both included
        period,       ///< 12 months
        number,       ///< in `measure`, between low and high
        rate,         ///< the same per day, week, month or year
        amount,       ///< of a contract: a rate, or a number per bundle
        expression,   ///< the language of `when:`
        reference,    ///< the id of an entity of the kind `entity`
        section,      ///< a mapping with fixed keys
        list,         ///< of `inner`
        one_or_list,  ///< `inner`, or a list of it
        map,          ///< keys of the kind `entity` (none: any text), values `inner`
        action        ///< a mapping with one key, the action
    };
    Kind kind = Kind::text;
    Measure measure = Measure::plain;
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    EntityKind entity = EntityKind::none;
    Expressions expressions = Expressions::refused;
    std::vector<Word> words;                ///< of a number: words that may stand in its place
    const Section& (*section)() = nullptr;  ///< of a number or rate: keys beside value, low, ...
    std::vector<Shape> inner;               ///< exactly one where the kind needs it
};

enum class Need { optional, required };

/// A key of a section. `standard` is what holds when the key is absent, as it would be written;
/// empty where absence means absence.
struct Key {
    const char* name;
    Shape shape;
    const char* prose;
    const char* standard = "";
    Need need = Need::optional;
};

/// A mapping with fixed keys, and perhaps others of one kind besides.
struct Section {
    const char* name;  ///< for messages: "a sanction"
    const char* prose;
    std::vector<Key> keys;
    const char* shorthand = "";  ///< the key that a bare value stands for
    std::vector<Shape> others;   ///< a map shape for every other key, or empty

    [[nodiscard]] const Key* find(std::string_view key) const;
};

/// Shapes for the tables.
namespace is {

[[nodiscard]] Shape text();
[[nodiscard]] Shape word(std::vector<Word> words);
[[nodiscard]] Shape flag();
[[nodiscard]] Shape whole(double low, double high);
[[nodiscard]] Shape date();
[[nodiscard]] Shape span();
[[nodiscard]] Shape period();
[[nodiscard]] Shape number(Measure measure, double low, double high);
[[nodiscard]] Shape number(Measure measure, double low);
[[nodiscard]] Shape number(Measure measure);
[[nodiscard]] Shape share();  ///< a plain number from 0 to 1
[[nodiscard]] Shape rate(Measure measure);
[[nodiscard]] Shape amount(const Section& (*more)());
[[nodiscard]] Shape expression();
[[nodiscard]] Shape reference(EntityKind kind);
[[nodiscard]] Shape references(EntityKind kind);  ///< one or a list
[[nodiscard]] Shape section(const Section& (*of)());
[[nodiscard]] Shape list(Shape inner);
[[nodiscard]] Shape one_or_list(Shape inner);
[[nodiscard]] Shape map(EntityKind keys, Shape values);
[[nodiscard]] Shape actions();
/// The same shape where an expression may stand for the number.
[[nodiscard]] Shape varying(Shape shape);
/// The same shape where one of these words may stand as well.
[[nodiscard]] Shape or_word(Shape shape, std::vector<Word> words);
/// The same shape where a mapping of this section may stand as well.
[[nodiscard]] Shape or_section(Shape shape, const Section& (*of)());

}  // namespace is

}  // namespace entente::scenario

// Readers of single values other than numbers.
#include <algorithm>
#include <charconv>

#include "scenario/build/fields.hpp"
#include "scenario/suggest.hpp"

namespace entente::scenario {
namespace {

bool need_scalar(Build& build, const Value& value) {
    if (value.node->is_scalar()) {
        return true;
    }
    report_wrong_kind(build, value);
    return false;
}

std::vector<std::string> spellings(const std::vector<Word>& words) {
    std::vector<std::string> result;
    std::transform(words.begin(), words.end(), std::back_inserter(result),
                   [](const Word& word) { return std::string(word.word); });
    return result;
}

void report_bad_date(Build& build, const Value& value) {
    const std::string& text = value.node->text;
    const bool shape = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                       text.find_first_not_of("0123456789-") == std::string::npos;
    build.reports.error(value.node->at, {"bad-date", value.path + " is not a date: '" + text + "'",
                                         shape ? "the calendar has no such day"
                                               : "dates are written year-month-day: 2024-06-19",
                                         ""});
}

base::Place first_character(Build& build, const Node& node) {
    base::Place place = build.reports.texts.place(node.at);
    if (node.quoted && place.line != 0) {
        ++place.column;
    }
    return place;
}

/// Entities of a scenario for the expression language.
class ScenarioNames : public Names {
public:
    explicit ScenarioNames(Build& build) : build_(build) {}

    [[nodiscard]] std::optional<std::uint32_t> find(model::ArgumentKind kind,
                                                    std::string_view id) const override {
        return build_.symbols.find(entity(kind), id);
    }
    [[nodiscard]] std::vector<std::string> ids(model::ArgumentKind kind) const override {
        return build_.suggestions(entity(kind));
    }
    [[nodiscard]] Unit good_unit(std::uint32_t good) const override {
        return build_.good_units[good];
    }
    [[nodiscard]] std::optional<Unit> sanction_unit(std::uint32_t sanction) const override {
        return sanction < build_.sanction_units.size() ? build_.sanction_units[sanction]
                                                       : std::nullopt;
    }
    [[nodiscard]] Unit currency() const override { return build_.money(); }
    [[nodiscard]] const Units& units() const override { return build_.units; }
    [[nodiscard]] base::Day start() const override { return build_.model.calendar.start; }

private:
    static EntityKind entity(model::ArgumentKind kind) {
        using A = model::ArgumentKind;
        switch (kind) {
            case A::none:
                return EntityKind::none;
            case A::actor:
                return EntityKind::actor;
            case A::good:
                return EntityKind::good;
            case A::sanction:
                return EntityKind::sanction;
            case A::mandate:
                return EntityKind::mandate;
            case A::contract:
                return EntityKind::contract;
            case A::route:
                return EntityKind::route;
            case A::draft:
                return EntityKind::draft;
            case A::treaty:
                return EntityKind::treaty;
            case A::project:
                return EntityKind::project;
            case A::theatre:
                return EntityKind::theatre;
            case A::contingent:
                return EntityKind::contingent;
            case A::strike:
                return EntityKind::strike;
            case A::technology:
                return EntityKind::technology;
        }
        return EntityKind::none;
    }
    Build& build_;
};

model::ExpressionId read_as(Build& build, const Value& value, Expected expected) {
    if (!need_scalar(build, value)) {
        return {};
    }
    if (build.reports.full()) {
        return {};
    }
    expected.subject = value.path;
    base::Diagnostics found;
    std::optional<model::Expression> expression =
        read_expression(value.node->text, first_character(build, *value.node), ScenarioNames(build),
                        expected, found);
    for (const base::Diagnostic& diagnostic : found.sorted()) {
        build.reports.add(diagnostic);
    }
    if (!expression) {
        return {};
    }
    build.model.expressions.push_back(std::move(*expression));
    return model::ExpressionId(build.model.expressions.size() - 1);
}

}  // namespace

std::optional<std::string> read_text(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    return value.node->text;
}

std::optional<int> word_at(const Value& value) {
    if (value.node->is_scalar()) {
        for (const Word& word : value.shape->words) {
            if (value.node->text == word.word) {
                return word.value;
            }
        }
    }
    return std::nullopt;
}

std::string list_words(const std::vector<Word>& words) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        result += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
        result += words[i].word;
    }
    return result;
}

std::optional<int> read_word(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    const std::optional<int> found = word_at(value);
    if (!found) {
        build.reports.error(
            value.node->at,
            {"unknown-word", value.path + " has an unknown value: '" + value.node->text + "'",
             "it can be " + list_words(value.shape->words),
             did_you_mean(value.node->text, spellings(value.shape->words))});
    }
    return found;
}

std::optional<bool> read_flag(Build& build, const Value& value) {
    const bool scalar = value.node->is_scalar();
    if (scalar && (value.node->text == "true" || value.node->text == "false")) {
        return value.node->text == "true";
    }
    report_wrong_kind(build, value);
    return std::nullopt;
}

std::optional<std::int64_t> read_whole(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    const std::string& text = value.node->text;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::invalid_argument || end != text.data() + text.size()) {
        report_wrong_kind(build, value);
        return std::nullopt;
    }
    const auto as_double = static_cast<double>(number);
    if (error != std::errc() || as_double < value.shape->low || as_double > value.shape->high) {
        build.reports.error(value.node->at,
                            {"out-of-range", value.path + " is out of range: " + text,
                             "it must be " + expectation(*value.shape), ""});
        return std::nullopt;
    }
    return number;
}

std::optional<base::Day> read_date(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    const std::optional<base::Day> day = base::parse_date(value.node->text);
    if (!day) {
        report_bad_date(build, value);
    }
    return day;
}

std::optional<base::Window> read_span(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    const std::string_view text = value.node->text;
    const std::size_t dots = text.find("..");
    const auto first = base::parse_date(text.substr(0, dots));
    const auto last =
        dots == std::string_view::npos ? first : base::parse_date(text.substr(dots + 2));
    if (!first || !last) {
        build.reports.error(
            value.node->at,
            {"bad-span", value.path + " is not a span of days: '" + value.node->text + "'",
             "it is written 2024-07-01..2024-12-31, both days included", ""});
        return std::nullopt;
    }
    if (*last < *first) {
        build.reports.error(value.node->at,
                            {"window-order", value.path + " ends before it begins",
                             "the first day of a span comes first", "Swap the two days."});
        return std::nullopt;
    }
    return base::Window{*first, base::Day{last->number + 1}};
}

std::optional<model::Period> read_period(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    const Parsed<model::Period> parsed = scenario::read_period(value.node->text);
    if (const auto* error = std::get_if<TextError>(&parsed)) {
        build.reports.add(to_diagnostic(*error, first_character(build, *value.node), value.path));
        return std::nullopt;
    }
    return std::get<model::Period>(parsed);
}

std::optional<std::uint32_t> read_reference(Build& build, const Value& value) {
    if (!need_scalar(build, value)) {
        return std::nullopt;
    }
    const auto found = build.symbols.find(value.shape->entity, value.node->text);
    if (!found) {
        report_unknown_entity(build, value.node->at, value.path, value.shape->entity,
                              value.node->text, value.in);
    }
    return found;
}

model::ExpressionId read_condition(Build& build, const Value& value) {
    return read_as(build, value, {Expected::Kind::condition, {}, {}});
}

model::ExpressionId read_quantity_expression(Build& build, const Value& value, const Unit& unit) {
    return read_as(build, value, {Expected::Kind::quantity, unit, {}});
}

Origin place_of(const Value& list, std::string_view id) {
    for (const Value& value : each(list)) {
        if (value.node->text == id) {
            return value.node->at;
        }
    }
    return list.node->at;
}

std::vector<Value> each(const Value& value) {
    std::vector<Value> result;
    const Shape& inner = value.shape->inner.front();
    if (!value.node->is_sequence()) {
        result.push_back({value.node, &inner, value.path, value.in});
        return result;
    }
    // The order of a list means nothing, so paths of numbers do not contain it; sections in lists
    // hold no numbers but those of pairs, which are named by their ends.
    const bool counted = inner.kind == Shape::Kind::section;
    for (std::size_t i = 0; i < value.node->items.size(); ++i) {
        const std::string path = counted ? join(value.path, std::to_string(i + 1)) : value.path;
        result.push_back({&value.node->items[i], &inner, path, value.in});
    }
    return result;
}

std::vector<MapEntry> entries(Build& build, const Value& value) {
    std::vector<MapEntry> result;
    if (!value.node->is_mapping()) {
        report_wrong_kind(build, value);
        return result;
    }
    for (const Entry& entry : value.node->entries) {
        result.push_back(
            {entry.key,
             entry.at,
             {&entry.value, &value.shape->inner.front(), join(value.path, entry.key), value.in}});
    }
    return result;
}

std::vector<EntityEntry> entity_entries(Build& build, const Value& value) {
    std::vector<EntityEntry> result;
    for (MapEntry& entry : entries(build, value)) {
        const auto index = build.symbols.find(value.shape->entity, entry.key);
        if (index) {
            result.push_back({*index, entry.key, entry.at, std::move(entry.value)});
        } else {
            report_unknown_entity(build, entry.at, value.path, value.shape->entity, entry.key,
                                  value.in);
        }
    }
    return result;
}

}  // namespace entente::scenario

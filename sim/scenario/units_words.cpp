#include <algorithm>
#include <array>
#include <utility>

#include "model/number.hpp"
#include "scenario/suggest.hpp"
#include "scenario/units.hpp"
#include "scenario/utf8.hpp"

namespace entente::scenario {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 3> prefixes = {
    {{"k", 1e3}, {"M", 1e6}, {"G", 1e9}}};

// Words of other habits, and what stands for them here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 27> habits = {{
    {"ton", "t"},     {"tons", "t"},     {"tonne", "t"},   {"tonnes", "t"},   {"mt", "Mt"},
    {"kilo", "kg"},   {"kilos", "kg"},   {"K", "k"},       {"thousand", "k"}, {"m", "M"},
    {"mio", "M"},     {"mn", "M"},       {"million", "M"}, {"millions", "M"}, {"bn", "G"},
    {"billion", "G"}, {"billions", "G"}, {"B", "G"},       {"percent", "%"},  {"pct", "%"},
    {"d", "day"},     {"w", "week"},     {"wk", "week"},   {"mo", "month"},   {"y", "year"},
    {"yr", "year"},   {"annum", "year"},
}};

bool space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

bool could_be_word(std::string_view text) {
    return !text.empty() && text.size() <= 32 && letter(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

std::string hint_for(std::string_view word, const std::vector<std::string>& words) {
    for (const auto& [habit, ours] : habits) {
        if (word == habit) {
            return "Did you mean '" + std::string(ours) + "'?";
        }
    }
    if (!word.empty() && word.front() >= '0' && word.front() <= '9') {
        return "A period is one day, week, month or year: '/month'.";
    }
    if (word.starts_with("per ") || word.find(" per ") != std::string_view::npos) {
        return "Write '/' for 'per'.";
    }
    std::vector<std::string> candidates = words;
    candidates.insert(candidates.end(), {"days", "weeks", "months", "years"});
    return did_you_mean(word, candidates);
}

}  // namespace

Units::Units() {
    const auto put = [this](std::string text, Dimension dimension, double multiply, double divide) {
        words_.push_back(text);
        units_.emplace(text, Unit{text, std::move(dimension), multiply, divide});
    };
    const Dimension time("day");
    put("day", time, 1, 1);
    put("week", time, model::days_per_week, 1);
    put("month", time, model::days_per_month, 1);
    put("year", time, model::days_per_year, 1);
    const Dimension mass("kg");
    put("kg", mass, 1, 1);
    put("t", mass, 1000, 1);
    put("kt", mass, 1e6, 1);
    put("Mt", mass, 1e9, 1);
    put("g", mass, 1, 1000);
    put("%", {}, 1, 100);
}

std::optional<TextError> Units::declare(std::string_view symbol) {
    const auto refuse = [&](std::string why, std::string hint) {
        return TextError{"bad-unit",
                         "cannot be a unit: '" + std::string(symbol) + "'",
                         std::move(why),
                         std::move(hint),
                         0,
                         letter_count(symbol)};
    };
    if (!could_be_word(symbol)) {
        return refuse("a unit is a word of at most 32 letters, digits and '_'",
                      "Write 'round', 'bbl', 't' or 'USD', for example.");
    }
    if (time_word(symbol)) {
        return refuse("it is a unit of time", "");
    }
    if (prefix(symbol)) {
        return refuse("it stands for a thousand, a million or a billion", "");
    }
    if (!word(symbol)) {
        words_.emplace_back(symbol);
        units_.emplace(symbol, Unit{std::string(symbol), Dimension(symbol), 1, 1});
    }
    return std::nullopt;
}

const Unit* Units::find(std::string_view symbol) const {
    auto found = units_.find(symbol);
    if (found == units_.end() && symbol.size() > 2 && symbol.back() == 's') {
        found = units_.find(symbol.substr(0, symbol.size() - 1));
    }
    return found == units_.end() ? nullptr : &found->second;
}

std::optional<Unit> Units::word(std::string_view text) const {
    if (const Unit* whole = find(text)) {
        return *whole;
    }
    if (text.size() < 2) {
        return std::nullopt;
    }
    const auto factor = prefix(text.substr(0, 1));
    const Unit* unit = find(trimmed(text.substr(1)));
    const bool counted = unit != nullptr && !time_word(unit->text) && unit->text != "%" &&
                         unit->text != "kg" && unit->text != "kt" && unit->text != "Mt";
    if (!factor || !counted) {
        return std::nullopt;
    }
    return Unit{std::string(text), unit->dimension, unit->multiply * *factor, unit->divide};
}

std::optional<Unit> Units::time_word(std::string_view text) {
    static const Units own;
    const Unit* unit = own.find(text);
    const bool time = unit != nullptr && unit->dimension == Dimension("day");
    return time ? std::optional(*unit) : std::nullopt;
}

std::optional<double> Units::prefix(std::string_view text) {
    for (const auto& [letter_, factor] : prefixes) {
        if (text == letter_) {
            return factor;
        }
    }
    return std::nullopt;
}

TextError Units::unknown(std::string_view word, std::size_t offset) const {
    if (word.empty()) {
        return {"unknown-unit",
                "lacks a unit at the '/'",
                "'/' stands between two units",
                "Write 'kt/week', for example.",
                offset,
                1};
    }
    return {"unknown-unit",
            "has an unknown unit: '" + std::string(word) + "'",
            "units are those of time and mass, % and those of the goods",
            hint_for(word, words_),
            offset,
            letter_count(word)};
}

Parsed<Unit> Units::read(std::string_view text) const {
    Unit result;
    if (trimmed(text).empty()) {
        return result;
    }
    std::size_t start = 0;
    for (bool first = true; start <= text.size(); first = false) {
        const std::size_t end = std::min(text.find('/', start), text.size());
        const std::string_view part = trimmed(text.substr(start, end - start));
        const auto unit = first && part == "1" ? std::optional(Unit()) : word(part);
        if (!unit) {
            const auto skipped = static_cast<std::size_t>(part.data() - text.data());
            return unknown(part, letter_count(text.substr(0, skipped)));
        }
        result = first ? *unit : result.over(*unit);
        start = end + 1;
    }
    result.text = trimmed(text);
    return result;
}

}  // namespace entente::scenario

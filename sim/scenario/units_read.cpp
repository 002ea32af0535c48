#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/date.hpp"
#include "model/number.hpp"
#include "scenario/units.hpp"
#include "scenario/utf8.hpp"

namespace entente::scenario {
namespace {

const Dimension& time_dimension() {
    static const Dimension dimension("day");
    return dimension;
}

std::string quote(std::string_view text) {
    return "'" + std::string(text) + "'";
}

bool space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && space(text[at])) {
        ++at;
    }
    return at;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && digit(text[at])) {
        ++at;
    }
    return at;
}

/// Length of the number at the front: sign, digits, a point, digits, an exponent.
std::size_t number_length(std::string_view text) {
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t whole = skip_digits(text, at);
    std::size_t digits = whole - at;
    at = whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t end = skip_digits(text, at + 1);
        digits += end - at - 1;
        at = end;
    }
    if (digits == 0) {
        return 0;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign =
            at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+') ? 1 : 0;
        const std::size_t end = skip_digits(text, at + 1 + sign);
        if (end > at + 1 + sign) {
            at = end;
        }
    }
    return at;
}

TextError bad_number(std::string_view text, std::string why, std::string hint,
                     std::size_t offset = 0, std::size_t length = 0) {
    return {"bad-number", "is not a number: " + quote(text),        std::move(why), std::move(hint),
            offset,       length == 0 ? letter_count(text) : length};
}

std::optional<TextError> refuse_shape(std::string_view text, std::size_t length) {
    if (text.empty()) {
        return TextError{"bad-number", "is empty", "a number was expected", "", 0, 1};
    }
    if (length == 0) {
        const bool minus = text.starts_with("\xE2\x88\x92") || text.starts_with("\xE2\x80\x93");
        return bad_number(
            text, minus ? "the sign is not an ASCII '-'" : "",
            minus ? "Write '-'." : "Write digits, then a unit, such as '20 kt/week'.");
    }
    const std::string_view rest = text.substr(length);
    if (!rest.empty() && (rest[0] == ',' || rest[0] == '_' || rest[0] == '\'')) {
        return bad_number(text, "digits are written without separators, the decimal sign is '.'",
                          "Write 1500000, 1.5 M or 1500 k.", length, 1);
    }
    const std::size_t next = skip_spaces(rest, 0);
    if (next < rest.size() && (digit(rest[next]) || rest[next] == '.')) {
        return bad_number(text, "one number was expected", "", length + next,
                          letter_count(rest.substr(next)));
    }
    if (text[0] == '0' && length == 1 && !rest.empty() && (rest[0] == 'x' || rest[0] == 'X')) {
        return bad_number(text, "numbers are decimal", "");
    }
    const std::size_t first = text[0] == '-' || text[0] == '+' ? 1 : 0;
    if (text[first] == '0' && first + 1 < length && digit(text[first + 1])) {
        return bad_number(text, "other readers take a leading 0 for octal", "Leave the 0 out.",
                          first, 1);
    }
    return std::nullopt;
}

Parsed<double> read_amount(std::string_view text, std::size_t length) {
    const std::size_t sign = text[0] == '+' ? 1 : 0;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data() + sign, text.data() + length, value);
    if (error == std::errc::result_out_of_range || !std::isfinite(value)) {
        return TextError{"number-range",
                         "is out of range: " + quote(text.substr(0, length)),
                         "a number lies between 1e-300 and 1e300",
                         "",
                         0,
                         length};
    }
    if (error != std::errc() || end != text.data() + length) {
        return bad_number(text.substr(0, length), "", "");
    }
    return value;
}

/// Reads what stands behind the number into the quantity.
std::optional<TextError> read_unit(std::string_view text, std::size_t start, const Units& units,
                                   Quantity& quantity) {
    const auto offset = [&](std::size_t at) { return letter_count(text.substr(0, at)); };
    const auto part = [&](std::size_t from, std::size_t& begin) {
        begin = skip_spaces(text, from);
        std::size_t end = std::min(text.find('/', from), text.size());
        while (end > begin && space(text[end - 1])) {
            --end;
        }
        return text.substr(begin, end - std::min(begin, end));
    };
    std::size_t begin = 0;
    const std::string_view first = part(start, begin);
    quantity.unit_offset = offset(begin);
    if (const auto factor = Units::prefix(first)) {
        quantity.amount *= *factor;
    } else if (!first.empty()) {
        const auto unit = units.word(first);
        if (!unit) {
            return units.unknown(first, offset(begin));
        }
        quantity.unit = *unit;
        quantity.unit.text = first;
        quantity.has_unit = true;
    }
    std::size_t slash = text.find('/', start);
    while (slash != std::string_view::npos) {
        const std::string_view below = part(slash + 1, begin);
        const auto unit = units.word(below);
        if (!unit) {
            return units.unknown(below, offset(begin));
        }
        slash = text.find('/', slash + 1);
        if (slash == std::string_view::npos && unit->dimension == time_dimension()) {
            quantity.period_days = unit->multiply;
        } else {
            const std::string above = quantity.unit.text.empty() ? "1" : quantity.unit.text;
            quantity.unit = quantity.unit.over(*unit);
            quantity.unit.text = above + "/" + unit->text;
            quantity.has_unit = true;
        }
    }
    return std::nullopt;
}

TextError wrong_unit(const Quantity& quantity, const Unit& field) {
    const bool plain = !quantity.has_unit;
    return {"wrong-unit",
            plain ? std::string("lacks the unit of its amount")
                  : "has a unit that does not fit: " + quantity.unit.quoted(),
            field.dimension.none() ? std::string("it is a plain number or a share in %")
                                   : "it is counted in " + field.quoted(),
            "",
            quantity.unit_offset,
            std::max<std::size_t>(1, letter_count(quantity.unit.text))};
}

TextError missing_period(const Quantity& quantity, std::string_view text) {
    return {"missing-period",
            "has no period: " + quote(text),
            "it is an amount per time",
            "Add '/month', for example.",
            quantity.unit_offset,
            std::max<std::size_t>(1, letter_count(text) - quantity.unit_offset)};
}

TextError unexpected_period(std::string_view text, const Unit& field) {
    const std::size_t slash = text.rfind('/');
    const std::string_view period = text.substr(slash);
    return {"unexpected-period",
            "has a period that does not belong here: " + quote(period),
            field.dimension == time_dimension() ? std::string("it is a span of time")
                                                : std::string("it is an amount, not a rate"),
            "Leave it out.",
            letter_count(text.substr(0, slash)),
            letter_count(period)};
}

Unit full_unit(const Quantity& quantity) {
    if (!quantity.period_days) {
        return quantity.unit;
    }
    return quantity.unit.over(Unit{"", time_dimension(), *quantity.period_days, 1});
}

}  // namespace

Parsed<Quantity> read_quantity(std::string_view text, const Units& units) {
    if (const std::size_t start = skip_spaces(text, 0); start != 0) {
        auto inner = read_quantity(text.substr(start), units);
        if (auto* error = std::get_if<TextError>(&inner)) {
            error->offset += start;
        } else {
            std::get<Quantity>(inner).unit_offset += start;
        }
        return inner;
    }
    const std::size_t length = number_length(text);
    if (auto error = refuse_shape(text, length)) {
        return *error;
    }
    auto amount = read_amount(text, length);
    if (auto* error = std::get_if<TextError>(&amount)) {
        return *error;
    }
    Quantity quantity;
    quantity.amount = std::get<double>(amount);
    quantity.unit_offset = letter_count(text);
    if (auto error = read_unit(text, length, units, quantity)) {
        return *error;
    }
    if (!std::isfinite(quantity.unit.to_canonical(quantity.amount))) {
        return TextError{"number-range",
                         "is out of range: " + quote(text),
                         "a number lies between 1e-300 and 1e300",
                         "",
                         0,
                         letter_count(text)};
    }
    return quantity;
}

Parsed<double> read_number(std::string_view text, const Unit& field, const Units& units) {
    auto read = read_quantity(text, units);
    if (auto* error = std::get_if<TextError>(&read)) {
        return *error;
    }
    const auto& quantity = std::get<Quantity>(read);
    if (!quantity.has_unit && !quantity.period_days) {
        return quantity.amount;
    }
    const Unit unit = full_unit(quantity);
    if (unit.dimension == field.dimension) {
        return convert(quantity.amount, unit, field);
    }
    if (!quantity.period_days && unit.dimension == field.dimension.times(time_dimension())) {
        return missing_period(quantity, text);
    }
    if (quantity.period_days &&
        (!quantity.has_unit || quantity.unit.dimension == field.dimension)) {
        return unexpected_period(text, field);
    }
    return wrong_unit(quantity, field);
}

Parsed<AmountPerPeriod> read_rate(std::string_view text, const Unit& field, const Units& units) {
    auto read = read_quantity(text, units);
    if (auto* error = std::get_if<TextError>(&read)) {
        return *error;
    }
    const auto& quantity = std::get<Quantity>(read);
    if (quantity.has_unit && quantity.unit.dimension != field.dimension) {
        return wrong_unit(quantity, field);
    }
    if (!quantity.period_days) {
        return missing_period(quantity, text);
    }
    const double amount =
        quantity.has_unit ? convert(quantity.amount, quantity.unit, field) : quantity.amount;
    return AmountPerPeriod{amount, *quantity.period_days};
}

Parsed<model::Period> read_period(std::string_view text) {
    const auto refuse = [&](std::string why) {
        return TextError{"bad-period",
                         "is not a period: " + quote(text),
                         std::move(why),
                         "Write '12 months', '1 year' or '2 weeks', for example.",
                         0,
                         std::max<std::size_t>(1, letter_count(text))};
    };
    const std::size_t length = skip_digits(text, 0);
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + length, count);
    const bool whole = length != 0 && (length == text.size() || text[length] != '.');
    if (!whole || error != std::errc() || count < 1 || count > 3'660'000) {
        return refuse("a period is a whole number of days, weeks, months or years");
    }
    const auto unit = Units::time_word(text.substr(skip_spaces(text, length)));
    if (!unit) {
        return refuse("its unit is day, week, month or year");
    }
    const int factor = unit->text == "week" ? 7 : unit->text == "year" ? 12 : 1;
    const bool civil = unit->text == "month" || unit->text == "year";
    return civil ? model::Period{count * factor, 0} : model::Period{0, count * factor};
}

}  // namespace entente::scenario

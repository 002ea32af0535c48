// If these fail, a number means another amount than its author wrote.
#include "scenario/units.hpp"

#include <doctest/doctest.h>

#include <clocale>
#include <locale>
#include <string>

using namespace entente::scenario;  // NOLINT: the test speaks of little else

namespace {

Units world() {
    Units units;
    for (const char* symbol : {"round", "bbl", "USD", "person"}) {
        REQUIRE_FALSE(units.declare(symbol));
    }
    return units;
}

Unit unit(std::string_view text) {
    const Units units = world();
    const auto read = units.read(text);
    REQUIRE_MESSAGE(std::holds_alternative<Unit>(read), text);
    return std::get<Unit>(read);
}

double number(std::string_view text, std::string_view field) {
    const auto read = read_number(text, unit(field), world());
    if (const auto* error = std::get_if<TextError>(&read)) {
        FAIL(text << " " << error->problem << " (" << error->why << ") " << error->hint);
    }
    return std::get<double>(read);
}

AmountPerPeriod rate(std::string_view text, std::string_view field) {
    const auto read = read_rate(text, unit(field), world());
    if (const auto* error = std::get_if<TextError>(&read)) {
        FAIL(text << " " << error->problem << " (" << error->why << ") " << error->hint);
    }
    return std::get<AmountPerPeriod>(read);
}

/// "3+2 code: problem (why). hint" with offset and length.
std::string said(const TextError& error) {
    std::string text = std::to_string(error.offset) + "+" + std::to_string(error.length) + " " +
                       error.code + ": " + error.problem;
    if (!error.why.empty()) {
        text += " (" + error.why + ")";
    }
    return text + "." + (error.hint.empty() ? "" : " " + error.hint);
}

std::string number_error(std::string_view text, std::string_view field) {
    const auto read = read_number(text, unit(field), world());
    const auto* error = std::get_if<TextError>(&read);
    return error == nullptr ? std::string("read") : said(*error);
}

std::string rate_error(std::string_view text, std::string_view field) {
    const auto read = read_rate(text, unit(field), world());
    const auto* error = std::get_if<TextError>(&read);
    return error == nullptr ? std::string("read") : said(*error);
}

}  // namespace

TEST_CASE("numbers are counted in the unit of their field") {
    CHECK(number("500 k", "bbl") == 500000);
    CHECK(number("10 M", "round") == 1e7);
    CHECK(number("10 M rounds", "round") == 1e7);
    CHECK(number("10Mround", "round") == 1e7);
    CHECK(number("111 M USD", "USD") == 1.11e8);
    CHECK(number("2 G USD", "USD") == 2e9);
    CHECK(number("1 USD", "USD") == 1);
    CHECK(number("-0.8", "") == -0.8);
    CHECK(number("+0.8", "") == 0.8);
    CHECK(number(".5", "") == 0.5);
    CHECK(number("1e6", "bbl") == 1e6);
    CHECK(number("1.5E-3", "") == 0.0015);
    CHECK(number("26.2 M", "") == 26.2e6);
    CHECK(number("0", "round") == 0);
    CHECK(number(" 45 days ", "day") == 45);
}

TEST_CASE("a good counted in t takes kt, kg and a bare number") {
    CHECK(number("4 kt", "t") == 4000);
    CHECK(number("45 kg", "t") == 0.045);
    CHECK(number("4", "t") == 4);
    CHECK(number("2 k", "t") == 2000);
    CHECK(number("0.22 t", "t") == 0.22);
    CHECK(number("3 Mt", "kt") == 3000);
    CHECK(number("500 g", "kg") == 0.5);
    CHECK(number("0.3 t", "kg") == 300);
}

TEST_CASE("spans of time are counted in days") {
    CHECK(number("45 days", "day") == 45);
    CHECK(number("1 day", "day") == 1);
    CHECK(number("2 weeks", "day") == 14);
    CHECK(number("1 week", "day") == 7);
    CHECK(number("1.5 months", "day") == 45.65625);
    CHECK(number("2 years", "day") == 730.5);
    CHECK(number("30", "day") == 30);
}

TEST_CASE("shares are fractions") {
    CHECK(number("5 %", "") == 0.05);
    CHECK(number("7%", "") == 0.07);
    CHECK(number("0.07", "") == 0.07);
    CHECK(number("40 %", "%") == 40);
    CHECK(number("40", "%") == 40);
    CHECK(number("5 %/year", "1/year") == 0.05);
    CHECK(number("0.05/year", "1/year") == 0.05);
    CHECK(number("0.05", "1/year") == 0.05);
    CHECK(number("1 %/month", "1/year") == doctest::Approx(0.12).epsilon(1e-15));
}

TEST_CASE("prices and other quotients convert") {
    CHECK(number("40 USD/t", "USD/kg") == 0.04);
    CHECK(number("40 USD/t", "USD/t") == 40);
    CHECK(number("40 USD / t", "USD/t") == 40);
    CHECK(number("2 k USD/kt", "USD/t") == 2);
    CHECK(number("0.02 bbl/round", "bbl/round") == 0.02);
    CHECK(number("0.02", "bbl/round") == 0.02);
    CHECK(number("800 USD/person/month", "USD/person/month") == 800);
}

TEST_CASE("a rate keeps its amount and its period apart") {
    const auto check = [](const AmountPerPeriod& read, double amount, double days) {
        CHECK(read.amount == amount);
        CHECK(read.period_days == days);
    };
    check(rate("750 k/month", "bbl"), 750000, 30.4375);
    check(rate("20 kt/week", "kg"), 2e7, 7);
    check(rate("20 kt/week", "t"), 20000, 7);
    check(rate("6 M/year", "round"), 6e6, 365.25);
    check(rate("0.22 t/year", "t"), 0.22, 365.25);
    check(rate("7/day", "bbl"), 7, 1);
    check(rate("75 k rounds / week", "round"), 75000, 7);
    check(rate("3 bbl/months", "bbl"), 3, 30.4375);
    check(rate("-1 k USD/year", "USD"), -1000, 365.25);
}

TEST_CASE("what is not a plain decimal number is refused, with its place") {
    CHECK(number_error("", "") == "0+1 bad-number: is empty (a number was expected).");
    CHECK(number_error("many", "") ==
          "0+4 bad-number: is not a number: 'many'. Write digits, then a unit, such as '20 "
          "kt/week'.");
    CHECK(number_error("1,000", "") ==
          "1+1 bad-number: is not a number: '1,000' (digits are written without separators, the "
          "decimal sign is '.'). Write 1500000, 1.5 M or 1500 k.");
    CHECK(number_error("1_000", "").starts_with("1+1 bad-number"));
    CHECK(number_error("1'000", "").starts_with("1+1 bad-number"));
    CHECK(number_error("1 000", "").starts_with("2+3 bad-number"));
    CHECK(number_error("1.2.3", "").starts_with("3+2 bad-number"));
    CHECK(number_error("0x10", "").starts_with("0+4 bad-number"));
    CHECK(number_error("010", "") ==
          "0+1 bad-number: is not a number: '010' (other readers take a leading 0 for octal). "
          "Leave the 0 out.");
    for (const char* text : {"nan", "inf", ".inf", ".nan", "-inf", "infinity", "NaN", "-", "+", ".",
                             "-.", "e5", "- 5", "--5", "+-5", "5 5",
                             "\xE2\x88\x92"
                             "5"}) {
        CHECK_MESSAGE(number_error(text, "").find("bad-number") != std::string::npos, text);
    }
}

TEST_CASE("numbers beyond the doubles are refused, not rounded to 0 or infinity") {
    CHECK(number_error("1e999", "") ==
          "0+5 number-range: is out of range: '1e999' (a number lies between 1e-300 and 1e300).");
    CHECK(number_error("1e-999", "").starts_with("0+6 number-range"));
    CHECK(number_error("1e308 k", "").find("number-range") != std::string::npos);
    CHECK(number_error("1e308 kt", "kg").find("number-range") != std::string::npos);
    CHECK(number_error(std::string(400, '9'), "").find("number-range") != std::string::npos);
}

TEST_CASE("unknown units are shown with the one that was meant") {
    const auto hint = [](const char* text, const char* field) {
        const std::string said_ = number_error(text, field);
        CHECK(said_.find("unknown-unit") != std::string::npos);
        return said_.substr(said_.find("). ") + 3);
    };
    CHECK(hint("5 tonnes", "t") == "Did you mean 't'?");
    CHECK(hint("5 bll", "bbl") == "Did you mean 'bbl'?");
    CHECK(hint("5 million", "bbl") == "Did you mean 'M'?");
    CHECK(hint("5 percent", "") == "Did you mean '%'?");
    CHECK(hint("5 wekes", "day") == "Did you mean 'weeks'?");
    CHECK(hint("5 usd", "USD") == "Did you mean 'USD'?");
    CHECK(number_error("20 kt/wek", "kg") ==
          "6+3 unknown-unit: has an unknown unit: 'wek' (units are those of time and mass, % and "
          "those of the goods). Did you mean 'week'?");
    CHECK(number_error("20 kt/", "kg").starts_with("6+1 unknown-unit: lacks a unit at the '/'"));
    CHECK(number_error("20 /", "kg").find("unknown-unit") != std::string::npos);
    CHECK(rate_error("500 k/12 months", "bbl").find("A period is one") != std::string::npos);
    CHECK(rate_error("5 k per month", "bbl").find("Write '/' for 'per'.") != std::string::npos);
    CHECK(number_error("5 kdays", "day").find("unknown-unit") != std::string::npos);
}

TEST_CASE("a unit has to fit what is counted") {
    CHECK(number_error("5 kt", "bbl") ==
          "2+2 wrong-unit: has a unit that does not fit: 'kt' (it is counted in 'bbl').");
    CHECK(number_error("5 USD", "") ==
          "2+3 wrong-unit: has a unit that does not fit: 'USD' (it is a plain number or a share in "
          "%).");
    CHECK(number_error("5 %", "bbl").starts_with("2+1 wrong-unit"));
    CHECK(number_error("5 days", "bbl").starts_with("2+4 wrong-unit"));
    CHECK(number_error("5 bbl", "day").starts_with("2+3 wrong-unit"));
    CHECK(number_error("40 USD/bbl", "USD/t").starts_with("3+7 wrong-unit"));
    CHECK(rate_error("20 kt/week", "bbl") ==
          "3+2 wrong-unit: has a unit that does not fit: 'kt' (it is counted in 'bbl').");
}

TEST_CASE("periods belong to rates and to nothing else") {
    CHECK(rate_error("750 k", "bbl") ==
          "4+1 missing-period: has no period: '750 k' (it is an amount per time). Add '/month', "
          "for example.");
    CHECK(rate_error("20 kt", "kg").starts_with("3+2 missing-period"));
    CHECK(number_error("5 k/month", "bbl") ==
          "3+6 unexpected-period: has a period that does not belong here: '/month' (it is an "
          "amount, not a rate). Leave it out.");
    CHECK(number_error("45 days/week", "day").find("unexpected-period") != std::string::npos);
    CHECK(number_error("5 %", "1/year").find("missing-period") != std::string::npos);
    CHECK(rate_error("5 bbl/t", "bbl").find("wrong-unit") != std::string::npos);
}

TEST_CASE("what a good may be counted in") {
    Units units;
    for (const char* symbol : {"round", "t", "kg", "kt", "USD", "m3", "cubic_metre"}) {
        CHECK_FALSE(units.declare(symbol));
    }
    for (const char* symbol : {"", "5", "a b", "USD/t", "day", "months", "k", "M", "G", "%", "-x",
                               "abcdefghijklmnopqrstuvwxyz0123456789"}) {
        const auto error = units.declare(symbol);
        CHECK_MESSAGE(error, symbol);
        CHECK_MESSAGE((!error || error->code == "bad-unit"), symbol);
    }
    CHECK(units.words().back() == "cubic_metre");
    CHECK(units.word("m3s")->dimension == Dimension("m3"));
    CHECK(units.word("kt")->multiply == 1e6);
}

TEST_CASE("the civil periods of caps are kept whole") {
    const auto period = [](const char* text) {
        return std::get<entente::model::Period>(read_period(text));
    };
    CHECK(period("12 months").months == 12);
    CHECK(period("12 months").days == 0);
    CHECK(period("1 year").months == 12);
    CHECK(period("2 weeks").days == 14);
    CHECK(period("90 days").days == 90);
    CHECK(period("1 month").months == 1);
    for (const char* text : {"", "12", "0 months", "-1 month", "1.5 months", "a year", "12 moths",
                             "12 bbl", "99999999999 days", "12 months/year"}) {
        CHECK_MESSAGE(std::holds_alternative<TextError>(read_period(text)), text);
    }
}

TEST_CASE("dimensions multiply, cancel and print") {
    const Dimension usd("USD");
    const Dimension kg("kg");
    CHECK(usd.over(kg).times(kg) == usd);
    CHECK(usd.over(usd).none());
    CHECK(usd.over(kg).text() == "USD/kg");
    CHECK(Dimension().over(Dimension("day")).text() == "1/day");
    CHECK(kg.times(kg).text() == "kg^2");
    CHECK(kg.times(kg).root() == kg);
    CHECK_FALSE(kg.root());
    CHECK(Dimension().text() == "a plain number");
    CHECK(unit("USD/t").times(unit("t")).multiply == 1);
    CHECK(unit("").quoted() == "a plain number");
    CHECK(unit("kt").quoted() == "'kt'");
    CHECK(canonical(unit("kt")).text == "kg");
}

TEST_CASE("a mistake in a text is placed in the file") {
    const TextError error{"wrong-unit", "has a unit that does not fit: 'kt'", "why", "hint", 3, 2};
    const auto item = to_diagnostic(error, {"x.yaml", 14, 20, 10}, "actors.PRK.stocks.fuel");
    CHECK(item.place.line == 14);
    CHECK(item.place.column == 23);
    CHECK(item.place.length == 2);
    CHECK(item.problem == "actors.PRK.stocks.fuel has a unit that does not fit: 'kt'");
    const auto option = to_diagnostic(error, {"--set", 0, 0, 1}, "x");
    CHECK(option.place.column == 0);
}

TEST_CASE("the locale of the machine does not change a number") {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
    CHECK(number("1.5 k", "bbl") == 1500);
    CHECK(number_error("1,5", "").find("bad-number") != std::string::npos);
    std::locale::global(before);
}

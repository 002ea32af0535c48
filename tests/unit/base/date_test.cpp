// If these fail, sanctions, treaties and votes happen on other days than the scenario says.
#include "base/date.hpp"

#include <doctest/doctest.h>

#include <string>

using entente::base::add_months;
using entente::base::CivilDate;
using entente::base::Day;
using entente::base::format_date;
using entente::base::parse_date;
using entente::base::to_civil;
using entente::base::to_day;
using entente::base::Window;

namespace {

Day day(const char* text) {
    const auto parsed = parse_date(text);
    REQUIRE_MESSAGE(parsed, text);
    return *parsed;
}

}  // namespace

TEST_CASE("days are counted from 1970") {
    CHECK(day("1970-01-01").number == 0);
    CHECK(day("1969-12-31").number == -1);
    CHECK(day("2000-03-01").number == 11017);
    CHECK(day("2024-06-19").number == 19893);
}

TEST_CASE("leap years follow the Gregorian calendar") {
    CHECK(parse_date("2024-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK_FALSE(parse_date("1900-02-29"));
    CHECK_FALSE(parse_date("2023-02-29"));
    CHECK(day("2024-03-01").number - day("2024-02-28").number == 2);
    CHECK(day("1900-03-01").number - day("1900-02-28").number == 1);
}

TEST_CASE("every day of four centuries survives the way to the calendar and back") {
    const Day from = day("1800-01-01");
    const Day until = day("2200-01-01");
    for (Day at = from; at < until; ++at.number) {
        const CivilDate date = to_civil(at);
        REQUIRE(to_day(date) == at);
        REQUIRE(parse_date(format_date(at)) == at);
    }
}

TEST_CASE("only ISO dates of real days are dates") {
    for (const char* text :
         {"", "2024", "2024-6-19", "24-06-19", "2024-06-31", "2024-13-01", "2024-00-10",
          "2024-06-00", "0000-01-01", "2024/06/19", "19.06.2024", " 2024-06-19", "2024-06-19 ",
          "2024-06-1x", "+024-06-19", "2024-0-619", "-024-06-19"}) {
        CHECK_MESSAGE(!parse_date(text), text);
    }
    CHECK(format_date(day("0001-01-01")) == "0001-01-01");
    CHECK(format_date(day("9999-12-31")) == "9999-12-31");
}

TEST_CASE("months later means the same day, or the last one of a shorter month") {
    CHECK(add_months(day("2024-01-31"), 1) == day("2024-02-29"));
    CHECK(add_months(day("2023-01-31"), 1) == day("2023-02-28"));
    CHECK(add_months(day("2023-01-31"), 2) == day("2023-03-31"));
    CHECK(add_months(day("2024-02-29"), 12) == day("2025-02-28"));
    CHECK(add_months(day("2024-02-29"), 48) == day("2028-02-29"));
    CHECK(add_months(day("2023-11-30"), 3) == day("2024-02-29"));
    CHECK(add_months(day("2024-03-31"), -1) == day("2024-02-29"));
    CHECK(add_months(day("2024-01-15"), -13) == day("2022-12-15"));
    CHECK(add_months(day("2018-01-01"), 0) == day("2018-01-01"));
}

TEST_CASE("a window holds its first day and not its last") {
    const Window window{day("2024-01-01"), day("2024-02-01")};
    CHECK_FALSE(window.contains(day("2023-12-31")));
    CHECK(window.contains(day("2024-01-01")));
    CHECK(window.contains(day("2024-01-31")));
    CHECK_FALSE(window.contains(day("2024-02-01")));
    CHECK(Window{}.contains(day("0001-01-01")));
    CHECK(Window{}.contains(day("9999-12-31")));
}

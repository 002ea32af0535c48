// If these fail, an event acts in another step than the one that contains its day.
#include <doctest/doctest.h>

#include "model/model.hpp"

using entente::base::Day;
using entente::base::parse_date;
using entente::model::Calendar;
using entente::model::step_count;
using entente::model::step_of;
using entente::model::step_start;
using entente::model::StepUnit;

namespace {

Day day(const char* text) {
    return parse_date(text).value();
}

Calendar calendar(const char* start, const char* until, StepUnit unit, int count) {
    return {day(start), day(until), unit, count, {}};
}

void check_cover(const Calendar& c) {
    const int steps = step_count(c);
    for (Day at = c.start; at < c.until; ++at.number) {
        const int step = step_of(c, at);
        REQUIRE(step >= 0);
        REQUIRE(step < steps);
        REQUIRE(step_start(c, step) <= at);
        REQUIRE(at < step_start(c, step + 1));
    }
    CHECK(step_start(c, steps) >= c.until);
    CHECK(step_start(c, steps - 1) < c.until);
}

}  // namespace

TEST_CASE("weeks start where the calendar starts") {
    const Calendar weeks = calendar("2022-01-03", "2026-12-28", StepUnit::days, 7);
    CHECK(step_start(weeks, 0) == day("2022-01-03"));
    CHECK(step_start(weeks, 1) == day("2022-01-10"));
    CHECK(step_of(weeks, day("2022-01-09")) == 0);
    CHECK(step_of(weeks, day("2022-01-10")) == 1);
    CHECK(step_of(weeks, day("2022-01-02")) == -1);
    CHECK(step_count(weeks) == 260);
    CHECK(step_start(weeks, 260) == weeks.until);
    check_cover(weeks);
}

TEST_CASE("a last step that is cut short still counts") {
    const Calendar c = calendar("2024-01-01", "2024-01-10", StepUnit::days, 7);
    CHECK(step_count(c) == 2);
    check_cover(c);
    check_cover(calendar("2024-01-01", "2024-01-02", StepUnit::days, 7));
    check_cover(calendar("2024-01-01", "2024-02-15", StepUnit::days, 1));
}

TEST_CASE("months have their own days") {
    const Calendar months = calendar("2024-01-01", "2025-01-01", StepUnit::months, 1);
    CHECK(step_start(months, 1) == day("2024-02-01"));
    CHECK(step_start(months, 2) == day("2024-03-01"));
    CHECK(step_of(months, day("2024-02-29")) == 1);
    CHECK(step_of(months, day("2024-03-01")) == 2);
    CHECK(step_count(months) == 12);
    check_cover(months);
}

TEST_CASE("months that start late are clamped to short months and come back") {
    const Calendar c = calendar("2023-10-31", "2024-10-31", StepUnit::months, 1);
    CHECK(step_start(c, 1) == day("2023-11-30"));
    CHECK(step_start(c, 2) == day("2023-12-31"));
    CHECK(step_start(c, 4) == day("2024-02-29"));
    CHECK(step_of(c, day("2023-11-29")) == 0);
    CHECK(step_of(c, day("2023-11-30")) == 1);
    CHECK(step_of(c, day("2023-12-30")) == 1);
    CHECK(step_of(c, day("2023-12-31")) == 2);
    CHECK(step_count(c) == 12);
    check_cover(c);
}

TEST_CASE("quarters and half months past a year") {
    const Calendar quarters = calendar("2022-11-30", "2026-01-01", StepUnit::months, 3);
    CHECK(step_start(quarters, 1) == day("2023-02-28"));
    CHECK(step_start(quarters, 2) == day("2023-05-30"));
    check_cover(quarters);
    check_cover(calendar("2020-02-29", "2030-02-28", StepUnit::months, 12));
}

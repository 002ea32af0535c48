#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace entente::base {

/// A civil day of the proleptic Gregorian calendar, counted from 1970-01-01.
struct Day {
    std::int32_t number = 0;
    constexpr auto operator<=>(const Day&) const = default;
};

inline constexpr Day first_day{std::numeric_limits<std::int32_t>::min()};
inline constexpr Day last_day{std::numeric_limits<std::int32_t>::max()};

struct CivilDate {
    int year = 1970;
    int month = 1;  ///< 1-12
    int day = 1;    ///< 1-31
};

[[nodiscard]] Day to_day(CivilDate date);
[[nodiscard]] CivilDate to_civil(Day day);

/// "2024-06-19"; nothing where the text is not a date of the years 1 to 9999.
[[nodiscard]] std::optional<Day> parse_date(std::string_view text);
[[nodiscard]] std::string format_date(Day day);

/// The same day of the month `months` later, clamped to the last day of that month.
[[nodiscard]] Day add_months(Day day, int months);

/// A span of days [from, until).
struct Window {
    Day from = first_day;
    Day until = last_day;
    [[nodiscard]] constexpr bool contains(Day day) const { return from <= day && day < until; }
    constexpr bool operator==(const Window&) const = default;
};

}  // namespace entente::base

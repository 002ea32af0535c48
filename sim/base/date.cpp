#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace entente::base {
namespace {

std::chrono::year_month_day to_chrono(CivilDate date) {
    return std::chrono::year(date.year) / date.month / date.day;
}

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

bool has_date_shape(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || c == '-'; });
}

}  // namespace

Day to_day(CivilDate date) {
    const auto days = std::chrono::sys_days(to_chrono(date)).time_since_epoch().count();
    return Day{static_cast<std::int32_t>(days)};
}

CivilDate to_civil(Day day) {
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day.number}}};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::optional<Day> parse_date(std::string_view text) {
    if (!has_date_shape(text)) {
        return std::nullopt;
    }
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2));
    const auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1) {
        return std::nullopt;
    }
    const CivilDate date{*year, *month, *day};
    if (!to_chrono(date).ok()) {
        return std::nullopt;
    }
    return to_day(date);
}

std::string format_date(Day day) {
    const CivilDate date = to_civil(day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

Day add_months(Day day, int months) {
    const CivilDate date = to_civil(day);
    const auto month = std::chrono::year(date.year) / date.month + std::chrono::months(months);
    const auto last = std::chrono::year_month_day_last(month / std::chrono::last).day();
    const int clamped = std::min(date.day, static_cast<int>(static_cast<unsigned>(last)));
    return to_day({static_cast<int>(month.year()),
                   static_cast<int>(static_cast<unsigned>(month.month())), clamped});
}

}  // namespace entente::base

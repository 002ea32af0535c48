#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"

namespace entente::model {

/// A quantity of the model in canonical units: days, kg, the currency of account, the declared
/// unit of a good, fractions (5 % is 0.05).
/// Exactly one of three: a plain constant (both ids empty); a parameter that the scenario writes
/// down, which may have a range and may be changed by an inject; or an expression that is
/// evaluated at the start of every step. `value` is the central value (0 for an expression).
struct Number {
    double value = 0;
    ParameterId parameter;
    ExpressionId expression;
};

/// An amount per period; a step of d days moves amount * d / period_days (in this order).
struct Rate {
    Number amount;
    double period_days = 1;
};

/// day 1, week 7, month 30.4375, year 365.25.
inline constexpr double days_per_week = 7;
inline constexpr double days_per_month = 30.4375;
inline constexpr double days_per_year = 365.25;

enum class Grade { none, measured, reported, claimed, assumption };

enum class Shape { uniform, triangular, normal, lognormal };

/// Ignorance about a parameter, in canonical units. Uniform on [low, high] unless stated;
/// triangular has its mode at the value; normal and lognormal have low and high as their 5 % and
/// 95 % quantiles and are cut off at these.
struct Range {
    double low = 0;
    double high = 0;
    Shape shape = Shape::uniform;
};

/// A number that the scenario writes down, with where it comes from.
struct Parameter {
    std::string path;  ///< "actors.PRK.stocks.shells": unique, also its address of chance
    double value = 0;  ///< canonical units
    std::string unit;  ///< canonical unit, for reports
    std::optional<Range> range;
    Grade grade = Grade::none;
    std::string by;  ///< the party that claims it
    SourceId source;
    std::string as_of;  ///< a date or "2024-Q3" as written
    std::string note;
};

struct Source {
    std::string id;
    std::string title;
    std::string author;
    std::string publisher;
    std::string date;
    std::string url;
    std::string accessed;
};

}  // namespace entente::model

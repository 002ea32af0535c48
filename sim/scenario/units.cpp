#include "scenario/units.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scenario {
namespace {

std::string joined(const std::map<std::string, int>& powers, int sign) {
    std::string text;
    for (const auto& [symbol, power] : powers) {
        if (power * sign <= 0) {
            continue;
        }
        text += text.empty() ? symbol : " " + symbol;
        if (power * sign > 1) {
            text += "^" + std::to_string(power * sign);
        }
    }
    return text;
}

// Leaves a factor on one side only where that loses nothing, so that USD/t times t has none.
void reduce(Unit& unit) {
    if (std::fmod(unit.multiply, unit.divide) == 0) {
        unit.multiply /= unit.divide;
        unit.divide = 1;
    } else if (std::fmod(unit.divide, unit.multiply) == 0) {
        unit.divide /= unit.multiply;
        unit.multiply = 1;
    }
}

}  // namespace

Dimension Dimension::times(const Dimension& other) const {
    Dimension result = *this;
    for (const auto& [symbol, power] : other.powers_) {
        const int sum = result.powers_[symbol] += power;
        if (sum == 0) {
            result.powers_.erase(symbol);
        }
    }
    return result;
}

Dimension Dimension::over(const Dimension& other) const {
    Dimension inverse = other;
    for (auto& [symbol, power] : inverse.powers_) {
        power = -power;
    }
    return times(inverse);
}

std::optional<Dimension> Dimension::root() const {
    Dimension result = *this;
    for (auto& [symbol, power] : result.powers_) {
        if (power % 2 != 0) {
            return std::nullopt;
        }
        power /= 2;
    }
    return result;
}

std::string Dimension::text() const {
    if (none()) {
        return "a plain number";
    }
    const std::string above = joined(powers_, 1);
    const std::string below = joined(powers_, -1);
    if (below.empty()) {
        return above;
    }
    return (above.empty() ? "1" : above) + "/" + below;
}

Unit Unit::times(const Unit& other) const {
    Unit result{"", dimension.times(other.dimension), multiply * other.multiply,
                divide * other.divide};
    reduce(result);
    result.text = result.dimension.none() ? "" : result.dimension.text();
    return result;
}

Unit Unit::over(const Unit& other) const {
    Unit result{"", dimension.over(other.dimension), multiply * other.divide,
                divide * other.multiply};
    reduce(result);
    result.text = result.dimension.none() ? "" : result.dimension.text();
    return result;
}

std::string Unit::quoted() const {
    if (text.empty()) {
        return dimension.none() ? "a plain number" : "'" + dimension.text() + "'";
    }
    return "'" + text + "'";
}

double convert(double amount, const Unit& from, const Unit& to) {
    Unit factor{"", {}, from.multiply * to.divide, from.divide * to.multiply};
    reduce(factor);
    return factor.to_canonical(amount);
}

Unit canonical(const Unit& unit) {
    return {unit.dimension.none() ? "" : unit.dimension.text(), unit.dimension, 1, 1};
}

base::Diagnostic to_diagnostic(const TextError& error, const base::Place& place,
                               std::string_view subject) {
    base::Diagnostic result;
    result.code = error.code;
    result.place = place;
    if (place.line != 0) {
        result.place.column += static_cast<int>(error.offset);
        result.place.length = std::max(1, static_cast<int>(error.length));
    }
    result.problem = std::string(subject) + " " + error.problem;
    result.why = error.why;
    result.hint = error.hint;
    return result;
}

}  // namespace entente::scenario

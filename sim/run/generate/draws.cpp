#include "run/generate/draws.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace entente::run {

double Draws::uniform(const char* what, const std::string& of) const {
    return base::uniform(base::random_key(seed_, std::string("generate/") + what, of), {});
}

bool Draws::happens(const char* what, const std::string& of, double chance) const {
    return uniform(what, of) < chance;
}

std::int64_t Draws::whole(const char* what, const std::string& of, std::int64_t low,
                          std::int64_t high) const {
    const auto choices = static_cast<double>(high - low + 1);
    return std::min(high, low + static_cast<std::int64_t>(uniform(what, of) * choices));
}

std::string Draws::hundredths(const char* what, const std::string& of, int low, int high) const {
    return hundredths_text(whole(what, of, low, high));
}

std::string hundredths_text(std::int64_t count) {
    const std::int64_t size = count < 0 ? -count : count;
    std::string text = std::to_string(size % 100);
    text = std::to_string(size / 100) + (text.size() == 1 ? ".0" : ".") + text;
    return count < 0 ? "-" + text : text;
}

std::int64_t rounded(std::int64_t amount) {
    std::int64_t power = 1;
    while (amount / power >= 100) {
        power *= 10;
    }
    return std::max<std::int64_t>(1, amount / power * power);
}

}  // namespace entente::run

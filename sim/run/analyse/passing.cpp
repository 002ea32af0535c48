#include "run/analyse/passing.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>

namespace entente::run {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// By number of votes in favour: the probability of that many and no veto, all but one voting.
std::vector<double> votes_in_favour(const std::vector<Chance>& members, std::size_t but) {
    std::vector<double> found(members.size() + 1, 0.0);
    found[0] = 1;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i == but) {
            continue;
        }
        const Chance& member = members[i];
        const double other = member.veto ? 1 - member.yes - member.no : 1 - member.yes;
        for (std::size_t k = members.size(); k > 0; --k) {
            found[k] = found[k] * other + found[k - 1] * member.yes;
        }
        found[0] *= other;
    }
    return found;
}

double at_least(const std::vector<double>& found, int votes) {
    const auto from = static_cast<std::ptrdiff_t>(std::max(votes, 0));
    return from >= static_cast<std::ptrdiff_t>(found.size())
               ? 0
               : std::accumulate(found.begin() + from, found.end(), 0.0);
}

}  // namespace

Passing passing(int pass, const std::vector<Chance>& members) {
    Passing result;
    result.probability = at_least(votes_in_favour(members, nobody), pass);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::vector<double> others = votes_in_favour(members, i);
        const double against = members[i].veto ? 0 : at_least(others, pass);
        result.pivotal.push_back(at_least(others, pass - 1) - against);
    }
    return result;
}

}  // namespace entente::run

#include "run/analyse/power.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/contract.hpp"

namespace entente::run {
namespace {

__extension__ using Wide = unsigned __int128;

/// Of one member: winning coalitions of each size that lose without it.
using Swings = std::vector<double>;

Wide greatest_divisor(Wide a, Wide b) {
    while (b != 0) {
        a = std::exchange(b, a % b);
    }
    return a;
}

/// A ratio of whole numbers. 0 where the denominator is 0.
Ratio ratio_of(Wide numerator, Wide denominator) {
    if (denominator == 0) {
        return {0, Fraction{}};
    }
    const Wide divisor = greatest_divisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    Ratio ratio;
    ratio.value = static_cast<double>(numerator) / static_cast<double>(denominator);
    if (denominator <= std::numeric_limits<std::uint64_t>::max()) {
        ratio.exact = Fraction{static_cast<std::uint64_t>(numerator),
                               static_cast<std::uint64_t>(denominator)};
    }
    return ratio;
}

Ratio ratio_of(double numerator, double denominator) {
    return {denominator == 0 ? 0 : numerator / denominator, std::nullopt};
}

double total(const Swings& swings) {
    return std::accumulate(swings.begin(), swings.end(), 0.0);
}

Wide factorial(std::size_t n) {
    Wide product = 1;
    for (std::size_t i = 2; i <= n; ++i) {
        product *= i;
    }
    return product;
}

/// Orders of all members in which the one is pivotal, over all orders: a swing of size s stands
/// for (s - 1)! (n - s)! orders.
Ratio exact_shapley(const Swings& swings) {
    const std::size_t n = swings.size() - 1;
    Wide orders = 0;
    for (std::size_t s = 1; s <= n; ++s) {
        orders += static_cast<Wide>(swings[s]) * factorial(s - 1) * factorial(n - s);
    }
    return ratio_of(orders, factorial(n));
}

/// k out of n.
double choose(std::ptrdiff_t n, std::ptrdiff_t k) {
    if (k < 0 || k > n) {
        return 0;
    }
    double ways = 1;
    for (std::ptrdiff_t i = 1; i <= std::min(k, n - k); ++i) {
        ways = ways * static_cast<double>(n - i + 1) / static_cast<double>(i);
    }
    return ways;
}

/// The same by sizes: (s - 1)! (n - s)! / n! = 1 / (n (n - 1 choose s - 1)).
Ratio counted_shapley(const Swings& swings) {
    const auto n = static_cast<std::ptrdiff_t>(swings.size()) - 1;
    double share = 0;
    for (std::ptrdiff_t s = 1; s <= n; ++s) {
        const double found = swings[static_cast<std::size_t>(s)];
        share += found == 0 ? 0 : found / static_cast<double>(n) / choose(n - 1, s - 1);
    }
    return {share, std::nullopt};
}

std::uint32_t mask_of(const std::vector<bool>& veto) {
    std::uint32_t mask = 0;
    for (std::size_t i = 0; i < veto.size(); ++i) {
        mask |= veto[i] ? std::uint32_t{1} << i : 0;
    }
    return mask;
}

/// swings[member][size], and the number of winning coalitions, over every coalition.
double enumerate(const VotingBody& body, std::vector<Swings>& swings) {
    const std::uint32_t veto = mask_of(body.veto);
    const auto wins = [&](std::uint32_t coalition) {
        return std::popcount(coalition) >= body.pass && (coalition & veto) == veto;
    };
    std::uint64_t winning = 0;
    const std::uint32_t end = std::uint32_t{1} << body.veto.size();
    for (std::uint32_t coalition = 0; coalition < end; ++coalition) {
        if (!wins(coalition)) {
            continue;
        }
        ++winning;
        const auto size = static_cast<std::size_t>(std::popcount(coalition));
        for (std::uint32_t left = coalition; left != 0; left &= left - 1) {
            const std::uint32_t member = left & (~left + 1);
            if (!wins(coalition & ~member)) {
                swings[static_cast<std::size_t>(std::countr_zero(member))][size] += 1;
            }
        }
    }
    return static_cast<double>(winning);
}

/// The same from the sizes alone: of a winning coalition each holder of a veto is a swing, the
/// others only where it is just large enough.
double count(const VotingBody& body, std::vector<Swings>& swings) {
    const auto n = static_cast<std::ptrdiff_t>(body.veto.size());
    const auto vetoes = std::count(body.veto.begin(), body.veto.end(), true);
    double winning = 0;
    for (std::ptrdiff_t s = std::max<std::ptrdiff_t>(body.pass, vetoes); s <= n; ++s) {
        const auto size = static_cast<std::size_t>(s);
        const double of_size = choose(n - vetoes, s - vetoes);
        winning += of_size;
        for (std::size_t i = 0; i < swings.size(); ++i) {
            const double with_it = choose(n - vetoes - 1, s - vetoes - 1);
            swings[i][size] = body.veto[i] ? of_size : (s == body.pass ? with_it : 0);
        }
    }
    return winning;
}

template <class Number, class Shapley>
Power finish(double winning, const std::vector<Swings>& swings, Shapley shapley) {
    const auto n = static_cast<int>(swings.size());
    Power power;
    power.coalitions = std::ldexp(1.0, n);
    power.winning = winning;
    power.act = ratio_of(static_cast<Number>(winning), static_cast<Number>(power.coalitions));
    double all = 0;
    for (const Swings& member : swings) {
        all += total(member);
    }
    for (const Swings& member : swings) {
        const auto own = static_cast<Number>(total(member));
        power.members.push_back({shapley(member), ratio_of(own, static_cast<Number>(all)),
                                 ratio_of(own, static_cast<Number>(std::ldexp(1.0, n - 1))),
                                 ratio_of(own, static_cast<Number>(winning)),
                                 ratio_of(own, static_cast<Number>(power.coalitions - winning))});
    }
    return power;
}

std::vector<Swings> no_swings(const VotingBody& body) {
    const std::size_t n = body.veto.size();
    return {n, Swings(n + 1, 0.0)};
}

}  // namespace

Power power_enumerated(const VotingBody& body) {
    ENTENTE_EXPECTS(body.veto.size() <= most_enumerated && body.pass >= 1);
    std::vector<Swings> swings = no_swings(body);
    const double winning = enumerate(body, swings);
    return finish<Wide>(winning, swings, exact_shapley);
}

Power power_counted(const VotingBody& body) {
    ENTENTE_EXPECTS(body.veto.size() <= most_members && body.pass >= 1);
    std::vector<Swings> swings = no_swings(body);
    const double winning = count(body, swings);
    return finish<double>(winning, swings, counted_shapley);
}

Power power_of(const VotingBody& body) {
    return body.veto.size() <= most_enumerated ? power_enumerated(body) : power_counted(body);
}

}  // namespace entente::run

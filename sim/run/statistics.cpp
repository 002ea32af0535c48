#include "run/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/contract.hpp"

namespace entente::run {
namespace {

/// Two-sided: the z that a standard normal exceeds in size with probability p.
double normal_threshold(double p) {
    double low = 0;
    double high = 40;
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) > p ? low : high) = middle;
    }
    return low;
}

}  // namespace

double quantile(std::span<const double> sorted, double p) {
    ENTENTE_EXPECTS(!sorted.empty());
    const double position = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = position - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

Moments moments(std::span<const double> values) {
    ENTENTE_EXPECTS(!values.empty());
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {mean, values.size() < 2 ? 0 : std::sqrt(squares / (count - 1) / count)};
}

std::vector<double> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]]) {
            ++end;
        }
        const double shared = static_cast<double>(first + 1 + end) / 2;
        for (; first < end; ++first) {
            result[order[first]] = shared;
        }
    }
    return result;
}

double correlation(std::span<const double> a, std::span<const double> b) {
    ENTENTE_EXPECTS(a.size() == b.size());
    if (a.empty()) {
        return 0;
    }
    const double mean_a = moments(a).mean;
    const double mean_b = moments(b).mean;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

double chance_correlation(std::size_t replicates, std::size_t candidates) {
    if (replicates < 3 || candidates == 0) {
        return 1;
    }
    const double z = normal_threshold(0.05 / static_cast<double>(candidates));
    return std::min(1.0, z / std::sqrt(static_cast<double>(replicates - 1)));
}

}  // namespace entente::run

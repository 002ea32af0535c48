#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace entente::test {

/// A bundle that wants to be carried out `bound` times; one time uses `amount` of `resource`.
struct Bundle {
    struct Use {
        std::size_t resource;
        double amount;
    };
    double weight = 1;
    double bound = 0;
    std::vector<Use> uses;
};

/// Weighted max-min fair filling, straight from its definition and independent of the kernel:
/// all bundles rise together, by their weights; one stops at its bound or where something that
/// it uses is exhausted. `left` is what there is of every resource.
inline std::vector<double> fill_fairly(const std::vector<Bundle>& bundles,
                                       std::vector<double> left) {
    constexpr double tolerance = 1 + 0x1p-40;
    std::vector<double> scale(bundles.size(), 0.0);
    std::vector<bool> rising(bundles.size());
    const auto runs_out = [&](const Bundle& bundle) {
        return std::any_of(bundle.uses.begin(), bundle.uses.end(), [&](const Bundle::Use& use) {
            return use.amount > 0 && left[use.resource] <= 0;
        });
    };
    for (std::size_t k = 0; k < bundles.size(); ++k) {
        rising[k] = bundles[k].bound > 0 && !runs_out(bundles[k]);
    }
    while (std::find(rising.begin(), rising.end(), true) != rising.end()) {
        std::vector<double> asked(left.size(), 0.0);
        for (std::size_t k = 0; k < bundles.size(); ++k) {
            if (!rising[k]) continue;
            for (const auto& use : bundles[k].uses) {
                asked[use.resource] += bundles[k].weight * use.amount;
            }
        }
        double rise = std::numeric_limits<double>::infinity();
        for (std::size_t r = 0; r < left.size(); ++r) {
            if (asked[r] > 0) rise = std::min(rise, left[r] / asked[r]);
        }
        for (std::size_t k = 0; k < bundles.size(); ++k) {
            if (rising[k]) rise = std::min(rise, (bundles[k].bound - scale[k]) / bundles[k].weight);
        }
        for (std::size_t r = 0; r < left.size(); ++r) {
            const bool exhausted = asked[r] > 0 && left[r] <= asked[r] * rise * tolerance;
            left[r] = exhausted ? 0 : left[r] - asked[r] * rise;
        }
        for (std::size_t k = 0; k < bundles.size(); ++k) {
            if (!rising[k]) continue;
            const double reach = (bundles[k].bound - scale[k]) / bundles[k].weight;
            const bool full = reach <= rise * tolerance;
            scale[k] = full ? bundles[k].bound : scale[k] + bundles[k].weight * rise;
            rising[k] = !full && !runs_out(bundles[k]);
        }
    }
    return scale;
}

}  // namespace entente::test

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::run {

/// Quantile p of sorted values, linear between order statistics (type 7 of Hyndman and Fan 1996,
/// the default of R and NumPy). `sorted` is not empty.
[[nodiscard]] double quantile(std::span<const double> sorted, double p);

struct Moments {
    double mean = 0;
    double standard_error = 0;  ///< of the mean; 0 for a single value
};

/// Of values in the order given; not empty.
[[nodiscard]] Moments moments(std::span<const double> values);

/// Ranks from 1; equal values share the mean of their ranks.
[[nodiscard]] std::vector<double> ranks(std::span<const double> values);

/// Correlation of two lists of equal length (Pearson); of ranks it is Spearman's. 0 where one of
/// them is constant.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b);

/// The rank correlation that the strongest of `candidates` unrelated assumptions exceeds by
/// chance in 5 % of cases: normal approximation with Bonferroni's correction.
[[nodiscard]] double chance_correlation(std::size_t replicates, std::size_t candidates);

}  // namespace entente::run

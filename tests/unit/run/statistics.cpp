// If this failed, the table under a run would state a median, a band or the assumption that matters
// most, and they would not be those of the replicates.
#include "run/statistics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace entente::run;

TEST_CASE("quantiles are those of R and NumPy") {
    const std::array values = {1.0, 2.0, 4.0, 8.0};
    CHECK(quantile(values, 0) == 1);
    CHECK(quantile(values, 0.5) == 3);
    CHECK(quantile(values, 0.95) == doctest::Approx(7.4));
    CHECK(quantile(values, 1) == 8);
    CHECK(quantile(std::array{5.0}, 0.05) == 5);
}

TEST_CASE("the mean comes with its standard error") {
    const Moments found = moments(std::array{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0});
    CHECK(found.mean == 5);
    CHECK(found.standard_error == doctest::Approx(std::sqrt(32.0 / 7 / 8)));
    CHECK(moments(std::array{3.0}).standard_error == 0);
}

TEST_CASE("equal values share their rank") {
    CHECK(ranks(std::array{10.0, 30.0, 20.0, 20.0}) == std::vector<double>{1, 4, 2.5, 2.5});
    CHECK(ranks({}).empty());
}

TEST_CASE("any rising relation has the rank correlation 1, and a constant has none") {
    const std::array x = {1.0, 2.0, 3.0, 4.0, 5.0};
    const std::array y = {1.0, 8.0, 27.0, 64.0, 125.0};
    CHECK(correlation(ranks(x), ranks(y)) == doctest::Approx(1));
    const std::array constant = {7.0, 7.0, 7.0, 7.0, 7.0};
    CHECK(correlation(ranks(x), ranks(constant)) == 0);
}

TEST_CASE("among more assumptions a larger correlation is due to chance") {
    CHECK(chance_correlation(101, 1) == doctest::Approx(0.1959964));
    CHECK(chance_correlation(101, 100) > chance_correlation(101, 10));
    CHECK(chance_correlation(2, 1) == 1);
}

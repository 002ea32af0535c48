// If one of these fails, growth, decay, hazards and willingness are computed wrongly, or
// differently on another machine.
#include "kernel/lanes/elementary.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace {

namespace lanes = entente::kernel::lanes;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();

/// Distance from the exact value in units in the last place of the result.
double ulps(double got, long double exact) {
    if (got == static_cast<double>(exact)) return 0;
    const double magnitude = std::fabs(static_cast<double>(exact));
    const double next = std::nextafter(magnitude, infinity);
    return std::fabs(
        static_cast<double>((got - exact) / (static_cast<long double>(next) - magnitude)));
}

template <class Function, class Exact>
double worst(double low, double high, Function function, Exact exact) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform(low, high);
    double result = 0;
    for (int i = 0; i < 200000; ++i) {
        const double x = uniform(random);
        result = std::max(result, ulps(function(x), exact(static_cast<long double>(x))));
    }
    return result;
}

long double exact_exp(long double x) {
    return std::exp(x);
}
long double exact_expm1(long double x) {
    return std::expm1(x);
}
long double exact_log(long double x) {
    return std::log(x);
}
long double exact_tanh(long double x) {
    return std::tanh(x);
}
long double exact_logistic(long double x) {
    return 1 / (1 + std::exp(-x));
}

}  // namespace

TEST_CASE("exp stays within one unit in the last place") {
    CHECK(worst(-700, 700, lanes::exp, exact_exp) <= 1.0);
    CHECK(worst(-1, 1, lanes::exp, exact_exp) <= 1.0);
    CHECK(worst(-1e-8, 1e-8, lanes::exp, exact_exp) <= 1.0);
    CHECK(worst(-745, -708, lanes::exp, exact_exp) <= 1.0);
    CHECK(lanes::exp(0) == 1.0);
    CHECK(lanes::exp(-0.0) == 1.0);
}

TEST_CASE("exp saturates at the ends") {
    CHECK(lanes::exp(-infinity) == 0.0);
    CHECK(lanes::exp(-746) == 0.0);
    CHECK(lanes::exp(-745.13) > 0.0);
    CHECK(lanes::exp(709.78) < infinity);
    CHECK(lanes::exp(709.79) == infinity);
    CHECK(lanes::exp(largest) == infinity);
    CHECK(lanes::exp(infinity) == infinity);
    CHECK(std::isnan(lanes::exp(std::nan(""))));
}

TEST_CASE("log stays within one unit in the last place") {
    CHECK(worst(0, 1, lanes::log, exact_log) <= 1.0);
    CHECK(worst(0.9, 1.1, lanes::log, exact_log) <= 1.0);
    CHECK(worst(1, 1000, lanes::log, exact_log) <= 1.0);
    CHECK(worst(1e-310, 1e-307, lanes::log, exact_log) <= 1.0);
    CHECK(worst(1e300, largest, lanes::log, exact_log) <= 1.0);
    CHECK(lanes::log(1) == 0.0);
    CHECK(lanes::log(0) == -infinity);
    CHECK(lanes::log(-0.0) == -infinity);
    CHECK(lanes::log(infinity) == infinity);
    CHECK(std::isnan(lanes::log(-1)));
    CHECK(std::isnan(lanes::log(std::nan(""))));
    CHECK(lanes::log(5e-324) == doctest::Approx(-744.4400719213812));
}

TEST_CASE("expm1, tanh and the logistic keep their small ends") {
    CHECK(worst(0, 600, lanes::expm1, exact_expm1) <= 3.0);
    CHECK(worst(0, 1e-3, lanes::expm1, exact_expm1) <= 3.0);
    CHECK(worst(-40, 0, lanes::expm1, exact_expm1) <= 3.0);
    CHECK(worst(-30, 30, lanes::tanh, exact_tanh) <= 4.0);
    CHECK(worst(-1e-3, 1e-3, lanes::tanh, exact_tanh) <= 4.0);
    CHECK(worst(-40, 40, lanes::logistic, exact_logistic) <= 3.0);
    CHECK(lanes::expm1(-1000) == -1.0);
    CHECK(lanes::tanh(infinity) == 1.0);
    CHECK(lanes::tanh(-infinity) == -1.0);
    CHECK(std::signbit(lanes::tanh(-0.0)));
    CHECK(lanes::logistic(0) == 0.5);
    CHECK(lanes::logistic(-infinity) == 0.0);
    CHECK(lanes::logistic(infinity) == 1.0);
}

TEST_CASE("more never becomes less from one point of a grid to the next") {
    int falls = 0;
    double before_exp = 0;
    double before_log = -infinity;
    double before_tanh = -1;
    for (int i = -760000; i <= 720000; ++i) {
        const double x = i * 1e-3;
        falls += lanes::exp(x) < before_exp ? 1 : 0;
        before_exp = lanes::exp(x);
        falls += lanes::tanh(x * 0.05) < before_tanh ? 1 : 0;
        before_tanh = lanes::tanh(x * 0.05);
        if (i > 0) {
            falls += lanes::log(x) < before_log ? 1 : 0;
            before_log = lanes::log(x);
        }
    }
    CHECK(falls == 0);
}

TEST_CASE("sqrt is correctly rounded and 0 below 0") {
    CHECK(lanes::sqrt(2) == std::sqrt(2.0));
    CHECK(lanes::sqrt(-4) == 0.0);
}

TEST_CASE("floor agrees with the standard one") {
    std::mt19937_64 random(3);
    for (int power = -5; power < 60; ++power) {
        std::uniform_real_distribution<double> uniform(-std::ldexp(1.0, power),
                                                       std::ldexp(1.0, power));
        for (int i = 0; i < 1000; ++i) {
            const double x = uniform(random);
            CHECK_UNARY(lanes::floor(x) == std::floor(x));
            CHECK_UNARY(lanes::floor(std::floor(x)) == std::floor(x));
        }
    }
    CHECK(lanes::floor(0x1p53) == 0x1p53);
    CHECK(lanes::floor(-0x1p60) == -0x1p60);
    CHECK_FALSE(std::signbit(lanes::floor(-0.0)));
    CHECK(lanes::floor(0.99999999999999994) == 0.0);
    CHECK(lanes::floor(-1e-300) == -1.0);
}

TEST_CASE("a flow posted in whole quanta loses nothing over many steps") {
    double remainder = 0;
    double total = 0;
    const double flow = 10.0 / 3;
    for (int i = 0; i < 3000; ++i) {
        const auto posting = lanes::post(flow, remainder);
        CHECK_UNARY(posting.quanta == std::floor(posting.quanta));
        CHECK_UNARY(posting.remainder >= 0.0);
        CHECK_UNARY(posting.remainder < 1.0);
        remainder = posting.remainder;
        total += posting.quanta;
    }
    CHECK(total + remainder == doctest::Approx(10000.0).epsilon(1e-12));
    CHECK(lanes::leg_quanta(3.0 - 1e-9) == 3.0);
    CHECK(lanes::leg_quanta(2.9999) == 2.0);
}

// If one of these fails, adding replicates or changing the size of a block changes everybody's
// luck.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "kernel/lanes/random.hpp"

namespace {

namespace base = entente::base;
namespace lanes = entente::kernel::lanes;

}  // namespace

TEST_CASE("lanes draw what single addresses draw, at every width") {
    const auto key = base::random_key(42, "loss", "route");
    for (const int width : {1, 3, 7, 16, 64, 100}) {
        for (const std::uint32_t draw : {0U, 1U, 2U, 7U}) {
            for (const std::uint32_t first : {0U, 5U, 4294967290U}) {
                std::vector<double> out(static_cast<std::size_t>(width), -1);
                lanes::uniforms(key, {9, first, 1}, 123, draw, width, out.data());
                for (int l = 0; l < width; ++l) {
                    const auto replicate = first + static_cast<std::uint32_t>(l);
                    CHECK_UNARY(out[static_cast<std::size_t>(l)] ==
                                base::uniform(key, {9, replicate, 123, draw}));
                }
            }
        }
    }
}

TEST_CASE("without chance every lane has the luck of replicate 0") {
    const auto key = base::random_key(1, "vote", "A>B");
    std::vector<double> out(20);
    lanes::uniforms(key, {0, 640, 0}, 4, 3, 20, out.data());
    for (const double u : out)
        CHECK(u == base::uniform(key, {0, 0, 4, 3}));
}

TEST_CASE("draws of neighbouring addresses are uncorrelated and uniform") {
    constexpr int count = 1 << 16;
    std::vector<double> a(count);
    std::vector<double> b(count);
    const auto key = base::random_key(1, "hazard", "A");
    const auto other = base::random_key(1, "hazard", "B");
    const auto correlation = [&] {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i)
            sum += (a[i] - 0.5) * (b[i] - 0.5);
        return 12 * sum / count;
    };
    constexpr double five_sigma = 5.0 / 256;  // one over the root of the count, times five
    lanes::uniforms(key, {0, 0, 1}, 0, 0, count, a.data());
    double mean = 0;
    for (const double u : a) {
        CHECK_UNARY(u > 0.0);
        CHECK_UNARY(u < 1.0);
        mean += u / count;
    }
    CHECK(std::fabs(mean - 0.5) < five_sigma * 0.2887);
    lanes::uniforms(key, {0, 0, 1}, 0, 1, count, b.data());
    CHECK(std::fabs(correlation()) < five_sigma);
    lanes::uniforms(key, {0, 0, 1}, 1, 0, count, b.data());
    CHECK(std::fabs(correlation()) < five_sigma);
    lanes::uniforms(key, {1, 0, 1}, 0, 0, count, b.data());
    CHECK(std::fabs(correlation()) < five_sigma);
    lanes::uniforms(other, {0, 0, 1}, 0, 0, count, b.data());
    CHECK(std::fabs(correlation()) < five_sigma);
    lanes::uniforms(key, {0, 1, 1}, 0, 0, count, b.data());
    CHECK(std::fabs(correlation()) < five_sigma);
}

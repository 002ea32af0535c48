// If these fail, two runs of one seed differ, or luck is loaded.
#include "base/random.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <string>

#include "base/hash.hpp"

using entente::base::fnv1a64;
using entente::base::random_key;
using entente::base::RandomAddress;
using entente::base::splitmix64;
using entente::base::uniform;

namespace {

double on_grid(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

}  // namespace

TEST_CASE("Philox4x32-10 gives the known answers of Random123") {
    using Philox = r123::Philox4x32;
    const auto words = [](Philox::ctr_type counter, Philox::key_type key) {
        return Philox()(counter, key);
    };
    CHECK(words({{0, 0, 0, 0}}, {{0, 0}}) ==
          Philox::ctr_type{{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}});
    constexpr std::uint32_t ones = 0xffffffffU;
    CHECK(words({{ones, ones, ones, ones}}, {{ones, ones}}) ==
          Philox::ctr_type{{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU}});
    CHECK(words({{0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}},
                {{0xa4093822U, 0x299f31d0U}}) ==
          Philox::ctr_type{{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U}});
}

TEST_CASE("an address is the counter, and its draws the halves of the answer") {
    CHECK(uniform(0, {0, 0, 0, 0}) == on_grid(0xe169c58d6627e8d5ULL));
    CHECK(uniform(0, {0, 0, 0, 1}) == on_grid(0x9b00dbd8bc57ac4cULL));
    const std::uint64_t key = 0x299f31d0a4093822ULL;
    const RandomAddress address{0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U * 2U};
    CHECK(uniform(key, address) == on_grid(0x94fdccebd16cfe09ULL));
    CHECK(uniform(key, {address.stream, address.replicate, address.step, address.draw + 1}) ==
          on_grid(0x24126ea15001e420ULL));
}

TEST_CASE("every part of an address matters") {
    std::set<double> seen;
    for (std::uint32_t i = 0; i < 2; ++i) {
        for (std::uint32_t j = 0; j < 2; ++j) {
            for (std::uint32_t k = 0; k < 2; ++k) {
                for (std::uint32_t l = 0; l < 4; ++l) {
                    for (std::uint64_t key = 0; key < 2; ++key) {
                        seen.insert(uniform(key << 40U, {i, j, k, l}));
                    }
                }
            }
        }
    }
    CHECK(seen.size() == 64);
}

TEST_CASE("uniforms lie inside (0, 1), with the moments of the uniform distribution") {
    const auto key = random_key(20240619, "test", "RUS>PRK");
    constexpr int count = 200000;
    double sum = 0;
    double squares = 0;
    double product = 0;
    double last = 0.5;
    for (int i = 0; i < count; ++i) {
        const double u = uniform(
            key, {0, static_cast<std::uint32_t>(i / 100), 7, static_cast<std::uint32_t>(i % 100)});
        REQUIRE(u > 0);
        REQUIRE(u < 1);
        sum += u;
        squares += (u - 0.5) * (u - 0.5);
        product += (u - 0.5) * (last - 0.5);
        last = u;
    }
    // Five standard errors each.
    CHECK(std::abs(sum / count - 0.5) < 5 * std::sqrt(1.0 / 12 / count));
    CHECK(std::abs(squares / count - 1.0 / 12) < 5 * std::sqrt(1.0 / 180 / count));
    CHECK(std::abs(product / count) < 5 * (1.0 / 12) / std::sqrt(count));
}

TEST_CASE("the ends of the grid are not 0 and 1") {
    CHECK(on_grid(0) == 0x1p-53);
    CHECK(on_grid(~std::uint64_t{0}) < 1);
    CHECK(on_grid(~std::uint64_t{0}) == 1 - 0x1p-53);
}

TEST_CASE("a key is the finalised hash of seed, mechanism and entity") {
    CHECK(random_key(7, "exit", "PRK") == splitmix64(fnv1a64("7/exit/PRK")));
    CHECK(random_key(7, "exit", "PRK") != random_key(8, "exit", "PRK"));
    CHECK(random_key(7, "vote", "PRK") != random_key(7, "exit", "PRK"));
    CHECK(random_key(7, "exit", "RUS>PRK") != random_key(7, "exit", "PRK>RUS"));
}

TEST_CASE("FNV-1a-64 and SplitMix64 give their published values") {
    CHECK(fnv1a64("") == 0xcbf29ce484222325ULL);
    CHECK(fnv1a64("a") == 0xaf63dc4c8601ec8cULL);
    CHECK(fnv1a64("foobar") == 0x85944171f73967e8ULL);
    CHECK(fnv1a64("bar", fnv1a64("foo")) == fnv1a64("foobar"));
    // First outputs of SplitMix64 seeded with 1234567.
    CHECK(splitmix64(1234567) == 6457827717110365317ULL);
    CHECK(splitmix64(1234567 + 0x9e3779b97f4a7c15ULL) == 3203168211198807973ULL);
}

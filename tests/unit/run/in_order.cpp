// If this failed, what a run writes would depend on which thread was faster, or a stop would lose
// blocks that were finished.
#include "run/in_order.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using entente::run::Blocks;
using entente::run::in_order;
using entente::run::Landing;

namespace {

std::vector<std::uint32_t> landed(unsigned threads) {
    std::vector<std::uint32_t> order;
    in_order(
        Blocks{3, 40}, threads,
        [&](std::uint32_t block) -> Landing {
            // The first of each seven is slow, so the others are ready before it.
            std::this_thread::sleep_for(std::chrono::microseconds(block % 7 == 3 ? 3000 : 10));
            return [&order, block] { order.push_back(block); };
        },
        [] { return false; });
    return order;
}

}  // namespace

TEST_CASE("blocks land in order with any number of threads") {
    const std::vector<std::uint32_t> alone = landed(1);
    REQUIRE(alone.size() == 37);
    CHECK(alone.front() == 3);
    CHECK(landed(2) == alone);
    CHECK(landed(7) == alone);
    CHECK(landed(0) == alone);
}

TEST_CASE("after a stop no block is begun, and those under way land") {
    std::atomic<std::uint32_t> begun = 0;
    std::atomic<bool> stop = false;
    std::uint32_t order = 0;  // only landings touch it, one at a time
    in_order(
        Blocks{0, 1000}, 2,
        [&](std::uint32_t) -> Landing {
            ++begun;
            return [&] {
                if (++order == 5) {
                    stop = true;
                }
            };
        },
        [&] { return stop.load(); });
    CHECK(order == begun);
    CHECK(order < 20);
}

TEST_CASE("a failure in a block comes out, and no later block lands") {
    std::vector<std::uint32_t> order;
    CHECK_THROWS_AS(in_order(
                        Blocks{0, 100}, 2,
                        [&](std::uint32_t block) -> Landing {
                            if (block == 10) {
                                throw std::runtime_error("block 10");
                            }
                            return [&order, block] { order.push_back(block); };
                        },
                        [] { return false; }),
                    std::runtime_error);
    CHECK(order.size() <= 10);
}

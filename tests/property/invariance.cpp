// If one of these fails, a result depends on how a scenario is listed or on the machine that it ran
// on, and cannot be repeated.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "support/permuted.hpp"
#include "support/random_world.hpp"
#include "support/trace.hpp"

namespace {

using entente::kernel::Plan;
using entente::kernel::PlanOptions;
using entente::kernel::Simulation;
using entente::test::difference;
using entente::test::Permuted;
using entente::test::RandomWorld;
using entente::test::run;
using entente::test::Trace;
using entente::test::Tracer;

constexpr std::uint32_t worlds = 30;
constexpr std::uint32_t replicates = 20;

Trace run_on_threads(const Plan& plan, int threads) {
    constexpr std::uint32_t width = 3;
    std::vector<entente::kernel::Block> blocks;
    for (std::uint32_t first = 0; first < replicates; first += width) {
        blocks.push_back({first, static_cast<int>(std::min(width, replicates - first))});
    }
    Tracer tracer(plan, replicates);  // each block writes its own replicates
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> workers;
    for (int t = 0; t < threads; ++t) {
        workers.emplace_back([&] {
            for (std::size_t i = next++; i < blocks.size(); i = next++) {
                entente::test::run_block(plan, blocks[i], tracer);
            }
        });
    }
    for (auto& worker : workers)
        worker.join();
    return tracer.trace();
}

}  // namespace

TEST_CASE("the order of listing changes nothing but the order of the rows") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        const Trace listed = run(world.model(), replicates, 20);
        const Trace shuffled = run(Permuted(world.model(), seed).model(), replicates, 20);
        CHECK(difference(listed, shuffled) == "");
    }
}

TEST_CASE("the number of lanes changes nothing") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        const Trace wide = run(world.model(), replicates, 64);
        for (const int width : {1, 3, 16}) {
            CAPTURE(width);
            const Trace narrow = run(world.model(), replicates, width);
            CHECK(difference(wide, narrow) == "");
            CHECK(wide.digests == narrow.digests);
        }
    }
}

TEST_CASE("blocks on threads give what blocks in turn give") {
    for (std::uint32_t seed = 0; seed < 6; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        const Trace alone = run(world.model(), replicates, 64);
        PlanOptions options;
        options.seed = 5;
        const Plan plan(world.model(), options);
        for (const int threads : {1, 2, 7}) {
            CAPTURE(threads);
            const Trace many = run_on_threads(plan, threads);
            CHECK(difference(alone, many) == "");
            CHECK(alone.digests == many.digests);
        }
    }
}

TEST_CASE("a copy of a run goes on like the run itself") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        PlanOptions options;
        options.seed = 5;
        const Plan plan(world.model(), options);
        Tracer original(plan, 7);
        Tracer forked(plan, 7);
        Simulation first(plan, {0, 7});
        for (int step = 0; step < plan.steps() / 2; ++step) {
            first.step();
            original.look(first.view());
            forked.look(first.view());
        }
        Simulation second = first;
        while (!first.done()) {
            first.step();
            original.look(first.view());
        }
        original.finish(first);
        while (!second.done()) {
            second.step();
            forked.look(second.view());
        }
        forked.finish(second);
        CHECK(difference(original.trace(), forked.trace()) == "");
        CHECK(original.trace().digests == forked.trace().digests);
    }
}

TEST_CASE("without chance and assumptions every replicate is the same world") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        PlanOptions options;
        options.vary = {false, false};
        const Plan plan(RandomWorld(seed).model(), options);
        Tracer tracer(plan, 5);
        entente::test::run_block(plan, {0, 5}, tracer);
        const Trace& trace = tracer.trace();
        std::size_t differences = 0;
        for (std::size_t i = 0; i < trace.values.size(); ++i) {
            differences += trace.values[i] == trace.values[i / 5 * 5] ? 0U : 1U;
        }
        CHECK(differences == 0);
    }
}

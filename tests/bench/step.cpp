// Prints what one step of one world costs, for generated worlds and several numbers of lanes.
#include <chrono>
#include <cstddef>
#include <cstdio>

#include "kernel/simulation.hpp"
#include "support/random_world.hpp"

namespace {

using entente::kernel::Plan;
using entente::kernel::PlanOptions;
using entente::kernel::Simulation;

std::size_t rows_of(const Plan& plan) {
    std::size_t rows = 0;
    for (const auto& variable : plan.variables())
        rows += variable.rows();
    return rows;
}

void measure(const Plan& plan, std::uint32_t seed, int width) {
    const int runs = 640 / width;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < runs; ++i) {
        Simulation simulation(plan, {static_cast<std::uint32_t>(i * width), width});
        while (!simulation.done())
            simulation.step();
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    const double steps = static_cast<double>(runs) * width * plan.steps();
    const double each = spent.count() / steps * 1e6;
    std::printf("world %2u width %3d %8.2f us per step of a world, %6.1f ns per recorded value\n",
                seed, width, each, each * 1e3 / static_cast<double>(rows_of(plan)));
}

}  // namespace

int main() {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        const Plan plan(entente::test::RandomWorld(seed).model(), PlanOptions());
        for (const int width : {1, 8, 32, 64})
            measure(plan, seed, width);
    }
    return 0;
}

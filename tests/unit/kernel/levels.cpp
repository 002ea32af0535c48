// If one of these fails, two machines give different worlds for the same scenario. The files with
// loops over lanes are compiled here once more for every instruction set by name, and compared with
// what the kernel picked for this machine.
#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "kernel/expression/machine.hpp"
#include "kernel/lanes/random.hpp"

#define ENTENTE_CLONES
#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"

#define ENTENTE_LEVEL(name)                     \
    namespace entente::kernel::name##_machine { \
        using expression::Step;                 \
    }                                           \
    namespace entente::kernel::name##_lanes {   \
        using lanes::Chance;                    \
    }

ENTENTE_LEVEL(baseline)
#define expression baseline_machine
#include "kernel/expression/machine.cpp"
#undef expression
#define lanes baseline_lanes
#include "kernel/lanes/random.cpp"
#undef lanes

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define ENTENTE_HAS_LEVELS
#undef ENTENTE_CLONES
#define ENTENTE_CLONES __attribute__((target("arch=x86-64-v3")))
ENTENTE_LEVEL(v3)
#define expression v3_machine
#include "kernel/expression/machine.cpp"
#undef expression
#define lanes v3_lanes
#include "kernel/lanes/random.cpp"
#undef lanes

#undef ENTENTE_CLONES
#define ENTENTE_CLONES __attribute__((target("arch=x86-64-v4")))
ENTENTE_LEVEL(v4)
#define expression v4_machine
#include "kernel/expression/machine.cpp"
#undef expression
#define lanes v4_lanes
#include "kernel/lanes/random.cpp"
#undef lanes
#endif

namespace {

using entente::kernel::expression::Step;
using entente::model::Op;
using Run = void (*)(const Step&, int);
using Uniforms = void (*)(entente::base::RandomKey, const entente::kernel::lanes::Chance&,
                          std::uint32_t, std::uint32_t, int, double*);

struct Level {
    const char* name;
    Run run;
    Uniforms uniforms;
};

/// The levels that this machine can run, the one of the kernel first.
std::vector<Level> levels() {
    namespace kernel = entente::kernel;
    std::vector<Level> all = {
        {"kernel", kernel::expression::run, kernel::lanes::uniforms},
        {"baseline", kernel::baseline_machine::run, kernel::baseline_lanes::uniforms}};
#if defined(ENTENTE_HAS_LEVELS)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        all.push_back({"v3", kernel::v3_machine::run, kernel::v3_lanes::uniforms});
    }
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) {
        all.push_back({"v4", kernel::v4_machine::run, kernel::v4_lanes::uniforms});
    }
#endif
    return all;
}

std::vector<double> inputs(int width, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(-30, 30);
    std::vector<double> values(static_cast<std::size_t>(width));
    for (double& value : values)
        value = uniform(random);
    const double special[] = {0,
                              -0.0,
                              1,
                              std::numeric_limits<double>::max(),
                              -1e300,
                              5e-324,
                              std::numeric_limits<double>::quiet_NaN(),
                              700};
    for (std::size_t i = 0; i < values.size(); i += 3)
        values[i] = special[(i + seed) % 8];
    return values;
}

bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) ||
           std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace

TEST_CASE("every operation gives the same bits at every level and width") {
    constexpr int most = 64;
    const std::vector<double> a = inputs(most, 1);
    const std::vector<double> b = inputs(most, 2);
    const std::vector<double> c = inputs(most, 3);
    int differences = 0;
    for (int op = 0; op <= static_cast<int>(Op::total); ++op) {
        Step step{static_cast<Op>(op), a.data(), b.data(), c.data(), nullptr, 0.25};
        std::vector<double> expected = c;
        step.target = expected.data();
        levels().front().run(step, most);
        for (const Level& level : levels()) {
            for (const int width : {1, 7, most}) {
                std::vector<double> got = c;
                step.target = got.data();
                level.run(step, width);
                for (std::size_t l = 0; l < static_cast<std::size_t>(width); ++l) {
                    differences += same_bits(got[l], expected[l]) ? 0 : 1;
                }
            }
        }
        CAPTURE(op);
        CHECK(differences == 0);
    }
}

TEST_CASE("chance has the same bits at every level") {
    std::vector<double> expected(100);
    std::vector<double> got(100);
    for (const std::uint32_t draw : {0U, 1U}) {
        entente::kernel::lanes::uniforms(77, {0, 3, 1}, 5, draw, 100, expected.data());
        for (const Level& level : levels()) {
            level.uniforms(77, {0, 3, 1}, 5, draw, 100, got.data());
            CAPTURE(level.name);
            CHECK(got == expected);
        }
    }
}

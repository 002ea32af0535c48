// If one of these fails, relations leave their range, or move where nobody asked them to.
#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

#include "support/random_world.hpp"
#include "support/trace.hpp"

namespace {

using entente::model::Model;
using entente::test::RandomWorld;
using entente::test::run;
using entente::test::Trace;
using entente::test::World;

constexpr std::uint32_t worlds = 40;
constexpr std::uint32_t replicates = 6;

struct Range {
    double low = 0;
    double high = 0;
};

/// The least and the largest value of the rows of one variable.
Range range_of(const Trace& trace, const std::string& variable) {
    Range range{1e300, -1e300};
    for (std::size_t k = 0; k < trace.keys.size(); ++k) {
        if (trace.keys[k].compare(0, variable.size() + 1, variable + "/") != 0) continue;
        for (std::size_t step = 0; step < trace.steps(); ++step) {
            for (std::size_t replicate = 0; replicate < trace.replicates; ++replicate) {
                range.low = std::min(range.low, trace.at(step, k, replicate));
                range.high = std::max(range.high, trace.at(step, k, replicate));
            }
        }
    }
    return range;
}

/// The first row that both runs have and that differs.
std::string common_difference(const Trace& a, const Trace& b) {
    for (std::size_t k = 0; k < a.keys.size(); ++k) {
        for (std::size_t step = 0; step < a.steps(); ++step) {
            for (std::size_t replicate = 0; replicate < a.replicates; ++replicate) {
                const double x = a.at(step, k, replicate);
                const double y = b.at(step, a.keys[k], replicate);
                if (std::bit_cast<std::uint64_t>(x) != std::bit_cast<std::uint64_t>(y)) {
                    return a.keys[k] + " in step " + std::to_string(step);
                }
            }
        }
    }
    return "";
}

void forget_relations_in_motion(Model& model) {
    model.dynamics.reset();
    for (auto& relation : model.relations) {
        relation.soft.reset();
        relation.affinity = World::number(relation.affinity.value);  // out of reach of injects
        relation.commitment = World::number(relation.commitment.value);
    }
    for (auto& market : model.markets)
        market.diversification_weight = World::number(0);
}

/// Affinity of A to B after 24 weeks of steps of `days` days, with terms of every kind at work. No
/// affinity changes its sign, where the balance of a single neighbour would jump.
double affinity_in_steps(int days) {
    World world(24);
    world.edit().calendar.count = days;
    world.good("oil").actor("A").actor("B").actor("C");
    world.stock("B", "oil", 1e9);
    world.relation("A", "B", 0.7).relation("B", "A", 0.6).relation("A", "C", 0.6);
    world.relation("C", "A", 0.5).relation("B", "C", 0.5).relation("C", "B", 0.6);
    world.contract("sale", {{"B", "A", "oil", 7e6}});
    world.sanction("embargo", entente::model::SanctionKind::tariff, "A", "oil", 0,
                   [&](auto& sanction) {
                       sanction.senders = {world.actor_id("B")};
                       sanction.window = {world.week(8), world.week(16)};
                   });
    entente::model::Dynamics dynamics;
    dynamics.memory_days = World::number(28);
    const auto rate = [](double per_year) { return World::number(per_year); };
    dynamics.affinity = entente::model::AffinityDynamics{entente::model::Balance::weighted,
                                                         rate(1),
                                                         rate(0.8),
                                                         World::number(4e8),
                                                         rate(0),
                                                         World::number(365),
                                                         rate(0),
                                                         World::number(1),
                                                         rate(0.7),
                                                         rate(0),
                                                         rate(0.5)};
    world.edit().dynamics = dynamics;
    const Trace trace = run(world.model(), 1, 1);
    return trace.at(trace.steps() - 1, "affinity/A/B", 0);
}

}  // namespace

TEST_CASE("affinity stays between -1 and 1, commitment between 0 and 1") {
    int moved = 0;
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const Trace trace = run(RandomWorld(seed).model(), replicates, 6);
        const Range affinity = range_of(trace, "affinity");
        const Range commitment = range_of(trace, "commitment");
        const Range concentration = range_of(trace, "concentration");
        if (affinity.low <= affinity.high) {
            ++moved;
            CHECK(affinity.low >= -1);
            CHECK(affinity.high <= 1);
        }
        if (commitment.low <= commitment.high) {
            CHECK(commitment.low >= 0);
            CHECK(commitment.high <= 1);
        }
        if (concentration.low <= concentration.high) {
            CHECK(concentration.low >= 0);
            CHECK(concentration.high <= 1 + 1e-12);
        }
        if (range_of(trace, "threat").low < 1e300) CHECK(range_of(trace, "threat").low >= 0);
        if (range_of(trace, "arms_spending").low < 1e300) {
            CHECK(range_of(trace, "arms_spending").low >= 0);
        }
    }
    CHECK(moved > 10);
}

TEST_CASE("where nothing sets relations in motion the world is the same to the bit") {
    for (std::uint32_t seed = 1; seed < worlds; ++seed) {
        CAPTURE(seed);
        Model still = RandomWorld(seed).model();
        forget_relations_in_motion(still);
        Model idle = still;
        entente::model::Dynamics none;
        none.memory_days = World::number(30);
        none.affinity.emplace();
        none.commitment.emplace();
        idle.dynamics = none;
        const Trace a = run(still, replicates, 6);
        const Trace b = run(idle, replicates, 6);
        CHECK(range_of(a, "affinity").low > 1e299);
        CHECK(common_difference(a, b) == "");
        CHECK(a.events == b.events);
    }
}

TEST_CASE("a shorter step changes affinity to first order only") {
    const double exact = affinity_in_steps(1);
    const double weekly = std::fabs(affinity_in_steps(7) - exact);
    const double monthly = std::fabs(affinity_in_steps(28) - exact);
    CAPTURE(exact);
    CAPTURE(weekly);
    CAPTURE(monthly);
    CHECK(std::fabs(exact - 0.7) > 0.02);
    CHECK(weekly < 4e-3);
    CHECK(monthly < 1.6e-2);
    CHECK(weekly < monthly / 2);
}

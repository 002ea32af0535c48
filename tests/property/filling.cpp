// If one of these fails, scarce goods are shared out unfairly, or more is given away than there is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "fair_filling.hpp"
#include "support/trace.hpp"
#include "support/world.hpp"

namespace {

using entente::test::Bundle;
using entente::test::fill_fairly;
using entente::test::Give;
using entente::test::Trace;
using entente::test::World;

std::vector<double> scales(const World& world, const std::vector<std::string>& ids) {
    const Trace trace = entente::test::run(world.model(), 1, 1);
    std::vector<double> result;
    for (const auto& id : ids)
        result.push_back(trace.at(0, "contract_scale/" + id, 0));
    return result;
}

/// Bundles over shared resources, drawn at random.
struct Instance {
    std::vector<Bundle> bundles;
    std::vector<double> left;
};

Instance random_instance(std::mt19937& random) {
    std::uniform_real_distribution<double> uniform(0.1, 10);
    Instance result;
    result.left.resize(1 + random() % 6);
    for (double& left : result.left)
        left = random() % 8 == 0 ? 0 : 10 * uniform(random);
    result.bundles.resize(1 + random() % 8);
    for (Bundle& bundle : result.bundles) {
        bundle.weight = uniform(random);
        bundle.bound = random() % 8 == 0 ? 0 : uniform(random);
        for (std::size_t r = 0; r < result.left.size(); ++r) {
            if (random() % 2 == 0) bundle.uses.push_back({r, uniform(random)});
        }
    }
    return result;
}

/// An actor per resource, who gives of his stock to one customer. One good, quantum 1e-6.
World as_world(const Instance& instance) {
    World world(1);
    world.good("fuel", [](auto& good) { good.quantum = 1e-6; });
    world.actor("customer");
    for (std::size_t r = 0; r < instance.left.size(); ++r) {
        const std::string giver = "giver" + std::to_string(r);
        world.actor(giver).stock(giver, "fuel", instance.left[r]);
    }
    for (std::size_t k = 0; k < instance.bundles.size(); ++k) {
        const Bundle& bundle = instance.bundles[k];
        std::vector<Give> legs;
        for (const auto& use : bundle.uses) {
            legs.push_back(
                {"giver" + std::to_string(use.resource), "customer", "fuel", use.amount});
        }
        if (legs.empty()) continue;
        world.bundles("c" + std::to_string(k), bundle.bound, legs,
                      [&](auto& contract) { contract.weight = World::number(bundle.weight); });
    }
    return world;
}

}  // namespace

TEST_CASE("two links and four flows share as Bertsekas and Gallager have them") {
    const std::vector<Bundle> flows = {
        {1, 100, {{0, 1}}}, {1, 100, {{0, 1}, {1, 1}}}, {1, 100, {{1, 1}}}, {1, 100, {{1, 1}}}};
    CHECK(fill_fairly(flows, {10, 6}) == std::vector<double>{8, 2, 2, 2});

    World world(1);
    world.good("load", [](auto& good) { good.quantum = 1e-9; }).actor("A").actor("B").actor("C");
    world.stock("A", "load", 1000).stock("B", "load", 1000);
    for (const auto& [id, from, to] :
         {std::tuple("link_a", "A", "B"), std::tuple("link_b", "B", "C")}) {
        const double capacity = std::string(id) == "link_a" ? 10 : 6;
        world.route(id, from, to, [&](auto& route) { route.capacity = World::per_week(capacity); });
    }
    world.bundles("f1", 100, {{"A", "B", "load", 1, "link_a"}});
    world.bundles("f2", 100, {{"A", "B", "load", 1, "link_a"}, {"B", "C", "load", 1, "link_b"}});
    world.bundles("f3", 100, {{"B", "C", "load", 1, "link_b"}});
    world.bundles("f4", 100, {{"B", "C", "load", 1, "link_b"}});
    const auto got = scales(world, {"f1", "f2", "f3", "f4"});
    const std::vector<double> expected = {8, 2, 2, 2};
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(got[i] == doctest::Approx(expected[i]));
}

TEST_CASE("fuel and food for shells are shared by weight") {
    for (const double weight : {1.0, 2.0}) {
        World world(1);
        world.good("fuel").good("food").good("shells").actor("RUS").actor("PRK");
        world.stock("RUS", "fuel", 40).stock("RUS", "food", 25).stock("PRK", "shells", 36);
        world.bundles("c1", 30, {{"RUS", "PRK", "fuel", 2}, {"PRK", "RUS", "shells", 1}},
                      [&](auto& contract) { contract.weight = World::number(weight); });
        world.bundles("c2", 30, {{"RUS", "PRK", "food", 1}, {"PRK", "RUS", "shells", 1}});
        const auto got = scales(world, {"c1", "c2"});
        CHECK(got == (weight == 1 ? std::vector<double>{18, 18} : std::vector<double>{20, 16}));
    }
}

TEST_CASE("nobody can get more without taking from someone equal or poorer") {
    std::mt19937 random(11);
    for (int round = 0; round < 2000; ++round) {
        const Instance instance = random_instance(random);
        const auto scale = fill_fairly(instance.bundles, instance.left);
        std::vector<double> used(instance.left.size(), 0.0);
        for (std::size_t k = 0; k < scale.size(); ++k) {
            for (const auto& use : instance.bundles[k].uses) {
                used[use.resource] += scale[k] * use.amount;
            }
        }
        for (std::size_t r = 0; r < used.size(); ++r) {
            REQUIRE(used[r] <= instance.left[r] * (1 + 1e-9));
        }
        for (std::size_t k = 0; k < scale.size(); ++k) {
            const Bundle& bundle = instance.bundles[k];
            const double level = scale[k] / bundle.weight;
            bool stopped = scale[k] == bundle.bound;
            for (const auto& use : bundle.uses) {
                bool poorest = used[use.resource] >= instance.left[use.resource] * (1 - 1e-9);
                for (std::size_t j = 0; j < scale.size() && poorest; ++j) {
                    const Bundle& other = instance.bundles[j];
                    const bool shares =
                        std::any_of(other.uses.begin(), other.uses.end(),
                                    [&](const auto& one) { return one.resource == use.resource; });
                    poorest = !shares || scale[j] / other.weight <= level * (1 + 1e-9);
                }
                stopped = stopped || poorest;
            }
            REQUIRE(stopped);
        }
    }
}

TEST_CASE("the kernel fills bundles as their definition says") {
    std::mt19937 random(12);
    for (int round = 0; round < 300; ++round) {
        const Instance instance = random_instance(random);
        const auto expected = fill_fairly(instance.bundles, instance.left);
        const World world = as_world(instance);
        if (world.model().contracts.empty()) continue;
        const Trace trace = entente::test::run(world.model(), 1, 1);
        for (std::size_t k = 0; k < expected.size(); ++k) {
            if (instance.bundles[k].uses.empty()) continue;
            const double got = trace.at(0, "contract_scale/c" + std::to_string(k), 0);
            CAPTURE(round);
            CAPTURE(k);
            REQUIRE(std::fabs(got - expected[k]) < 2e-5);
        }
        for (std::size_t r = 0; r < instance.left.size(); ++r) {
            REQUIRE(trace.at(0, "stock/giver" + std::to_string(r) + "/fuel", 0) >= 0);
        }
    }
}

TEST_CASE("raising a cap never lowers the total under it") {
    std::mt19937 random(13);
    std::uniform_real_distribution<double> uniform(1, 20);
    for (int round = 0; round < 40; ++round) {
        World world(1);
        world.good("fuel", [](auto& good) { good.quantum = 1e-6; }).actor("target");
        const int givers = 2 + static_cast<int>(random() % 5);
        for (int i = 0; i < givers; ++i) {
            const std::string giver = "giver" + std::to_string(i);
            world.actor(giver).stock(giver, "fuel", uniform(random));
            world.bundles("c" + std::to_string(i), uniform(random),
                          {{giver, "target", "fuel", uniform(random) / 10}},
                          [&](auto& c) { c.weight = World::number(uniform(random)); });
        }
        world.cap("cap", "target", "fuel", 0, 28);
        double before = -1;
        for (double amount = 0; amount < 150; amount += 7.3) {
            world.edit().sanctions[0].amount = World::number(amount);
            const Trace trace = entente::test::run(world.model(), 1, 1);
            const double total = trace.at(0, "stock/target/fuel", 0) * 1e-6;
            CHECK(total >= before - 1e-4);
            CHECK(total <= amount + 1e-4);
            before = total;
        }
    }
}

TEST_CASE("a reserve is not touched by a commercial contract, but by a treaty") {
    for (const auto tier : {entente::model::Tier::commercial, entente::model::Tier::treaty}) {
        World world(4);
        world.good("fuel").actor("A").actor("B");
        world.stock("A", "fuel", 40, [](auto& account) { account.reserve = World::number(15); });
        world.contract("c", {{"A", "B", "fuel", 10}}, [&](auto& c) { c.tier = tier; });
        const Trace trace = entente::test::run(world.model(), 1, 1);
        const bool treaty = tier == entente::model::Tier::treaty;
        CHECK(trace.at(3, "stock/A/fuel", 0) == (treaty ? 0 : 15));
    }
}

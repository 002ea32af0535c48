// If one of these fails, people grow angry over what they never had, leaders fall without being
// asked to, or a new leader inherits what the scenario takes from him.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace {

namespace model = entente::model;
using entente::test::Trace;
using entente::test::World;

constexpr double week = 7 / 365.25;  // years

/// PRK eats 100 a week and has bread for three and a half weeks.
World hungry_world(int weeks, double unrest = 0) {
    World world(weeks);
    world.good("bread").actor("PRK",
                              [](model::Actor& actor) { actor.population = World::number(50); });
    world.stock("PRK", "bread", 350).need("PRK", "bread", 100);
    model::Society society;
    society.actor = world.actor_id("PRK");
    society.wants = {{world.good_id("bread"), World::number(0.8)}};
    society.expectation_days = World::number(70);
    society.grievance = World::number(4);
    society.calming = World::number(2);
    society.suppression = World::number(10);
    society.unrest = World::number(unrest);
    world.edit().societies = {society};
    return world;
}

Trace run(const World& world, std::uint32_t replicates = 1) {
    return entente::test::run(world.model(), replicates, 16);
}

}  // namespace

TEST_CASE("deprivation is what people lack against what they are used to, and they get used") {
    const Trace trace = run(hungry_world(6));
    CHECK(trace.at(2, "deprivation/PRK", 0) == 0);
    CHECK(trace.at(3, "deprivation/PRK", 0) == doctest::Approx(0.8 * 0.5).epsilon(1e-13));
    const double used = 100 - 50 * (1 - std::exp(-0.1));
    CHECK(trace.at(4, "deprivation/PRK", 0) == doctest::Approx(0.8).epsilon(1e-13));
    CHECK(used < 100);
    CHECK(trace.at(1, "per_head/PRK/bread", 0) == 2);
    CHECK(trace.at(3, "per_head/PRK/bread", 0) == 1);
    CHECK(trace.at(3, "need_per_head/PRK/bread", 0) == 2);
}

TEST_CASE("unrest follows its equation exactly and stays between 0 and 1") {
    World world = hungry_world(6, 0.4);
    const Trace calm = run(world);
    CHECK(calm.at(0, "unrest/PRK", 0) == doctest::Approx(0.4 * std::exp(-2 * week)).epsilon(1e-13));
    const double before = 0.4 * std::exp(-2 * week * 3);
    const double level = 4 * 0.4 / 2;  // where it would settle under this deprivation
    CHECK(calm.at(3, "unrest/PRK", 0) ==
          doctest::Approx(level + (before - level) * std::exp(-2 * week)).epsilon(1e-12));
    world.edit().societies[0].repression = World::number(1);
    CHECK(run(world).at(0, "unrest/PRK", 0) ==
          doctest::Approx(0.4 * std::exp(-12 * week)).epsilon(1e-13));
    world.edit().societies[0].grievance = World::number(1e6);
    CHECK(run(world).at(5, "unrest/PRK", 0) == 1);
}

TEST_CASE("leaders stay unless the scenario asks") {
    World world = hungry_world(6, 1);
    const Trace stay = run(world);
    CHECK(stay.at(5, "leader_changes/PRK", 0) == 0);
    world.edit().societies[0].leader_change = model::LeaderHazard{
        World::number(0.5), World::number(0), World::number(0), World::number(0)};
    const Trace luck = run(world, 4000);
    double gone = 0;
    for (std::size_t r = 0; r < 4000; ++r) {
        gone += luck.at(5, "leader_changes/PRK", r) > 0 ? 1 : 0;
    }
    const double expected = 1 - std::exp(-0.5 * 6 * week);
    CHECK(gone / 4000 == doctest::Approx(expected).epsilon(0.25));
}

TEST_CASE("unrest, an empty purse and sanctions each raise the hazard by their weight") {
    for (const int cause : {0, 1, 2}) {
        World world = hungry_world(1, 1);
        world.good("cash").currency("cash").need("PRK", "cash", 100);
        world.actor("USA").ban("ban", "PRK", "cash",
                               [&](model::Sanction& s) { s.senders = {world.actor_id("USA")}; });
        const auto weight = [&](int i) { return World::number(i == cause ? 40 : 0); };
        world.edit().societies[0].leader_change =
            model::LeaderHazard{World::number(1e-9), weight(0), weight(1), weight(2)};
        CAPTURE(cause);
        CHECK(run(world).at(0, "leader_changes/PRK", 0) == 1);
        world.edit().societies[0].leader_change =
            model::LeaderHazard{World::number(1e-9), weight(3), weight(3), weight(3)};
        CHECK(run(world).at(0, "leader_changes/PRK", 0) == 0);
    }
}

TEST_CASE("a new leader keeps measures as the scenario states, and what it says follows") {
    World world = hungry_world(4);
    world.actor("CHN").contract("sales", {{"PRK", "CHN", "bread", 10}});
    world.ban("ban", "PRK", "bread", [&](model::Sanction& s) {
        s.compliance = {{world.actor_id("PRK"), World::number(0.9)}};
    });
    model::Action evade;
    evade.kind = model::ActionKind::evade;
    evade.sanction = world.sanction_id("ban");
    evade.amount = World::number(0.2);
    world.rule("evade", {0}, {evade}, [&](model::Rule& r) { r.by = world.actor_id("PRK"); });
    model::Action suspend;
    suspend.kind = model::ActionKind::suspend;
    suspend.contract = world.contract_id("sales");
    suspend.path = "actors.PRK.society.on_exit";
    world.edit().societies[0].leader_change = model::LeaderHazard{
        World::number(1e9), World::number(0), World::number(0), World::number(0)};
    world.edit().societies[0].on_exit = {suspend};
    const Trace trace = run(world);
    CHECK(trace.at(0, "compliance/PRK/ban", 0) == doctest::Approx(0.2));
    CHECK(trace.at(0, "leader_changes/PRK", 0) == 1);
    CHECK(trace.at(1, "compliance/PRK/ban", 0) == 0.9);
    CHECK(trace.at(0, "contract_active/sales", 0) == 1);
    CHECK(trace.at(1, "contract_active/sales", 0) == 0);
}

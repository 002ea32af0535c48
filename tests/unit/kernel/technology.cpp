// If one of these fails, knowledge spreads where nobody lets it, costs the giver what it gives, or
// raises other things than the scenario says.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace {

namespace model = entente::model;
using entente::test::Trace;
using entente::test::World;

constexpr double year = 365.25 / 7;  // weeks

model::TechnologyLevel level(const World& world, const char* actor, double value) {
    model::TechnologyLevel result;
    result.actor = world.actor_id(actor);
    result.technology = model::TechnologyId(0);
    result.level = World::number(value);
    return result;
}

/// RUS knows guidance at 1, PRK at .2; a year closes all but exp(-1) of the gap.
World pair_world(int weeks) {
    World world(weeks);
    world.good("shells").good("cash").currency("cash").actor("RUS").actor("PRK");
    world.stock("RUS", "cash", 1000).stock("PRK", "shells", 1000);
    world.edit().technologies.push_back({"guidance", "guidance", World::number(1)});
    world.edit().technology_levels = {level(world, "RUS", 1), level(world, "PRK", 0.2)};
    return world;
}

model::TechnologyLeg lesson(const World& world, double access) {
    model::TechnologyLeg leg;
    leg.from = world.actor_id("RUS");
    leg.to = world.actor_id("PRK");
    leg.technology = model::TechnologyId(0);
    leg.access = World::number(access);
    leg.value = World::per_week(100);
    return leg;
}

Trace run(const World& world) {
    return entente::test::run(world.model(), 1, 1);
}

}  // namespace

TEST_CASE("nobody learns without access, and a donor loses nothing") {
    World world = pair_world(10);
    const Trace closed = run(world);
    CHECK(closed.at(9, "technology/PRK/guidance", 0) == 0.2);
    model::TechnologyAccess access;
    access.from = world.actor_id("RUS");
    access.to = world.actor_id("PRK");
    access.technology = model::TechnologyId(0);
    access.share = World::number(0.5);
    access.window.from = world.week(4);
    world.edit().technology_accesses = {access};
    const Trace open = run(world);
    CHECK(open.at(3, "technology/PRK/guidance", 0) == 0.2);
    const double gap = 0.8 * std::exp(-0.5 * 6 / year);
    CHECK(open.at(9, "technology/PRK/guidance", 0) == doctest::Approx(1 - gap).epsilon(1e-13));
    CHECK(open.at(9, "technology/RUS/guidance", 0) == 1);
}

TEST_CASE("a contract of shells for knowledge teaches as far as the shells come") {
    // PRK pays 200 shells a week and has enough for two and a half weeks.
    World world = pair_world(4);
    world.stock("PRK", "shells", 500);
    world.contract("lessons", {{"PRK", "RUS", "shells", 200}},
                   [&](model::Contract& contract) { contract.technology = {lesson(world, 0.6)}; });
    const Trace trace = run(world);
    const double taught = 0.6 * (1 + 1 + 0.5);
    CHECK(trace.at(3, "technology/PRK/guidance", 0) ==
          doctest::Approx(1 - 0.8 * std::exp(-taught / year)).epsilon(1e-12));
    CHECK(trace.at(2, "shipped/PRK/RUS/shells", 0) == 100);
}

TEST_CASE("an offer of knowledge is taken up where it is worth more than what it asks") {
    for (const double shells : {60.0, 140.0}) {
        World world = pair_world(3);
        world.contract("deal", {{"PRK", "RUS", "shells", shells}}, [&](model::Contract& contract) {
            contract.technology = {lesson(world, 1)};
            contract.one_off = true;
            contract.tier = model::Tier::opportunistic;
            contract.legs[0].per_bundle = true;
        });
        world.edit().actors[1].decision.choices.replace(
            model::Choice::accepts, static_cast<std::uint8_t>(model::Accepts::shadow_value));
        model::Action offer;
        offer.kind = model::ActionKind::offer;
        offer.contract = world.contract_id("deal");
        world.rule("ask", {1}, {offer},
                   [&](model::Rule& rule) { rule.by = world.actor_id("RUS"); });
        const Trace trace = run(world);
        CAPTURE(shells);
        CHECK((trace.at(1, "technology/PRK/guidance", 0) > 0.2) == (shells < 100));
        CHECK((trace.at(1, "shipped/PRK/RUS/shells", 0) == 0) == (shells > 100));
        CHECK(trace.at(2, "technology/PRK/guidance", 0) ==
              trace.at(1, "technology/PRK/guidance", 0));
    }
}

TEST_CASE("a transfer closes its share of the gap at once, the best teacher's counts") {
    World world = pair_world(4);
    world.actor("CHN");
    world.edit().technology_levels.push_back(level(world, "CHN", 0.6));
    const auto teach = [&](const char* from, double share) {
        model::Action action;
        action.kind = model::ActionKind::transfer;
        action.teacher = world.actor_id(from);
        action.learner = world.actor_id("PRK");
        action.technology = model::TechnologyId(0);
        action.amount = World::number(share);
        return action;
    };
    world.rule("lessons", {1}, {teach("RUS", 0.25), teach("CHN", 0.75)});
    world.rule("upside_down", {2}, {[&] {
                   model::Action action = teach("PRK", 1);
                   action.learner = world.actor_id("RUS");
                   return action;
               }()});
    const Trace trace = run(world);
    CHECK(trace.at(0, "technology/PRK/guidance", 0) == 0.2);
    CHECK(trace.at(1, "technology/PRK/guidance", 0) == doctest::Approx(0.5).epsilon(1e-14));
    CHECK(trace.at(3, "technology/RUS/guidance", 0) == 1);
    std::string all;
    for (const std::string& event : trace.events)
        all += event;
    CHECK(all.find("technology_taught") != std::string::npos);
    CHECK(all.find("action_refused") != std::string::npos);
}

TEST_CASE("technology raises the output of a line and the strength of a mandate") {
    World world = pair_world(2);
    world.line("RUS", "shells", 100, [](model::Line& line) {
        line.technology = {{model::TechnologyId(0), World::number(0.5)}};
    });
    world.council("council", 1, {"RUS", "PRK"}, {});
    world.mandate("panel", "council", 2, [](model::Mandate& mandate) {
        mandate.technology = {{model::TechnologyId(0), World::number(0.25)}};
    });
    world.ban("ban", "PRK", "shells",
              [](model::Sanction& sanction) { sanction.watched_by = {model::MandateId(0)}; });
    const Trace trace = run(world);
    CHECK(trace.at(0, "produced/RUS/shells", 0) == 150);
    CHECK(trace.at(0, "monitoring/ban", 0) == 2.5);
}

TEST_CASE("what a line made lowers what a unit takes") {
    World world(3);
    world.good("ore").good("planes").actor("RUS").stock("RUS", "ore", 10000);
    world.line("RUS", "planes", 100, [&](model::Line& line) {
        line.inputs = {{world.good_id("ore"), World::number(10)}};
        line.learning = model::Learning{World::number(0.8), World::number(100)};
    });
    const Trace trace = run(world);
    CHECK(trace.at(0, "used/RUS/ore", 0) == 1000);
    CHECK(trace.at(0, "unit_cost/RUS/planes", 0) == doctest::Approx(0.8).epsilon(1e-13));
    CHECK(trace.at(1, "used/RUS/ore", 0) == 800);
    CHECK(trace.at(2, "unit_cost/RUS/planes", 0) == doctest::Approx(0.64).epsilon(1e-13));
}

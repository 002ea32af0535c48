// If one of these fails, a stranger can do what only a party may, or a measure holds on one
// direction of a route only, or a change elsewhere alters somebody's luck.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace {

namespace kernel = entente::kernel;
namespace model = entente::model;
using entente::test::Give;
using entente::test::run;
using entente::test::Trace;
using entente::test::World;
using Kind = model::ActionKind;

/// AAA and BBB with a road between them, CCC a stranger; a mandate of AAA.
World road_world() {
    World world(6);
    world.good("fuel").actor("AAA").actor("BBB").actor("CCC");
    world.stock("AAA", "fuel", 1000).stock("BBB", "fuel", 1000);
    for (const auto& [from, to] : {std::pair("AAA", "BBB"), std::pair("BBB", "AAA")}) {
        world.route("road", from, to);
    }
    world.council("council", 1, {"AAA"}, {});
    world.mandate("watch", "council", 1, [&](auto& mandate) {
        mandate.council = {};
        mandate.members = {world.actor_id("AAA")};
    });
    return world;
}

Trace after(World world, model::Action action, const char* by) {
    world.rule("acts", {1}, {action}, [&](auto& rule) {
        if (by != nullptr) rule.by = world.actor_id(by);
    });
    return run(world.model(), 1, 1);
}

bool refused(const Trace& trace) {
    return trace.events[0].find("action_refused acts") != std::string::npos;
}

}  // namespace

// If this failed, anybody could close anybody's roads, end a panel or rewrite the world.
TEST_CASE("strangers are refused what belongs to parties and to the facilitator") {
    World world = road_world();
    world.edit().parameters.push_back({});
    world.edit().parameters.back().path = "number";
    for (const Kind kind : {Kind::renew, Kind::end, Kind::open_route, Kind::close_route}) {
        model::Action action;
        action.kind = kind;
        action.mandate = world.mandate_id("watch");
        action.route = world.route_id("road");
        action.until = world.week(4);
        CAPTURE(static_cast<int>(kind));
        CHECK(refused(after(world, action, "CCC")));
        CHECK_FALSE(refused(after(world, action, "AAA")));
        CHECK_FALSE(refused(after(world, action, nullptr)));
    }
    for (const Kind kind : {Kind::set, Kind::scale, Kind::add}) {
        model::Action action;
        action.kind = kind;
        action.account = world.account_id("AAA", "fuel");
        action.amount = World::number(1);
        CAPTURE(static_cast<int>(kind));
        CHECK(refused(after(world, action, "AAA")));
        CHECK_FALSE(refused(after(world, action, nullptr)));
    }
}

// If this failed, a member could cast a vote that nobody counts, or one that counts could not be
// cast.
TEST_CASE("a vote may be cast exactly by those whose votes are counted") {
    World world(4);
    world.actor("OLD").actor("NEW");
    world.council("council", 1, {}, {}, [&](auto& council) {
        const entente::base::Day change{world.week(1).number + 3};
        council.seats = {{world.actor_id("OLD"), {entente::base::first_day, change}},
                         {world.actor_id("NEW"), {change, entente::base::last_day}}};
    });
    world.draft("draft", "council", 1, {});
    for (const char* member : {"OLD", "NEW"}) {
        model::Action vote;
        vote.kind = Kind::vote;
        vote.draft = world.draft_id("draft");
        vote.vote = model::Vote::yes;
        world.rule(member == std::string("OLD") ? "old" : "new", {1}, {vote},
                   [&](auto& rule) { rule.by = world.actor_id(member); });
    }
    const std::string events = run(world.model(), 1, 1).events[0];
    CHECK(events.find("action_refused new") != std::string::npos);
    CHECK(events.find("action_refused old") == std::string::npos);
    CHECK(events.find("vote OLD draft") != std::string::npos);
    CHECK(events.find("vote NEW draft") == std::string::npos);
    CHECK(events.find("draft_adopted") != std::string::npos);
}

// If this failed, a patrol on a road would see only those who drive one way.
TEST_CASE("reach and exempt routes of a road count in both directions") {
    for (const bool there : {true, false}) {
        const std::string from = there ? "AAA" : "BBB";
        const std::string to = there ? "BBB" : "AAA";
        World world = road_world();
        world.contract("supply", {{from, to, "fuel", 10, "road"}});
        World patrolled = world;
        patrolled.sanction("patrol", model::SanctionKind::interdict, to, "fuel", 0,
                           [&](auto& sanction) {
                               sanction.seizure_probability = World::number(1);
                               sanction.seizure = model::Seizure::destroy;
                               sanction.reach = {world.route_id("road")};
                           });
        const std::string seized = "seized/" + from + "/" + to + "/fuel";
        CHECK(run(patrolled.model(), 1, 1).at(1, seized, 0) == 10);
        world.ban("ban", to, "fuel");
        const std::string received = "delivered/" + from + "/" + to + "/fuel";
        CHECK(run(world.model(), 1, 1).at(1, received, 0) == 0);
        world.edit().sanctions.back().exemptions.emplace_back();
        world.edit().sanctions.back().exemptions.back().routes = {world.route_id("road")};
        CHECK(run(world.model(), 1, 1).at(1, received, 0) == 10);
    }
}

// If this failed, the ships that sink would depend on what else a contract moves.
TEST_CASE("a leg more in a contract changes nobody else's luck") {
    const auto lost = [](bool more) {
        World world(6);
        world.good("fuel").good("food").actor("AAA").actor("BBB");
        world.stock("AAA", "fuel", 1000).stock("AAA", "food", 1000);
        world.route("sea", "AAA", "BBB", [](auto& route) {
            route.losses = model::Losses::shipment;
            route.reliability = World::number(0.5);
        });
        std::vector<Give> legs = {{"AAA", "BBB", "fuel", 10, "sea"}};
        if (more) legs.insert(legs.begin(), {"AAA", "BBB", "food", 5, "sea"});
        world.contract("supply", legs);
        const Trace trace = run(world.model(), 16, 16);
        std::vector<double> amounts;
        for (std::size_t step = 0; step < trace.steps(); ++step) {
            for (std::size_t r = 0; r < 16; ++r)
                amounts.push_back(trace.at(step, "lost/AAA/BBB/fuel", r));
        }
        return amounts;
    };
    const std::vector<double> alone = lost(false);
    CHECK(alone == lost(true));
    CHECK(std::count(alone.begin(), alone.end(), 10.0) > 10);
}

// If this failed, an uncertain delay of reports would be taken for its central value.
TEST_CASE("reports wait as long as each world's delay says") {
    World world(12);
    world.good("fuel").actor("AAA").actor("BBB").stock("AAA", "fuel", 1000);
    world.route("road", "AAA", "BBB", [](auto& route) { route.visibility = World::number(1000); });
    world.contract("supply", {{"AAA", "BBB", "fuel", 10, "road"}});
    world.council("council", 1, {"AAA"}, {});
    const model::Number delay =
        world.parameter("mandates.watch.report_delay", 21, {8, 42, model::Shape::uniform});
    world.mandate("watch", "council", 1, [&](auto& mandate) { mandate.report_delay = delay; });
    world.ban("ban", "BBB", "fuel", [&](auto& ban) {
        ban.default_compliance = World::number(0);
        ban.watched_by = {world.mandate_id("watch")};
    });
    const Trace trace = run(world.model(), 32, 8);
    std::vector<int> first(13, 0);
    for (std::size_t r = 0; r < 32; ++r) {
        std::size_t step = 0;
        while (step < 12 && trace.at(step, "reports/AAA/ban", r) == 0)
            ++step;
        ++first[step];
        if (step < 12) CHECK(trace.at(11, "reports/AAA/ban", r) == 1);  // one a week from then on
    }
    CHECK(first[0] + first[1] == 0);  // 8 to 42 days: in weeks 2 to 6
    CHECK(first[2] > 0);
    CHECK(first[6] > 0);
    CHECK(first[2] + first[3] + first[4] + first[5] + first[6] == 32);
}

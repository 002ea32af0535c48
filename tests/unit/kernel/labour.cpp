// If one of these fails, workers vanish or multiply, wages come from nowhere, or a ban on labour
// leaves everybody where they were.
#include <doctest/doctest.h>

#include <string>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace {

namespace model = entente::model;
using entente::test::Trace;
using entente::test::World;

/// 1000 people of PRK, 100 of whom work in RUS; RUS has cash.
World workers_world(int weeks, double cash = 1e6) {
    World world(weeks);
    world.good("workers", [](model::Good& good) { good.group = model::GoodClass::labour; });
    world.good("cash", [](model::Good& good) { good.quantum = 0.01; }).currency("cash");
    world.good("drones").actor("PRK").actor("RUS");
    world.stock("PRK", "workers", 900).stock("RUS", "workers", 100);
    world.stock("RUS", "cash", cash).stock("PRK", "cash", 0);
    model::Labour labour;
    labour.id = "builders";
    labour.home = world.actor_id("PRK");
    labour.host = world.actor_id("RUS");
    labour.good = world.good_id("workers");
    labour.wage = World::per_week(10.001);
    labour.take = World::number(0.5);
    world.edit().labour = {labour};
    return world;
}

model::Action move(World& world, model::ActionKind kind, double people) {
    model::Action action;
    action.kind = kind;
    action.labour = model::LabourId(0);
    action.account = world.account_id("PRK", "workers");
    action.receiver = world.account_id("RUS", "workers");
    action.amount = World::number(people);
    return action;
}

double people(const Trace& trace, std::size_t step) {
    return trace.at(step, "stock/PRK/workers", 0) + trace.at(step, "stock/RUS/workers", 0);
}

Trace run(const World& world) {
    return entente::test::run(world.model(), 1, 1);
}

}  // namespace

TEST_CASE("the home state gets its part of the wage, to the cent and with remainders kept") {
    const Trace trace = run(workers_world(8));
    double home = 0;
    for (std::size_t step = 0; step < 8; ++step) {
        home += trace.at(step, "remitted/builders", 0);
        const double due = 50005.0 * static_cast<double>(step + 1);  // 100 x 10.001 x .5 a week
        CHECK((home == due || home == due - 1));
        CHECK(trace.at(step, "stock/PRK/cash", 0) == home);
    }
    CHECK(trace.at(7, "stock/PRK/cash", 0) + trace.at(7, "stock/RUS/cash", 0) == 1e8);
}

TEST_CASE("a purse that runs dry is shared among those it owes, and pays no more than it has") {
    World world = workers_world(2, 600);
    world.good("cooks", [](model::Good& good) { good.group = model::GoodClass::labour; });
    world.actor("IRN").stock("IRN", "cash", 0).stock("IRN", "cooks", 0).stock("RUS", "cooks", 100);
    model::Labour cooks = world.edit().labour[0];
    cooks.id = "cooks";
    cooks.home = world.actor_id("IRN");
    cooks.good = world.good_id("cooks");
    world.edit().labour.push_back(cooks);
    const Trace trace = run(world);
    CHECK(trace.at(0, "remitted/builders", 0) == 30000);
    CHECK(trace.at(0, "remitted/cooks", 0) == 30000);
    CHECK(trace.at(0, "stock/RUS/cash", 0) == 0);
    CHECK(trace.at(1, "remitted/cooks", 0) == 0);
}

TEST_CASE("frozen cash pays no wages") {
    World world = workers_world(1, 600);
    world.contract("any", {{"RUS", "PRK", "drones", 1}});
    world.sanction("freeze", model::SanctionKind::freeze, "RUS", "cash", 0,
                   [](model::Sanction& s) { s.rate = World::number(0.9); });
    CHECK(run(world).at(0, "remitted/builders", 0) == 6000);
}

TEST_CASE("workers lift their host's line while they are there") {
    World world = workers_world(4);
    world.line("RUS", "drones", 100);
    world.edit().labour[0].lifts = {{world.good_id("drones"), World::number(0.01)}};
    world.rule("home", {2}, {move(world, model::ActionKind::recall, 60)},
               [&](model::Rule& rule) { rule.by = world.actor_id("PRK"); });
    const Trace trace = run(world);
    CHECK(trace.at(1, "produced/RUS/drones", 0) == 200);
    CHECK(trace.at(2, "produced/RUS/drones", 0) == 140);
    CHECK(people(trace, 3) == 1000);
}

TEST_CASE("people are sent and recalled, by those who may, and stay the same number") {
    World world = workers_world(5);
    world.actor("CHN");
    const auto by = [&](const char* who) {
        return [&world, who](model::Rule& rule) { rule.by = world.actor_id(who); };
    };
    world.rule("send", {1}, {move(world, model::ActionKind::send, 300)}, by("PRK"));
    world.rule("meddle", {2}, {move(world, model::ActionKind::recall, 50)}, by("CHN"));
    world.rule("dismiss", {3}, {move(world, model::ActionKind::recall, 1e9)}, by("RUS"));
    const Trace trace = run(world);
    CHECK(trace.at(1, "stock/RUS/workers", 0) == 400);
    CHECK(trace.at(2, "stock/RUS/workers", 0) == 400);
    CHECK(trace.at(3, "stock/RUS/workers", 0) == 0);
    CHECK(people(trace, 4) == 1000);
    CHECK(trace.events[0].find("workers_returned builders") != std::string::npos);
    CHECK(trace.events[0].find("action_refused meddle") != std::string::npos);
}

TEST_CASE("a measure on labour stops postings and sends home as many as the host complies with") {
    World world = workers_world(5);
    world.contract("posting", {{"PRK", "RUS", "workers", 10}});
    world.sanction("ban", model::SanctionKind::labour, "PRK", "workers", 0,
                   [&](model::Sanction& s) {
                       s.window.from = world.week(2);
                       s.deadline = world.week(3);
                       s.compliance = {{world.actor_id("RUS"), World::number(0.75)},
                                       {world.actor_id("PRK"), World::number(1)}};
                   });
    const Trace trace = run(world);
    CHECK(trace.at(1, "stock/RUS/workers", 0) == 120);
    CHECK(trace.at(2, "stock/RUS/workers", 0) == 120);
    CHECK(trace.at(4, "stock/RUS/workers", 0) == 30);
    CHECK(people(trace, 4) == 1000);
}

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>

#include "kernel/lanes/helmbold.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/state/state.hpp"
#include "support/trace.hpp"
#include "support/world.hpp"

namespace entente::kernel {
namespace {

using test::Trace;
using test::World;

/// A and B at war in one theatre; A has men at home.
World at_war(double men_at_home) {
    World world(12);
    world.good("troops", [](model::Good& good) { good.group = model::GoodClass::troops; });
    world.good("shells").actor("A").actor("B");
    world.stock("A", "troops", men_at_home).stock("B", "troops", 0).stock("A", "shells", 1000);
    model::Theatre theatre;
    theatre.id = "front";
    theatre.attackers = {world.actor_id("A")};
    theatre.defenders = {world.actor_id("B")};
    theatre.exponent = World::number(1);
    world.edit().theatres.push_back(theatre);
    return world;
}

model::Contingent& add_contingent(World& world, const char* id, double men) {
    model::Contingent contingent;
    contingent.id = id;
    contingent.actor = world.actor_id("A");
    contingent.theatre = model::TheatreId(0);
    contingent.good = world.good_id("troops");
    contingent.supplied_by = contingent.actor;
    contingent.men = World::number(men);
    contingent.quality = World::number(1);
    contingent.killed = World::number(0.25);
    contingent.recovery = World::number(21);
    world.edit().contingents.push_back(contingent);
    return world.edit().contingents.back();
}

model::Action deploy(std::size_t contingent, double men) {
    model::Action action;
    action.kind = model::ActionKind::deploy;
    action.contingent = model::ContingentId(contingent);
    action.amount = World::number(men);
    return action;
}

model::Action on_front(model::ActionKind kind) {
    model::Action action;
    action.kind = kind;
    action.theatre = model::TheatreId(0);
    return action;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

// If this failed, contingents would take men that are not there, or the first would take them all.
TEST_CASE("men at home are shared out in proportion to what is called for") {
    World world = at_war(900);
    add_contingent(world, "left", 0);
    add_contingent(world, "right", 0);
    world.rule("go", {1}, {deploy(0, 1000), deploy(1, 500)});
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(1, "men/left", 0) == 600);
    CHECK(trace.at(1, "men/right", 0) == 300);
    CHECK(trace.at(1, "stock/A/troops", 0) == 0);
}

// If this failed, men would be in the theatre on the day they set out, or never.
TEST_CASE("men sent by action are under way for their travel") {
    World world = at_war(900);
    add_contingent(world, "left", 0).travel = World::number(14);
    world.rule("go", {1}, {deploy(0, 100)});
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(1, "men/left", 0) == 0);
    CHECK(trace.at(2, "under_way/left", 0) == 100);
    CHECK(trace.at(3, "men/left", 0) == 100);
    CHECK(trace.at(3, "under_way/left", 0) == 0);
}

// If this failed, deployment by contract would make soldiers of one state those of another.
TEST_CASE("men under a contract join their contingent after the route's delay, for the other leg") {
    World world = at_war(900);
    world.stock("B", "shells", 1000);
    add_contingent(world, "left", 0);
    world.route("rail", "A", "B", [](model::Route& route) { route.delay = World::number(14); });
    world.contract(
        "men", {{"A", "B", "troops", 50, "rail"}, {"B", "A", "shells", 7, ""}},
        [](model::Contract& contract) { contract.legs[0].joins = model::ContingentId(0); });
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(1, "under_way/left", 0) == 100);
    CHECK(trace.at(1, "men/left", 0) == 0);
    CHECK(trace.at(4, "men/left", 0) == 150);
    CHECK(trace.at(4, "stock/B/troops", 0) == 0);
    CHECK(trace.at(4, "stock/A/shells", 0) == 1000 + 5 * 7);
}

// If this failed, losses would come from nowhere or wounded men would be gone for good.
TEST_CASE("losses by exposure are killed or wounded, and the wounded come back") {
    World world = at_war(0);
    add_contingent(world, "left", 10000).exposure = {World::number(0.07), 7};
    world.rule("stop", {1}, {on_front(model::ActionKind::ceasefire)});
    const Trace trace = test::run(world.model(), 1, 1);
    const double lost = std::floor(10000 * (1 - std::exp(-0.07)));
    CHECK(trace.at(0, "killed/left", 0) + trace.at(0, "wounded/left", 0) == lost);
    CHECK(trace.at(0, "killed/left", 0) == std::floor(lost / 4));
    CHECK(trace.at(0, "recovering/left", 0) == trace.at(0, "wounded/left", 0));
    CHECK(trace.at(1, "men/left", 0) == 10000 - lost);  // the ceasefire holds
    CHECK(trace.at(3, "men/left", 0) == 10000 - trace.at(0, "killed/left", 0));
}

// If this failed, an army without rounds would shoot as well as one that has them.
TEST_CASE(
    "rounds are taken from the stock, and too few of them weaken fire and count as shortage") {
    World world = at_war(0);
    add_contingent(world, "left", 100).rounds = {{world.good_id("shells"), {World::number(4), 7}}};
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(0, "fired/A/shells", 0) == 400);
    CHECK(trace.at(0, "needed/A/shells", 0) == 400);
    CHECK(trace.at(0, "consumed/A/shells", 0) == 0);
    CHECK(trace.at(1, "ammunition/left", 0) == 1);
    CHECK(trace.at(2, "fired/A/shells", 0) == 200);
    CHECK(trace.at(2, "ammunition/left", 0) == 0.5);
    CHECK(trace.at(2, "shortage/A/shells", 0) == 0.5);
    CHECK(trace.at(3, "ammunition/left", 0) == 0);
}

// If this failed, recruits would fight like veterans, or veterans would forget at home.
TEST_CASE("experience is gained in combat, diluted by recruits and carried home") {
    World world = at_war(100);
    model::Contingent& left = add_contingent(world, "left", 100);
    left.experience_scale = World::number(7);
    left.experience_exponent = World::number(0.5);
    model::Action home;
    home.kind = model::ActionKind::withdraw;
    home.contingent = model::ContingentId(0);
    home.share = World::number(1);
    world.rule("go", {3}, {deploy(0, 100)});
    world.rule("return", {5}, {home});
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(2, "days_of_combat/left", 0) == 21);
    CHECK(trace.at(2, "quality/left", 0) == doctest::Approx(2));
    CHECK(trace.at(2, "experience/A", 0) == doctest::Approx(10.5));
    CHECK(trace.at(3, "days_of_combat/left", 0) == doctest::Approx(10.5 + 7));
    CHECK(trace.at(5, "stock/A/troops", 0) == 200);
    CHECK(trace.at(5, "experience/A", 0) == doctest::Approx(24.5));
}

// If this failed, a war would end with its fighting, or peace would leave a war behind.
TEST_CASE("a ceasefire ends the fighting and peace the war") {
    World world = at_war(0);
    add_contingent(world, "left", 10);
    world.rule("stop", {2}, {on_front(model::ActionKind::ceasefire)});
    world.rule("settle", {4}, {on_front(model::ActionKind::make_peace)});
    world.rule("resume", {6}, {on_front(model::ActionKind::attack)});
    world.rule("meddle", {7}, {on_front(model::ActionKind::ceasefire)},
               [&](model::Rule& rule) { rule.by = model::ActorId(2); });
    world.actor("C");
    const Trace trace = test::run(world.model(), 1, 1);
    const auto row = [&](std::size_t step) {
        return 10 * trace.at(step, "at_war/A/B", 0) + trace.at(step, "theatre_active/front", 0);
    };
    CHECK(row(0) == 11);
    CHECK(row(2) == 10);
    CHECK(row(4) == 0);
    CHECK(row(6) == 11);
    CHECK(row(7) == 11);
    CHECK(says(trace.events[0], "2 fighting_ended front"));
    CHECK(says(trace.events[0], "4 peace_made front"));
    CHECK(says(trace.events[0], "6 fighting_began front"));
    CHECK(says(trace.events[0], "7 action_refused meddle"));
}

// If this failed, whoever is named on a side would be at war before a man of his is there.
TEST_CASE("an actor with a contingent takes part while it has men in the theatre") {
    World world = at_war(100);
    add_contingent(world, "left", 0);
    world.rule("go", {2}, {deploy(0, 10)});
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(1, "at_war/A/B", 0) == 0);
    CHECK(trace.at(3, "at_war/A/B", 0) == 1);
    CHECK(trace.at(3, "at_war/B/A", 0) == 1);
}

// If this failed, strikes would cost nothing, spare nothing, or break what they hit for ever.
TEST_CASE("strikes use up weapons, lower output until it is repaired, and destroy stores") {
    World world = at_war(0);
    world.good("drones").stock("A", "drones", 300);
    world.stock("B", "shells", 10000).line("B", "shells", 700);
    model::Strike strike;
    strike.id = "raid";
    strike.by = world.actor_id("A");
    strike.on = world.actor_id("B");
    strike.good = world.good_id("drones");
    strike.launches = World::per_week(200);
    strike.interception = World::number(0.5);
    strike.repair_time = World::number(7);
    strike.lines = {{world.good_id("shells"), World::number(0.01)}};
    strike.stocks = {{world.good_id("shells"), World::number(2)}};
    world.edit().strikes.push_back(strike);
    const Trace trace = test::run(world.model(), 200, 64);
    double mean = 0;
    for (std::size_t r = 0; r < 200; ++r) {
        CHECK(trace.at(0, "launched/raid", r) == 200);
        CHECK(trace.at(1, "launched/raid", r) == 100);
        CHECK(trace.at(2, "launched/raid", r) == 0);
        const double hits = trace.at(0, "hits/raid", r);
        CHECK(trace.at(0, "intercepted/raid", r) + hits == 200);
        CHECK(trace.at(0, "destroyed/B/shells", r) == 2 * hits);
        CHECK(trace.at(0, "line_left/B/shells", r) == doctest::Approx(std::exp(-0.01 * hits)));
        CHECK(trace.at(1, "produced/B/shells", r) < 700);
        CHECK(trace.at(11, "produced/B/shells", r) >= 699);
        mean += hits / 200;
    }
    CHECK(mean == doctest::Approx(100).epsilon(0.02));
}

// If this failed, a law of attrition would not be the one it is called after.
TEST_CASE("two sides that fire at each other follow the closed forms") {
    double a[] = {1000, 1000, 1000};
    double b[] = {800, 800, 800};
    const double fire[] = {0.01, 0.01, 0.01};
    const double exponent[] = {1, 0.5, 0};
    double spent[] = {-1, -1, -1};
    lanes::helmbold({a, b, fire, fire, exponent, spent}, 0.25, 200, 3);
    CHECK(a[0] == doctest::Approx(710.7497208114).epsilon(1e-12));
    CHECK(b[0] == doctest::Approx(381.0054666714).epsilon(1e-12));
    CHECK(a[1] - b[1] == doctest::Approx(200).epsilon(1e-12));
    CHECK(a[2] == doctest::Approx(1000 * std::exp(-0.5)).epsilon(1e-12));
    CHECK(b[2] == doctest::Approx(800 * std::exp(-0.5)).epsilon(1e-12));
    lanes::helmbold({a, b, fire, fire, exponent, spent}, 0.25, 400, 1);
    CHECK(50 + spent[0] == doctest::Approx(109.8612289).epsilon(1e-9));
    CHECK(b[0] == 0);
    CHECK(a[0] == doctest::Approx(600).epsilon(1e-9));
}

// If this failed, the dead could come back or rounds vanish without anybody noticing.
TEST_CASE("the audit sees men and rounds that appear or vanish") {
    World world = at_war(100);
    model::Contingent& left = add_contingent(world, "left", 1000);
    left.exposure = {World::number(0.1), 7};
    left.rounds = {{world.good_id("shells"), {World::number(0.1), 7}}};
    const Plan plan(world.model(), {});
    const auto after = [&](const std::function<void(State&)>& tamper) -> std::string {
        State state = initial_state(plan.data(), 0, 2);
        Context context{plan.data(), state};
        try {
            for (const Phase& phase : phase_table()) {
                if (phase.run == run_audit) tamper(state);
                if (phase.needed(plan.data())) phase.run(context);
            }
        } catch (const AuditFailure& failure) {
            return failure.what();
        }
        return "passed";
    };
    const Columns& k = plan.data().columns;
    CHECK(after([](State&) {}) == "passed");
    CHECK(says(after([&](State& s) { s.row(k.men, 0)[1] += 1; }), "troops is not conserved"));
    CHECK(
        says(after([&](State& s) { s.row(k.men_killed, 0)[0] -= 1; }), "troops is not conserved"));
    CHECK(says(after([&](State& s) { s.row(k.hospital, 1)[0] += 1; }), "the wounded"));
    const Index shells = plan.data().war.rounds[0].supply;
    CHECK(says(after([&](State& s) { s.row(k.fired, shells)[1] += 1; }), "A.shells"));
}

}  // namespace entente::kernel

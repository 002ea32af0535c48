#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace entente::test {
namespace {

/// Dynamics in which nothing moves until a weight is given.
model::Dynamics still() {
    model::Dynamics dynamics;
    dynamics.memory_days = World::number(28);
    dynamics.affinity.emplace();
    dynamics.affinity->vote_half_life = World::number(730);
    dynamics.affinity->soft_scale = World::number(1);
    return dynamics;
}

double last(const Trace& trace, const std::string& key) {
    return trace.at(trace.steps() - 1, key, 0);
}

bool has_phase(const model::Model& model, const std::string& name) {
    const kernel::Plan plan(model, {});
    const auto phases = plan.phases();
    return std::find(phases.begin(), phases.end(), name) != phases.end();
}

}  // namespace

// If this failed, a scenario without moving relations would pay for them.
TEST_CASE("a world whose relations stay as they are has no phase for them") {
    World world;
    world.good("fuel").actor("A").actor("B").relation("A", "B", 0.5);
    CHECK_FALSE(has_phase(world.model(), "relations"));
    world.edit().dynamics = still();
    CHECK(has_phase(world.model(), "relations"));
}

// If this failed, a veto would be forgotten at once or held against a state for ever.
TEST_CASE("a veto counts against its caster for as long as acts are remembered") {
    World world(10);
    world.good("fuel").actor("A").actor("B").actor("C");
    world.relation("A", "B", 0).relation("B", "A", 0);
    world.council("UN", 2, {"A", "B", "C"}, {"B"});
    const auto sponsored = [&](model::Draft& draft) { draft.sponsors = {world.actor_id("A")}; };
    world.draft("text", "UN", 2,
                {{"A", model::Vote::yes}, {"B", model::Vote::no}, {"C", model::Vote::yes}},
                sponsored);
    world.edit().dynamics = still();
    world.edit().dynamics->affinity->hostility = World::number(1);
    const Trace trace = run(world.model(), 1, 1);
    for (std::size_t step = 0; step < trace.steps(); ++step) {
        CAPTURE(step);
        CHECK(trace.at(step, "hostility/A/B", 0) == (step >= 2 && step < 6 ? 1 : 0));
        CHECK(trace.at(step, "hostility/B/A", 0) == 0);
    }
    CHECK(last(trace, "affinity/A/B") == doctest::Approx(-28 / model::days_per_year));
    CHECK(last(trace, "affinity/B/A") == 0);
}

// If this failed, states that vote alike would not draw nearer, or abstention would be enmity.
TEST_CASE("agreement in votes counts the same vote as 1 and abstention as a half") {
    World world(4);
    world.good("fuel").actor("A").actor("B").actor("C").actor("D");
    world.relation("A", "B", 0).relation("A", "C", 0).relation("A", "D", 0);
    world.council("UN", 1, {"A", "B", "C", "D"}, {});
    world.draft("text", "UN", 0,
                {{"A", model::Vote::yes},
                 {"B", model::Vote::yes},
                 {"C", model::Vote::abstain},
                 {"D", model::Vote::no}});
    world.edit().dynamics = still();
    world.edit().dynamics->affinity->vote_half_life = World::number(0);
    const Trace trace = run(world.model(), 1, 1);
    CHECK(last(trace, "vote_agreement/A/B") == 0.75);
    CHECK(last(trace, "vote_agreement/A/C") == 0.5);
    CHECK(last(trace, "vote_agreement/A/D") == 0.25);
}

// If this failed, recognition would not be repaid in affinity, or one that was withdrawn would be.
TEST_CASE("who is recognised warms to who recognises, until it ends") {
    World world(8);
    world.good("fuel").actor("A").actor("B");
    world.relation("A", "B", 0).relation("B", "A", 0);
    world.edit().recognitions.push_back({world.actor_id("A"), world.actor_id("B"), "coast", false});
    model::Action begin;
    begin.kind = model::ActionKind::recognise;
    begin.recognition = model::RecognitionId(0);
    model::Action end = begin;
    end.kind = model::ActionKind::derecognise;
    const auto by_a = [&](model::Rule& rule) { rule.by = world.actor_id("A"); };
    world.rule("begin", {2}, {begin}, by_a).rule("end", {6}, {end}, by_a);
    world.rule("again", {4}, {begin}, by_a);
    world.rule("stranger", {3}, {end}, [&](model::Rule& rule) { rule.by = world.actor_id("B"); });
    world.edit().dynamics = still();
    world.edit().dynamics->affinity->recognition = World::number(1);
    const Trace trace = run(world.model(), 1, 1);
    CHECK(trace.at(1, "recognises/A/B", 0) == 0);
    CHECK(trace.at(5, "recognises/A/B", 0) == 1);
    CHECK(trace.at(6, "recognises/A/B", 0) == 0);
    CHECK(last(trace, "affinity/B/A") == doctest::Approx(28 / model::days_per_year));
    CHECK(last(trace, "affinity/A/B") == 0);
    CHECK(trace.events[0].find("2 recognised A B") != std::string::npos);
    CHECK(trace.events[0].find("6 derecognised A B") != std::string::npos);
    CHECK(trace.events[0].find("3 action_refused stranger") != std::string::npos);
    CHECK(trace.events[0].find("4 action_refused again") != std::string::npos);
}

// If this failed, recognition would have no weight in councils.
TEST_CASE("a member votes against measures on one whose claims it recognises") {
    const auto no_votes = [](double weight) {
        World world(2);
        world.good("fuel").actor("A").actor("T");
        world.edit().recognitions.push_back(
            {world.actor_id("A"), world.actor_id("T"), "coast", true});
        world.council("UN", 1, {"A"}, {}, [&](model::Council& council) {
            council.votes = model::Votes::modelled;
            council.model.threshold_no = World::number(0);
            council.model.threshold_yes = World::number(0);
            council.model.recognition = World::number(weight);
        });
        world.draft("text", "UN", 0, {},
                    [&](model::Draft& draft) { draft.target = world.actor_id("T"); });
        const Trace trace = run(world.model(), 200, 64);
        return std::count_if(trace.events.begin(), trace.events.end(), [](const auto& events) {
            return events.find("vote A text 0\n") != std::string::npos;
        });
    };
    CHECK(no_votes(0) > 60);
    CHECK(no_votes(0) < 140);
    CHECK(no_votes(8) > 195);
}

// If this failed, an arms race would happen on paper only.
TEST_CASE("arms spending is demand for the good that it buys") {
    World world(9);
    world.good("shells", [](model::Good& good) { good.value = World::number(10); });
    world.actor("A").actor("B").stock("A", "shells", 100);
    model::ArmsResponse response;
    response.actor = world.actor_id("A");
    response.spending = {World::number(74), model::days_per_week};
    response.buys = world.good_id("shells");
    world.edit().dynamics = still();
    world.edit().dynamics->responses = {response};
    const Trace trace = run(world.model(), 1, 1);
    CHECK(trace.at(0, "needed/A/shells", 0) == 7);
    CHECK(trace.at(0, "consumed/A/shells", 0) == 7);
    CHECK(last(trace, "stock/A/shells") == 34);
}

// If this failed, a buyer that fears dependence would buy from its main supplier all the same.
TEST_CASE("a market that diversifies buys less from who has delivered most") {
    const auto share = [](double weight) {
        World world(60);
        world.good("oil").actor("A").actor("B").actor("C");
        world.stock("A", "oil", 1e6).stock("B", "oil", 1e6).need("C", "oil", 700);
        world.stock("C", "oil", 0, [](auto& account) { account.cover_days = World::number(7); });
        world.relation("A", "C", 1);
        world.market("oil", "oil", {{"A", "C"}, {"B", "C"}}, [&](model::Market& market) {
            market.affinity_weight = World::number(1);
            market.diversification_weight = World::number(weight);
        });
        const Trace trace = run(world.model(), 1, 1);
        const double from_a = last(trace, "delivered/A/C/oil");
        return from_a / (from_a + last(trace, "delivered/B/C/oil"));
    };
    CHECK(share(0) == doctest::Approx(0.731).epsilon(0.01));
    CHECK(share(4) < 0.62);
    CHECK(share(4) > 0.5);
}

// If this failed, an inject into affinity would be lost, or undone by the return to the old level.
TEST_CASE("an inject moves affinity and what it returns to alike") {
    World world(4);
    world.good("fuel").actor("A").actor("B");
    const model::Number affinity = world.parameter("relations.A>B.affinity", 0.2);
    world.relation("A", "B", 0, [&](auto& relation) { relation.affinity = affinity; });
    model::Action set;
    set.kind = model::ActionKind::set;
    set.parameter = affinity.parameter;
    set.amount = World::number(0.6);
    world.rule("inject", {1}, {set});
    world.edit().dynamics = still();
    world.edit().dynamics->affinity->reversion = World::number(5);
    const Trace trace = run(world.model(), 1, 1);
    CHECK(trace.at(0, "affinity/A/B", 0) == doctest::Approx(0.2));
    CHECK(trace.at(1, "affinity/A/B", 0) == doctest::Approx(0.6));
    CHECK(last(trace, "affinity/A/B") == doctest::Approx(0.6));
}

// If this failed, friends of friends would not become friends.
TEST_CASE("a friend of a friend draws near, an enemy's friend away") {
    World world(52);
    world.good("fuel").actor("A").actor("B").actor("C");
    world.relation("A", "C", 0.8).relation("C", "A", 0.8).relation("B", "C", 0.8);
    world.relation("C", "B", 0.8).relation("A", "B", 0);
    world.edit().dynamics = still();
    world.edit().dynamics->affinity->balance = World::number(0.5);
    CHECK(last(run(world.model(), 1, 1), "affinity/A/B") > 0.4);
    for (auto& relation : world.edit().relations) {
        const bool cb = relation.from == world.actor_id("C") && relation.to == world.actor_id("B");
        if (cb) relation.affinity = World::number(-0.8);
    }
    CHECK(last(run(world.model(), 1, 1), "affinity/A/B") < -0.2);
}

}  // namespace entente::test

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace entente::kernel {
namespace {

using test::Trace;
using test::World;

constexpr std::size_t replicates = 200;

/// Two allies with a pact in force since before the calendar, and a contract between them.
World allied_world(int weeks = 12) {
    World world(weeks);
    world.good("grain").actor("ALLY").actor("FRIEND").stock("ALLY", "grain", 1000);
    world.contract("aid", {{"ALLY", "FRIEND", "grain", 10}});
    model::Treaty treaty;
    treaty.id = "pact";
    treaty.parties = {world.actor_id("ALLY"), world.actor_id("FRIEND")};
    treaty.signed_on = treaty.in_force = world.week(-10);
    world.edit().treaties.push_back(treaty);
    return world;
}

model::Clause& add_clause(World& world, const std::string& name, model::ClauseKind kind, double p) {
    model::Clause clause;
    clause.id = "pact." + name;
    clause.treaty = model::TreatyId(0);
    clause.kind = kind;
    clause.protects = {world.actor_id("FRIEND")};
    clause.obliged = {world.actor_id("ALLY")};
    clause.honour = World::number(p);
    world.edit().clauses.push_back(clause);
    return world.edit().clauses.back();
}

model::Action action_on(model::ActionKind kind) {
    model::Action action;
    action.kind = kind;
    action.treaty = model::TreatyId(0);
    action.contract = model::ContractId(0);
    action.path = "treaties.pact.clauses.aid.then";
    return action;
}

double sum(const Trace& trace, const std::string& key, std::size_t replicate) {
    double total = 0;
    for (std::size_t step = 0; step < trace.steps(); ++step) {
        total += trace.at(step, key, replicate);
    }
    return total;
}

}  // namespace

// If this failed, an ally would be asked anew every week of one war, and would always give way in
// the end.
TEST_CASE("an obligation is put to the test once in a spell, and again in the next") {
    World world = allied_world();
    world.stock("FRIEND", "grain", 0,
                [](model::Account& account) { account.need.push_back(World::per_week(10)); });
    model::Clause& clause = add_clause(world, "aid", model::ClauseKind::defence, 0.5);
    clause.when = world.above(model::StateFunction::shortage,
                              {world.actor_id("FRIEND").value, world.good_id("grain").value}, 0.5);
    world.rule("stop", {2, 7}, {action_on(model::ActionKind::suspend)});
    world.rule("go", {5, 10}, {action_on(model::ActionKind::resume)});
    const Trace trace = test::run(world.model(), replicates, 64);
    std::size_t both = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        const double honoured = sum(trace, "honoured/pact.aid/ALLY", r);
        CHECK(honoured + sum(trace, "broken/pact.aid/ALLY", r) == 2);
        CHECK(sum(trace, "invoked/pact", r) == 2);
        both += honoured == 1 ? 1 : 0;
    }
    CHECK(both > replicates / 4);  // the two spells are drawn apart from each other
}

// If this failed, allies would do what a clause asks of them without having honoured it.
TEST_CASE("those who honour a clause do what it says, those who do not what it says for that") {
    World world = allied_world();
    model::Clause& clause = add_clause(world, "aid", model::ClauseKind::defence, 0.5);
    clause.when = world.above(model::StateFunction::days, {}, 20);
    clause.broken = {action_on(model::ActionKind::suspend)};
    const Trace trace = test::run(world.model(), replicates, 64);
    for (std::size_t r = 0; r < replicates; ++r) {
        const bool honoured = sum(trace, "honoured/pact.aid/ALLY", r) == 1;
        CHECK(trace.at(11, "shipped/ALLY/FRIEND/grain", r) == (honoured ? 10 : 0));
    }
}

// If this failed, a treaty would bind before it is in force, or after its notice has run out.
TEST_CASE("a treaty carries its contracts from ratification until its denunciation takes effect") {
    World world = allied_world(20);
    model::Treaty& treaty = world.edit().treaties[0];
    treaty.signed_on.reset();
    treaty.in_force.reset();
    treaty.notice = World::number(21);
    model::Clause& clause = add_clause(world, "aid", model::ClauseKind::exchange, 1);
    clause.obliged.clear();
    clause.carries = {model::ContractId(0)};
    const auto by = [&](const char* actor) {
        return [id = world.actor_id(actor)](model::Rule& rule) { rule.by = id; };
    };
    world.rule("proposes", {1}, {action_on(model::ActionKind::propose)}, by("ALLY"));
    world.rule("signs", {2}, {action_on(model::ActionKind::sign)}, by("ALLY"));
    world.rule("signs_too", {3}, {action_on(model::ActionKind::sign)}, by("FRIEND"));
    world.rule("ratifies", {4}, {action_on(model::ActionKind::ratify)}, by("FRIEND"));
    world.rule("ratifies_too", {6}, {action_on(model::ActionKind::ratify)}, by("ALLY"));
    world.rule("leaves", {10}, {action_on(model::ActionKind::denounce)}, by("ALLY"));
    const Trace trace = test::run(world.model(), 1, 1);
    for (std::size_t week = 0; week < trace.steps(); ++week) {
        CAPTURE(week);
        const bool in_force = week >= 6 && week < 13;
        CHECK(trace.at(week, "treaty_signed/pact", 0) == (week >= 3 ? 1 : 0));
        CHECK(trace.at(week, "treaty_in_force/pact", 0) == (in_force ? 1 : 0));
        CHECK(trace.at(week, "shipped/ALLY/FRIEND/grain", 0) == (in_force ? 10 : 0));
    }
}

// If this failed, a promise not to attack would restrain nobody, or everybody for ever.
TEST_CASE("a rule that would break a clause does not act where the clause is honoured") {
    for (const double p : {0.0, 0.5, 1.0}) {
        CAPTURE(p);
        World world = allied_world();
        world.rule("attacks", {4}, {action_on(model::ActionKind::suspend)},
                   [&](model::Rule& rule) { rule.by = world.actor_id("ALLY"); });
        add_clause(world, "peace", model::ClauseKind::nonaggression, p).breaches = {
            model::RuleId(0)};
        const Trace trace = test::run(world.model(), replicates, 64);
        double kept = 0;
        for (std::size_t r = 0; r < replicates; ++r) {
            const double honoured = sum(trace, "honoured/pact.peace/ALLY", r);
            CHECK(honoured + sum(trace, "broken/pact.peace/ALLY", r) == 1);
            CHECK(trace.at(8, "shipped/ALLY/FRIEND/grain", r) == 10 * honoured);
            kept += honoured;
        }
        CHECK(kept >= (p - 0.2) * replicates);
        CHECK(kept <= (p + 0.2) * replicates);
    }
}

// If this failed, somebody else's treaty could be denounced, or a treaty signed that nobody
// proposed.
TEST_CASE("only parties act on a treaty, and in its order") {
    World world = allied_world();
    world.actor("OTHER");
    world.edit().treaties[0].signed_on.reset();
    world.edit().treaties[0].in_force.reset();
    world.rule("other", {1}, {action_on(model::ActionKind::propose)},
               [&](model::Rule& rule) { rule.by = world.actor_id("OTHER"); });
    world.rule("early", {2}, {action_on(model::ActionKind::sign)},
               [&](model::Rule& rule) { rule.by = world.actor_id("ALLY"); });
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(5, "treaty_signed/pact", 0) == 0);
    CHECK(trace.events[0].find("treaty_proposed") == std::string::npos);
    CHECK(trace.events[0].find("action_refused") != std::string::npos);
}

}  // namespace entente::kernel

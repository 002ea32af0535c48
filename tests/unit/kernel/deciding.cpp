// If one of these fails, actors decide otherwise than the model says, or the reasons given for a
// decision are not those for which it was taken.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace {

namespace kernel = entente::kernel;
namespace model = entente::model;
using entente::test::run;
using entente::test::Trace;
using entente::test::World;
using Kind = model::ActionKind;

bool says(const Trace& trace, const std::string& text, std::size_t replicate = 0) {
    return trace.events[replicate].find(text) != std::string::npos;
}

model::Action on_contract(const World& world, Kind kind, const std::string& contract) {
    model::Action action;
    action.kind = kind;
    action.contract = world.contract_id(contract);
    return action;
}

template <class Option>
void choose(World& world, const char* actor, model::Choice choice, Option option) {
    model::Actor& one = world.edit().actors[world.actor_id(actor).index()];
    one.decision.choices.replace(choice, static_cast<std::uint8_t>(option));
}

/// AAA offers BBB `gets` food for 10 fuel in week 1; both goods are worth 1, BBB lacks nothing.
World offer_world(double gets) {
    World world(6);
    world.good("food").good("fuel").actor("AAA").actor("BBB");
    world.stock("AAA", "food", 100).stock("BBB", "fuel", 100);
    world.contract("deal", {{"AAA", "BBB", "food", gets}, {"BBB", "AAA", "fuel", 10}},
                   [](auto& contract) {
                       contract.one_off = true;
                       contract.tier = model::Tier::opportunistic;
                       for (auto& leg : contract.legs)
                           leg.per_bundle = true;
                   });
    world.rule("offers", {1}, {on_contract(world, Kind::offer, "deal")},
               [&](auto& rule) { rule.by = world.actor_id("AAA"); });
    return world;
}

/// The explanations of a week in a world of one replicate.
std::vector<kernel::Explanation> explained(const model::Model& m, int week) {
    const kernel::Plan plan(m, {});
    kernel::Simulation simulation(plan, {0, 1});
    for (int i = 0; i < week; ++i)
        simulation.step();
    return simulation.explain(0);
}

const kernel::Explanation* find(const std::vector<kernel::Explanation>& all,
                                kernel::Deciding what) {
    const auto found =
        std::find_if(all.begin(), all.end(), [what](const auto& one) { return one.what == what; });
    return found == all.end() ? nullptr : &*found;
}

double fact(const kernel::Explanation& explanation, const std::string& name) {
    for (const kernel::Fact& one : explanation.facts) {
        if (one.name == name) return one.value;
    }
    FAIL("no fact " << name);
    return 0;
}

}  // namespace

// If this failed, somebody would pay for what is worth less to him, or refuse a bargain.
TEST_CASE("an offer is accepted where it is worth more than it costs, or by a fixed choice") {
    const Trace bargain = run(offer_world(12).model(), 1, 1);
    CHECK(says(bargain, "1 contract_accepted deal"));
    CHECK(bargain.at(1, "delivered/AAA/BBB/food", 0) == 12);
    CHECK(bargain.at(2, "delivered/AAA/BBB/food", 0) == 0);
    CHECK(says(run(offer_world(8).model(), 1, 1), "1 contract_declined deal"));
    World generous = offer_world(8);
    choose(generous, "BBB", model::Choice::accepts, model::Accepts::always);
    CHECK(says(run(generous.model(), 1, 1), "1 contract_accepted deal"));
    World stubborn = offer_world(12);
    choose(stubborn, "BBB", model::Choice::accepts, model::Accepts::never);
    CHECK(says(run(stubborn.model(), 1, 1), "1 contract_declined deal"));
}

// If this failed, two parties could agree to a deal at the cost of a third.
TEST_CASE("each party to an offer gains by itself") {
    const auto with = [](double third_gets) {
        World world = offer_world(30);
        world.actor("CCC").stock("CCC", "fuel", 100);
        model::Contract& deal = world.edit().contracts.front();
        deal.legs.push_back(deal.legs.front());
        deal.legs.back().from = world.actor_id("CCC");
        deal.legs.back().to = world.actor_id("AAA");
        deal.legs.back().good = world.good_id("fuel");
        deal.legs.back().amount.amount = World::number(10);
        deal.legs.push_back(deal.legs.front());
        deal.legs.back().to = world.actor_id("CCC");
        deal.legs.back().amount.amount = World::number(third_gets);
        return says(run(world.model(), 1, 1), "contract_accepted deal");
    };
    CHECK(with(11));
    CHECK_FALSE(with(9));  // the gains of BBB would cover the loss of CCC
}

// If this failed, an actor would count on goods that the other side does not have.
TEST_CASE("what is offered counts only as far as the giver is seen to have it") {
    World world = offer_world(12);
    world.stock("AAA", "food", 9);
    CHECK(says(run(world.model(), 1, 1), "1 contract_declined deal"));
}

// If this failed, a person at a seat could not take time to answer, or anybody could answer.
TEST_CASE("an offer waits for the answer of a party that answers by actions") {
    const auto with = [](Kind answer, const char* by, int week) {
        World world = offer_world(8);
        choose(world, "BBB", model::Choice::accepts, model::Accepts::waits);
        world.rule("answers", {week}, {on_contract(world, answer, "deal")}, [&](auto& rule) {
            if (by != nullptr) rule.by = world.actor_id(by);
        });
        return run(world.model(), 1, 1);
    };
    const Trace accepted = with(Kind::accept, "BBB", 3);
    CHECK(says(accepted, "1 contract_offered deal"));
    CHECK(says(accepted, "3 contract_accepted deal"));
    CHECK(accepted.at(3, "delivered/AAA/BBB/food", 0) == 8);
    CHECK(accepted.at(4, "delivered/AAA/BBB/food", 0) == 0);
    const Trace refused = with(Kind::refuse, "BBB", 3);
    CHECK(says(refused, "3 contract_declined deal"));
    CHECK(refused.at(3, "delivered/AAA/BBB/food", 0) == 0);
    CHECK(says(with(Kind::accept, nullptr, 3), "3 contract_accepted deal"));
    for (const Trace& none : {with(Kind::accept, "BBB", 0), with(Kind::accept, "AAA", 3)}) {
        CHECK(says(none, "action_refused answers"));
        CHECK_FALSE(says(none, "contract_accepted"));
    }
}

// If this failed, comparing decision rules on one scenario would compare nothing.
TEST_CASE("evasion pays, or is chosen always or never") {
    const auto evaded = [](double penalty, model::Evasion choice) {
        World world(4);
        world.good("fuel").actor("AAA").actor("BBB").stock("AAA", "fuel", 1000);
        world.route("road", "AAA", "BBB", [](auto& route) { route.visibility = World::number(1); });
        world.contract("supply", {{"AAA", "BBB", "fuel", 100, "road"}});
        world.sanction("patrol", model::SanctionKind::interdict, "BBB", "fuel", 0,
                       [&](auto& sanction) {
                           sanction.seizure_probability = World::number(0.5);
                           sanction.seizure = model::Seizure::turn_back;
                           sanction.reach = {world.route_id("road")};
                       });
        world.ban("ban", "BBB", "fuel", [&](auto& ban) {
            ban.default_compliance = World::number(0.25);
            ban.penalty = World::number(penalty);
        });
        choose(world, "AAA", model::Choice::evasion, choice);
        return run(world.model(), 1, 1).at(2, "evaded/AAA/BBB/fuel", 0);
    };
    CHECK(evaded(0.9, model::Evasion::pays) == 75);
    CHECK(evaded(1.1, model::Evasion::pays) == 0);
    CHECK(evaded(1.1, model::Evasion::always) == 75);
    CHECK(evaded(0.9, model::Evasion::never) == 0);
}

// If this failed, a member could not be released from the record, or be held to a vote.
TEST_CASE("votes follow the record, the model or a fixed choice, member by member") {
    const auto vote = [](model::VotesBy choice, model::Votes council) {
        World world(4);
        world.actor("AAA").actor("BBB");
        world.council("council", 1, {"AAA", "BBB"}, {}, [council](auto& one) {
            one.votes = council;
            one.model.threshold_no = World::number(-50);
            one.model.threshold_yes = World::number(-40);  // the model is sure to say yes
        });
        world.draft("draft", "council", 1, {{"AAA", model::Vote::no}, {"BBB", model::Vote::no}});
        choose(world, "AAA", model::Choice::votes, choice);
        const kernel::Plan plan(world.model(), {});
        kernel::Simulation simulation(plan, {0, 1});
        simulation.step();
        simulation.step();
        return simulation.view().events()[0].amount;
    };
    using model::Votes;
    using model::VotesBy;
    CHECK(vote(VotesBy::council, Votes::recorded) == 0);
    CHECK(vote(VotesBy::council, Votes::modelled) == 2);
    CHECK(vote(VotesBy::modelled, Votes::recorded) == 2);
    CHECK(vote(VotesBy::recorded, Votes::modelled) == 0);
    CHECK(vote(VotesBy::yes, Votes::recorded) == 2);
    CHECK(vote(VotesBy::abstain, Votes::modelled) == 1);
    CHECK(vote(VotesBy::absent, Votes::recorded) == 3);
}

// If this failed, a choice about markets or contracts would have no effect.
TEST_CASE("offers, requests and willingness are choices of their own") {
    const auto traded = [](auto edit) {
        World world(3);
        world.good("food").actor("AAA").actor("BBB").need("BBB", "food", 10);
        world.stock("AAA", "food", 100, [](auto& a) { a.reserve = World::number(60); });
        world.stock("BBB", "food", 0, [](auto& a) { a.cover_days = World::number(70); });
        world.market("market", "food", {{"AAA", "BBB"}});
        edit(world);
        return run(world.model(), 1, 1).at(0, "delivered/AAA/BBB/food", 0);
    };
    CHECK(traded([](World&) {}) == 40);
    CHECK(traded([](World& w) {
              choose(w, "AAA", model::Choice::offers, model::Offers::everything);
          }) == 100);
    CHECK(traded([](World& w) {
              choose(w, "AAA", model::Choice::offers, model::Offers::nothing);
          }) == 0);
    CHECK(traded([](World& w) {
              choose(w, "BBB", model::Choice::requests, model::Requests::need);
          }) == 10);
    CHECK(traded([](World& w) {
              choose(w, "BBB", model::Choice::requests, model::Requests::nothing);
          }) == 0);
    CHECK(traded([](World& w) {  // L(0) = 1/2
              choose(w, "AAA", model::Choice::willingness, model::Willingness::weighed);
          }) == 20);
}

// If this failed, actors would know the stores of others exactly, or see them biased, or see
// something else than they act on.
TEST_CASE("the stock of another is seen through information, its own exactly") {
    constexpr double sigma = 0.5;
    World world(2);
    world.good("food");
    for (const char* id : {"AAA", "BBB"}) {
        world.actor(id, [](auto& a) { a.decision.information_sigma = World::number(sigma); });
    }
    world.stock("AAA", "food", 100).stock("BBB", "food", 100);
    const auto sees = [&](const char* id, const char* who, const char* whose, double bound) {
        model::Rule rule;
        rule.id = id;
        rule.by = world.actor_id(who);
        rule.when = world.above(model::StateFunction::stock,
                                {world.actor_id(whose).value, world.good_id("food").value}, bound);
        world.edit().rules.push_back(rule);
    };
    sees("median", "AAA", "BBB", 100 * std::exp(-sigma * sigma / 2));
    sees("upper", "AAA", "BBB", 100 * std::exp(sigma - sigma * sigma / 2));  // z > 1: 0.158655
    sees("own", "AAA", "AAA", 99.999);
    const std::size_t replicates = 4000;
    const Trace trace = run(world.model(), replicates, 64);
    const auto share = [&](const std::string& id) {
        double count = 0;
        for (std::size_t r = 0; r < replicates; ++r)
            count += says(trace, "0 rule_fired " + id, r) ? 1 : 0;
        return count / static_cast<double>(replicates);
    };
    CHECK(share("median") == doctest::Approx(0.5).epsilon(0.06));
    CHECK(share("upper") == doctest::Approx(0.158655).epsilon(0.12));
    CHECK(share("own") == 1);
}

// If this failed, a script would act for somebody who decides by himself.
TEST_CASE("moves of a script are made only while their actor is scripted") {
    const auto moved = [](model::DecisionRule kind) {
        World world(3);
        world.good("food").actor("AAA", [kind](auto& a) { a.decision.rule = kind; });
        model::Action says_so;
        world.rule("AAA.2024-01-08", {1}, {says_so}, [&](auto& rule) {
            rule.by = world.actor_id("AAA");
            rule.of_script = true;
        });
        return says(run(world.model(), 1, 1), "announced");
    };
    CHECK(moved(model::DecisionRule::scripted));
    CHECK_FALSE(moved(model::DecisionRule::adaptive));
}

// If this failed, the reasons given for a decision would be others than those it was taken for.
TEST_CASE("an offer is explained by what each good is worth to who is asked") {
    const auto all = explained(offer_world(12).model(), 1);
    const kernel::Explanation* offer = find(all, kernel::Deciding::offer);
    REQUIRE(offer != nullptr);
    REQUIRE(offer->terms.size() == 2);
    CHECK(offer->terms[0].name == "gets food");
    CHECK(offer->terms[0].product() == 12);
    CHECK(offer->terms[1].product() == -10);
    CHECK(offer->score == 2);
    CHECK(offer->result == "accepted");
    CHECK(fact(*offer, "seen in the giver's stock") == 100);
    const kernel::Explanation* action = find(all, kernel::Deciding::action);
    REQUIRE(action != nullptr);
    CHECK(action->criterion == "offer deal");
    CHECK(find(explained(offer_world(12).model(), 0), kernel::Deciding::offer) == nullptr);
}

TEST_CASE("a vote is explained by its utility, its chances and the draw") {
    World world(4);
    world.actor("AAA", [](auto& a) { a.ideal_point = World::number(0.5); }).actor("TTT");
    world.relation("AAA", "TTT", 0.25);
    world.council("council", 1, {"AAA"}, {"AAA"}, [](auto& one) {
        one.votes = model::Votes::modelled;
        one.model.severity = World::number(2);
        one.model.ideal = World::number(1);
        one.model.target = World::number(4);
        one.model.veto_cost = World::number(0.5);
        one.model.threshold_no = World::number(-1);
        one.model.threshold_yes = World::number(1);
    });
    world.draft("draft", "council", 1, {}, [&](auto& draft) {
        draft.target = world.actor_id("TTT");
        draft.severity = World::number(0.5);
        draft.position = World::number(1);
    });
    const auto all = explained(world.model(), 1);
    const kernel::Explanation* vote = find(all, kernel::Deciding::vote);
    REQUIRE(vote != nullptr);
    // 2 x 0.5 + (0.5^2 - 0.5^2) - 4 x 0.25
    CHECK(vote->score == doctest::Approx(0));
    CHECK(fact(*vote, "P(no)") == doctest::Approx(1 / (1 + std::exp(1.5))));
    CHECK(fact(*vote, "P(yes)") == doctest::Approx(1 - 1 / (1 + std::exp(-1.0))));
    const double draw = fact(*vote, "draw");
    const bool against = draw < fact(*vote, "P(no)");
    const bool in_favour = draw >= 1 - fact(*vote, "P(yes)");
    CHECK(vote->result == (against ? "against" : in_favour ? "for" : "abstains"));
}

TEST_CASE("to explain a step changes nothing, and evasion and refusals are part of it") {
    World world(4);
    world.good("fuel").actor("AAA").actor("BBB").stock("AAA", "fuel", 1000);
    world.contract("supply", {{"AAA", "BBB", "fuel", 100}});
    world.ban("ban", "BBB", "fuel",
              [](auto& ban) { ban.default_compliance = World::number(0.25); });
    world.rule("again", {1}, {on_contract(world, Kind::resume, "supply")},
               [&](auto& rule) { rule.by = world.actor_id("BBB"); });
    const kernel::Plan plan(world.model(), {});
    kernel::Simulation told(plan, {0, 2});
    kernel::Simulation quiet(plan, {0, 2});
    std::vector<std::uint64_t> told_digest(2);
    std::vector<std::uint64_t> quiet_digest(2);
    while (!told.done()) {
        const auto all = told.explain(1);
        const kernel::Explanation* evasion = find(all, kernel::Deciding::evasion);
        REQUIRE(evasion != nullptr);
        CHECK(evasion->score == 1);
        CHECK(fact(*evasion, "share that it would move outside") == 0.75);
        const kernel::Explanation* action = find(all, kernel::Deciding::action);
        if (told.view().step() == 0) {
            REQUIRE(action != nullptr);
            CHECK(action->refusal == kernel::Refusal::already_so);
        }
        told.step();
        quiet.step();
        told.view().digest(told_digest);
        quiet.view().digest(quiet_digest);
        CHECK(told_digest == quiet_digest);
    }
}

// If this failed, nobody could ask what an alliance is worth whose members always, or never, keep
// to it.
TEST_CASE("a clause is honoured by chance, always or never, and the reasons are told") {
    World world(5);
    world.actor("AAA").actor("BBB");
    model::Treaty treaty;
    treaty.id = "pact";
    treaty.parties = {world.actor_id("AAA"), world.actor_id("BBB")};
    treaty.signed_on = world.week(0);
    treaty.in_force = world.week(0);
    world.edit().treaties.push_back(treaty);
    model::Clause clause;
    clause.id = "pact.defence";
    clause.treaty = model::TreatyId(0);
    clause.when = world.above(model::StateFunction::days, {}, 10);
    clause.protects = {world.actor_id("AAA")};
    clause.obliged = {world.actor_id("BBB")};
    clause.honour = World::number(0.5);
    world.edit().clauses.push_back(clause);
    const auto honoured = [&world](model::Honours choice) {
        choose(world, "BBB", model::Choice::honours, choice);
        const Trace trace = run(world.model(), 64, 64);
        int count = 0;
        for (std::size_t r = 0; r < 64; ++r) {
            CHECK(says(trace, "clause_honoured", r) != says(trace, "clause_broken", r));
            count += says(trace, "clause_honoured pact.defence BBB", r) ? 1 : 0;
        }
        return count;
    };
    CHECK(honoured(model::Honours::always) == 64);
    CHECK(honoured(model::Honours::never) == 0);
    const int by_chance = honoured(model::Honours::weighed);
    CHECK(by_chance > 16);
    CHECK(by_chance < 48);
    const auto all = explained(world.model(), 2);
    const kernel::Explanation* duty = find(all, kernel::Deciding::clause);
    REQUIRE(duty != nullptr);
    CHECK(fact(*duty, "chance") == 0.5);
    CHECK(duty->result == (fact(*duty, "draw") < 0.5 ? "honoured" : "broken"));
}

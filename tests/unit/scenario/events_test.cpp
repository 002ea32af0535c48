// If these failed, somebody could do what is not theirs to do, or two events would undo each other.
#include <doctest/doctest.h>

#include "small_world.hpp"

using namespace entente;
using scenario_test::read_small;

namespace {

const std::string institutions =
    "contracts: {c: {gives: {A: {food: 1/day}, B: {fuel: 1/day}}}}\n"
    "councils: {UN: {pass: 1, veto: A}}\n"
    "sanctions: {s: {by: A, target: B, good: fuel, kind: ban}}\n";

std::string with_rules(const std::string& rules) {
    return render(read_small(institutions + "rules:\n" + rules));
}

}  // namespace

TEST_CASE("only those who are entitled act") {
    CHECK(with_rules("  r: {by: A, date: 2024-03-01, do: [{suspend: c}, {lift: s}]}\n") == "");
    CHECK(with_rules("  r: {by: B, date: 2024-03-01, do: {lift: s}}\n")
              .find("rules.r.do.lift cannot be done by B (only those who impose a sanction can do "
                    "that)") != std::string::npos);
    CHECK(with_rules("  r: {by: B, date: 2024-03-01, do: {set: {actors.B.stocks.fuel: 1}}}\n")
              .find("only the facilitator") != std::string::npos);
    CHECK(with_rules("  r: {date: 2024-03-01, do: {offer: {to: B, give: {food: 1}}}}\n")
              .find("error[needs-actor]") != std::string::npos);
}

TEST_CASE("an offer makes a contract that runs once") {
    const auto reading = read_small(
        "rules:\n"
        "  ask: {by: A, when: \"stock(A, fuel) < 5\","
        " do: {offer: {to: B, give: {food: 2}, take: {fuel: 10}}}}\n"
        "  answer: {by: B, date: 2024-06-01, do: {accept: ask.offer}}\n");
    CHECK(render(reading) == "");
    REQUIRE(reading.model);
    REQUIRE(reading.model->contracts.size() == 1);
    const model::Contract& offer = reading.model->contracts[0];
    CHECK(offer.id == "ask.offer");
    CHECK(offer.one_off);
    CHECK(offer.tier == model::Tier::opportunistic);
    REQUIRE(offer.legs.size() == 2);
    CHECK(offer.legs[1].from == model::ActorId(1));
    CHECK(offer.legs[1].per_bundle);
    CHECK(offer.legs[1].amount.amount.value == 10);
    CHECK(reading.model->rules[1].actions[0].contract == model::ContractId(0));
    CHECK(reading.model->rules[0].actions[0].contract == model::ContractId(0));
}

TEST_CASE("two settings of one thing in one step contradict each other") {
    CHECK(with_rules("  r: {date: 2024-03-01, do: {set: {actors.B.stocks.fuel: 1}}}\n"
                     "  q: {date: 2024-03-02, do: {set: {actors.B.stocks.fuel: 2}}}\n")
              .find("error[two-sets]") != std::string::npos);
    CHECK(with_rules("  r: {date: 2024-03-01, do: {set: {actors.B.stocks.fuel: 1}}}\n"
                     "  q: {date: 2024-03-12, do: {set: {actors.B.stocks.fuel: 2}}}\n") == "");
}

TEST_CASE("what can never happen is an error or a warning") {
    CHECK(with_rules("  r: {date: 2026-03-01, do: {announce: x}}\n")
              .find("error[outside-calendar]") != std::string::npos);
    const auto never = read_small("contracts: {c: {gives: {A: {to: B, fuel: 1/day}}}}");
    CHECK(never.model);
    CHECK(render(never).find("warning[never-runs]: contracts.c can never run (A never has any "
                             "fuel)") != std::string::npos);
}

TEST_CASE("a route between two actors is one of the model for each direction") {
    const auto reading = read_small(
        "routes: {r: {between: [A, B], capacity: 1 kt/day, cost: 2 USD/t}}\n"
        "contracts: {c: {gives: {A: {food: 1/day}, B: {fuel: 1/day, via: r}}}}\n");
    CHECK(render(reading) == "");
    REQUIRE(reading.model);
    REQUIRE(reading.model->routes.size() == 2);
    CHECK(reading.model->routes[0].cost.value == 0.002);
    CHECK(reading.model->routes[0].cost.parameter == reading.model->routes[1].cost.parameter);
    CHECK(reading.model->contracts[0].legs[0].routes == std::vector{model::RouteId(0)});
    CHECK(reading.model->contracts[0].legs[1].routes == std::vector{model::RouteId(1)});
}

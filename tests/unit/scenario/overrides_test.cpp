// If these failed, --set would change something else than it says, or nothing, in silence.
#include <doctest/doctest.h>

#include "model_text.hpp"
#include "small_world.hpp"

using namespace entente;
using scenario_test::parameter;
using scenario_test::read_small;

namespace {

const char* const world =
    "contracts:\n"
    "  c: {gives: {A: {food: 1/day}, B: {fuel: {value: 5/day, low: 4/day, high: 6/day,"
    " grade: claimed, via: none}}}}\n"
    "relations: [{between: [A, B], affinity: 0.4}]\n"
    "councils: {UN: {pass: 1, veto: A}}\n"
    "rules: {shock: {date: 2024-05-01, do: [{announce: x}, {scale: {actors.A.stocks.food: 70 "
    "%}}]}}\n";

scenario::Reading set(const std::string& path, const std::string& value) {
    scenario::ReadOptions options;
    options.set.push_back({path, value, "--set " + path + "=" + value});
    return read_small(world, options);
}

std::string message(const std::string& path, const std::string& value) {
    return render(set(path, value));
}

}  // namespace

TEST_CASE("a value is put in place of the one written") {
    const auto reading = set("contracts.c.gives.A.food", "3kt/week");
    CHECK(render(reading) == "");
    REQUIRE(reading.model);
    CHECK(reading.model->contracts[0].legs[0].amount.amount.value == 3000);
    CHECK(reading.model->contracts[0].legs[0].amount.period_days == 7);
}

TEST_CASE("a bare value replaces range and grade and leaves the leg alone") {
    const auto reading = set("contracts.c.gives.B.fuel", "9/day");
    REQUIRE(reading.model);
    const model::Parameter* fuel = parameter(*reading.model, "contracts.c.gives.B.fuel");
    REQUIRE(fuel != nullptr);
    CHECK(fuel->value == 9);
    CHECK_FALSE(fuel->range);
    CHECK(fuel->grade == model::Grade::none);
    CHECK(reading.model->contracts[0].legs[1].routes.empty());
}

TEST_CASE("paths reach into short forms, pairs, actions and keys that have a default") {
    CHECK(message("contracts.c.gives.A.food.value", "2/day") == "");
    CHECK(message("relations.B-A.affinity", "0.1") == "");
    CHECK(message("rules.shock.do.scale.actors.A.stocks.food", "50 %") == "");
    CHECK(message("actors.A.decides.willingness.base", "2") == "");
    CHECK(message("actors.A.decides", "adaptive") == "");
    const auto votes = set("councils.UN.votes", "modelled");
    REQUIRE(votes.model);
    CHECK(votes.model->councils[0].votes == model::Votes::modelled);
    CHECK(message("relations.A-B.affinity", "{value: 0.1, low: 0, high: 0.2}") == "");
}

TEST_CASE("an override that hits nothing says what there is") {
    CHECK(message("contracts.d.weight", "2") ==
          "--set contracts.d.weight=2: error[override-hits-nothing]: 'contracts.d.weight' leads to "
          "nothing in this scenario (there is no 'd'). The only one is: c.\n"
          "1 error, 0 warnings\n");
    CHECK(message("contracts.c.wieght", "2").find("Did you mean 'weight'?") != std::string::npos);
    CHECK(message("actors.A.stocks.fuel", "2").find("override-hits-nothing") != std::string::npos);
    CHECK(message("entente", "2").find("override-hits-nothing") != std::string::npos);
}

TEST_CASE("a wrong value is reported at the option") {
    CHECK(message("contracts.c.gives.A.food", "3 bbl/day")
              .starts_with("--set contracts.c.gives.A.food=3 bbl/day: error["));
}

// If these failed, numbers of a scenario would reach the model in another unit, or without the
// origin and range that the author wrote.
#include <doctest/doctest.h>

#include "small_world.hpp"

using namespace entente;
using scenario_test::parameter;
using scenario_test::read_small;

TEST_CASE("amounts are counted in the unit of their good") {
    const auto reading = read_small(
        "contracts:\n"
        "  c: {gives: {A: {food: 2.5 kt/week}, B: {fuel: {value: 24 k/month, low: 10 k/month,"
        " high: 1 k/day, grade: reported, as_of: 2024-Q1}}}}\n");
    CHECK(render(reading) == "");
    REQUIRE(reading.model);
    const model::Contract& contract = reading.model->contracts[0];
    CHECK(contract.legs[0].amount.amount.value == 2500);
    CHECK(contract.legs[0].amount.period_days == 7);
    const model::Parameter* fuel = parameter(*reading.model, "contracts.c.gives.B.fuel");
    REQUIRE(fuel != nullptr);
    CHECK(fuel->value == 24000);
    CHECK(fuel->unit == "bbl/month");
    REQUIRE(fuel->range);
    CHECK(fuel->range->low == 10000);
    CHECK(fuel->range->high == doctest::Approx(30437.5));
    CHECK(fuel->grade == model::Grade::reported);
    CHECK(fuel->as_of == "2024-Q1");
}

TEST_CASE("what is not written is a default and no parameter") {
    const auto reading =
        read_small("contracts: {c: {gives: {A: {food: 1/day}, B: {fuel: 1/day}}}}");
    REQUIRE(reading.model);
    const model::Contract& contract = reading.model->contracts[0];
    CHECK(contract.weight.value == 1);
    CHECK_FALSE(contract.weight.parameter.valid());
    CHECK(reading.model->import_window_days.value == 365.25);
    CHECK(reading.model->goods[0].mass.value == 1000);
    CHECK(parameter(*reading.model, "contracts.c.weight") == nullptr);
}

TEST_CASE("both directions of a relation share one number") {
    const auto reading = read_small("relations: [{between: [B, A], affinity: 0.4}]");
    REQUIRE(reading.model);
    REQUIRE(reading.model->relations.size() == 2);
    CHECK(reading.model->relations[0].affinity.parameter ==
          reading.model->relations[1].affinity.parameter);
    CHECK(parameter(*reading.model, "relations.A-B.affinity") != nullptr);
}

TEST_CASE("an expression may stand for a flow but not for a stock") {
    const auto flow =
        read_small("contracts: {c: {gives: {A: {to: B, food: \"1 %/week * stock(A, food)\"}}}}");
    CHECK(render(flow) == "");
    REQUIRE(flow.model);
    CHECK(flow.model->contracts[0].legs[0].amount.amount.expression.valid());
    CHECK(flow.model->contracts[0].legs[0].amount.period_days == 1);
    const auto stock = read_small("claims: [{creditor: A, debtor: B, amount: claim(A, B)}]");
    CHECK(render(stock).find("error[no-expression-here]") != std::string::npos);
}

TEST_CASE("strict reading asks for the grade of every number") {
    scenario::ReadOptions options;
    options.grades = scenario::Grades::required;
    const auto reading = read_small("relations: [{between: [A, B], affinity: 0.4}]", options);
    CHECK_FALSE(reading.model);
    CHECK(render(reading).find("error[ungraded]: relations.A-B.affinity has no grade") !=
          std::string::npos);
}

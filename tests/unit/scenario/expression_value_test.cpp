// If these fail, a rule fires, or an outcome is computed, on another quantity than was written.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "names_of_test.hpp"
#include "scenario/expression.hpp"

using namespace entente;            // NOLINT: the test speaks of little else
using namespace entente::scenario;  // NOLINT
using model::Op;
using model::StateFunction;

namespace {

/// What the world answers in these tests, in declared units.
double world_value(const model::ExpressionNode& node) {
    switch (node.function) {
        case StateFunction::stock:
            return 100.0 * (node.argument[1] + 1);  // 300 t of food
        case StateFunction::shortage:
            return 0.2;
        case StateFunction::affinity:
            return node.argument[0] == 1 ? 0.45 : -0.3;
        case StateFunction::capacity:
            return 365.25;
        case StateFunction::claim:
            return 5e6;
        case StateFunction::in_force:
            return 1;
        case StateFunction::days:
            return 800;
        case StateFunction::delivered:
            return 30;
        case StateFunction::produced:
            return 10;
        case StateFunction::headroom:
            return 1000;
        default:
            return 0;
    }
}

double step(const std::vector<double>& values, const model::ExpressionNode& node) {
    const auto v = [&](std::size_t i) {
        return values.at(static_cast<std::size_t>(node.child.at(i)));
    };
    switch (node.op) {
        case Op::constant:
            return node.value;
        case Op::state:
            return world_value(node);
        case Op::negate:
            return -v(0);
        case Op::add:
            return v(0) + v(1);
        case Op::subtract:
            return v(0) - v(1);
        case Op::multiply:
            return v(0) * v(1);
        case Op::divide:
            return v(1) == 0 ? 0 : v(0) / v(1);
        case Op::less:
            return v(0) < v(1) ? 1 : 0;
        case Op::less_equal:
            return v(0) <= v(1) ? 1 : 0;
        case Op::greater:
            return v(0) > v(1) ? 1 : 0;
        case Op::greater_equal:
            return v(0) >= v(1) ? 1 : 0;
        case Op::equal:
            return v(0) == v(1) ? 1 : 0;
        case Op::not_equal:
            return v(0) != v(1) ? 1 : 0;
        case Op::logic_and:
            return v(0) != 0 && v(1) != 0 ? 1 : 0;
        case Op::logic_or:
            return v(0) != 0 || v(1) != 0 ? 1 : 0;
        case Op::logic_not:
            return v(0) == 0 ? 1 : 0;
        case Op::minimum:
            return std::min(v(0), v(1));
        case Op::maximum:
            return std::max(v(0), v(1));
        case Op::absolute:
            return std::abs(v(0));
        case Op::square_root:
            return std::sqrt(v(0));
        case Op::exponential:
            return std::exp(v(0));
        case Op::logarithm:
            return std::log(v(0));
        case Op::select:
            return v(0) != 0 ? v(1) : v(2);
        case Op::ema:
        case Op::total:
            return v(0);
    }
    return 0;
}

model::Expression read(const std::string& text, const Expected& expected) {
    const NamesOfTest names;
    base::Diagnostics found;
    const auto expression = read_expression(text, {"x.yaml", 1, 1, 1}, names, expected, found);
    for (const auto& item : found.sorted()) {
        FAIL(text << "\n" << format(item));
    }
    REQUIRE(expression);
    return *expression;
}

double evaluate(const model::Expression& expression) {
    std::vector<double> values;
    for (const auto& node : expression.nodes) {
        for (const std::int32_t child : node.child) {
            REQUIRE(child < static_cast<std::int32_t>(values.size()));
        }
        values.push_back(step(values, node));
    }
    return values.back();
}

double value(const std::string& text, const std::string& unit = "") {
    const NamesOfTest names;
    const Unit wanted = std::get<Unit>(names.units().read(unit));
    return evaluate(read(text, {Expected::Kind::quantity, wanted, "outcomes.x.value"}));
}

bool holds(const std::string& text) {
    const double result = evaluate(read(text, {Expected::Kind::condition, {}, "rules.x.when"}));
    CHECK((result == 0 || result == 1));
    return result == 1;
}

}  // namespace

TEST_CASE("arithmetic has the usual order") {
    CHECK(value("1 + 2 * 3") == 7);
    CHECK(value("(1 + 2) * 3") == 9);
    CHECK(value("10 - 4 - 3") == 3);
    CHECK(value("100 / 10 / 5") == 2);
    CHECK(value("-2 * -3") == 6);
    CHECK(value("2 - -3") == 5);
    CHECK(value("-(1 + 2)") == -3);
    CHECK(value("1 / 0") == 0);
    CHECK(value("0.5e1") == 5);
    CHECK(value("2 k") == 2000);
    CHECK(value("1/2") == 0.5);
}

TEST_CASE("logic binds less than comparison, and not binds between them") {
    CHECK(holds("1 < 2 and 2 < 3"));
    CHECK(holds("1 < 2 or 1 > 2 and 1 > 2"));
    CHECK_FALSE(holds("(1 < 2 or 1 > 2) and 1 > 2"));
    CHECK(holds("not 1 > 2"));
    CHECK(holds("not 1 > 2 and 1 < 2"));
    CHECK_FALSE(holds("not (1 > 2 or 1 < 2)"));
    CHECK(holds("1 + 1 == 2"));
    CHECK(holds("1 != 2"));
    CHECK(holds("2 >= 2"));
    CHECK(holds("2 <= 2"));
}

TEST_CASE("state functions read the named entities") {
    const auto expression =
        read("delivered(PRK, RUS, shells)",
             {Expected::Kind::quantity, NamesOfTest().good_unit(0), "outcomes.x.value"});
    REQUIRE(expression.nodes.size() == 1);
    const auto& node = expression.nodes[0];
    CHECK(node.op == Op::state);
    CHECK(node.function == StateFunction::delivered);
    CHECK(node.argument == std::array<std::uint32_t, 3>{1, 0, 0});
    CHECK(expression.text == "delivered(PRK, RUS, shells)");
    CHECK(holds("shortage(PRK, food) > 0.15 and affinity(PRK, RUS) > 0"));
    CHECK_FALSE(holds("shortage(PRK, food) > 25 %"));
    CHECK(holds("in_force(arms_ban)"));
    CHECK_FALSE(holds("not in_force(arms_ban)"));
    CHECK(holds("in_force(arms_ban) == 1"));
    CHECK(value("delivered(PRK, RUS, shells) / (delivered(PRK, RUS, shells) + "
                "produced(RUS, shells))") == 0.75);
}

TEST_CASE("any stands for all actors or goods") {
    const auto expression =
        read("delivered(any, RUS, shells)",
             {Expected::Kind::quantity, NamesOfTest().good_unit(0), "outcomes.x.value"});
    CHECK(expression.nodes[0].argument == std::array<std::uint32_t, 3>{0xffffffffU, 0, 0});
    CHECK(holds("shortage(any, any) > 0"));
}

TEST_CASE("goods in t are kg among other masses, and t again where t is wanted") {
    CHECK(value("stock(PRK, food)", "t") == 300);
    CHECK(value("stock(PRK, food)", "kg") == 300000);
    CHECK(value("stock(PRK, food)", "kt") == 0.3);
    CHECK(value("stock(PRK, food) + 1 kt", "t") == 1300);
    CHECK(value("1 kt + stock(PRK, food)", "kg") == 1300000);
    CHECK(holds("stock(PRK, food) == 300 t"));
    CHECK(holds("stock(PRK, food) == 0.3 kt"));
    CHECK(holds("stock(PRK, food) == 300000 kg"));
    CHECK(holds("300 t == stock(PRK, food)"));
    CHECK(value("stock(PRK, food) / 1 kt") == 0.3);
    CHECK(value("stock(PRK, food) * 600 USD/t", "USD") == 180000);
    CHECK(value("stock(PRK, fuel) * 90 USD/bbl", "USD") == 18000);
}

TEST_CASE("a mass is multiplied into kg by a node of its own, once") {
    const Unit kg = *NamesOfTest().units().word("kg");
    const Unit t = *NamesOfTest().units().word("t");
    CHECK(read("stock(PRK, food)", {Expected::Kind::quantity, t, "x"}).nodes.size() == 1);
    const auto expression = read("stock(PRK, food)", {Expected::Kind::quantity, kg, "x"});
    REQUIRE(expression.nodes.size() == 3);
    CHECK(expression.nodes[2].op == Op::multiply);
    CHECK(expression.nodes[1].value == 1000);
    CHECK(read("stock(PRK, food) < 4 kt", {}).nodes.size() == 3);
}

TEST_CASE("a bare number takes the unit of the quantity beside it") {
    CHECK(holds("stock(PRK, food) == 300"));
    CHECK(holds("stock(PRK, fuel) < 1 k"));
    CHECK(holds("claim(PRK, RUS) > 4 M"));
    CHECK(holds("days > 700"));
    CHECK(holds("2 * stock(PRK, food) == 600"));
    CHECK(holds("stock(PRK, food) - 0.1 kt == 200"));
    CHECK(value("max(0, stock(PRK, food) - 500)", "t") == 0);
    CHECK(value("max(500, stock(PRK, food))", "t") == 500);
    CHECK(value("min(1 + 1, stock(PRK, food))", "kg") == 2000);
    CHECK(value("clamp(stock(PRK, food), 0, 0.2 kt)", "t") == 200);
    CHECK(value("if(days > 5, stock(PRK, food), 0)", "t") == 300);
    CHECK(value("5", "bbl") == 5);
    CHECK(value("2 + 3", "t") == 5);
    CHECK(value("-5", "t") == -5);
    CHECK(value("5 kt", "t") == 5000);
    CHECK(holds("5 kt > 0"));
    CHECK(holds("headroom(refined_cap) == 1000 bbl"));
    CHECK(holds("headroom(arms_ban) == 1000"));
}

TEST_CASE("rates and times are in days inside") {
    CHECK(value("capacity(PRK, fuel)", "bbl/day") == 1);
    CHECK(holds("capacity(PRK, fuel) == 365.25"));
    CHECK(holds("capacity(PRK, fuel) < 400 bbl/year"));
    CHECK(holds("capacity(PRK, fuel) * 1 week == 7 bbl"));
    CHECK(value("1 week", "day") == 7);
    CHECK(value("2 months / 1 month") == 2);
    CHECK(value("5 %/year * 2 years") == doctest::Approx(0.1).epsilon(1e-15));
    CHECK(value("750 k/month", "1/day") == 750000 / 30.4375);
}

TEST_CASE("dates are days since the start") {
    CHECK(holds("today >= 2024-01-01"));
    CHECK_FALSE(holds("today >= 2024-06-19"));
    CHECK(holds("today - 2022-01-03 == 800 days"));
    CHECK(holds("today > 2022-01-03 + 2 years"));
    CHECK(holds("2022-01-03 + 800 == today"));
    CHECK(value("today - 2022-01-13", "day") == 790);
    CHECK(value("days", "week") == 800.0 / 7);
    CHECK(value("if(today > 2023-01-01, 1, 2)") == 1);
}

TEST_CASE("functions") {
    CHECK(value("min(3, 1, 2)") == 1);
    CHECK(value("max(3, 1, 2)") == 3);
    CHECK(value("clamp(5, 0, 2)") == 2);
    CHECK(value("clamp(-5, 0, 2)") == 0);
    CHECK(value("abs(-4)") == 4);
    CHECK(value("sqrt(9)") == 3);
    CHECK(value("sqrt(stock(PRK, food) * stock(PRK, food))", "t") == 300);
    CHECK(value("exp(0)") == 1);
    CHECK(value("log(exp(1))") == doctest::Approx(1));
    CHECK(value("if(1 < 2, 10, 20)") == 10);
    CHECK(holds("if(1 < 2, in_force(arms_ban), 1 > 2)"));
    CHECK(value("(shortage(PRK, food) > 0.1) * 5") == 5);
    CHECK(value("shortage(PRK, food) > 0.1") == 1);
    CHECK(value("20 %", "%") == 20);
    CHECK(value("0.2 + 5 %", "%") == 25);
    CHECK(value("20", "%") == 20);
}

TEST_CASE("averages and totals are nodes of their own") {
    const Unit t = *NamesOfTest().units().word("t");
    const auto average = read("ema(stock(PRK, food), 6 months)", {Expected::Kind::quantity, t, ""});
    REQUIRE(average.nodes.size() == 2);
    CHECK(average.nodes[1].op == Op::ema);
    CHECK(average.nodes[1].child[0] == 0);
    CHECK(average.nodes[1].value == 6 * 30.4375);
    const auto sum = read("total(delivered(RUS, PRK, food))", {Expected::Kind::quantity, t, ""});
    REQUIRE(sum.nodes.size() == 2);
    CHECK(sum.nodes[1].op == Op::total);
    CHECK(holds("total(delivered(RUS, PRK, fuel)) > 20 bbl"));
    CHECK(holds("total(if(days > 3, delivered(RUS, PRK, fuel), 0)) > 20"));
}

TEST_CASE("every state function can be written") {
    const NamesOfTest names;
    for (const auto& info : model::state_functions()) {
        std::string text = info.name;
        std::string separator = "(";
        for (const auto kind : info.arguments) {
            if (kind != model::ArgumentKind::none) {
                text += separator + names.ids(kind).front();
                separator = ", ";
            }
        }
        text += separator == "(" ? "" : ")";
        base::Diagnostics found;
        const auto expression = read_expression(text + " >= 0", {"x", 1, 1, 1}, names, {}, found);
        REQUIRE_MESSAGE(expression, text);
        CHECK(expression->nodes[0].function == info.function);
        CHECK(found.empty());
    }
}

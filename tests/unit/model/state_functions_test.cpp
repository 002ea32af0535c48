// If these fail, an expression reads another quantity than the reference page says.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>

#include "model/expression.hpp"

using entente::model::ArgumentKind;
using entente::model::is_flow;
using entente::model::state_functions;
using entente::model::StateFunction;
using Result = entente::model::StateFunctionInfo::Result;

TEST_CASE("every state function stands once in the table, under one name") {
    std::set<StateFunction> functions;
    std::set<std::string> names;
    for (const auto& info : state_functions()) {
        CHECK(functions.insert(info.function).second);
        CHECK(names.insert(info.name).second);
        CHECK(std::string_view(info.summary).size() > 10);
        CHECK(is_flow(info.function) == info.flow);
    }
    CHECK(functions.size() == static_cast<std::size_t>(StateFunction::invested) + 1);
}

TEST_CASE("actors come before goods, and nothing comes after nothing") {
    for (const auto& info : state_functions()) {
        bool ended = false;
        bool other = false;
        int goods = 0;
        for (const ArgumentKind kind : info.arguments) {
            CHECK_FALSE((ended && kind != ArgumentKind::none));
            ended = ended || kind == ArgumentKind::none;
            CHECK_FALSE((other && kind == ArgumentKind::actor && goods > 0));
            other = other || kind == ArgumentKind::good;
            goods += kind == ArgumentKind::good ? 1 : 0;
        }
        // A quantity of goods has exactly one good to take its unit from.
        CHECK_MESSAGE((info.result != Result::good_quantity || goods == 1), info.name);
    }
}

TEST_CASE("flows are those that happen in a step") {
    CHECK(is_flow(StateFunction::delivered));
    CHECK(is_flow(StateFunction::reported));
    CHECK_FALSE(is_flow(StateFunction::stock));
    CHECK_FALSE(is_flow(StateFunction::shortage));
    CHECK_FALSE(is_flow(StateFunction::days));
}

// If these failed, a file could not be made again from what it says about itself, or two
// different requests could pass for the same one.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

#include "base/errors.hpp"
#include "record/layout.hpp"
#include "record/request.hpp"
#include "unit/record/fake_world.hpp"

using namespace entente::record;

TEST_CASE("a request survives being written and read") {
    Request request = fake::request(Mode::summary, 10000);
    request.overrides = {"a.b=1", "text=\"two\nlines \\n\"", ""};
    request.vary = {false, true};
    request.detail = Detail::pairs;
    request.every = 4;
    request.precision = {12};
    const Request again = parse_request(to_text(request), request.scenario_text);
    CHECK(to_text(again) == to_text(request));
    CHECK(again.overrides == request.overrides);
    CHECK(again.seed == request.seed);
    CHECK(again.precision == request.precision);
    CHECK(again.vary.assumptions);
    CHECK_FALSE(again.vary.chance);
    CHECK(again.until == request.until);
    CHECK(hash_of(again) == hash_of(request));
}

TEST_CASE("every part of a request counts in its hash") {
    const Request request = fake::request(Mode::full, 10);
    const auto differs = [&request](auto&& change) {
        Request other = request;
        change(other);
        return hash_of(other) != hash_of(request);
    };
    CHECK(differs([](Request& r) { r.scenario_text += " "; }));
    CHECK(differs([](Request& r) { r.overrides.clear(); }));
    CHECK(differs([](Request& r) { r.seed = 1; }));
    CHECK(differs([](Request& r) { r.replicates = 11; }));
    CHECK(differs([](Request& r) { r.vary.chance = false; }));
    CHECK(differs([](Request& r) { r.record = Mode::final; }));
    CHECK(differs([](Request& r) { r.every = 2; }));
    CHECK(differs([](Request& r) { r.precision = {52}; }));
    CHECK(differs([](Request& r) { r.until = {1}; }));
}

TEST_CASE("precisions are spelled three ways and nothing else") {
    CHECK(parse_precision("float32").mantissa_bits == 23);
    CHECK(parse_precision("float64").mantissa_bits == 52);
    CHECK(parse_precision("12 bits").mantissa_bits == 12);
    CHECK(parse_precision("12").mantissa_bits == 12);
    for (const char* bad : {"", "0", "53", "double", "-3", "12 bit", "1e1"}) {
        CHECK_THROWS_AS(static_cast<void>(parse_precision(bad)), std::invalid_argument);
    }
    CHECK_THROWS_AS(static_cast<void>(parse_mode("ful")), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(parse_request("seed 4\n", "")), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(parse_request("sead: 4\n", "")), std::invalid_argument);
}

TEST_CASE("rounding keeps the wanted bits, to the nearest, and leaves what is not finite") {
    CHECK(rounded(1.0 / 3, {52}) == 1.0 / 3);
    CHECK(rounded(1.0 / 3, {23}) == static_cast<double>(1.0F / 3));
    CHECK(rounded(1 + 0x1p-4 + 0x1p-5, {4}) == 1 + 0x1p-3);  // a tie goes to the even neighbour
    CHECK(rounded(1 + 0x1p-5, {4}) == 1);
    for (int i = 1; i < 1000; ++i) {
        const double value = -std::exp(0.1 * i - 50);
        CHECK(std::abs(rounded(value, {10}) - value) <= 0x1p-11 * std::abs(value));
    }
    CHECK(std::isnan(rounded(std::numeric_limits<double>::quiet_NaN(), {10})));
    CHECK(rounded(std::numeric_limits<double>::infinity(), {10}) ==
          std::numeric_limits<double>::infinity());
}

TEST_CASE("a run that cannot be recorded is refused") {
    const Description world = fake::describe({});
    Request nobody = fake::request(Mode::full, 0);
    CHECK_THROWS_AS(Recording(world, nobody), std::invalid_argument);
    Request never = fake::request(Mode::full, 1);
    never.every = 0;
    CHECK_THROWS_AS(Recording(world, never), std::invalid_argument);
    Description twice = world;
    twice.variables[2].index = {1, 1};
    CHECK_THROWS_AS(Recording(twice, fake::request(Mode::full, 1)), std::invalid_argument);
}

TEST_CASE("digests are spread over the run and always include its last step") {
    for (const int steps : {1, 5, 16, 17, 313}) {
        const Recording recording(fake::describe({steps, 3}), fake::request(Mode::full, 1));
        const std::vector<int>& at = recording.layout().digest_steps;
        CHECK(at.back() == steps - 1);
        CHECK(at.size() == static_cast<std::size_t>(std::min(steps, 16)));
        CHECK(std::adjacent_find(at.begin(), at.end(), std::greater_equal<>()) == at.end());
    }
}

TEST_CASE("a description survives a journal") {
    const Description world = fake::describe({});
    const std::string bytes = to_bytes(world);
    const Description again = parse_description(bytes);
    CHECK(to_bytes(again) == bytes);
    CHECK(again.variables[1].index == world.variables[1].index);
    CHECK(again.outcomes[0].observed[0].value == world.outcomes[0].observed[0].value);
    CHECK_FALSE(again.outcomes[1].observed.size() > 0);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CHECK_THROWS_AS(static_cast<void>(parse_description(bytes.substr(0, length))),
                        entente::base::IoError);
    }
}

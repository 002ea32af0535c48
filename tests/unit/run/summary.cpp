// If this failed, the table under a run would set a result beside an observation that is not its
// own, or call a test passed that was not.
#include "run/summary.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace entente;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

model::Outcome share() {
    model::Outcome outcome;
    outcome.id = "share";
    outcome.unit = "%";
    outcome.unit_scale = 0.01;
    outcome.role = model::Role::held_out;
    model::Observation observation;
    observation.low = 0.4;
    observation.high = 0.6;
    observation.source = model::SourceId(std::size_t{0});
    outcome.observed.push_back(observation);
    return outcome;
}

std::vector<model::Source> sources() {
    model::Source source;
    source.id = "msmt1";
    return {source};
}

}  // namespace

TEST_CASE("an outcome and its observation are shown in the same unit") {
    const std::vector<double> values = {42, missing, 44, 46};
    const run::OutcomeSummary found = run::summarise(share(), sources(), values);
    CHECK(found.replicates == 3);
    CHECK(found.missing == 1);
    CHECK(found.median == doctest::Approx(44));
    CHECK(found.mean == doctest::Approx(44));
    REQUIRE(found.observed.size() == 1);
    CHECK(found.observed[0].low == doctest::Approx(40));
    CHECK(found.observed[0].source == "msmt1");
    CHECK(found.within_observed == true);
    const std::vector<double> lower = {20, 30};
    CHECK(run::summarise(share(), sources(), lower).within_observed == false);
}

TEST_CASE("an outcome that is missing everywhere has no place in a range") {
    const std::vector<double> values = {missing, missing};
    const run::OutcomeSummary found = run::summarise(share(), sources(), values);
    CHECK(found.replicates == 0);
    CHECK_FALSE(found.within_observed.has_value());
}

TEST_CASE("the assumption that an outcome follows comes first, and noise is called noise") {
    std::vector<double> cause;
    std::vector<double> noise;
    std::vector<double> values;
    for (int i = 0; i < 64; ++i) {
        cause.push_back(i);
        noise.push_back((i * 37) % 64);
        values.push_back(i == 5 ? missing : std::exp(-0.1 * i));
    }
    const auto found = run::influences(values, {noise, cause}, {"noise", "cause"});
    REQUIRE(found.size() == 2);
    CHECK(found[0].path == "cause");
    CHECK(found[0].correlation == doctest::Approx(-1));
    CHECK(found[0].beyond_chance);
    CHECK_FALSE(found[1].beyond_chance);
    CHECK(run::influences(std::vector<double>(10, 1.0), {noise}, {"noise"}).empty());
}

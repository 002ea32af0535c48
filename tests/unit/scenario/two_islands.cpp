#include <doctest/doctest.h>

#include "scenario/reader.hpp"

using namespace entente;

// If this failed, the scenario of the first lesson could not be opened by a class.
TEST_CASE("the first lesson is a valid scenario") {
    const auto reading =
        scenario::read_scenario(ENTENTE_SOURCE_DIR "/scenarios/two-islands.yaml", {});
    CHECK(scenario::render(reading) == "");
    REQUIRE(reading.model);
    CHECK(reading.model->actors.size() == 3);
    CHECK(reading.model->routes.size() == 2);
    CHECK(reading.model->contracts.size() == 2);
    CHECK(reading.model->contracts[0].legs.size() == 3);
    CHECK(reading.model->contracts[1].one_off);
}

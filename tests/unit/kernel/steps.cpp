// If one of these fails, the length of a step decides what happens in the world: a slow flow runs
// dry in short steps, or monitors see seven times as much in daily steps as in weekly ones.
#include <doctest/doctest.h>

#include "kernel/simulation.hpp"
#include "support/world.hpp"

namespace entente {
namespace {

using test::World;

/// Sum of a flow from `giver` over the whole run, in stored units, lane 0.
double total_of(const kernel::Plan& plan, std::string_view name) {
    kernel::Simulation simulation(plan, {0, 1});
    double sum = 0;
    while (!simulation.done()) {
        simulation.step();
        for (std::size_t v = 0; v < plan.variables().size(); ++v) {
            if (plan.variables()[v].name == name) {
                for (const double cell : simulation.view().column(v)) {
                    sum += cell;
                }
            }
        }
    }
    return sum;
}

World slow_world(int step_days) {
    World world(20);
    world.good("guns").actor("AAA").actor("BBB").stock("AAA", "guns", 1000).stock("BBB", "guns", 0);
    world.contract("slow", {{"AAA", "BBB", "guns", 2.5}});
    world.edit().calendar.count = step_days;
    return world;
}

double monitored(int step_days, std::string_view variable) {
    World world(200);
    world.good("guns").actor("AAA").actor("BBB").stock("AAA", "guns", 1e6).stock("BBB", "guns", 0);
    world.route("sea", "AAA", "BBB", [](auto& route) { route.visibility = World::number(0.5); });
    world.contract("trade", {{"AAA", "BBB", "guns", 70, "sea"}});
    world.council("COUNCIL", 1, {"BBB"}, {});
    world.mandate("panel", "COUNCIL", 1);
    world.ban("embargo", "BBB", "guns", [](auto& sanction) {
        sanction.default_compliance = World::number(0);
        sanction.watched_by = {model::MandateId(0)};
    });
    world.edit().calendar.count = step_days;
    return total_of(kernel::Plan(world.model(), {}), variable);
}

TEST_CASE("a flow below one quantum a step adds up") {
    for (const int days : {1, 2, 7, 14}) {
        CAPTURE(days);
        const double delivered = total_of(kernel::Plan(slow_world(days).model(), {}), "delivered");
        CHECK(delivered >= 49);  // 50, of which a fraction of one may still be due
        CHECK(delivered <= 50);
    }
}

TEST_CASE("monitors see as many shipments in short steps as in long ones") {
    const double weekly = monitored(7, "reports");
    CHECK(weekly > 50);
    CHECK(weekly < 110);
    CHECK(monitored(1, "reports") == doctest::Approx(weekly).epsilon(0.02));
    CHECK(monitored(1, "reported") == doctest::Approx(monitored(7, "reported")).epsilon(0.02));
    CHECK(monitored(14, "reported") == doctest::Approx(monitored(7, "reported")).epsilon(0.02));
}

}  // namespace
}  // namespace entente

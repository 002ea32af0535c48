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

/// Goods that a patrol with one chance in four takes ("seized"), or that whole ships are lost with.
double taken(int step_days, std::string_view variable) {
    World world(200);
    const bool patrolled = variable == "seized";
    world.good("guns").actor("AAA").actor("BBB").stock("AAA", "guns", 1e6).stock("BBB", "guns", 0);
    world.route("sea", "AAA", "BBB", [&](auto& route) {
        route.losses = model::Losses::shipment;
        route.reliability = World::number(patrolled ? 1 : 0.75);
    });
    world.contract("trade", {{"AAA", "BBB", "guns", 70, "sea"}});
    world.sanction("patrol", model::SanctionKind::interdict, "BBB", "guns", 0, [&](auto& sanction) {
        sanction.seizure_probability = World::number(patrolled ? 0.25 : 0);
        sanction.reach = {model::RouteId(0)};
        sanction.seizure = model::Seizure::destroy;
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

TEST_CASE("patrols and storms take whole shipments, as many in short steps as in long ones") {
    for (const char* variable : {"seized", "lost"}) {
        CAPTURE(variable);
        const double weekly = taken(7, variable);
        CHECK(weekly > 1000);  // of 14 000; a quarter is expected
        CHECK(weekly < 6000);
        CHECK(taken(1, variable) == doctest::Approx(weekly).epsilon(0.02));
        CHECK(taken(14, variable) == doctest::Approx(weekly).epsilon(0.02));
    }
}

}  // namespace
}  // namespace entente

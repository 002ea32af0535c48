#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "support/trace.hpp"
#include "support/world.hpp"

namespace entente::kernel {
namespace {

using test::Trace;
using test::World;

World builders_world(int weeks) {
    World world(weeks);
    world.good("cash", [](model::Good& good) { good.quantum = 0.01; }).currency("cash");
    return world.actor("NORTH")
        .actor("SOUTH")
        .stock("NORTH", "cash", 1000)
        .stock("SOUTH", "cash", 1000);
}

model::Project& add_project(World& world, double days, double cost) {
    model::Project project;
    project.id = "bridge";
    project.builders = {{world.actor_id("SOUTH"), World::number(0.25)},
                        {world.actor_id("NORTH"), World::number(0.75)}};
    project.start = world.week(1);
    project.duration = World::number(days);
    project.cost = World::number(cost);
    world.edit().projects.push_back(project);
    return world.edit().projects.back();
}

double sum(const Trace& trace, const std::string& key) {
    double total = 0;
    for (std::size_t step = 0; step < trace.steps(); ++step) {
        total += trace.at(step, key, 0);
    }
    return total;
}

}  // namespace

// If this failed, builders would pay more or less than they agreed to, whatever the profile.
TEST_CASE("a project costs what it costs, by shares, whenever it is spent") {
    using model::Spending;
    for (const Spending spending :
         {Spending::even, Spending::early, Spending::late, Spending::s_curve}) {
        World world = builders_world(20);
        add_project(world, 61.7, 333.33).spending = spending;
        const Trace trace = test::run(world.model(), 1, 1);
        CHECK(sum(trace, "invested/SOUTH/cash") == 8333);  // cents; a fraction of one stays
        CHECK(sum(trace, "invested/NORTH/cash") == 24999);
        CHECK(trace.at(19, "project_done/bridge", 0) == 1);
        CHECK(trace.at(9, "project_done/bridge", 0) == 1);  // day 7 + 61.7 is in week 9
        CHECK(trace.at(8, "project_done/bridge", 0) == 0);
    }
}

// If this failed, a poor builder's share would be paid by the other, or the bridge would be built
// without being paid for.
TEST_CASE("work waits for the poorest builder") {
    World world = builders_world(20);
    add_project(world, 70, 4000);  // SOUTH owes 1000 and NORTH 3000, of which it has a third
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(sum(trace, "invested/NORTH/cash") == 100000);
    CHECK(sum(trace, "invested/SOUTH/cash") == doctest::Approx(33333).epsilon(0.001));
    CHECK(trace.at(19, "project_progress/bridge", 0) == doctest::Approx(1.0 / 3).epsilon(0.001));
    CHECK(trace.events[0].find("project_unpaid") != std::string::npos);
}

// If this failed, trouble would cost no time, or the chance of it would not be the hazard's.
TEST_CASE("a disruption holds a project up for its time") {
    World world = builders_world(40);
    model::Project& project = add_project(world, 70, 0);
    project.disruption = World::number(365.25 / 70);  // one in expectation while it is built
    project.disruption_days = World::number(14);
    constexpr std::size_t replicates = 400;
    const Trace trace = test::run(world.model(), replicates, 64);
    double on_time = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        on_time += trace.at(11, "project_done/bridge", r);
        // Ten weeks of work, and two for each week in which it was disturbed.
        std::size_t disturbed = 0;
        for (std::size_t at = trace.events[r].find("project_disrupted"); at != std::string::npos;
             at = trace.events[r].find("project_disrupted", at + 1)) {
            ++disturbed;
        }
        std::size_t week = 0;
        while (week < trace.steps() && trace.at(week, "project_done/bridge", r) == 0)
            ++week;
        if (11 + 2 * disturbed < trace.steps()) CHECK(week == 11 + 2 * disturbed);
    }
    CHECK(on_time / replicates == doctest::Approx(std::exp(-1.0)).epsilon(0.3));
}

// If this failed, one creditor would be paid and the other left with nothing, by the order of the
// list.
TEST_CASE("cash that does not reach is shared among creditors by what is due") {
    World world(6);
    world.good("cash", [](model::Good& good) { good.quantum = 0.01; }).currency("cash");
    world.actor("A").actor("B").actor("POOR");
    for (const char* actor : {"A", "B"})
        world.stock(actor, "cash", 0);
    world.stock("POOR", "cash", 50);
    for (const auto& [creditor, due] : {std::pair{"B", 30.0}, std::pair{"A", 70.0}}) {
        world.claim(creditor, "POOR", 1000, [due = due](model::Claim& claim) {
            claim.instalments = model::Instalments{World::per_week(due), {}, {}};
        });
    }
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(trace.at(0, "repaid/A/POOR", 0) == 3500);
    CHECK(trace.at(0, "repaid/B/POOR", 0) == 1500);
    CHECK(trace.at(0, "arrears/A/POOR", 0) == 3500);
    CHECK(trace.at(3, "arrears/B/POOR", 0) == 12000 - 1500);
    CHECK(trace.at(5, "stock/POOR/cash", 0) == 0);
}

// If this failed, a debt would go on bearing instalments after it was paid or forgiven.
TEST_CASE("no more is paid back than is owed") {
    World world = builders_world(10);
    world.claim("NORTH", "SOUTH", 100, [](model::Claim& claim) {
        claim.instalments = model::Instalments{World::per_week(30), {}, {}};
    });
    const Trace trace = test::run(world.model(), 1, 1);
    CHECK(sum(trace, "repaid/NORTH/SOUTH") == 10000);
    CHECK(trace.at(9, "claim/NORTH/SOUTH", 0) == 0);
    CHECK(trace.at(9, "stock/SOUTH/cash", 0) == 90000);
    CHECK(trace.events[0].find("claim_repaid") != std::string::npos);
}

}  // namespace entente::kernel

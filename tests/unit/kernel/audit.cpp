#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "kernel/phases/phases.hpp"
#include "kernel/state/state.hpp"
#include "support/world.hpp"

namespace entente::kernel {
namespace {

/// Two actors and a contract whose goods are a week on their way.
Plan trading_plan() {
    test::World world(6);
    world.good("fuel").actor("A").actor("B").stock("A", "fuel", 1000).stock("B", "fuel", 0);
    world.route("sea", "A", "B", [](model::Route& route) { route.delay.value = 7; });
    world.contract("sale", {{"A", "B", "fuel", 10, "sea"}});
    world.relation("A", "B", 0.5);
    world.edit().recognitions.push_back({world.actor_id("A"), world.actor_id("B"), "coast", true});
    world.edit().dynamics.emplace().affinity.emplace();
    return Plan(world.model(), {});
}

/// A debtor that pays for a bridge and owes interest.
Plan owing_plan() {
    test::World world(6);
    world.good("cash", [](model::Good& good) { good.quantum = 0.01; }).currency("cash");
    world.actor("A").actor("B").stock("A", "cash", 0).stock("B", "cash", 1000);
    world.claim("A", "B", 100, [](model::Claim& claim) {
        claim.interest = test::World::number(0.05);
        claim.instalments = model::Instalments{test::World::per_week(10), {}, {}};
    });
    model::Project project;
    project.id = "bridge";
    project.builders = {{world.actor_id("B"), test::World::number(1)}};
    project.start = world.week(0);
    project.duration = test::World::number(30);
    project.cost = test::World::number(300);
    world.edit().projects = {project};
    return Plan(world.model(), {});
}

/// Takes two steps, tampers with the second one before the audit, and says what the audit said.
std::string audit_after(const std::function<void(const PlanData&, State&)>& tamper,
                        const Plan& plan = trading_plan()) {
    State state = initial_state(plan.data(), 5, 4);
    Context context{plan.data(), state};
    try {
        for (state.step = 0; state.step < 2; ++state.step) {
            for (const Phase& phase : phase_table()) {
                if (phase.run == run_audit && state.step == 1) {
                    tamper(plan.data(), state);
                }
                if (phase.needed(plan.data())) {
                    phase.run(context);
                }
            }
        }
    } catch (const AuditFailure& failure) {
        return failure.what();
    }
    return "passed";
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

// If this failed, the audit would stop worlds in which nothing is wrong.
TEST_CASE("the audit lets an honest step pass") {
    CHECK(audit_after([](const PlanData&, State&) {}) == "passed");
}

// If this failed, an account could gain what nobody gave, and nobody would be told where.
TEST_CASE("a quantum too many in a store stops the run with its step, replicate and account") {
    const std::string said = audit_after(
        [](const PlanData& plan, State& state) { state.row(plan.columns.stock, 1)[2] += 1; });
    CHECK(says(said, "step 1"));
    CHECK(says(said, "replicate 7"));
    CHECK(says(said, "B.fuel"));
    CHECK(says(said, "unexplained -1"));
}

// If this failed, goods could vanish between a store and a ship without anybody noticing.
TEST_CASE("a quantum that never got on its way stops the run") {
    const std::string said = audit_after([](const PlanData& plan, State& state) {
        for (Index slot = 0; slot < plan.columns.pipeline.count; ++slot) {
            double& quantity = state.row(plan.columns.pipeline, slot)[0];
            quantity -= quantity > 0 ? 1 : 0;
        }
        state.row(plan.columns.in_transit, 1)[0] -= 1;
    });
    CHECK(says(said, "fuel is not conserved"));
    CHECK(says(said, "unexplained -1"));
}

// If this failed, ships could carry more or less than their receivers are told.
TEST_CASE("a pipeline that differs from what is said to be on its way stops the run") {
    const std::string said = audit_after(
        [](const PlanData& plan, State& state) { state.row(plan.columns.pipeline, 0)[3] += 1; });
    CHECK(says(said, "transit to B.fuel does not balance"));
}

// If this failed, a number that is no number would spread until every outcome is empty.
TEST_CASE("a number that is not finite stops the run") {
    const std::string said = audit_after([](const PlanData& plan, State& state) {
        state.row(plan.columns.reputation, 0)[1] = state.row(plan.columns.stock, 0)[1] / 0.0;
    });
    CHECK(says(said, "not finite"));
}

// If this failed, debts could appear of which nobody is the creditor.
TEST_CASE("net positions that do not sum to zero stop the run") {
    const std::string said = audit_after([](const PlanData& plan, State& state) {
        state.row(plan.columns.net_position, 0)[0] += 5;
    });
    CHECK(says(said, "net positions"));
}

// If this failed, a debt could grow by interest that nobody charged, on both sides of the ledger.
TEST_CASE("a claim that changes without a loan, interest, payment or forgiveness stops the run") {
    CHECK(audit_after([](const PlanData&, State&) {}, owing_plan()) == "passed");
    const std::string said = audit_after(
        [](const PlanData& plan, State& state) {
            state.row(plan.columns.claim, 0)[1] += 3;
            state.row(plan.columns.net_position, 0)[1] += 3;
            state.row(plan.columns.net_position, 1)[1] -= 3;
        },
        owing_plan());
    CHECK(says(said, "the claim A>B does not balance"));
    CHECK(says(said, "unexplained -3"));
}

// If this failed, money for a project could vanish before it is spent.
TEST_CASE("money that is paid for a project and not booked as invested stops the run") {
    const std::string said = audit_after(
        [](const PlanData& plan, State& state) { state.row(plan.columns.invested, 1)[0] -= 1; },
        owing_plan());
    CHECK(says(said, "B.cash"));
}

// If this failed, affinity could run away and every choice that weighs it with it.
TEST_CASE("an affinity beyond 1 stops the run") {
    const std::string said = audit_after(
        [](const PlanData& plan, State& state) { state.row(plan.columns.affinity, 0)[1] = 1.5; });
    CHECK(says(said, "an affinity is outside -1 to 1"));
}

// If this failed, a state could count as recognised by one that recognises nothing of it.
TEST_CASE("a recognition that nobody declared stops the run") {
    const std::string said = audit_after(
        [](const PlanData& plan, State& state) { state.row(plan.columns.recognises, 0)[2] += 1; });
    CHECK(says(said, "recognitions do not add up: 1 unexplained"));
}

}  // namespace entente::kernel

// If one of these fails, the reasons told for what happened are not the reasons why it happened.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "kernel/simulation.hpp"
#include "support/random_world.hpp"

namespace {

namespace kernel = entente::kernel;
using entente::test::RandomWorld;

/// "vote 3 1 2": who voted on which draft and how; sorted with the rest of a step.
using Said = std::vector<std::string>;

std::string text(const char* what, std::uint32_t a, std::uint32_t b, const std::string& how) {
    return std::string(what) + " " + std::to_string(a) + " " + std::to_string(b) + " " + how;
}

Said of_events(const kernel::StepView& view, std::uint32_t lane) {
    const char* votes[] = {"against", "abstains", "for", "absent"};
    Said said;
    for (const kernel::Event& event : view.events()) {
        if (event.lane != lane) continue;
        const auto code = static_cast<std::size_t>(event.amount);
        if (event.kind == kernel::EventKind::vote) {
            said.push_back(text("vote", event.subject, event.object, votes[code]));
        }
        const auto refusal = static_cast<kernel::Refusal>(code);
        if (event.kind == kernel::EventKind::action_refused &&
            refusal != kernel::Refusal::conflicting_set) {
            said.push_back(text("refused", event.subject, 0, kernel::name_of(refusal)));
        }
    }
    std::sort(said.begin(), said.end());
    return said;
}

Said of_explanations(const std::vector<kernel::Explanation>& all) {
    Said said;
    for (const kernel::Explanation& one : all) {
        if (one.what == kernel::Deciding::vote) {
            said.push_back(text("vote", one.actor, one.subject, one.result));
        }
        if (one.refusal != kernel::Refusal::none) {
            said.push_back(text("refused", one.subject, 0, kernel::name_of(one.refusal)));
        }
    }
    std::sort(said.begin(), said.end());
    return said;
}

}  // namespace

TEST_CASE("what is told of a step is what happens in it, and telling changes nothing") {
    std::size_t told = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const RandomWorld world(seed);
        const kernel::Plan plan(world.model(), {});
        kernel::Simulation simulation(plan, {0, 3});
        kernel::Simulation alone(plan, {2, 1});
        std::vector<std::uint64_t> digests(3);
        std::vector<std::uint64_t> digest(1);
        while (!simulation.done()) {
            const auto explanations = simulation.explain(2);
            CHECK(explanations.size() == alone.explain(0).size());
            const Said reasons = of_explanations(explanations);
            told += reasons.size();
            simulation.step();
            alone.step();
            CAPTURE(seed);
            CAPTURE(simulation.view().step());
            CHECK(reasons == of_events(simulation.view(), 2));
            simulation.view().digest(digests);
            alone.view().digest(digest);
            CHECK(digests[2] == digest[0]);
        }
    }
    CHECK(told > 100);
}

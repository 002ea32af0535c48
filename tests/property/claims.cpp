// If one of these fails, debts appear or vanish on one side of the ledger only: somebody owes what
// nobody is owed.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "support/random_world.hpp"
#include "support/trace.hpp"

namespace {

using entente::model::Model;
using entente::test::RandomWorld;
using entente::test::Trace;

constexpr std::uint32_t worlds = 60;
constexpr std::uint32_t replicates = 8;

template <class Check>
void each_step(const Trace& trace, Check check) {
    for (std::size_t step = 0; step < trace.steps(); ++step) {
        for (std::size_t replicate = 0; replicate < replicates; ++replicate)
            check(step, replicate);
    }
}

}  // namespace

TEST_CASE("net positions sum to zero with loans, interest, instalments and forgiveness") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        const Model& model = world.model();
        const Trace trace = entente::test::run(model, replicates, 8);
        double wrong = 0;
        each_step(trace, [&](std::size_t step, std::size_t replicate) {
            double sum = 0;
            for (const auto& actor : model.actors) {
                const double net = trace.at(step, "net_position/" + actor.id, replicate);
                sum += net;
                double claims = 0;
                for (const auto& other : model.actors) {
                    claims += trace.at(step, "claim/" + actor.id + "/" + other.id, replicate) -
                              trace.at(step, "claim/" + other.id + "/" + actor.id, replicate);
                }
                wrong += net == claims ? 0 : 1;
            }
            wrong += sum == 0 ? 0 : 1;
        });
        CHECK(wrong == 0);
    }
}

TEST_CASE("nobody pays back more than is owed, and what is overdue is part of what is owed") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        const Trace trace = entente::test::run(world.model(), replicates, 8);
        double wrong = 0;
        each_step(trace, [&](std::size_t step, std::size_t replicate) {
            for (const auto& claim : world.model().claims) {
                const auto of = [&](const char* name) {
                    return trace.at(step,
                                    std::string(name) + "/" +
                                        world.model().actors[claim.creditor.index()].id + "/" +
                                        world.model().actors[claim.debtor.index()].id,
                                    replicate);
                };
                wrong += of("claim") >= 0 && of("arrears") >= 0 && of("repaid") >= 0 &&
                                 of("arrears") <= of("claim")
                             ? 0
                             : 1;
            }
        });
        CHECK(wrong == 0);
    }
}

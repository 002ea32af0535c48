// If one of these fails, workers are lost or born on the way, a learner overtakes everybody it
// could learn from, or anger leaves its scale.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/random_world.hpp"
#include "support/trace.hpp"

namespace {

namespace model = entente::model;
using entente::test::RandomWorld;
using entente::test::Trace;

/// Sum over all actors of a quantity of one good or technology ("stock", "miners_abroad").
double sum_of(const Trace& trace, const model::Model& m, std::size_t step, const std::string& name,
              const std::string& what, std::size_t replicate) {
    double sum = 0;
    for (const auto& actor : m.actors)
        sum += trace.at(step, name + "/" + actor.id + "/" + what, replicate);
    return sum;
}

double highest(const Trace& trace, const model::Model& m, std::size_t step, const std::string& what,
               std::size_t replicate) {
    double level = 0;
    for (const auto& actor : m.actors)
        level = std::max(level, trace.at(step, "technology/" + actor.id + "/" + what, replicate));
    return level;
}

}  // namespace

TEST_CASE("workers stay the same number wherever they are") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        model::Model m = RandomWorld(seed).model();
        if (m.dynamics) {  // arms budgets of these worlds may buy, and use up, anything
            for (auto& response : m.dynamics->responses)
                response.buys.reset();
        }
        const Trace trace = entente::test::run(m, 2, 2);
        for (const char* good : {"miners_abroad", "builders_abroad"}) {
            for (std::size_t r = 0; r < 2; ++r) {
                const double before = sum_of(trace, m, 0, "stock", good, r);
                for (std::size_t step = 1; step < trace.steps(); ++step) {
                    CHECK(sum_of(trace, m, step, "stock", good, r) == before);
                }
            }
        }
    }
}

TEST_CASE("who only learns never knows more than the best teacher") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        model::Model m = RandomWorld(seed).model();
        for (auto& level : m.technology_levels)
            level.growth.reset();
        m.rules.clear();
        for (auto& society : m.societies)
            society.on_exit.clear();
        const Trace trace = entente::test::run(m, 2, 2);
        for (const char* what : {"guidance", "imagery"}) {
            const double best = highest(trace, m, 0, what, 0);
            for (std::size_t step = 1; step < trace.steps(); ++step) {
                CHECK(highest(trace, m, step, what, 0) <= best * (1 + 1e-12));
            }
        }
    }
}

TEST_CASE("unrest stays on its scale and shares of the wage in the purse") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        const RandomWorld world(seed);
        const Trace trace = entente::test::run(world.model(), 2, 2);
        for (std::size_t step = 0; step < trace.steps(); ++step) {
            for (const auto& actor : world.model().actors) {
                const double unrest = trace.at(step, "unrest/" + actor.id, 1);
                CHECK((unrest >= 0 && unrest <= 1));
                CHECK(trace.at(step, "stock/" + actor.id + "/cash", 1) >= 0);
            }
        }
    }
}

// If one of these fails, men or rounds appear or vanish in a war, or its course depends on how the
// scenario is listed or on the machine.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "support/permuted.hpp"
#include "support/random_war.hpp"
#include "support/trace.hpp"

namespace {

using entente::test::difference;
using entente::test::Permuted;
using entente::test::RandomWar;
using entente::test::run;
using entente::test::Trace;

constexpr std::uint32_t worlds = 40;
constexpr std::uint32_t replicates = 6;

bool begins(const std::string& key, const std::string& prefix) {
    return key.compare(0, prefix.size(), prefix) == 0;
}

/// Sum of all rows whose key begins with one of the prefixes and ends as asked.
double sum(const Trace& trace, std::size_t step, std::size_t replicate,
           const std::vector<std::string>& prefixes, const std::string& end = "") {
    double total = 0;
    for (std::size_t k = 0; k < trace.keys.size(); ++k) {
        const std::string& key = trace.keys[k];
        const bool ends =
            key.size() >= end.size() && key.compare(key.size() - end.size(), end.size(), end) == 0;
        for (const std::string& prefix : prefixes) {
            if (ends && begins(key, prefix)) total += trace.at(step, k, replicate);
        }
    }
    return total;
}

/// Men that are alive: at home, on their way in either direction, in a theatre or wounded.
double alive(const Trace& trace, std::size_t step, std::size_t replicate) {
    return sum(trace, step, replicate, {"stock/"}, "/troops") +
           sum(trace, step, replicate, {"men/", "under_way/", "going_home/", "recovering/"});
}

}  // namespace

TEST_CASE("men are at home, on their way, in a theatre, wounded, lost on the way or killed") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const Trace trace = run(RandomWar(seed).model(), replicates, 4);
        int wrong = 0;
        double killed = 0;
        for (std::size_t r = 0; r < replicates; ++r) {
            for (std::size_t step = 1; step < trace.steps(); ++step) {
                const double gone =
                    sum(trace, step, r, {"killed/"}) + sum(trace, step, r, {"lost/"}, "/troops");
                const double come = sum(trace, step, r, {"income/"}, "/troops");
                killed += sum(trace, step, r, {"killed/"});
                wrong += alive(trace, step, r) == alive(trace, step - 1, r) + come - gone ? 0 : 1;
            }
        }
        CHECK(wrong == 0);
        if (seed == 0) CHECK(killed > 0);  // the worlds are at war
    }
}

TEST_CASE("rounds and stores are made, moved, consumed, fired or destroyed") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWar war(seed);
        const Trace trace = run(war.model(), replicates, 4);
        std::string wrong;
        for (std::size_t r = 0; r < replicates; ++r) {
            for (std::size_t step = 1; step < trace.steps(); ++step) {
                for (const std::string& actor : war.actors()) {
                    for (const char* good : {"shells", "drones", "fuel"}) {
                        const std::string at = actor + "/" + good;
                        const auto now = [&](const std::string& name) {
                            return trace.at(step, name + "/" + at, r);
                        };
                        const double change = now("stock") - trace.at(step - 1, "stock/" + at, r);
                        const double in =
                            now("produced") + sum(trace, step, r, {"delivered/"}, "/" + at);
                        const double out = now("consumed") + now("fired") + now("destroyed") +
                                           sum(trace, step, r, {"shipped/" + actor + "/"},
                                               std::string("/") + good);
                        if (change != in - out) wrong = at + " in step " + std::to_string(step);
                    }
                }
            }
        }
        CHECK(wrong == "");
    }
}

TEST_CASE("amounts of war are whole and not negative, shares are shares") {
    const std::vector<std::string> whole = {
        "men/",       "under_way/", "going_home/", "recovering/", "killed/",      "wounded/",
        "sent_home/", "fired/",     "destroyed/",  "launched/",   "intercepted/", "hits/"};
    const std::vector<std::string> shares = {"ammunition/", "theatre_active/", "at_war/",
                                             "beside/",     "line_left/",      "shortage/"};
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const Trace trace = run(RandomWar(seed).model(), replicates, 4);
        std::string wrong;
        for (std::size_t i = 0; i < trace.values.size(); ++i) {
            const double value = trace.values[i];
            const std::string& key = trace.keys[i / replicates % trace.keys.size()];
            for (const std::string& prefix : whole) {
                const bool good = value >= 0 && value == std::floor(value);
                if (begins(key, prefix) && !good) wrong = key;
            }
            for (const std::string& prefix : shares) {
                if (begins(key, prefix) && !(value >= 0 && value <= 1)) wrong = key;
            }
        }
        CHECK(wrong == "");
        for (std::size_t r = 0; r < replicates; ++r) {
            for (std::size_t step = 0; step < trace.steps(); ++step) {
                const double spent = sum(trace, step, r, {"intercepted/", "hits/"});
                CHECK(spent <= sum(trace, step, r, {"launched/"}));
            }
        }
    }
}

TEST_CASE("neither the order of listing nor the number of lanes changes a war") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        const RandomWar war(seed);
        const Trace listed = run(war.model(), replicates, 6);
        const Trace shuffled = run(Permuted(war.model(), seed).model(), replicates, 6);
        CHECK(difference(listed, shuffled) == "");
        const Trace narrow = run(war.model(), replicates, 1);
        CHECK(difference(listed, narrow) == "");
        CHECK(listed.digests == narrow.digests);
    }
}

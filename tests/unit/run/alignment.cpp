#include "run/analyse/alignment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include "base/random.hpp"

using namespace entente::run;

namespace {

Alignment random_alignment(std::size_t actors, const std::string& name) {
    Alignment result;
    for (std::size_t i = 0; i < actors; ++i) {
        result.ids.push_back("A" + std::to_string(10 + i));
        const auto key = entente::base::random_key(1, "size", name + std::to_string(i));
        result.sizes.push_back(10 * entente::base::uniform(key, {}));
    }
    for (std::size_t i = 0; i < actors; ++i) {
        for (std::size_t j = 0; j < actors; ++j) {
            const std::string pair =
                name + std::to_string(std::min(i, j)) + "-" + std::to_string(std::max(i, j));
            const auto key = entente::base::random_key(1, "propensity", pair);
            result.propensities.push_back(i == j ? 0 : 2 * entente::base::uniform(key, {}) - 1);
        }
    }
    return result;
}

double energy(const Alignment& alignment, Blocs blocs) {
    double sum = 0;
    const std::vector<double> frustration = frustrations(alignment, blocs);
    for (std::size_t i = 0; i < alignment.actors(); ++i) {
        sum += alignment.sizes[i] * frustration[i];
    }
    return sum;
}

}  // namespace

// If this failed, the shortcut of the Gray code would be a different landscape.
TEST_CASE("energies are sums of size times frustration, and minima are what no change improves") {
    for (const std::size_t actors : {2U, 3U, 7U, 12U}) {
        CAPTURE(actors);
        const Alignment alignment = random_alignment(actors, "world");
        const Terrain terrain = survey(alignment);
        REQUIRE(terrain.energies.size() == std::size_t{1} << (actors - 1));
        std::size_t stable = 0;
        for (std::size_t k = 0; k < terrain.energies.size(); ++k) {
            const auto blocs = static_cast<Blocs>(k << 1U);
            CHECK(terrain.energies[k] == doctest::Approx(energy(alignment, blocs)).epsilon(1e-12));
            bool lowest = true;
            for (std::size_t i = 0; i < actors; ++i) {
                const Blocs changed = blocs ^ (Blocs{1} << i);
                lowest = lowest && energy(alignment, changed) >= terrain.energies[k] - 1e-9;
            }
            stable += lowest ? 1 : 0;
        }
        CHECK(terrain.minima.size() == stable);
    }
}

// If this failed, some configuration would lead nowhere, or to two ends at once.
TEST_CASE("basins share out all configurations, and the lowest minimum is the lowest of all") {
    const Alignment alignment = random_alignment(14, "basins");
    const Terrain terrain = survey(alignment);
    const auto total = std::accumulate(
        terrain.minima.begin(), terrain.minima.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Minimum& minimum) { return sum + minimum.basin; });
    CHECK(total == terrain.energies.size());
    CHECK(terrain.minima.front().energy ==
          *std::min_element(terrain.energies.begin(), terrain.energies.end()));
}

// If this failed, actors that mind nobody would be said to be locked in somewhere.
TEST_CASE("where nobody minds anybody every configuration is stable") {
    Alignment alignment = random_alignment(6, "flat");
    std::fill(alignment.propensities.begin(), alignment.propensities.end(), 0.0);
    const Terrain terrain = survey(alignment);
    CHECK(terrain.minima.size() == terrain.energies.size());
    CHECK(terrain.minima.front().basin == 1);
}

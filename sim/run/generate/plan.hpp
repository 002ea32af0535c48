#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "run/generate.hpp"
#include "run/generate/draws.hpp"

namespace entente::run {

/// What is decided of a generated world before it is written down.
struct GoodSketch {
    std::string id;
    std::string unit;
    std::string group;  ///< class
    std::int64_t value = 1;
    std::int64_t grams = 1000;  ///< mass of a unit; 0 where the unit is a mass
};

struct ActorSketch {
    std::string id;
    std::int64_t size = 1;
    std::vector<std::size_t> makes;  ///< goods, at least one
    std::vector<std::size_t> needs;
};

/// Two actors that know each other; `first` comes first by id.
struct PairSketch {
    std::size_t first = 0;
    std::size_t second = 0;
    std::int64_t affinity = 0;  ///< hundredths
    std::string label;          ///< "a0001_a0002"
};

struct WorldSketch {
    std::vector<GoodSketch> goods;
    std::vector<ActorSketch> actors;
    std::vector<PairSketch> pairs;

    /// Units of a good that an actor handles in a week.
    [[nodiscard]] std::int64_t weekly(std::size_t actor, std::size_t good) const;
    [[nodiscard]] bool makes(std::size_t actor, std::size_t good) const;
};

[[nodiscard]] WorldSketch sketch_world(const GenerateSpec& spec, const Draws& draws);

/// Sections of the scenario, each a whole number of lines.
[[nodiscard]] std::string goods_text(const WorldSketch& world, const Draws& draws);
[[nodiscard]] std::string actors_text(const WorldSketch& world, const Draws& draws);
[[nodiscard]] std::string ties_text(const WorldSketch& world, const Draws& draws);
[[nodiscard]] std::string trade_text(const WorldSketch& world, const Draws& draws);
[[nodiscard]] std::string measures_text(const WorldSketch& world, const Draws& draws, int council);
[[nodiscard]] std::string questions_text(const WorldSketch& world);

}  // namespace entente::run

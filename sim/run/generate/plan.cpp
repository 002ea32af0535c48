#include "run/generate/plan.hpp"

#include <algorithm>
#include <array>

namespace entente::run {
namespace {

/// Currency that an actor of size 1 moves of a good in a week.
constexpr std::int64_t weekly_value = 100'000;

const std::array<GoodSketch, 8> familiar = {{
    {"fuel", "bbl", "energy", 90, 125'000},
    {"food", "t", "food", 600, 0},
    {"shells", "round", "arms", 1'000, 45'000},
    {"steel", "t", "dual_use", 700, 0},
    {"drones", "piece", "arms", 20'000, 200'000},
    {"medicine", "pack", "other", 40, 1'000},
    {"machines", "piece", "dual_use", 50'000, 2'000'000},
    {"chips", "piece", "dual_use", 10, 20},
}};

std::string numbered(const char* prefix, int number) {
    const std::string digits = std::to_string(number);
    return prefix + std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits;
}

GoodSketch sketch_good(int number, const Draws& draws) {
    if (static_cast<std::size_t>(number) < familiar.size()) {
        return familiar[static_cast<std::size_t>(number)];
    }
    const std::string id = numbered("good_", number + 1);
    return {id, "crate", number % 3 == 0 ? "dual_use" : "other",
            rounded(draws.whole("value", id, 10, 5'000)),
            rounded(draws.whole("mass", id, 500, 500'000))};
}

ActorSketch sketch_actor(int number, const std::vector<GoodSketch>& goods, const Draws& draws) {
    ActorSketch actor;
    actor.id = numbered("A", number + 1);
    const double u = draws.uniform("size", actor.id);
    actor.size = 1 + static_cast<std::int64_t>(99 * u * u * u);  // many small ones
    for (std::size_t g = 0; g < goods.size(); ++g) {
        const std::string of = actor.id + "/" + goods[g].id;
        if (draws.happens("makes", of, 0.3)) {
            actor.makes.push_back(g);
        }
        if (draws.happens("needs", of, 0.5)) {
            actor.needs.push_back(g);
        }
    }
    if (actor.makes.empty()) {
        const auto last = static_cast<std::int64_t>(goods.size()) - 1;
        actor.makes.push_back(static_cast<std::size_t>(draws.whole("only", actor.id, 0, last)));
    }
    return actor;
}

std::string lower(std::string id) {
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return id;
}

}  // namespace

std::int64_t WorldSketch::weekly(std::size_t actor, std::size_t good) const {
    return rounded(actors[actor].size * weekly_value / goods[good].value);
}

bool WorldSketch::makes(std::size_t actor, std::size_t good) const {
    const auto& list = actors[actor].makes;
    return std::find(list.begin(), list.end(), good) != list.end();
}

WorldSketch sketch_world(const GenerateSpec& spec, const Draws& draws) {
    WorldSketch world;
    for (int g = 0; g < spec.goods; ++g) {
        world.goods.push_back(sketch_good(g, draws));
    }
    for (int i = 0; i < spec.actors; ++i) {
        world.actors.push_back(sketch_actor(i, world.goods, draws));
    }
    const double density = spec.density.value_or(default_density(spec.actors));
    for (std::size_t i = 0; i < world.actors.size(); ++i) {
        for (std::size_t j = i + 1; j < world.actors.size(); ++j) {
            const std::string of = world.actors[i].id + ">" + world.actors[j].id;
            if (draws.happens("pair", of, density)) {
                world.pairs.push_back(
                    {i, j, draws.whole("affinity", of, -100, 100),
                     lower(world.actors[i].id) + "_" + lower(world.actors[j].id)});
            }
        }
    }
    return world;
}

}  // namespace entente::run

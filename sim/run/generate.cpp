#include "run/generate.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "record/text_file.hpp"
#include "run/errors.hpp"
#include "run/generate/plan.hpp"
#include "run/place.hpp"
#include "run/scenarios.hpp"
#include "scenario/reader.hpp"

namespace entente::run {
namespace {

/// Pairs have a relation and a route each; a scenario holds 20 000 of one kind, counted both ways.
constexpr double most_pairs = 9'000;
constexpr double usual_partners = 12;
constexpr double usual_density = 0.3;

std::string command_of(const GenerateSpec& spec, double density) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", density);
    return "entente generate --actors " + std::to_string(spec.actors) + " --goods " +
           std::to_string(spec.goods) + " --density " + text.data() +
           (spec.council > 0 ? " --council " + std::to_string(spec.council) : "") + " --seed " +
           std::to_string(spec.seed);
}

std::string frame_text(const GenerateSpec& spec, const std::string& command) {
    return "# " + command + "\nentente: 1\ntitle: A generated world of " +
           std::to_string(spec.actors) + " actors\ndescription: Random numbers, for tests; " +
           "it makes no claim. Made by " + command +
           "\ncalendar: {start: 2030-01-01, step: week, until: 2031-01-01}\nruns: {seed: " +
           std::to_string(spec.seed) + ", replicates: 8}\ncurrency: cash\n";
}

}  // namespace

double default_density(int actors) {
    const double others = std::max(1, actors - 1);
    return std::min({usual_density, usual_partners / others, most_pairs * 2 / others / actors});
}

GeneratedWorld generate_world(const GenerateSpec& given) {
    GenerateSpec spec = given;
    // As it is printed, so that the command in the text makes the same text.
    std::array<char, 32> shown{};
    std::snprintf(shown.data(), shown.size(), "%.6g",
                  given.density.value_or(default_density(given.actors)));
    spec.density = std::stod(shown.data());
    const Draws draws(spec.seed);
    const WorldSketch world = sketch_world(spec, draws);
    GeneratedWorld result;
    result.text = frame_text(spec, command_of(spec, *spec.density)) + goods_text(world, draws) +
                  actors_text(world, draws) + ties_text(world, draws) + trade_text(world, draws) +
                  measures_text(world, draws, spec.council) + questions_text(world);
    const scenario::Reading reading = scenario::read_text("generated", result.text, {});
    if (!reading.diagnostics.empty() || !reading.model) {
        throw Rejected(
            "error[too-large]: a world of this size does not fit a scenario; fewer "
            "actors, goods or a lower density are needed\n" +
            scenario::render(reading));
    }
    result.summary = summary_of(*reading.model);
    return result;
}

void write_world(const GeneratedWorld& world, const std::string& file, Existing existing) {
    check_output(file, existing);
    record::TextFile text(file);
    text.write(world.text);
    text.finish();
}

}  // namespace entente::run

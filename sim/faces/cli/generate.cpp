#include "run/generate.hpp"

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

ExitCode generate(const Arguments& arguments, Console& console) {
    run::GenerateSpec spec;
    spec.actors = static_cast<int>(arguments.whole("actors", 2, run::most_generated).value_or(8));
    spec.goods = static_cast<int>(arguments.whole("goods", 1, 1000).value_or(4));
    spec.density = arguments.number("density", 0, 1);
    spec.council = static_cast<int>(arguments.whole("council", 2, 1000).value_or(0));
    spec.seed = arguments.whole("seed", 0, 9'000'000'000'000'000).value_or(1);
    if (spec.council > spec.actors) {
        throw UsageError("--council " + std::to_string(spec.council) +
                         " needs as many actors; there are " + std::to_string(spec.actors));
    }
    const run::GeneratedWorld world = run::generate_world(spec);
    const auto output = arguments.text("output");
    if (!output) {
        console.out.write(world.text);
        return ExitCode::ok;
    }
    run::write_world(world, *output,
                     arguments.has("force") ? run::Existing::replace : run::Existing::refuse);
    console.err.write("wrote " + *output + " (" + world.summary + ")\n");
    return ExitCode::ok;
}

}  // namespace

Command generate_command() {
    return {
        "generate",
        "a random valid scenario of any size",
        {"generate [--actors N] [--goods G] [--density D] [--council M] [--seed S] [-o FILE]",
         "Writes a scenario with random actors, stocks, lines, needs, relations, routes,\n"
         "contracts, markets and sanctions, for tests and measurements of speed. It passes its\n"
         "check without a warning. Equal options give equal text; an actor, good or pair keeps\n"
         "its numbers when there are more of them. What does not fit the limits of a scenario\n"
         "(4 MB of text, 20 000 entities of a kind, 200 000 accounts) is refused.",
         {{"actors", 0, Option::Kind::value, "N", "number of actors (default 8)"},
          {"goods", 0, Option::Kind::value, "G", "number of goods beside cash (default 4)"},
          {"density", 0, Option::Kind::value, "D",
           "share of pairs that know each other, 0 to 1 (default: 0.3, but about 12 partners "
           "each at most)"},
          {"council", 0, Option::Kind::value, "M",
           "a council of M members with vetoes, a mandate, a cap and a draft (default: none)"},
          {"seed", 0, Option::Kind::value, "S", "where chance starts (default 1)"},
          {"output", 'o', Option::Kind::value, "FILE", "write here, not to standard output"},
          {"force", 0, Option::Kind::flag, "", "replace an existing file"}},
         "an operand",
         0,
         0,
         {"entente generate --actors 24 --goods 6 --council 15 --seed 7 -o world.yaml"}},
        generate};
}

}  // namespace entente::faces

#include "run/landscape.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

using Json = nlohmann::ordered_json;

/// A page of them says enough; `--all` and JSON have the rest.
constexpr std::size_t shown_minima = 12;
/// With more actors the energies of all configurations are more than a reader can use.
constexpr std::size_t most_listed = 16;

std::string decimals(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.4f", value == 0 ? 0.0 : value);
    return text.data();
}

/// Ids of those on one side.
std::vector<std::string> bloc(const run::Alignment& alignment, run::Blocs blocs, unsigned side) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < alignment.actors(); ++i) {
        if (((blocs >> i) & 1U) == side) {
            ids.push_back(alignment.ids[i]);
        }
    }
    return ids;
}

std::string bloc_text(const run::Alignment& alignment, run::Blocs blocs) {
    const std::string second = join(bloc(alignment, blocs, 1), " ");
    return join(bloc(alignment, blocs, 0), " ") + " | " + (second.empty() ? "-" : second);
}

std::string minima_table(const run::LandscapeReport& report, std::size_t count) {
    Table table;
    table.head = {"stable", "energy", "basin", "blocs"};
    table.right = {0, 1, 2};
    for (std::size_t i = 0; i < count; ++i) {
        const run::Minimum& minimum = report.terrain.minima[i];
        table.rows.push_back({std::to_string(i + 1), decimals(minimum.energy),
                              std::to_string(minimum.basin),
                              bloc_text(report.alignment, minimum.blocs)});
    }
    return format(table);
}

std::string frustration_table(const run::LandscapeReport& report, std::size_t count) {
    Table table;
    table.head = {"frustration", "size"};
    table.right = {1};
    for (std::size_t k = 0; k < count; ++k) {
        table.head.push_back("in " + std::to_string(k + 1));
        table.right.push_back(k + 2);
    }
    for (std::size_t i = 0; i < report.alignment.actors(); ++i) {
        std::vector<std::string> row = {report.alignment.ids[i],
                                        number_text(report.alignment.sizes[i])};
        for (std::size_t k = 0; k < count; ++k) {
            row.push_back(decimals(report.terrain.minima[k].frustration[i]));
        }
        table.rows.push_back(std::move(row));
    }
    return format(table);
}

std::string configuration_table(const run::LandscapeReport& report) {
    Table table;
    table.head = {"energy", "blocs"};
    table.right = {0};
    for (std::size_t k = 0; k < report.terrain.energies.size(); ++k) {
        table.rows.push_back({decimals(report.terrain.energies[k]),
                              bloc_text(report.alignment, static_cast<run::Blocs>(k << 1U))});
    }
    return format(table);
}

std::string result_text(const run::LandscapeReport& report, const Arguments& arguments,
                        const Output& output) {
    const run::Terrain& terrain = report.terrain;
    const auto [low, high] = std::minmax_element(terrain.energies.begin(), terrain.energies.end());
    const std::size_t minima = terrain.minima.size();
    const std::size_t count = arguments.has("all") ? minima : std::min(minima, shown_minima);
    std::string text = output.bold(report.title) + "\n" +
                       std::to_string(report.alignment.actors()) + " actors, " +
                       std::to_string(terrain.energies.size()) + " configurations, " +
                       std::to_string(minima) + " of them stable; energy from " + decimals(*low) +
                       " to " + decimals(*high) + "\n\n" + minima_table(report, count);
    if (count < minima) {
        text += "and " + std::to_string(minima - count) + " more (--all)\n";
    }
    text += "\n" + frustration_table(report, std::min<std::size_t>(count, 6));
    return arguments.has("configurations") ? text + "\n" + configuration_table(report) : text;
}

std::string result_json(const run::LandscapeReport& report, const Arguments& arguments) {
    Json actors = Json::array();
    for (std::size_t i = 0; i < report.alignment.actors(); ++i) {
        actors.push_back({{"actor", report.alignment.ids[i]}, {"size", report.alignment.sizes[i]}});
    }
    Json minima = Json::array();
    for (const run::Minimum& minimum : report.terrain.minima) {
        minima.push_back(
            {{"energy", minimum.energy},
             {"basin", minimum.basin},
             {"blocs",
              {bloc(report.alignment, minimum.blocs, 0), bloc(report.alignment, minimum.blocs, 1)}},
             {"frustration", minimum.frustration}});
    }
    Json json = {{"title", report.title},
                 {"actors", std::move(actors)},
                 {"configurations", report.terrain.energies.size()},
                 {"minima", std::move(minima)}};
    if (arguments.has("configurations")) {
        json["energies"] = report.terrain.energies;
    }
    return json.dump(2) + "\n";
}

std::vector<std::pair<std::string, double>> sizes_of(const Arguments& arguments) {
    std::vector<std::pair<std::string, double>> sizes;
    const auto written = arguments.text("sizes");
    if (!written) {
        return sizes;
    }
    for (const std::string& word : split_list("sizes", *written)) {
        const std::size_t sign = word.find('=');
        const auto size =
            sign == std::string::npos ? std::nullopt : parse_number(word.substr(sign + 1));
        if (!size || *size < 0) {
            throw UsageError("--sizes must be ACTOR=SIZE, with a size of 0 or more, not '" + word +
                             "'");
        }
        sizes.emplace_back(word.substr(0, sign), *size);
    }
    return sizes;
}

ExitCode analyse(const Arguments& arguments, Console& console) {
    run::LandscapeSpec spec;
    spec.scenario = arguments.operands().front();
    spec.overrides = arguments.overrides("set");
    spec.sizes = sizes_of(arguments);
    if (const auto actors = arguments.text("actors")) {
        spec.actors = split_list("actors", *actors);
    }
    const run::LandscapeReport report = run::analyse_landscape(spec);
    if (arguments.has("configurations") && report.alignment.actors() > most_listed) {
        throw UsageError("--configurations lists those of at most " + std::to_string(most_listed) +
                         " actors");
    }
    console.out.write(arguments.has("json") ? result_json(report, arguments)
                                            : result_text(report, arguments, console.out));
    return ExitCode::ok;
}

}  // namespace

Command landscape_command() {
    return {
        "landscape",
        "which two blocs are stable, by landscape theory",
        {"landscape FILE [options]",
         "Energy of every way to form two blocs (Axelrod and Bennett 1993), those that no single\n"
         "change of sides improves, from how many others steepest descent leads to each, and how\n"
         "frustrated each actor is there. Sizes are those of the scenario's landscape, else the\n"
         "capability of its actors; propensities those of its landscape, else mean affinities.\n"
         "All configurations of up to 24 actors are looked at.",
         {{"sizes", 0, Option::Kind::value, "A=1,B=2", "sizes in place of the scenario's"},
          {"actors", 0, Option::Kind::value, "A,B,C", "only these actors take part"},
          {"set", 0, Option::Kind::values, "PATH=VALUE",
           "put a value in place of that of the scenario; may be repeated"},
          {"all", 0, Option::Kind::flag, "", "print every stable configuration"},
          {"configurations", 0, Option::Kind::flag, "",
           "print the energy of every configuration too (up to 16 actors)"},
          {"json", 0, Option::Kind::flag, "",
           "print JSON; energies are ordered by the bits of the second bloc, first actor left "
           "out"}},
         "FILE",
         1,
         1,
         {"entente landscape validation/great-powers",
          "entente landscape russia-dprk --sizes RUS=5,PRK=1,CHN=12,USA=15,KOR=3,JPN=4"}},
        analyse};
}

}  // namespace entente::faces

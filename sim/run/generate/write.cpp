// The sections of a generated scenario as text.
#include <algorithm>
#include <vector>

#include "run/generate/plan.hpp"

namespace entente::run {
namespace {

using Parts = std::vector<std::string>;

std::string joined(const Parts& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string group(const char* key, const Parts& parts) {
    return parts.empty() ? std::string() : std::string(key) + ": {" + joined(parts) + "}";
}

std::string one_of(const Draws& draws, const char* what, const std::string& of,
                   const std::vector<const char*>& words) {
    return words[static_cast<std::size_t>(
        draws.whole(what, of, 0, static_cast<std::int64_t>(words.size()) - 1))];
}

/// A share of what an actor handles of a good in a week.
std::int64_t part_of(const WorldSketch& world, std::size_t actor, std::size_t good,
                     std::int64_t percent) {
    return rounded(std::max<std::int64_t>(1, world.weekly(actor, good) * percent / 100));
}

/// Inputs are worth about a twentieth of the output.
std::string line_text(const WorldSketch& world, std::size_t actor, std::size_t good,
                      const Draws& draws) {
    const std::string of = world.actors[actor].id + "/" + world.goods[good].id;
    const std::int64_t capacity = part_of(world, actor, good, draws.whole("capacity", of, 50, 300));
    std::string text = world.goods[good].id + ": {capacity: ";
    if (draws.happens("unsure", of, 0.3)) {
        text += "{value: " + std::to_string(capacity) +
                "/week, low: " + std::to_string(capacity - capacity / 5) +
                "/week, high: " + std::to_string(capacity + capacity / 5) + "/week}";
    } else {
        text += std::to_string(capacity) + "/week";
    }
    const GoodSketch& input = world.goods.front();
    if (good != 0 && draws.happens("uses", of, 0.4)) {
        const std::int64_t hundredths = 100 * world.goods[good].value / input.value / 20;
        text += ", uses: {" + input.id + ": " +
                hundredths_text(std::max<std::int64_t>(1, hundredths)) + "}";
    }
    return text + "}";
}

std::string actor_text(const WorldSketch& world, std::size_t actor, const Draws& draws) {
    const ActorSketch& self = world.actors[actor];
    Parts stocks = {"cash: " + std::to_string(self.size) + " M"};
    Parts lines;
    Parts needs;
    Parts kept;
    for (std::size_t g = 0; g < world.goods.size(); ++g) {
        const std::string of = self.id + "/" + world.goods[g].id;
        stocks.push_back(
            world.goods[g].id + ": " +
            std::to_string(part_of(world, actor, g, draws.whole("stock", of, 200, 3000))));
    }
    for (const std::size_t g : self.makes) {
        lines.push_back(line_text(world, actor, g, draws));
    }
    for (const std::size_t g : self.needs) {
        const std::string of = self.id + "/" + world.goods[g].id;
        needs.push_back(world.goods[g].id + ": " +
                        std::to_string(part_of(world, actor, g, draws.whole("need", of, 40, 160))) +
                        "/week");
        kept.push_back(world.goods[g].id + ": " + std::to_string(draws.whole("cover", of, 2, 12)) +
                       " weeks");
    }
    std::string keys =
        "population: " + std::to_string(rounded(self.size * 700)) + " k, regime: " +
        one_of(draws, "regime", self.id,
               {"democracy", "single_party", "military", "personalist", "monarchy"}) +
        ", ideal_point: " + draws.hundredths("ideal point", self.id, -100, 100) +
        ", capability: " + std::to_string(self.size);
    for (const std::string& more : {group("stocks", stocks), group("lines", lines),
                                    group("needs", needs), group("keep_in_store", kept)}) {
        keys += more.empty() ? "" : ",\n    " + more;
    }
    if (draws.happens("adaptive", self.id, 0.7)) {
        keys += ",\n    decides: adaptive";
    }
    return "  " + self.id + ": {" + keys + "}\n";
}

std::string barter_text(const WorldSketch& world, const PairSketch& pair, const Draws& draws) {
    const ActorSketch& first = world.actors[pair.first];
    const ActorSketch& second = world.actors[pair.second];
    const std::size_t given = first.makes.front();
    const std::size_t taken = second.makes.back();
    const std::int64_t size = std::min(first.size, second.size);
    const std::size_t smaller = first.size == size ? pair.first : pair.second;
    const std::int64_t percent = draws.whole("barter", pair.label, 5, 40);
    const std::string payment = given == taken
                                    ? "cash: " + std::to_string(rounded(size * 1'000 * percent))
                                    : world.goods[taken].id + ": " +
                                          std::to_string(part_of(world, smaller, taken, percent));
    return "  " + pair.label + ": {gives: {" + first.id + ": {" + world.goods[given].id + ": " +
           std::to_string(part_of(world, smaller, given, percent)) + "/week, via: " + pair.label +
           "}, " + second.id + ": {" + payment +
           "/week, via: " + (given == taken ? "none" : pair.label) + "}}" +
           (draws.happens("treaty", pair.label, 0.2) ? ", priority: treaty" : "") + "}\n";
}

}  // namespace

std::string goods_text(const WorldSketch& world, const Draws& draws) {
    std::string text = "goods:\n  cash: {unit: USD, class: finance, value: 1}\n";
    for (const GoodSketch& good : world.goods) {
        text += "  " + good.id + ": {unit: " + good.unit + ", class: " + good.group +
                ", value: " + std::to_string(good.value) +
                (good.grams == 0 ? "" : ", mass: " + hundredths_text(good.grams / 10) + " kg") +
                ", spoilage: " + std::to_string(draws.whole("spoilage", good.id, 0, 10)) +
                " %/year, criticality: " + draws.hundredths("criticality", good.id, 0, 100) + "}\n";
    }
    return text;
}

std::string actors_text(const WorldSketch& world, const Draws& draws) {
    std::string text = "actors:\n";
    for (std::size_t i = 0; i < world.actors.size(); ++i) {
        text += actor_text(world, i, draws);
    }
    return text;
}

std::string ties_text(const WorldSketch& world, const Draws& draws) {
    std::string relations;
    std::string routes;
    for (const PairSketch& pair : world.pairs) {
        const std::string between =
            "between: [" + world.actors[pair.first].id + ", " + world.actors[pair.second].id + "]";
        relations += "  - {" + between + ", affinity: " + hundredths_text(pair.affinity) +
                     ", commitment: " + draws.hundredths("commitment", pair.label, 0, 60) + "}\n";
        routes += "  " + pair.label + ": {" + between +
                  ", mode: " + one_of(draws, "mode", pair.label, {"rail", "road", "sea", "air"}) +
                  ", capacity: " + std::to_string(draws.whole("way", pair.label, 5, 90)) +
                  " kt/week, delay: " + std::to_string(draws.whole("delay", pair.label, 0, 3)) +
                  " weeks, cost: " + std::to_string(draws.whole("cost", pair.label, 1, 60)) +
                  " USD/t, visibility: " + draws.hundredths("visible", pair.label, 0, 90) +
                  ", reliability: " + draws.hundredths("reliable", pair.label, 92, 100) +
                  (draws.happens("losses", pair.label, 0.3) ? ", losses: shipment" : "") + "}\n";
    }
    return relations.empty() ? std::string() : "relations:\n" + relations + "routes:\n" + routes;
}

std::string trade_text(const WorldSketch& world, const Draws& draws) {
    std::string contracts;
    std::string pairs;
    for (const PairSketch& pair : world.pairs) {
        if (pair.affinity > 0 && draws.happens("contract", pair.label, 0.5)) {
            contracts += barter_text(world, pair, draws);
        }
        const std::string& a = world.actors[pair.first].id;
        const std::string& b = world.actors[pair.second].id;
        if (pair.affinity > -50 && draws.happens("market", pair.label, 0.5)) {
            pairs += "      - {from: " + a + ", to: " + b + ", via: " + pair.label + "}\n";
            pairs += "      - {from: " + b + ", to: " + a + ", via: " + pair.label + "}\n";
        }
    }
    std::string text = contracts.empty() ? "" : "contracts:\n" + contracts;
    if (!pairs.empty()) {
        text += "markets:\n  open:\n    good: " + world.goods.front().id +
                "\n    rule: proportional\n    rounds: 2\n    pairs:\n" + pairs;
    }
    return text;
}

}  // namespace entente::run

#include "run/landscape.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "run/errors.hpp"
#include "run/read_model.hpp"
#include "run/words.hpp"

namespace entente::run {
namespace {

[[noreturn]] void refuse(const std::string& text) {
    throw Rejected("error" + text + "\n");
}

/// Size by actor.
using Sizes = std::map<std::size_t, double>;

std::size_t find_actor(const model::Model& model, const std::string& id) {
    std::vector<std::string> ids;
    for (const model::Actor& actor : model.actors) {
        if (actor.id == id) {
            return ids.size();
        }
        ids.push_back(actor.id);
    }
    const auto near = nearest_word(id, ids);
    refuse("[unknown-actor]: no actor is called '" + id + "'." +
           (near ? " Did you mean '" + *near + "'?" : ""));
}

Sizes sizes_of(const model::Model& model, const LandscapeSpec& spec) {
    Sizes sizes;
    if (model.landscape && !model.landscape->sizes.empty()) {
        for (const model::Size& size : model.landscape->sizes) {
            sizes[size.actor.index()] = size.value.value;
        }
    } else {
        for (std::size_t i = 0; i < model.actors.size(); ++i) {
            const auto& capability = model.actors[i].capability;
            if (capability && !capability->expression.valid()) {  // what varies has no size yet
                sizes[i] = capability->value;
            }
        }
    }
    for (const auto& [id, size] : spec.sizes) {
        sizes[find_actor(model, id)] = size;
    }
    return sizes;
}

/// Actors that take part, in the order of their ids.
std::vector<std::size_t> chosen(const model::Model& model, const LandscapeSpec& spec,
                                const Sizes& sizes) {
    std::vector<std::size_t> actors;
    for (const std::string& id : spec.actors) {
        actors.push_back(find_actor(model, id));
        if (!sizes.contains(actors.back())) {
            refuse("[no-size]: " + id + " has no size. Give it one: --sizes " + id + "=1");
        }
    }
    if (spec.actors.empty()) {
        for (const auto& [actor, size] : sizes) {
            actors.push_back(actor);
        }
    }
    std::sort(actors.begin(), actors.end(), [&](std::size_t a, std::size_t b) {
        return model.actors[a].id < model.actors[b].id;
    });
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    if (actors.size() < 2) {
        refuse(
            "[no-sizes]: fewer than two actors have a size. A size is an actor's 'capability', "
            "an entry of 'sizes' in the scenario's landscape, or given: --sizes A=1,B=2");
    }
    if (actors.size() > most_aligned) {
        refuse("[too-many]: " + std::to_string(actors.size()) +
               " actors take part; every configuration of at most " + std::to_string(most_aligned) +
               " is looked at. Choose some: --actors A,B,C");
    }
    return actors;
}

/// Mean affinity of two actors, 0 where neither has a relation to the other.
double affinity(const model::Model& model, std::size_t a, std::size_t b) {
    double sum = 0;
    int found = 0;
    for (const model::Relation& relation : model.relations) {
        const std::size_t from = relation.from.index();
        const std::size_t to = relation.to.index();
        if ((from == a && to == b) || (from == b && to == a)) {
            sum += relation.affinity.value;
            ++found;
        }
    }
    return found == 0 ? 0 : sum / found;
}

double propensity(const model::Model& model, std::size_t a, std::size_t b) {
    if (!model.landscape) {
        return affinity(model, a, b);
    }
    for (const model::Propensity& pair : model.landscape->propensities) {
        const std::size_t first = pair.first.index();
        const std::size_t second = pair.second.index();
        if ((first == a && second == b) || (first == b && second == a)) {
            return pair.value.value;
        }
    }
    return model.landscape->every_pair ? model.landscape->every_pair->value : affinity(model, a, b);
}

}  // namespace

LandscapeReport analyse_landscape(const model::Model& model, const LandscapeSpec& spec) {
    const Sizes sizes = sizes_of(model, spec);
    const std::vector<std::size_t> actors = chosen(model, spec, sizes);
    LandscapeReport report;
    report.title = model.title;
    for (const std::size_t actor : actors) {
        report.alignment.ids.push_back(model.actors[actor].id);
        report.alignment.sizes.push_back(sizes.at(actor));
        for (const std::size_t other : actors) {
            report.alignment.propensities.push_back(
                actor == other ? 0
                               : propensity(model, std::min(actor, other), std::max(actor, other)));
        }
    }
    report.terrain = survey(report.alignment);
    return report;
}

LandscapeReport analyse_landscape(const LandscapeSpec& spec) {
    return analyse_landscape(read_model(spec.scenario, spec.overrides), spec);
}

}  // namespace entente::run

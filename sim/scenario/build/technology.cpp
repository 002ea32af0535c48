#include <algorithm>
#include <utility>

#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"

namespace entente::scenario {
namespace {

bool has_key_of(const Node& node, const Section& section) {
    return node.is_mapping() &&
           std::any_of(section.keys.begin(), section.keys.end(),
                       [&node](const Key& key) { return node.find(key.name) != nullptr; });
}

model::TechnologyLevel read_level(Build& build, const Value& value) {
    model::TechnologyLevel level;
    if (!has_key_of(*value.node, schema::technology_level())) {
        level.level = read_number(build, value, {}).value_or(model::Number{});
        return level;
    }
    const Fields fields(build, value, schema::technology_level());
    level.level = fields.number("level");
    level.growth = fields.maybe_number("growth");
    level.catch_up = fields.maybe_number("catch_up");
    return level;
}

/// A bare share is the access; the long form of a number stands for it too.
model::TechnologyLeg read_leg(Build& build, const Value& value) {
    model::TechnologyLeg leg;
    const bool section = has_key_of(*value.node, schema::technology_leg());
    if (!section && value.shape->kind == Shape::Kind::number) {
        leg.access = read_number(build, value, {}).value_or(model::Number{});
        return leg;
    }
    const Fields fields(build, value, schema::technology_leg());
    leg.access = fields.number("access");
    leg.value = fields.maybe_rate("value");
    if (leg.value && !build.model.currency.valid()) {
        build.reports.error(fields.at("value"),
                            {"no-currency",
                             join(value.path, "value") + " has nothing to be "
                                                         "counted in",
                             "the scenario names no currency", "Add 'currency'."});
    }
    return leg;
}

}  // namespace

void build_technologies(Build& build, const Fields& root) {
    const std::optional<Value> technologies = root.find("technologies");
    if (!technologies) {
        return;
    }
    for (const MapEntry& entry : entries(build, *technologies)) {
        const Fields fields(build, entry.value, schema::technology());
        model::Technology technology;
        technology.id = entry.key;
        technology.title = fields.has("title") ? fields.text("title") : entry.key;
        technology.catch_up = fields.number("catch_up");
        build.model.technologies.push_back(std::move(technology));
    }
}

void read_levels(Build& build, model::ActorId actor, const Fields& fields) {
    const std::optional<Value> map = fields.find("technology");
    if (!map) {
        return;
    }
    for (const EntityEntry& entry : entity_entries(build, *map)) {
        model::TechnologyLevel level = read_level(build, entry.value);
        level.actor = actor;
        level.technology = model::TechnologyId(entry.index);
        build.model.technology_levels.push_back(std::move(level));
    }
}

std::vector<model::TechnologyEffect> read_effects(Build& build, const Fields& fields) {
    std::vector<model::TechnologyEffect> effects;
    const std::optional<Value> map = fields.find("technology");
    if (!map) {
        return effects;
    }
    for (const EntityEntry& entry : entity_entries(build, *map)) {
        if (const auto number = read_number(build, entry.value, {})) {
            effects.push_back({model::TechnologyId(entry.index), *number});
        }
    }
    return effects;
}

void read_knowledge(Build& build, const std::optional<Value>& map, model::ActorId from,
                    model::ActorId to, std::vector<model::TechnologyLeg>& legs) {
    if (!map) {
        return;
    }
    for (const EntityEntry& entry : entity_entries(build, *map)) {
        model::TechnologyLeg leg = read_leg(build, entry.value);
        leg.from = from;
        leg.to = to;
        leg.technology = model::TechnologyId(entry.index);
        if (from.valid() && to.valid()) {
            legs.push_back(std::move(leg));
        }
    }
}

void build_access(Build& build, const Fields& root) {
    const std::optional<Value> map = root.find("access");
    if (!map) {
        return;
    }
    for (const MapEntry& entry : entries(build, *map)) {
        const Fields fields(build, entry.value, schema::access());
        model::TechnologyAccess access;
        access.from = fields.reference<model::ActorId>("from");
        access.to = fields.reference<model::ActorId>("to");
        access.share = fields.number("share");
        access.window = fields.window("opens", "closes");
        access.treaty = fields.reference<model::TreatyId>("treaty");
        if (access.from.valid() && access.from == access.to) {
            build.reports.error(fields.at("to"),
                                {"same-actor", fields.path() + " lets an actor learn from itself",
                                 "donor and learner must be different actors", ""});
        }
        for (const auto technology : fields.references<model::TechnologyId>("technology")) {
            access.technology = technology;
            if (access.from.valid() && access.to.valid()) {
                build.model.technology_accesses.push_back(access);
            }
        }
    }
}

}  // namespace entente::scenario

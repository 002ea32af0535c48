// Landscapes of alignment and targets.
#include <algorithm>
#include <set>
#include <utility>

#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

/// Pairs of a landscape that a group has spoken of.
using Pairs = std::set<std::pair<model::ActorId, model::ActorId>>;

void add_group(Build& build, const Value& value, model::Landscape& landscape, Pairs& seen) {
    const Fields fields(build, value, schema::propensity_group());
    auto among = fields.references<model::ActorId>("among");
    const model::Number propensity = fields.number("propensity");
    if (among.size() < 2 && fields.has("among") && !build.reports.diagnostics.has_errors()) {
        build.reports.error(fields.at("among"),
                            {"group-too-small", join(fields.path(), "among") + " makes no pair",
                             "a propensity holds between two or more actors", ""});
    }
    std::sort(among.begin(), among.end());
    if (!build.spend_links(among.size() * among.size() / 2, fields.at("among"))) {
        return;
    }
    for (std::size_t i = 0; i < among.size(); ++i) {
        for (std::size_t j = i + 1; j < among.size(); ++j) {
            if (!seen.insert({among[i], among[j]}).second) {
                build.reports.error(fields.at(),
                                    {"duplicate-pair",
                                     fields.path() + " repeats " + build.id(among[i]) + " and " +
                                         build.id(among[j]),
                                     "a pair has one propensity, so it may be in one group", ""});
                return;
            }
            landscape.propensities.push_back({among[i], among[j], propensity});
        }
    }
}

/// What a target speaks of, by the keys that are there.
std::optional<model::TargetKind> kind_of(Build& build, const Fields& fields) {
    std::vector<std::pair<const char*, model::TargetKind>> found;
    for (const auto& choice : {std::pair{"outcome", model::TargetKind::outcome},
                               std::pair{"council", model::TargetKind::council},
                               std::pair{"landscape", model::TargetKind::landscape}}) {
        if (fields.has(choice.first)) {
            found.push_back(choice);
        }
    }
    if (found.size() > 1) {
        build.reports.error(
            fields.at(found[1].first),
            {"target-of-two",
             fields.path() + " speaks of '" + found[0].first + "' and '" + found[1].first + "'",
             "a target is one number", "Keep one of the two."});
        return std::nullopt;
    }
    return found.empty() ? model::TargetKind::outcome : found[0].second;
}

void read_subject(Build& build, const Fields& fields, const std::string& id,
                  model::Target& target) {
    target.council = fields.reference<model::CouncilId>("council");
    target.measure = fields.word<model::CouncilMeasure>("measure");
    target.landscape = fields.word<model::LandscapeMeasure>("landscape");
    target.member = fields.reference<model::ActorId>("member");
    target.draft = fields.reference<model::DraftId>("draft");
    target.statistic = fields.word<model::Statistic>("statistic");
    target.date = fields.date("date");
    target.minimum = static_cast<int>(fields.whole("minimum"));
    if (const auto yes = fields.find("yes")) {
        target.yes = read_figure(build, *yes, {});
    }
    target.outcome = fields.reference<model::OutcomeId>("outcome");
    if (target.kind == model::TargetKind::outcome && !fields.has("outcome")) {
        const auto index = build.symbols.find(EntityKind::outcome, id);
        if (index) {
            target.outcome = model::OutcomeId(*index);
        } else {
            report_unknown_entity(build, fields.at(), fields.path(), EntityKind::outcome, id,
                                  &schema::target());
        }
    }
}

Unit unit_of(Build& build, const model::Target& target) {
    if (!target.outcome.valid()) {
        return {};
    }
    const std::string& text = build.model.outcomes[target.outcome.index()].unit;
    const Parsed<Unit> parsed = build.units.read(text);
    return std::holds_alternative<Unit>(parsed) ? std::get<Unit>(parsed) : Unit{};
}

std::optional<double> read_result(Build& build, const Fields& fields, const char* key,
                                  const Unit& unit) {
    const std::optional<Value> value = fields.find(key);
    const auto figure = value ? read_figure(build, *value, unit) : std::nullopt;
    return figure ? std::optional(unit.to_canonical(*figure)) : std::nullopt;
}

void read_band(Build& build, const Fields& fields, model::Target& target) {
    const Unit unit = unit_of(build, target);
    const auto tolerance = read_result(build, fields, "tolerance", unit);
    const auto low = read_result(build, fields, "low", unit);
    const auto high = read_result(build, fields, "high", unit);
    target.value = read_result(build, fields, "value", unit).value_or(0);
    if (fields.has("tolerance") && (fields.has("low") || fields.has("high"))) {
        build.reports.error(
            fields.at("tolerance"),
            {"tolerance-twice", fields.path() + " has a tolerance and a range besides",
             "either says what is accepted", "Keep one of the two."});
        return;
    }
    target.low = low.value_or(target.value - tolerance.value_or(0));
    target.high = high.value_or(target.value + tolerance.value_or(0));
    if (!(target.low <= target.value && target.value <= target.high)) {
        build.reports.error(fields.at(),
                            {"range-order", fields.path() + " does not keep low <= value <= high",
                             "the value must lie within its range", ""});
    }
}

}  // namespace

void build_landscape(Build& build, const Fields& root) {
    const std::optional<Value> value = root.find("landscape");
    if (!value) {
        return;
    }
    const Fields fields(build, *value, schema::landscape());
    model::Landscape landscape;
    if (const auto sizes = fields.find("sizes")) {
        for (const EntityEntry& entry : entity_entries(build, *sizes)) {
            const auto size = read_number(build, entry.value, {});
            landscape.sizes.push_back(
                {model::ActorId(entry.index), size.value_or(model::Number{})});
        }
    }
    landscape.every_pair = fields.maybe_number("propensity");
    Pairs seen;
    if (const auto groups = fields.find("groups")) {
        for (const MapEntry& entry : entries(build, *groups)) {
            add_group(build, entry.value, landscape, seen);
        }
    }
    build.model.landscape = std::move(landscape);
}

void build_targets(Build& build, const Fields& root) {
    const std::optional<Value> targets = root.find("targets");
    if (!targets) {
        return;
    }
    for (const MapEntry& entry : entries(build, *targets)) {
        const Fields fields(build, entry.value, schema::target());
        model::Target target;
        target.id = entry.key;
        target.title = fields.text("title");
        target.source = fields.reference<model::SourceId>("source");
        target.note = fields.text("note");
        const auto kind = kind_of(build, fields);
        if (!kind) {
            continue;
        }
        target.kind = *kind;
        read_subject(build, fields, entry.key, target);
        read_band(build, fields, target);
        build.model.targets.push_back(std::move(target));
    }
}

}  // namespace entente::scenario

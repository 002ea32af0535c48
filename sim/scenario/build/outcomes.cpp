// Outcomes and series.
#include <utility>

#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

/// What points of a series inherit.
struct Inherited {
    model::SourceId source;
    model::Grade grade = model::Grade::none;
};

Unit read_shown_unit(Build& build, const Fields& fields) {
    const std::string text = fields.text("unit");
    const Parsed<Unit> parsed = build.units.read(text);
    if (const auto* error = std::get_if<TextError>(&parsed)) {
        build.reports.add(to_diagnostic(*error, build.reports.texts.place(fields.at("unit")),
                                        join(fields.path(), "unit")));
        return {};
    }
    return std::get<Unit>(parsed);
}

std::optional<double> read_observed(Build& build, const Fields& fields, const char* key,
                                    const Unit& unit) {
    const std::optional<Value> value = fields.find(key);
    if (!value) {
        return std::nullopt;
    }
    const auto figure = read_figure(build, *value, unit);
    return figure ? std::optional(unit.to_canonical(*figure)) : std::nullopt;
}

void check_observation(Build& build, const Fields& fields, const model::Observation& seen) {
    if (!seen.value && !seen.low && !seen.high) {
        if (!fields.has("value") && !fields.has("low") && !fields.has("high")) {
            build.reports.error(fields.at(), {"no-observation", fields.path() + " observes nothing",
                                              "it needs a value or a range", ""});
        }
        return;
    }
    const double low = seen.low.value_or(seen.value.value_or(*seen.high));
    const double high = seen.high.value_or(seen.value.value_or(low));
    const double middle = seen.value.value_or(low);
    if (!(low <= middle && middle <= high)) {
        build.reports.error(fields.at(),
                            {"range-order", fields.path() + " does not keep low <= value <= high",
                             "the value must lie within its range", ""});
    }
}

std::vector<model::Observation> read_observations(Build& build, const Value& list, const Unit& unit,
                                                  const Inherited& inherited) {
    std::vector<model::Observation> result;
    if (!list.node->is_sequence()) {
        report_wrong_kind(build, list);
        return result;
    }
    for (const Value& value : each(list)) {
        const Fields fields(build, value, schema::observation());
        model::Observation seen;
        seen.date = fields.date("date").value_or(base::Day{});
        seen.value = read_observed(build, fields, "value", unit);
        seen.low = read_observed(build, fields, "low", unit);
        seen.high = read_observed(build, fields, "high", unit);
        seen.source =
            fields.has("source") ? fields.reference<model::SourceId>("source") : inherited.source;
        seen.grade = fields.has("grade") ? fields.word<model::Grade>("grade") : inherited.grade;
        seen.note = fields.text("note");
        check_observation(build, fields, seen);
        result.push_back(std::move(seen));
    }
    return result;
}

}  // namespace

void build_outcomes(Build& build, const Fields& root) {
    const std::optional<Value> outcomes = root.find("outcomes");
    if (!outcomes) {
        return;
    }
    for (const MapEntry& entry : entries(build, *outcomes)) {
        const Fields fields(build, entry.value, schema::outcome());
        const Unit unit = read_shown_unit(build, fields);
        model::Outcome outcome;
        outcome.id = entry.key;
        outcome.title = fields.has("title") ? fields.text("title") : entry.key;
        outcome.unit = unit.text;
        outcome.unit_scale = unit.to_canonical(1);
        outcome.over = {build.model.calendar.start, build.model.calendar.until};
        if (const auto over = fields.find("over")) {
            outcome.over = read_span(build, *over).value_or(outcome.over);
        }
        if (const auto value = fields.find("value")) {
            outcome.value = read_quantity_expression(build, *value, canonical(unit));
        }
        outcome.if_empty = fields.word<model::IfEmpty>("if_empty");
        outcome.role = fields.word<model::Role>("role");
        if (const auto observed = fields.find("observed")) {
            outcome.observed = read_observations(build, *observed, unit, {});
        }
        build.model.outcomes.push_back(std::move(outcome));
    }
}

void build_series(Build& build, const Fields& root) {
    const std::optional<Value> all = root.find("series");
    if (!all) {
        return;
    }
    for (const MapEntry& entry : entries(build, *all)) {
        const Fields fields(build, entry.value, schema::series());
        const Unit unit = read_shown_unit(build, fields);
        model::Series series;
        series.id = entry.key;
        series.title = fields.has("title") ? fields.text("title") : entry.key;
        series.unit = unit.text;
        series.unit_scale = unit.to_canonical(1);
        if (const auto model = fields.find("model")) {
            series.value = read_quantity_expression(build, *model, canonical(unit));
        }
        Inherited inherited{fields.reference<model::SourceId>("source"), model::Grade::none};
        if (fields.has("grade")) {
            inherited.grade = fields.word<model::Grade>("grade");
        }
        if (const auto points = fields.find("points")) {
            series.points = read_observations(build, *points, unit, inherited);
        }
        build.model.series.push_back(std::move(series));
    }
}

}  // namespace entente::scenario

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "base/date.hpp"
#include "record/output_parts.hpp"

namespace entente::record {

namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;
using Flags = std::vector<std::uint8_t>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

h5::Attributes flag_attributes(const std::string& long_name, const std::string& meanings) {
    Flags values(1 + static_cast<std::size_t>(std::count(meanings.begin(), meanings.end(), ' ')));
    std::iota(values.begin(), values.end(), std::uint8_t{0});
    return {{"long_name", long_name}, {"flag_values", values}, {"flag_meanings", meanings}};
}

h5::Attributes grade_attributes() {
    return flag_attributes("how well the number is known",
                           "none measured reported claimed assumption");
}

h5::Attributes day_attributes(const Description& description, const std::string& long_name) {
    const std::string start = base::format_date(description.step_starts.front());
    return {{"units", "days since " + start + " 00:00:00"},
            {"calendar", "proleptic_gregorian"},
            {"long_name", long_name}};
}

std::int32_t days_since_start(const Description& description, base::Day day) {
    return day.number - description.step_starts.front().number;
}

std::string source_id(const Description& description, model::SourceId source) {
    return source.value < description.sources.size() ? description.sources[source.value].id : "";
}

/// Observations of outcomes or series as tables [item][position], as wide as the longest list.
struct ObservationTable {
    std::size_t width = 0;
    Numbers value, low, high;
    Flags grade;
    Texts date, source, note;

    template <class Item>
    ObservationTable(const Description& description, const std::vector<Item>& items,
                     std::vector<model::Observation> Item::*list) {
        for (const Item& item : items) {
            width = std::max(width, (item.*list).size());
        }
        for (const Item& item : items) {
            const auto shown = [&item](const std::optional<double>& number) {
                return number ? *number / item.unit_scale : nan;
            };
            for (std::size_t i = 0; i < width; ++i) {
                const bool there = i < (item.*list).size();
                const model::Observation seen = there ? (item.*list)[i] : model::Observation{};
                date.push_back(there ? base::format_date(seen.date) : "");
                value.push_back(shown(seen.value));
                low.push_back(shown(seen.low));
                high.push_back(shown(seen.high));
                grade.push_back(static_cast<std::uint8_t>(seen.grade));
                source.push_back(source_id(description, seen.source));
                note.push_back(seen.note);
            }
        }
    }

    void write(h5::Writer& file, const std::string& prefix, const h5::Names& dims,
               const std::string& unit) const {
        file.dimension(dims[1], width);
        file.texts(prefix + "_date", dims, date,
                   {{"long_name", "day of the observation; empty where there is none"}});
        file.numbers(prefix + "_value", dims, value, {{"units", unit}, {"long_name", "observed"}});
        file.numbers(prefix + "_low", dims, low,
                     {{"units", unit}, {"long_name", "low end of what was observed"}});
        file.numbers(prefix + "_high", dims, high,
                     {{"units", unit}, {"long_name", "high end of what was observed"}});
        file.numbers(prefix + "_grade", dims, grade, grade_attributes());
        file.texts(prefix + "_source", dims, source, {{"long_name", "id of the source"}});
        file.texts(prefix + "_note", dims, note, {{"long_name", "note"}});
    }
};

void write_outcomes(h5::Writer& file, const Description& description) {
    Texts ids, titles, units;
    Flags roles;
    std::vector<std::int32_t> from, until;
    for (const model::Outcome& outcome : description.outcomes) {
        ids.push_back(outcome.id);
        titles.push_back(outcome.title);
        units.push_back(outcome.unit);
        roles.push_back(static_cast<std::uint8_t>(outcome.role));
        const base::Day first = description.step_starts.front();
        const base::Day last = description.step_starts.back();
        from.push_back(days_since_start(description, std::clamp(outcome.over.from, first, last)));
        until.push_back(days_since_start(description, std::clamp(outcome.over.until, first, last)));
    }
    file.coordinate("outcome", ids, {{"long_name", "outcome of the scenario"}});
    file.texts("outcome_title", {"outcome"}, titles, {{"long_name", "title of the outcome"}});
    file.texts("outcome_unit", {"outcome"}, units, {{"long_name", "unit of the outcome"}});
    file.numbers("outcome_role", {"outcome"}, roles,
                 flag_attributes("what the observed values were used for",
                                 "none input calibrated held_out"));
    file.numbers("outcome_from", {"outcome"}, from,
                 day_attributes(description, "first day of the window"));
    file.numbers("outcome_until", {"outcome"}, until,
                 day_attributes(description, "first day after the window"));
    ObservationTable(description, description.outcomes, &model::Outcome::observed)
        .write(file, "outcome_observed", {"outcome", "observation"}, "outcome_unit");
}

void write_series(h5::Writer& file, const Description& description) {
    Texts ids, titles, units;
    for (const model::Series& series : description.series) {
        ids.push_back(series.id);
        titles.push_back(series.title);
        units.push_back(series.unit);
    }
    file.coordinate("series", ids, {{"long_name", "observed series of the scenario"}});
    file.texts("series_title", {"series"}, titles, {{"long_name", "title of the series"}});
    file.texts("series_unit", {"series"}, units, {{"long_name", "unit of the series"}});
    ObservationTable(description, description.series, &model::Series::points)
        .write(file, "series", {"series", "series_point"}, "series_unit");
}

void write_parameters(h5::Writer& file, const Description& description) {
    Texts paths, units, by, sources, as_of, notes;
    Numbers values, low, high;
    Flags grades, shapes;
    for (const model::Parameter& parameter : description.parameters) {
        paths.push_back(parameter.path);
        units.push_back(parameter.unit);
        by.push_back(parameter.by);
        sources.push_back(source_id(description, parameter.source));
        as_of.push_back(parameter.as_of);
        notes.push_back(parameter.note);
        values.push_back(parameter.value);
        low.push_back(parameter.range ? parameter.range->low : nan);
        high.push_back(parameter.range ? parameter.range->high : nan);
        grades.push_back(static_cast<std::uint8_t>(parameter.grade));
        shapes.push_back(static_cast<std::uint8_t>(
            parameter.range ? 1 + static_cast<int>(parameter.range->shape) : 0));
    }
    const h5::Names dims = {"parameter"};
    const auto of = [](const char* what) { return h5::Attributes{{"long_name", what}}; };
    const h5::Attributes number = {{"units", "parameter_unit"}};
    file.coordinate("parameter", paths, of("path in the scenario"));
    file.numbers("parameter_value", dims, values, number);
    file.numbers("parameter_low", dims, low, number);
    file.numbers("parameter_high", dims, high, number);
    file.texts("parameter_unit", dims, units, of("unit of value, low and high"));
    file.numbers("parameter_shape", dims, shapes,
                 flag_attributes("distribution over low to high",
                                 "none uniform triangular normal lognormal"));
    file.numbers("parameter_grade", dims, grades, grade_attributes());
    file.texts("parameter_by", dims, by, of("the party that claims it"));
    file.texts("parameter_source", dims, sources, of("id of the source"));
    file.texts("parameter_as_of", dims, as_of, of("date of the number as written"));
    file.texts("parameter_note", dims, notes, of("note"));
}

void write_sources(h5::Writer& file, const Description& description) {
    Texts ids;
    for (const model::Source& source : description.sources) {
        ids.push_back(source.id);
    }
    file.coordinate("source", ids, {{"long_name", "id of the source"}});
    const auto column = [&](const char* name, std::string model::Source::*field) {
        Texts values;
        for (const model::Source& source : description.sources) {
            values.push_back(source.*field);
        }
        file.texts(std::string("source_") + name, {"source"}, values,
                   {{"long_name", std::string(name) + " of the source"}});
    };
    column("title", &model::Source::title);
    column("author", &model::Source::author);
    column("publisher", &model::Source::publisher);
    column("date", &model::Source::date);
    column("url", &model::Source::url);
    column("accessed", &model::Source::accessed);
}

}  // namespace

void write_world(h5::Writer& file, const Layout& layout) {
    const Description& description = layout.description;
    write_outcomes(file, description);
    write_series(file, description);
    write_parameters(file, description);
    write_sources(file, description);
    file.coordinate("phase", description.phases, {{"long_name", "phases of a step, in order"}});
    file.text("scenario_text", layout.request.scenario_text,
              {{"long_name", "effective scenario, before the overrides of the request"}});
    file.text("request", to_text(layout.request), {{"long_name", "the run as asked for"}});
}

}  // namespace entente::record

#include "run/world.hpp"

#include <algorithm>
#include <stdexcept>

#include "run/errors.hpp"
#include "run/overrides.hpp"
#include "run/scenarios.hpp"
#include "scenario/print/show.hpp"
#include "scenario/reader.hpp"

namespace entente::run {
namespace {

base::Day end_of(const model::Calendar& calendar) {
    return model::step_start(calendar, model::step_count(calendar));
}

/// The model of a reading; what is wrong with it otherwise.
const model::Model& model_of(const scenario::Reading& reading) {
    if (!reading.model) {
        throw Rejected(scenario::render(reading));
    }
    return *reading.model;
}

base::Day end_asked_for(const RunSpec& spec, const model::Calendar& calendar) {
    const base::Day end = end_of(calendar);
    if (!spec.until) {
        return end;
    }
    if (*spec.until <= calendar.start || *spec.until > end) {
        throw Rejected("--until " + base::format_date(*spec.until) +
                       ": error[bad-until]: the date is not within the calendar of the scenario (" +
                       base::format_date(calendar.start) + " to " + base::format_date(end) + ")\n");
    }
    model::Calendar shorter = calendar;
    shorter.until = *spec.until;
    return end_of(shorter);
}

void shorten(model::Model& model, base::Day until) {
    if (until >= end_of(model.calendar)) {
        return;
    }
    const auto late = [&](const model::Outcome& outcome) { return outcome.over.until > until; };
    model.outcomes.erase(std::remove_if(model.outcomes.begin(), model.outcomes.end(), late),
                         model.outcomes.end());
    model.calendar.until = until;
}

World compile(model::Model model, const record::Request& request) {
    shorten(model, request.until);
    kernel::Plan plan(model, {request.seed, request.vary, 0});
    record::Recording recording(record::describe(model, plan), request);
    return {std::move(model), std::move(plan), std::move(recording)};
}

}  // namespace

std::vector<std::string> outcomes_not_reached(const model::Model& model, base::Day until) {
    std::vector<std::string> ids;
    if (until < end_of(model.calendar)) {
        for (const model::Outcome& outcome : model.outcomes) {
            if (outcome.over.until > until) {
                ids.push_back(outcome.id);
            }
        }
    }
    return ids;
}

record::Request make_request(const RunSpec& spec, Progress& progress) {
    const std::string file = find_scenario(spec.scenario);
    const scenario::Reading reading = scenario::read_scenario(file, with_overrides(spec.overrides));
    const model::Model& model = model_of(reading);
    if (!reading.diagnostics.empty()) {
        progress.remark(scenario::render(reading));
    }
    record::Request request;
    request.scenario_text = scenario::show(
        spec.overrides.empty() ? reading.effective
                               : scenario::read_scenario(file, with_overrides({})).effective);
    request.overrides = spec.overrides;
    request.seed = spec.seed.value_or(model.runs.seed);
    request.replicates = spec.replicates.value_or(model.runs.replicates);
    request.vary = spec.vary.value_or(model.runs.vary);
    request.record = spec.record;
    request.detail = spec.detail;
    request.every = spec.every;
    request.precision = spec.precision;
    request.until = end_asked_for(spec, model.calendar);
    for (const std::string& id : outcomes_not_reached(model, request.until)) {
        progress.remark("the run ends before outcome '" + id + "' is due; it is left out\n");
    }
    return request;
}

World build_world(const record::Request& request) {
    const scenario::Reading reading =
        scenario::read_text("scenario", request.scenario_text, with_overrides(request.overrides));
    const model::Model& model = model_of(reading);
    try {
        return compile(model, request);
    } catch (const std::invalid_argument& error) {
        throw Rejected("error[cannot-run]: " + std::string(error.what()) + "\n");
    }
}

}  // namespace entente::run

#include <string>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

std::string span_text(const Checked& checked) {
    return "the calendar runs from " + base::format_date(checked.model().calendar.start) + " to " +
           base::format_date(base::Day{checked.end().number - 1});
}

void check_event(const Checked& checked, std::string_view map, const std::string& id,
                 base::Day day) {
    if (day < checked.model().calendar.start || day >= checked.end()) {
        checked.build.reports.error(
            checked.at({map, id, "date"}),
            {"outside-calendar",
             std::string(map) + "." + id + ".date can never come: " + base::format_date(day),
             span_text(checked), ""});
    }
}

/// Windows that begin after the calendar are mistakes; those that ended before it do nothing.
void check_window(const Checked& checked, std::string_view map, const std::string& id,
                  const base::Window& window, std::string_view from, std::string_view until) {
    const std::string path = std::string(map) + "." + id + ".";
    if (window.from >= checked.end() && window.from != base::first_day) {
        checked.build.reports.error(
            checked.at({map, id, from}),
            {"outside-calendar",
             path + std::string(from) + " can never come: " + base::format_date(window.from),
             span_text(checked), ""});
    } else if (window.until <= checked.model().calendar.start) {
        checked.build.reports.warning(
            checked.at({map, id, until}),
            {"already-over",
             path + std::string(until) + " is past already: " + base::format_date(window.until),
             span_text(checked), ""});
    }
}

void check_outcomes(const Checked& checked) {
    for (const model::Outcome& outcome : checked.model().outcomes) {
        const bool inside = outcome.over.from >= checked.model().calendar.start &&
                            outcome.over.until <= checked.end();
        if (!inside && outcome.over.until != checked.model().calendar.until) {
            checked.build.reports.error(
                checked.at({"outcomes", outcome.id, "over"}),
                {"outside-calendar", "outcomes." + outcome.id + ".over reaches beyond the calendar",
                 span_text(checked), ""});
        }
    }
}

void check_calibration(const Checked& checked) {
    const model::Calendar& calendar = checked.model().calendar;
    if (calendar.calibrated_until && (*calendar.calibrated_until < calendar.start ||
                                      *calendar.calibrated_until > checked.end())) {
        checked.build.reports.error(
            checked.at({"calendar", "calibrated_until"}),
            {"outside-calendar", "calendar.calibrated_until lies outside the calendar",
             span_text(checked), ""});
    }
}

}  // namespace

void check_calendar(const Checked& checked) {
    const model::Model& model = checked.model();
    check_calibration(checked);
    for (const model::Rule& rule : model.rules) {
        for (const base::Day day : rule.of_script ? std::vector<base::Day>() : rule.dates) {
            check_event(checked, "rules", rule.id, day);
        }
    }
    for (const model::Draft& draft : model.drafts) {
        if (draft.date) {
            check_event(checked, "drafts", draft.id, *draft.date);
        }
    }
    for (const model::Contract& contract : model.contracts) {
        check_window(checked, "contracts", contract.id, contract.window, "from", "until");
    }
    for (const model::Market& market : model.markets) {
        check_window(checked, "markets", market.id, market.window, "from", "until");
    }
    for (const model::Sanction& sanction : model.sanctions) {
        check_window(checked, "sanctions", sanction.id, sanction.window, "from", "until");
    }
    for (const model::Theatre& theatre : model.theatres) {
        check_window(checked, "theatres", theatre.id, theatre.window, "from", "until");
    }
    for (const model::Strike& strike : model.strikes) {
        check_window(checked, "strikes", strike.id, strike.window, "from", "until");
    }
    for (const model::Mandate& mandate : model.mandates) {
        check_window(checked, "mandates", mandate.id, mandate.window, "from", "until");
    }
    const std::string* last = nullptr;
    for (const model::Route& route : model.routes) {
        if (last == nullptr || *last != route.id) {
            check_window(checked, "routes", route.id, route.open, "opens", "closes");
        }
        last = &route.id;
    }
    check_outcomes(checked);
}

}  // namespace entente::scenario

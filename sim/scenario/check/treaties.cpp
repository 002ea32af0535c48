// Dates and rules of treaties, dates of projects.
#include <algorithm>
#include <string>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

std::string span_text(const Checked& checked) {
    return "the calendar runs from " + base::format_date(checked.model().calendar.start) + " to " +
           base::format_date(base::Day{checked.end().number - 1});
}

void check_day(const Checked& checked, std::string_view map, const std::string& id,
               std::string_view key, const std::optional<base::Day>& day) {
    if (day && *day >= checked.end()) {
        checked.build.reports.error(checked.at({map, id, key}),
                                    {"outside-calendar",
                                     std::string(map) + "." + id + "." + std::string(key) +
                                         " can never come: " + base::format_date(*day),
                                     span_text(checked), ""});
    }
}

/// A rule that would break a clause is one of a party that owes it.
void check_breaches(const Checked& checked, const model::Clause& clause) {
    const model::Model& model = checked.model();
    const std::string& treaty = model.treaties[clause.treaty.index()].id;
    for (const model::RuleId id : clause.breaches) {
        const model::Rule& rule = model.rules[id.index()];
        const bool owes = rule.by.valid() && std::find(clause.obliged.begin(), clause.obliged.end(),
                                                       rule.by) != clause.obliged.end();
        if (!owes) {
            const std::string name = clause.id.substr(treaty.size() + 1);
            checked.build.reports.error(
                checked.at({"treaties", treaty, "clauses", name, "breach"}),
                {"not-obliged",
                 "treaties." + treaty + ".clauses." + name + ".breach names " + rule.id +
                     ", which is no rule of an obliged party",
                 "only who owes a clause can break it", ""});
        }
    }
}

void check_project(const Checked& checked, const model::Project& project) {
    check_day(checked, "projects", project.id, "start", project.start);
    if (!project.start) {
        return;
    }
    const double done = project.start->number + project.duration.value;
    if (done < checked.model().calendar.start.number) {
        checked.build.reports.warning(
            checked.at({"projects", project.id, "start"}),
            {"already-over", "projects." + project.id + " is finished before the calendar begins",
             "what follows from it happens in the first step",
             "Leave it out, and write its result where it belongs."});
    }
}

}  // namespace

void check_treaties(const Checked& checked) {
    for (const model::Treaty& treaty : checked.model().treaties) {
        if (treaty.signed_on != treaty.in_force) {
            check_day(checked, "treaties", treaty.id, "signed", treaty.signed_on);
        }
        check_day(checked, "treaties", treaty.id, "in_force", treaty.in_force);
    }
    for (const model::Clause& clause : checked.model().clauses) {
        check_breaches(checked, clause);
    }
    for (const model::Project& project : checked.model().projects) {
        check_project(checked, project);
    }
}

}  // namespace entente::scenario

#include <cmath>
#include <utility>

#include "scenario/build/actions.hpp"
#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

void read_trigger(Build& build, const Fields& fields, model::Rule& rule) {
    if (fields.has("date") == fields.has("when")) {
        build.reports.error(
            fields.at(), {"no-trigger",
                          fields.path() + (fields.has("date") ? " has both 'date' and 'when'"
                                                              : " has neither 'date' nor 'when'"),
                          "a rule acts either on dates or whenever its condition holds", ""});
    }
    if (const auto dates = fields.find("date")) {
        for (const Value& value : each(*dates)) {
            if (const auto day = read_date(build, value)) {
                rule.dates.push_back(*day);
            }
        }
    }
    if (const auto when = fields.find("when")) {
        rule.when = read_condition(build, *when);
    }
}

int read_cooldown(Build& build, const Fields& fields) {
    constexpr double longest = 1e6;
    const double days = read_days(build, fields, "cooldown").value_or(0);
    return static_cast<int>(std::ceil(std::min(days, longest)));
}

}  // namespace

void build_rules(Build& build, const Fields& root) {
    const std::optional<Value> rules = root.find("rules");
    if (!rules) {
        return;
    }
    for (const MapEntry& entry : entries(build, *rules)) {
        const Fields fields(build, entry.value, schema::rule());
        model::Rule rule;
        rule.id = entry.key;
        rule.by = fields.reference<model::ActorId>("by");
        read_trigger(build, fields, rule);
        rule.cooldown_days = read_cooldown(build, fields);
        rule.once = fields.flag("once");
        rule.note = fields.text("note");
        const Doer doer{
            fields.has("by") ? Doer::Kind::actor : Doer::Kind::facilitator, rule.by, {}, rule.id};
        if (const auto actions = fields.find("do")) {
            rule.actions = read_actions(build, *actions, doer);
        }
        build.model.rules.push_back(std::move(rule));
    }
}

}  // namespace entente::scenario

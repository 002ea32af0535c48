// Decision rules, single choices, scripts.
#include "scenario/build/deciding.hpp"

#include <utility>

#include "scenario/build/actions.hpp"
#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

void read_choice(const Fields& fields, const char* key, model::Choice choice,
                 model::Choices& choices) {
    if (fields.has(key)) {
        choices.replace(choice, static_cast<std::uint8_t>(fields.code(key)));
    }
}

void read_willingness(Build& build, const Fields& decides, model::Decision& decision) {
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> weights = decides.find("willingness");
    const Fields fields(build, weights ? *weights->node : none, schema::willingness(),
                        join(decides.path(), "willingness"));
    read_choice(fields, "rule", model::Choice::willingness, decision.choices);
    decision.willingness_base = fields.number("base");
    decision.willingness_affinity = fields.number("affinity");
    decision.willingness_commitment = fields.number("commitment");
    decision.willingness_debt = fields.number("debt");
}

/// The day of a move, where the calendar has it.
std::optional<base::Day> day_of(Build& build, const MapEntry& move) {
    const std::optional<base::Day> day = base::parse_date(move.key);
    if (!day) {
        build.reports.error(move.at, {"bad-date", move.value.path + " is not dated",
                                      "moves are named by their dates: 2024-06-19", ""});
        return std::nullopt;
    }
    const model::Calendar& calendar = build.model.calendar;
    const base::Day end = model::step_start(calendar, model::step_count(calendar));
    if (*day < calendar.start || *day >= end) {
        build.reports.error(
            move.at, {"outside-calendar", move.value.path + " can never come",
                      "the calendar runs from " + base::format_date(calendar.start) + " to " +
                          base::format_date(base::Day{end.number - 1}),
                      ""});
    }
    return day;
}

void read_move(Build& build, model::ActorId actor, const MapEntry& move) {
    const std::optional<base::Day> day = day_of(build, move);
    if (!day) {
        return;
    }
    model::Rule rule;
    rule.id = move_id(build.id(actor), move.key);
    rule.by = actor;
    rule.dates = {*day};
    rule.of_script = true;
    rule.actions = read_actions(build, move.value, {Doer::Kind::actor, actor, {}, rule.id});
    build.model.rules.push_back(std::move(rule));
}

}  // namespace

model::Decision read_decision(Build& build, const Node& node, const std::string& path) {
    const Fields fields(build, node, schema::decides(), path);
    model::Decision decision;
    decision.rule = fields.word<model::DecisionRule>("kind");
    decision.choices = model::Choices(decision.rule);
    for (const model::ChoiceInfo& info : model::choices()) {
        if (info.choice != model::Choice::willingness) {
            read_choice(fields, info.key, info.choice, decision.choices);
        }
    }
    read_willingness(build, fields, decision);
    decision.reputation_weight = fields.number("reputation");
    decision.shortage_weight = fields.number("shortage");
    decision.report_response = fields.number("report_response");
    decision.compliance_days = fields.number("compliance_time");
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> quality = fields.find("information");
    const Fields information(build, quality ? *quality->node : none, schema::information(),
                             join(path, "information"));
    decision.information_sigma = information.number("sigma");
    return decision;
}

void check_script(Build& build, const Fields& actor, model::DecisionRule rule) {
    const bool scripted = rule == model::DecisionRule::scripted;
    if (scripted && !actor.has("script")) {
        build.reports.error(actor.at("decides"),
                            {"no-script", actor.path() + " is scripted without a script",
                             "its moves must stand somewhere",
                             "For example 'script: {2024-06-19: {announce: here we are}}'."});
    } else if (!scripted && actor.has("script")) {
        build.reports.warning(
            actor.at("script"),
            {"unused-script", actor.path() + ".script is not followed",
             "'decides' is not 'scripted'", "Write 'decides: scripted' to have it made."});
    }
}

std::string move_id(const std::string& actor, const std::string& date) {
    return actor + "." + date;
}

void build_scripts(Build& build, const Fields& root) {
    const std::optional<Value> actors = root.find("actors");
    for (const MapEntry& entry : actors ? entries(build, *actors) : std::vector<MapEntry>()) {
        const Entry* script = entry.value.node->find("script");
        const auto actor = build.symbols.find(EntityKind::actor, entry.key);
        if (script == nullptr || !actor) {
            continue;
        }
        const Value value{&script->value, &schema::actor().find("script")->shape,
                          join(entry.value.path, "script"), &schema::actor()};
        for (const MapEntry& move : entries(build, value)) {
            read_move(build, model::ActorId(*actor), move);
        }
    }
}

}  // namespace entente::scenario

// Societies and labour that contradict the rest of the scenario.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

bool has_need(const model::Model& model, model::ActorId actor, model::GoodId good) {
    return std::any_of(model.accounts.begin(), model.accounts.end(), [&](const auto& account) {
        return account.actor == actor && account.good == good &&
               (!account.need.empty() || account.need_per_head);
    });
}

void check_wants(const Checked& checked, const model::Society& society) {
    const std::string& actor = checked.build.id(society.actor);
    for (const model::Want& want : society.wants) {
        const std::string& good = checked.build.id(want.good);
        if (!has_need(checked.model(), society.actor, want.good)) {
            checked.build.reports.error(
                checked.at({"actors", actor, "society", "weights", good}),
                {"no-need",
                 "actors." + actor + ".society.weights." + good + " speaks of what nobody needs",
                 "people fare by what they use up of their need",
                 "Add 'needs: {" + good + ": ...}' to the actor."});
        }
    }
}

/// Whether an expression asks for the leader of an actor.
bool asks_for_leader(const model::Expression& expression, model::ActorId actor) {
    return std::any_of(expression.nodes.begin(), expression.nodes.end(), [actor](const auto& node) {
        const bool leader = node.function == model::StateFunction::survival ||
                            node.function == model::StateFunction::leader_changes;
        return node.op == model::Op::state && leader && node.argument[0] == actor.value;
    });
}

/// A chance that a leader goes is formed only where the scenario wants one.
void check_leaders(const Checked& checked) {
    const model::Model& model = checked.model();
    for (std::size_t i = 0; i < model.actors.size(); ++i) {
        const model::ActorId actor(i);
        const bool asked = std::any_of(
            model.expressions.begin(), model.expressions.end(),
            [actor](const auto& expression) { return asks_for_leader(expression, actor); });
        const bool changes = std::any_of(
            model.societies.begin(), model.societies.end(),
            [actor](const auto& s) { return s.actor == actor && s.leader_change.has_value(); });
        if (asked && !changes) {
            checked.build.reports.error(
                checked.at({"actors", checked.build.id(actor), "society"}),
                {"leaders-stay",
                 "an expression asks for the leader of actors." + checked.build.id(actor),
                 "no change of leader is formed unless the scenario asks for it",
                 "Add 'society: {leader_change: true, hazard: ...}' to the actor."});
        }
    }
}

void check_good(const Checked& checked, const model::Labour& labour) {
    const model::Good& good = checked.model().goods[labour.good.index()];
    if (good.group != model::GoodClass::labour) {
        checked.build.reports.error(
            checked.at({"labour", labour.id, "good"}),
            {"not-labour",
             "labour." + labour.id + ".good is not of the class labour: '" + good.id + "'",
             "sanctions on labour name workers by that class", "Give the good 'class: labour'."});
    }
}

void check_pay(const Checked& checked, const model::Labour& labour) {
    if (labour.wage && !checked.model().currency.valid()) {
        checked.build.reports.error(checked.at({"labour", labour.id, "wage"}),
                                    {"no-currency", "labour." + labour.id + " cannot be paid",
                                     "the scenario names no currency", "Add 'currency'."});
    }
}

void check_lifts(const Checked& checked, const model::Labour& labour) {
    const auto& lines = checked.model().lines;
    for (const model::Lift& lift : labour.lifts) {
        const bool made = std::any_of(lines.begin(), lines.end(), [&](const model::Line& line) {
            return line.actor == labour.host && line.good == lift.good;
        });
        const std::string& good = checked.build.id(lift.good);
        if (!made) {
            checked.build.reports.error(
                checked.at({"labour", labour.id, "lifts", good}),
                {"no-line", "labour." + labour.id + ".lifts." + good + " names no line",
                 checked.build.id(labour.host) + " makes no " + good, ""});
        }
    }
}

/// One host's store of a good of workers cannot tell whose people they are.
void check_shared(const Checked& checked) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> seen;
    for (const model::Labour& labour : checked.model().labour) {
        if (!labour.host.valid() || !labour.good.valid()) {
            continue;  // said already
        }
        const auto [first, fresh] =
            seen.try_emplace({labour.host.value, labour.good.value}, labour.id);
        if (!fresh) {
            checked.build.reports.error(
                checked.at({"labour", labour.id, "good"}),
                {"shared-workers",
                 "labour." + labour.id + " has the workers of labour." + first->second +
                     " at one host",
                 "nobody could tell whose people they are", "Give each a good of its own."});
        }
    }
}

}  // namespace

void check_people(const Checked& checked) {
    for (const model::Society& society : checked.model().societies) {
        check_wants(checked, society);
    }
    check_leaders(checked);
    for (const model::Labour& labour : checked.model().labour) {
        if (!labour.home.valid() || !labour.host.valid() || !labour.good.valid()) {
            continue;  // said already
        }
        if (labour.home == labour.host) {
            checked.build.reports.error(
                checked.at({"labour", labour.id, "host"}),
                {"same-actor", "labour." + labour.id + ".host is the home of the workers",
                 "they work for another actor", ""});
        }
        check_good(checked, labour);
        check_pay(checked, labour);
        check_lifts(checked, labour);
    }
    check_shared(checked);
}

}  // namespace entente::scenario

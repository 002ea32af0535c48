#include <map>
#include <string>
#include <utility>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

/// What a `set` sets, and in which step.
using Setting = std::pair<std::string, int>;

std::string target_of(const model::Model& model, const model::Action& action) {
    if (action.account.valid()) {
        const model::Account& account = model.accounts[action.account.index()];
        return "actors." + model.actors[account.actor.index()].id + ".stocks." +
               model.goods[account.good.index()].id;
    }
    return action.parameter.valid() ? model.parameters[action.parameter.index()].path
                                    : std::string();
}

}  // namespace

void check_injects(const Checked& checked) {
    const model::Model& model = checked.model();
    std::map<Setting, std::string> seen;
    for (const model::Rule& rule : model.rules) {
        for (const model::Action& action : rule.actions) {
            if (action.kind != model::ActionKind::set) {
                continue;
            }
            const std::string target = target_of(model, action);
            for (const base::Day day : rule.dates) {
                const int step = model::step_of(model.calendar, day);
                const auto [first, fresh] = seen.emplace(Setting{target, step}, rule.id);
                if (!fresh) {
                    checked.build.reports.error(
                        checked.at({"rules", rule.id}),
                        {"two-sets",
                         "rules." + rule.id + " sets '" + target + "' in a step in which rules." +
                             first->second + " sets it too",
                         "what happens in one step happens together, so one of them would be lost",
                         ""});
                }
            }
        }
    }
}

}  // namespace entente::scenario

#include <cmath>
#include <optional>
#include <utility>

#include "scenario/build/actions.hpp"
#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

void read_builders(Build& build, const Value& value, model::Project& project) {
    double sum = 0;
    for (const EntityEntry& entry : entity_entries(build, value)) {
        const auto share = read_number(build, entry.value, Unit{});
        if (!share) {
            return;
        }
        sum += share->value;
        project.builders.push_back({model::ActorId(entry.index), *share});
    }
    if (!project.builders.empty() && std::fabs(sum - 1) > 1e-6) {
        build.reports.error(value.node->at, {"bad-shares", value.path + " does not add up to 100 %",
                                             "the builders pay the whole cost between them", ""});
    }
}

void open_accounts(Build& build, const Fields& fields, const model::Project& project) {
    if (!fields.has("cost")) {
        return;
    }
    if (!build.model.currency.valid()) {
        build.reports.error(fields.at("cost"),
                            {"no-currency", join(fields.path(), "cost") + " needs a currency",
                             "builders pay in the good that 'currency' names", ""});
        return;
    }
    for (const model::Builder& builder : project.builders) {
        static_cast<void>(build.account(builder.actor, build.model.currency));
    }
}

}  // namespace

void build_projects(Build& build, const Fields& root) {
    const std::optional<Value> projects = root.find("projects");
    if (!projects) {
        return;
    }
    for (const MapEntry& entry : entries(build, *projects)) {
        const Fields fields(build, entry.value, schema::project());
        model::Project project;
        project.id = entry.key;
        project.title = fields.has("title") ? fields.text("title") : entry.key;
        if (const auto builders = fields.find("builders")) {
            read_builders(build, *builders, project);
        }
        project.start = fields.date("start");
        project.duration = fields.number("duration");
        project.cost = fields.number("cost");
        project.spending = fields.word<model::Spending>("spend");
        if (const auto value = fields.find("disruption")) {
            const Fields disruption(build, *value, schema::disruption());
            project.disruption = disruption.number("hazard");
            project.disruption_days = disruption.number("delay");
        }
        open_accounts(build, fields, project);
        if (const auto actions = fields.find("when_done")) {
            project.when_done = read_actions(build, *actions, {});
        }
        build.model.projects.push_back(std::move(project));
    }
}

}  // namespace entente::scenario

#include <utility>

#include "scenario/build/actions.hpp"
#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"

namespace entente::scenario {
namespace {

bool shrugs_off_sanctions(model::Regime regime) {
    return regime == model::Regime::single_party || regime == model::Regime::military;
}

model::LeaderHazard read_hazard(Build& build, model::ActorId actor, const Value& value) {
    const Fields fields(build, value, schema::hazard());
    model::LeaderHazard hazard;
    hazard.base = fields.number("base");
    hazard.unrest = fields.number("unrest");
    hazard.cash_gap = fields.number("cash_gap");
    hazard.sanctioned = fields.number("sanctioned");
    const bool known = shrugs_off_sanctions(build.model.actors[actor.index()].regime);
    if (!fields.has("sanctioned") && !known) {
        build.reports.error(
            fields.at(), {"missing-key", fields.path() + " has no 'sanctioned'",
                          "only single-party and military regimes are known to shrug sanctions off",
                          "Add 'sanctioned', 0 if they do not matter."});
    }
    return hazard;
}

}  // namespace

void read_society(Build& build, model::ActorId actor, const Fields& of_actor) {
    const std::optional<Value> value = of_actor.find("society");
    if (!value) {
        return;
    }
    const Fields fields(build, *value, schema::society());
    model::Society society;
    society.actor = actor;
    if (const auto weights = fields.find("weights")) {
        for (const EntityEntry& entry : entity_entries(build, *weights)) {
            const model::GoodId good(entry.index);
            static_cast<void>(build.account(actor, good));
            if (const auto weight = read_number(build, entry.value, {})) {
                society.wants.push_back({good, *weight});
            }
        }
    }
    society.expectation_days = fields.number("expectation");
    society.grievance = fields.number("grievance");
    society.calming = fields.number("calming");
    society.suppression = fields.number("suppression");
    society.repression = fields.number("repression");
    society.unrest = fields.number("unrest");
    const bool changes = fields.flag("leader_change");
    const auto hazard = fields.find("hazard");
    if (changes && hazard) {
        society.leader_change = read_hazard(build, actor, *hazard);
    } else if (changes) {
        build.reports.error(fields.at("leader_change"),
                            {"missing-key", fields.path() + " has no 'hazard'",
                             "leaders change with a hazard that the scenario states", ""});
    } else if (hazard || fields.has("on_exit")) {
        build.reports.error(
            fields.at(hazard ? "hazard" : "on_exit"),
            {"leaders-stay", fields.path() + " speaks of a change of leader",
             "none is formed unless the scenario asks for it", "Add 'leader_change: true'."});
    }
    build.model.societies.push_back(std::move(society));
}

void build_exits(Build& build, const Node& root) {
    const Entry* actors = root.find("actors");
    const Key& key = *schema::society().find("on_exit");
    for (model::Society& society : build.model.societies) {
        const std::string& id = build.id(society.actor);
        const Entry* actor = actors->value.find(id);
        const Entry* of_actor = actor == nullptr ? nullptr : actor->value.find("society");
        const Entry* exit = of_actor == nullptr ? nullptr : of_actor->value.find(key.name);
        if (exit != nullptr) {
            const Value value{&exit->value, &key.shape, "actors." + id + ".society.on_exit",
                              &schema::society()};
            society.on_exit = read_actions(build, value, {Doer::Kind::facilitator, {}, {}, id});
        }
    }
}

}  // namespace entente::scenario

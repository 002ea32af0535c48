#include <algorithm>
#include <utility>

#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

/// The good that counts men where none is named: the only one of its class.
model::GoodId read_troops(Build& build, const Fields& fields) {
    if (fields.has("good")) {
        const auto good = fields.reference<model::GoodId>("good");
        if (good.valid() && build.model.goods[good.index()].group != model::GoodClass::troops) {
            build.reports.error(fields.at("good"),
                                {"no-troops", join(fields.path(), "good") + " does not count men",
                                 "its class is not 'troops'", ""});
            return {};
        }
        return good;
    }
    const auto& troops = build.goods_of_class[static_cast<std::size_t>(model::GoodClass::troops)];
    if (troops.size() == 1) {
        return troops.front();
    }
    build.reports.error(
        fields.at(),
        {"no-troops", fields.path() + " has no good that counts its men",
         troops.empty() ? "no good is of class 'troops'" : "several goods are of class 'troops'",
         troops.empty() ? "Add one, such as troops: {unit: man, class: troops}." : "Add 'good'."});
    return {};
}

/// Goods and numbers of a map.
template <class Use>
void for_goods(Build& build, const std::optional<Value>& map, Use use) {
    if (!map) {
        return;
    }
    for (const EntityEntry& entry : entity_entries(build, *map)) {
        use(model::GoodId(entry.index), entry.value);
    }
}

Node nothing() {
    Node none;
    none.kind = Node::Kind::mapping;
    return none;
}

void read_experience(Build& build, const Fields& fields, model::Contingent& contingent) {
    const Node none = nothing();
    const std::optional<Value> value = fields.find("experience");
    const Fields experience(build, value ? *value->node : none, schema::experience(),
                            join(fields.path(), "experience"));
    contingent.experience = experience.number("at_start");
    contingent.experience_scale = experience.number("scale");
    contingent.experience_exponent = experience.number("exponent");
}

void read_rounds(Build& build, const Fields& fields, model::Contingent& contingent) {
    contingent.supplied_by = fields.has("supplied_by")
                                 ? fields.reference<model::ActorId>("supplied_by")
                                 : contingent.actor;
    for_goods(build, fields.find("rounds"), [&](model::GoodId good, const Value& value) {
        const auto rate = read_rate(build, value, build.good_units[good.index()]);
        if (rate && contingent.supplied_by.valid()) {
            contingent.rounds.push_back({good, *rate});
            static_cast<void>(build.account(contingent.supplied_by, good));
        }
    });
}

void read_men(const Fields& fields, model::Contingent& contingent) {
    contingent.men = fields.number("men");
    contingent.travel = fields.number("travel");
    contingent.reinforcement = fields.maybe_rate("reinforcement");
    contingent.strength = fields.maybe_number("strength");
    contingent.killed = fields.number("killed");
    contingent.sent_home = fields.number("sent_home");
    contingent.recovery = fields.number("recovery");
    contingent.returns_to = fields.word<model::Recovery>("returns_to");
    contingent.exposure = fields.rate("exposure");
    contingent.fire = fields.rate("fire");
    contingent.quality = fields.number("quality");
}

model::Contingent read_contingent(Build& build, const std::string& id, Fields& fields) {
    model::Contingent contingent;
    contingent.id = id;
    contingent.title = fields.has("title") ? fields.text("title") : id;
    contingent.actor = fields.reference<model::ActorId>("actor");
    contingent.theatre = fields.reference<model::TheatreId>("theatre");
    contingent.good = read_troops(build, fields);
    if (!contingent.good.valid()) {
        return contingent;  // without its unit no number can be read
    }
    fields.speak_of(contingent.good);
    read_men(fields, contingent);
    read_rounds(build, fields, contingent);
    read_experience(build, fields, contingent);
    if (contingent.actor.valid()) {
        static_cast<void>(build.account(contingent.actor, contingent.good));
    }
    return contingent;
}

void read_damages(Build& build, const Fields& fields, model::Strike& strike) {
    const std::optional<Value> value = fields.find("damages");
    if (!value) {
        return;
    }
    const Fields damages(build, *value, schema::damages());
    for_goods(build, damages.find("lines"), [&](model::GoodId good, const Value& per_hit) {
        if (const auto share = read_number(build, per_hit, {})) {
            strike.lines.push_back({good, *share});
        }
    });
    for_goods(build, damages.find("stocks"), [&](model::GoodId good, const Value& per_hit) {
        const auto units = read_number(build, per_hit, build.good_units[good.index()]);
        if (units && strike.on.valid()) {
            strike.stocks.push_back({good, *units});
            static_cast<void>(build.account(strike.on, good));
        }
    });
}

void read_accuracy(Build& build, const Fields& fields, model::Strike& strike) {
    if (const std::optional<Value> value = fields.find("accuracy")) {
        const Fields accuracy(build, *value, schema::accuracy());
        strike.accuracy = model::Accuracy{accuracy.number("distance"), accuracy.number("radius"),
                                          accuracy.number("scale"), accuracy.number("exponent")};
    }
}

model::Strike read_strike(Build& build, const std::string& id, Fields& fields) {
    model::Strike strike;
    strike.id = id;
    strike.title = fields.has("title") ? fields.text("title") : id;
    strike.by = fields.reference<model::ActorId>("by");
    strike.on = fields.reference<model::ActorId>("on");
    strike.good = fields.reference<model::GoodId>("good");
    strike.theatre = fields.reference<model::TheatreId>("theatre");
    strike.interception = fields.number("interception");
    strike.repair_time = fields.number("repair_time");
    strike.window = fields.window("from", "until");
    if (strike.good.valid()) {
        fields.speak_of(strike.good);
        strike.launches = fields.rate("launches");
    }
    read_accuracy(build, fields, strike);
    read_damages(build, fields, strike);
    if (strike.by.valid() && strike.good.valid()) {
        static_cast<void>(build.account(strike.by, strike.good));
    }
    return strike;
}

}  // namespace

void build_theatres(Build& build, const Fields& root) {
    const std::optional<Value> theatres = root.find("theatres");
    if (!theatres) {
        return;
    }
    for (const MapEntry& entry : entries(build, *theatres)) {
        const Fields fields(build, entry.value, schema::theatre());
        model::Theatre theatre;
        theatre.id = entry.key;
        theatre.title = fields.has("title") ? fields.text("title") : entry.key;
        theatre.attackers = fields.references<model::ActorId>("attackers");
        theatre.defenders = fields.references<model::ActorId>("defenders");
        theatre.soil = fields.reference<model::ActorId>("soil");
        theatre.window = fields.window("from", "until");
        theatre.starts = fields.word<model::Hostility>("starts");
        theatre.law = fields.word<model::Attrition>("law");
        theatre.exponent = fields.number("exponent");
        build.model.theatres.push_back(std::move(theatre));
    }
}

void build_contingents(Build& build, const Fields& root) {
    const std::optional<Value> contingents = root.find("contingents");
    if (!contingents) {
        return;
    }
    for (const MapEntry& entry : entries(build, *contingents)) {
        Fields fields(build, entry.value, schema::contingent());
        build.model.contingents.push_back(read_contingent(build, entry.key, fields));
    }
}

void build_strikes(Build& build, const Fields& root) {
    const std::optional<Value> strikes = root.find("strikes");
    if (!strikes) {
        return;
    }
    for (const MapEntry& entry : entries(build, *strikes)) {
        Fields fields(build, entry.value, schema::strike());
        build.model.strikes.push_back(read_strike(build, entry.key, fields));
    }
}

}  // namespace entente::scenario

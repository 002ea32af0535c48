#include <algorithm>
#include <utility>

#include "scenario/build/deciding.hpp"
#include "scenario/build/fields.hpp"
#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"

namespace entente::scenario {
namespace {

/// Calls use(account, value, unit) for each good of a map such as `stocks:`.
template <class Use>
void for_accounts(Build& build, model::ActorId actor, const Fields& fields, const char* key,
                  Use use) {
    const std::optional<Value> map = fields.find(key);
    if (!map) {
        return;
    }
    for (const EntityEntry& entry : entity_entries(build, *map)) {
        const model::GoodId good(entry.index);
        const model::AccountId account = build.account(actor, good);
        use(build.model.accounts[account.index()], entry.value, build.good_units[good.index()]);
    }
}

/// Sets a number of every account in a map of amounts.
void read_numbers(Build& build, model::ActorId actor, const Fields& fields, const char* key,
                  model::Number model::Account::*member) {
    for_accounts(build, actor, fields, key,
                 [&](model::Account& account, const Value& value, const Unit& unit) {
                     const Unit in = value.shape->measure == Measure::days
                                         ? build.unit(Measure::days, {}, {})
                                         : unit;
                     account.*member = read_number(build, value, in).value_or(model::Number{});
                 });
}

void read_reserve(Build& build, model::Account& account, const Value& value, const Unit& unit) {
    const bool days = is_written_in_days(build, *value.node);
    const Unit in = days ? build.unit(Measure::days, {}, {}) : unit;
    const auto number = read_number(build, value, in);
    if (number) {
        (days ? account.reserve_days : account.reserve) = *number;
    }
}

bool is_need_section(const Node& node) {
    const auto& keys = schema::need().keys;
    return node.is_mapping() && std::any_of(keys.begin(), keys.end(), [&node](const Key& key) {
               return node.find(key.name) != nullptr;
           });
}

void read_need(Build& build, model::Account& account, const Value& value, const Unit& unit) {
    if (!is_need_section(*value.node)) {
        if (const auto rate = read_rate(build, value, unit)) {
            account.need.push_back(*rate);
        }
        return;
    }
    Fields fields(build, value, schema::need());
    fields.speak_of(account.good);
    for (const char* part : {"base", "military", "industry"}) {
        if (const auto rate = fields.maybe_rate(part)) {
            account.need.push_back(*rate);
        }
    }
    account.need_per_head = fields.maybe_rate("per_head");
    if (account.need_per_head && !build.model.actors[account.actor.index()].population) {
        build.reports.error(
            fields.at("per_head"),
            {"no-population", join(value.path, "per_head") + " needs the actor's population",
             "actors." + build.id(account.actor) + " has none", "Add 'population'."});
    }
}

void read_declares(Build& build, model::Account& account, const Value& value) {
    if (const auto word = word_at(value)) {
        account.declares = static_cast<model::Declares>(*word);
        return;
    }
    if (const auto share = read_number(build, value, {})) {
        account.declares = model::Declares::fraction;
        account.declared_fraction = *share;
    }
}

void read_inputs(Build& build, const Fields& fields, model::Line& line) {
    const std::optional<Value> uses = fields.find("uses");
    if (!uses) {
        return;
    }
    for (const EntityEntry& entry : entity_entries(build, *uses)) {
        const model::GoodId input(entry.index);
        const Unit unit = build.unit(Measure::input_per_good, line.good, input);
        static_cast<void>(build.account(line.actor, input));
        if (const auto number = read_number(build, entry.value, unit)) {
            line.inputs.push_back({input, *number});
        }
    }
}

std::optional<model::Learning> read_learning(Build& build, const Fields& line, model::GoodId good) {
    const std::optional<Value> value = line.find("learning");
    if (!value) {
        return std::nullopt;
    }
    Fields fields(build, *value, schema::learning());
    fields.speak_of(good);
    return model::Learning{fields.number("rate"), fields.number("from")};
}

void read_lines(Build& build, model::ActorId actor, const Value& lines) {
    for (const EntityEntry& entry : entity_entries(build, lines)) {
        Fields fields(build, entry.value, schema::line());
        model::Line line;
        line.actor = actor;
        line.good = model::GoodId(entry.index);
        fields.speak_of(line.good);
        static_cast<void>(build.account(actor, line.good));
        line.capacity = fields.rate("capacity");
        line.capacity_max = fields.maybe_rate("capacity_max");
        line.order_factor = fields.number("order_factor");
        line.orders_days = fields.number("orders_over");
        line.build_days = fields.number("build_time");
        line.idle = fields.maybe_number("idle");
        line.ramp_days = fields.number("ramp");
        line.quality = fields.number("quality");
        line.technology = read_effects(build, fields);
        line.learning = read_learning(build, fields, line.good);
        read_inputs(build, fields, line);
        build.model.lines.push_back(std::move(line));
    }
}

model::Actor read_actor(Build& build, const std::string& id, const Fields& fields) {
    model::Actor actor;
    actor.id = id;
    actor.name = fields.has("name") ? fields.text("name") : id;
    if (const std::optional<Value> codes = fields.find("codes")) {
        for (const MapEntry& entry : entries(build, *codes)) {
            actor.codes.emplace_back(entry.key, read_text(build, entry.value).value_or(""));
        }
    }
    actor.population = fields.maybe_number("population");
    actor.regime = fields.word<model::Regime>("regime");
    actor.ideal_point = fields.number("ideal_point");
    actor.capability = fields.maybe_number("capability");
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> decides = fields.find("decides");
    actor.decision =
        read_decision(build, decides ? *decides->node : none, join(fields.path(), "decides"));
    check_script(build, fields, actor.decision.rule);
    return actor;
}

void read_accounts(Build& build, model::ActorId actor, const Fields& fields) {
    using model::Account;
    read_numbers(build, actor, fields, "stocks", &Account::stock);
    if (const std::optional<Value> lines = fields.find("lines")) {
        read_lines(build, actor, *lines);
    }
    for_accounts(build, actor, fields, "needs",
                 [&](Account& account, const Value& value, const Unit& unit) {
                     read_need(build, account, value, unit);
                 });
    for_accounts(build, actor, fields, "income",
                 [&](Account& account, const Value& value, const Unit& unit) {
                     account.income = read_rate(build, value, unit);
                 });
    read_numbers(build, actor, fields, "keep_in_store", &Account::cover_days);
    for_accounts(build, actor, fields, "reserve",
                 [&](Account& account, const Value& value, const Unit& unit) {
                     read_reserve(build, account, value, unit);
                 });
    for_accounts(build, actor, fields, "storage",
                 [&](Account& account, const Value& value, const Unit& unit) {
                     account.storage = read_number(build, value, unit);
                 });
    for_accounts(build, actor, fields, "declares",
                 [&](Account& account, const Value& value, const Unit& /*unit*/) {
                     read_declares(build, account, value);
                 });
}

}  // namespace

void build_actors(Build& build, const Fields& root) {
    const std::optional<Value> actors = root.find("actors");
    if (!actors) {
        return;
    }
    for (const MapEntry& entry : entries(build, *actors)) {
        const model::ActorId id(build.model.actors.size());
        const Fields fields(build, entry.value, schema::actor());
        build.model.actors.push_back(read_actor(build, entry.key, fields));
        read_accounts(build, id, fields);
        read_levels(build, id, fields);
        read_society(build, id, fields);
    }
}

}  // namespace entente::scenario

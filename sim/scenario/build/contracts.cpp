#include <algorithm>
#include <utility>

#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"
#include "scenario/build/ways.hpp"
#include "scenario/text/limits.hpp"

namespace entente::scenario {
namespace {

/// What the givers of one contract share.
struct Terms {
    const std::vector<EntityEntry>* givers;
    bool per_bundle;
};

/// The receiver where none is named: the other giver of two.
model::ActorId other_giver(const Terms& terms, model::ActorId giver) {
    model::ActorId other;
    for (const EntityEntry& entry : *terms.givers) {
        if (model::ActorId(entry.index) == giver) {
            continue;
        }
        if (other.valid()) {
            return {};
        }
        other = model::ActorId(entry.index);
    }
    return other;
}

model::ActorId read_receiver(Build& build, const Fields& giver_fields, const Fields* leg_fields,
                             const Terms& terms, model::ActorId giver, const Origin& at) {
    model::ActorId receiver;
    if (leg_fields != nullptr && leg_fields->has("to")) {
        receiver = leg_fields->reference<model::ActorId>("to");
    } else if (giver_fields.has("to")) {
        receiver = giver_fields.reference<model::ActorId>("to");
    } else {
        receiver = other_giver(terms, giver);
        if (!receiver.valid()) {
            build.reports.error(at,
                                {"no-receiver", giver_fields.path() + " does not say who receives",
                                 "only where two parties give is it clear", "Add 'to'."});
        }
    }
    if (receiver.valid() && receiver == giver) {
        build.reports.error(at, {"same-actor", giver_fields.path() + " gives to itself",
                                 "giver and receiver must be different actors", ""});
        return {};
    }
    return receiver;
}

/// Keys of a leg in the long form of its amount, without those of the number itself.
Node leg_part(const Node& node) {
    Node part;
    part.kind = Node::Kind::mapping;
    part.at = node.at;
    std::copy_if(node.entries.begin(), node.entries.end(), std::back_inserter(part.entries),
                 [](const Entry& entry) { return schema::leg().find(entry.key) != nullptr; });
    return part;
}

void read_amount(Build& build, const EntityEntry& entry, bool per_bundle, model::Leg& leg) {
    const Unit unit = build.good_units[leg.good.index()];
    leg.per_bundle = per_bundle;
    if (per_bundle) {
        if (const auto number = read_number(build, entry.value, unit)) {
            leg.amount = {*number, 1};
        }
    } else if (const auto rate = read_rate(build, entry.value, unit)) {
        leg.amount = *rate;
    }
}

void read_leg(Build& build, const Fields& giver_fields, const Terms& terms,
              const EntityEntry& entry, model::Leg leg, std::vector<model::Leg>& legs) {
    leg.good = model::GoodId(entry.index);
    const Node part = leg_part(*entry.value.node);
    Fields fields(build, part, schema::leg(), entry.value.path);
    fields.speak_of(leg.good);
    leg.to = read_receiver(build, giver_fields, &fields, terms, leg.from, entry.at);
    read_amount(build, entry, terms.per_bundle, leg);
    leg.joins = fields.reference<model::ContingentId>("joins");
    const auto via = fields.has("via") ? fields.find("via") : giver_fields.find("via");
    if (leg.to.valid()) {
        leg.routes = read_via(build, via, leg.from, leg.to);
        static_cast<void>(build.account(leg.from, leg.good));
        static_cast<void>(build.account(leg.to, leg.good));
        if (const auto price = fields.maybe_number("on_credit")) {
            leg.on_credit = model::Credit{*price};
            static_cast<void>(build.claim(leg.from, leg.to));
        }
    }
    legs.push_back(std::move(leg));
}

/// What a giver teaches the receiver of its goods.
void read_taught(Build& build, const Fields& giver_fields, const Terms& terms, model::ActorId giver,
                 model::Contract& contract) {
    if (giver_fields.has("technology")) {
        const model::ActorId learner = read_receiver(build, giver_fields, nullptr, terms, giver,
                                                     giver_fields.at("technology"));
        read_knowledge(build, giver_fields.find("technology"), giver, learner, contract.technology);
    }
}

void read_legs(Build& build, const Value& gives, bool per_bundle, model::Contract& contract) {
    const std::size_t before = build.reports.diagnostics.errors();
    const std::vector<EntityEntry> givers = entity_entries(build, gives);
    const Terms terms{&givers, per_bundle};
    for (const EntityEntry& giver : givers) {
        const Fields fields(build, giver.value, schema::giver());
        for (const EntityEntry& entry : fields.others()) {
            if (contract.legs.size() >= limits::legs) {
                build.reports.error(entry.at,
                                    {"too-many", gives.path + " has too many legs",
                                     "at most " + std::to_string(limits::legs) + " are read", ""});
                return;
            }
            model::Leg leg;
            leg.from = model::ActorId(giver.index);
            read_leg(build, fields, terms, entry, std::move(leg), contract.legs);
        }
        read_taught(build, fields, terms, model::ActorId(giver.index), contract);
    }
    if (contract.legs.empty() && contract.technology.empty() &&
        build.reports.diagnostics.errors() == before) {
        build.reports.error(gives.node->at, {"no-legs", gives.path + " names no goods",
                                             "a contract moves something", ""});
    }
}

}  // namespace

void build_contracts(Build& build, const Fields& root) {
    const std::optional<Value> contracts = root.find("contracts");
    if (!contracts) {
        return;
    }
    for (const MapEntry& entry : entries(build, *contracts)) {
        const Fields fields(build, entry.value, schema::contract());
        model::Contract contract;
        contract.id = entry.key;
        contract.title = fields.has("title") ? fields.text("title") : entry.key;
        contract.tier = fields.word<model::Tier>("priority");
        contract.weight = fields.number("weight");
        contract.bundles = fields.maybe_rate("bundles");
        contract.if_short = fields.word<model::IfShort>("if_short");
        contract.window = fields.window("from", "until");
        contract.starts_suspended = fields.flag("suspended");
        if (const auto gives = fields.find("gives")) {
            read_legs(build, *gives, fields.has("bundles"), contract);
        }
        build.model.contracts.push_back(std::move(contract));
    }
}

}  // namespace entente::scenario

#include <utility>

#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"
#include "scenario/build/ways.hpp"

namespace entente::scenario {
namespace {

/// Workers who are abroad already.
void read_abroad(Build& build, const Fields& fields, const model::Labour& labour) {
    model::Account& account = build.model.accounts[build.account(labour.host, labour.good).index()];
    const auto workers = fields.maybe_number("workers");
    if (workers && account.stock.parameter.valid()) {
        build.reports.error(
            fields.at("workers"),
            {"two-stocks", join(fields.path(), "workers") + " is a stock of the host already",
             "workers abroad are the host's stock of their good", "Remove one of the two."});
    } else if (workers) {
        account.stock = *workers;
    }
}

/// The contract by which workers leave at a rate.
void read_posting(Build& build, const Fields& fields, model::Labour& labour) {
    model::Contract contract;
    contract.id = labour.id + ".posting";
    contract.title = contract.id;
    contract.weight.value = 1;
    contract.window = fields.window("from", "until");
    model::Leg leg;
    leg.from = labour.home;
    leg.to = labour.host;
    leg.good = labour.good;
    leg.amount = fields.rate("sends");
    leg.routes = read_via(build, fields.find("via"), labour.home, labour.host);
    contract.legs.push_back(std::move(leg));
    labour.posting = model::ContractId(build.model.contracts.size());
    build.model.contracts.push_back(std::move(contract));
}

void read_lifts(Build& build, const Fields& fields, model::Labour& labour) {
    const std::optional<Value> lifts = fields.find("lifts");
    if (!lifts) {
        return;
    }
    for (const EntityEntry& entry : entity_entries(build, *lifts)) {
        if (const auto number = read_number(build, entry.value, {})) {
            labour.lifts.push_back({model::GoodId(entry.index), *number});
        }
    }
}

model::Labour read_labour(Build& build, const std::string& id, const Fields& fields) {
    model::Labour labour;
    labour.id = id;
    labour.title = fields.has("title") ? fields.text("title") : id;
    labour.home = fields.reference<model::ActorId>("home");
    labour.host = fields.reference<model::ActorId>("host");
    labour.good = fields.reference<model::GoodId>("good");
    labour.wage = fields.maybe_rate("wage");
    labour.take = fields.number("take");
    if (labour.wage && build.model.currency.valid() && labour.home.valid() && labour.host.valid()) {
        static_cast<void>(build.account(labour.home, build.model.currency));
        static_cast<void>(build.account(labour.host, build.model.currency));
    }
    return labour;
}

}  // namespace

std::uint32_t declare_postings(Build& build, const Node& root, std::uint32_t first) {
    const Entry* labour = root.find("labour");
    if (labour != nullptr) {
        for (const Entry& entry : labour->value.entries) {
            if (entry.value.find("sends") != nullptr) {
                build.symbols.declare(EntityKind::contract, entry.key + ".posting", first++,
                                      entry.at);
            }
        }
    }
    return first;
}

void build_labour(Build& build, const Fields& root) {
    const std::optional<Value> map = root.find("labour");
    if (!map) {
        return;
    }
    for (const MapEntry& entry : entries(build, *map)) {
        Fields fields(build, entry.value, schema::labour());
        model::Labour labour = read_labour(build, entry.key, fields);
        const bool known = labour.home.valid() && labour.host.valid() && labour.good.valid();
        if (known) {
            fields.speak_of(labour.good);
            static_cast<void>(build.account(labour.home, labour.good));
            read_abroad(build, fields, labour);
        }
        if (known && fields.has("sends")) {
            read_posting(build, fields, labour);
        } else if (fields.has("sends")) {  // its place among the contracts is given away already
            build.model.contracts.emplace_back().id = labour.id + ".posting";
        }
        read_lifts(build, fields, labour);
        build.model.labour.push_back(std::move(labour));
    }
}

}  // namespace entente::scenario

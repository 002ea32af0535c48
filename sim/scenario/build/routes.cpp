#include <utility>

#include "scenario/build/pairs.hpp"

namespace entente::scenario {
namespace {

void add(Build& build, model::Route route) {
    build.ways[pair_key(route.from.value, route.to.value)].emplace_back(build.model.routes.size());
    build.model.routes.push_back(std::move(route));
}

/// The receiver pays for transport in the currency, so it needs an account for that.
void open_cash_account(Build& build, const Fields& fields, model::ActorId receiver) {
    if (fields.has("cost") && receiver.valid() && build.model.currency.valid()) {
        static_cast<void>(build.account(receiver, build.model.currency));
    }
}

model::Number read_cost(Build& build, const Fields& fields) {
    if (fields.has("cost") && !build.model.currency.valid()) {
        build.reports.error(fields.at("cost"),
                            {"no-currency", join(fields.path(), "cost") + " has nothing to pay in",
                             "the scenario names no currency", "Add 'currency'."});
        return {};
    }
    return fields.number("cost");
}

model::Route read_route(Build& build, const std::string& id, const Fields& fields) {
    model::Route route;
    route.id = id;
    static_cast<void>(fields.code("mode"));
    route.mode = fields.text("mode");
    route.capacity = fields.maybe_rate("capacity");
    route.delay = fields.number("delay");
    route.cost = read_cost(build, fields);
    route.visibility = fields.number("visibility");
    route.reliability = fields.number("reliability");
    route.losses = fields.word<model::Losses>("losses");
    route.through = fields.references<model::ActorId>("through");
    route.open = fields.window("opens", "closes");
    return route;
}

}  // namespace

void build_routes(Build& build, const Fields& root) {
    const std::optional<Value> routes = root.find("routes");
    if (!routes) {
        return;
    }
    for (const MapEntry& entry : entries(build, *routes)) {
        const Fields fields(build, entry.value, schema::route());
        const Ends ends = read_ends(build, fields).value_or(Ends{});
        model::Route route = read_route(build, entry.key, fields);
        route.from = ends.from;
        route.to = ends.to;
        open_cash_account(build, fields, route.to);
        add(build, route);
        // One that is written `between` takes two places even where its ends are wrong.
        if (fields.has("between")) {
            std::swap(route.from, route.to);
            open_cash_account(build, fields, route.to);
            add(build, std::move(route));
        }
    }
}

}  // namespace entente::scenario

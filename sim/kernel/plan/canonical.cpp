#include "kernel/plan/canonical.hpp"

#include <algorithm>
#include <numeric>

namespace entente::kernel {
namespace {

template <class Entities>
Order by_id(const Entities& entities) {
    std::vector<std::string> keys;
    for (const auto& entity : entities) {
        keys.push_back(entity.id);
    }
    return order_of(keys);
}

std::string pair_key(const model::Model& model, model::ActorId from, model::ActorId to) {
    return model.actors.at(from.index()).id + ">" + model.actors.at(to.index()).id;
}

void order_route_ids(const model::Model& model, Canonical& result) {
    for (const auto& route : model.routes) {
        auto& ids = result.route_ids_scenario;
        if (std::find(ids.begin(), ids.end(), route.id) == ids.end()) {
            ids.push_back(route.id);
        }
    }
    result.route_ids = result.route_ids_scenario;
    std::sort(result.route_ids.begin(), result.route_ids.end());
    for (const Index position : result.routes.scenario) {
        const auto& id = model.routes[position].id;
        const auto found = std::lower_bound(result.route_ids.begin(), result.route_ids.end(), id);
        result.route_position.push_back(static_cast<Index>(found - result.route_ids.begin()));
    }
}

}  // namespace

Order order_of(const std::vector<std::string>& keys) {
    const std::vector<Index> empty(keys.size(), nowhere);
    Order order{empty, empty};
    std::iota(order.scenario.begin(), order.scenario.end(), 0U);
    std::stable_sort(order.scenario.begin(), order.scenario.end(),
                     [&](Index a, Index b) { return keys[a] < keys[b]; });
    for (std::size_t i = 0; i < keys.size(); ++i) {
        order.canonical[order.scenario[i]] = static_cast<Index>(i);
    }
    return order;
}

Canonical canonical_order(const model::Model& model) {
    Canonical result;
    result.goods = by_id(model.goods);
    result.actors = by_id(model.actors);
    result.contracts = by_id(model.contracts);
    result.markets = by_id(model.markets);
    result.sanctions = by_id(model.sanctions);
    result.mandates = by_id(model.mandates);
    result.councils = by_id(model.councils);
    result.drafts = by_id(model.drafts);
    result.treaties = by_id(model.treaties);
    result.clauses = by_id(model.clauses);
    result.projects = by_id(model.projects);
    result.theatres = by_id(model.theatres);
    result.contingents = by_id(model.contingents);
    result.strikes = by_id(model.strikes);
    result.technologies = by_id(model.technologies);
    result.labour = by_id(model.labour);
    result.rules = by_id(model.rules);
    std::vector<std::string> keys;
    for (const auto& route : model.routes) {
        keys.push_back(route.id + "/" + pair_key(model, route.from, route.to));
    }
    result.routes = order_of(keys);
    keys.clear();
    for (const auto& claim : model.claims) {
        keys.push_back(pair_key(model, claim.creditor, claim.debtor));
    }
    result.claims = order_of(keys);
    keys.clear();
    for (const auto& recognition : model.recognitions) {
        keys.push_back(pair_key(model, recognition.from, recognition.to) + "/" + recognition.claim);
    }
    result.recognitions = order_of(keys);
    order_route_ids(model, result);
    return result;
}

}  // namespace entente::kernel

#include "scenario/build/ways.hpp"

namespace entente::scenario {
namespace {

/// The direction of a route that leads from one actor to the other.
std::optional<model::RouteId> direction(const Build& build, model::RouteId first,
                                        model::ActorId from, model::ActorId to) {
    const auto& routes = build.model.routes;
    for (std::size_t i = first.index(); i < routes.size() && i <= first.index() + 1; ++i) {
        if (routes[i].id == routes[first.index()].id && routes[i].from == from &&
            routes[i].to == to) {
            return model::RouteId(i);
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<model::RouteId> read_via(Build& build, const std::optional<Value>& via,
                                     model::ActorId from, model::ActorId to) {
    if (!via) {
        const std::vector<model::RouteId>& all = build.routes(from, to);
        return build.spend_links(all.size(),
                                 build.symbols.origin(EntityKind::actor, build.id(from)))
                   ? all
                   : std::vector<model::RouteId>{};
    }
    if (word_at(*via)) {
        return {};
    }
    std::vector<model::RouteId> result;
    for (const Value& value : each(*via)) {
        const std::optional<std::uint32_t> index = read_reference(build, value);
        if (!index || !from.valid() || !to.valid()) {
            continue;
        }
        const auto way = direction(build, model::RouteId(*index), from, to);
        if (way) {
            result.push_back(*way);
        } else {
            build.reports.error(
                value.node->at,
                {"wrong-way",
                 value.path + " names a route that does not lead from " + build.id(from) + " to " +
                     build.id(to) + ": '" + value.node->text + "'",
                 "goods can only take a route that joins giver and receiver", ""});
        }
    }
    return result;
}

}  // namespace entente::scenario

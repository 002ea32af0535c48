#pragma once

#include <string>
#include <vector>

#include "kernel/plan/layout.hpp"
#include "kernel/simulation.hpp"
#include "model/model.hpp"

namespace entente::kernel {

/// Order of the ids of one kind of entity, so that the order of listing cannot matter.
struct Order {
    std::vector<Index> canonical;  ///< scenario position -> canonical position
    std::vector<Index> scenario;   ///< canonical position -> scenario position

    [[nodiscard]] std::size_t size() const { return scenario.size(); }

    template <class Tag>
    [[nodiscard]] Index of(base::Id<Tag> id) const {
        return id.valid() ? canonical.at(id.index()) : nowhere;
    }
};

[[nodiscard]] Order order_of(const std::vector<std::string>& keys);

/// Orders of everything that has an id. Routes with two directions share a position on the
/// dimension `route`; `routes` orders the directions.
struct Canonical {
    Order goods, actors, routes, contracts, markets, claims, sanctions, mandates, councils, drafts,
        treaties, clauses, projects, theatres, contingents, strikes, technologies, labour, rules,
        recognitions;
    std::vector<Index> route_position;            ///< canonical direction -> position of its id
    std::vector<std::string> route_ids;           ///< distinct, sorted
    std::vector<std::string> route_ids_scenario;  ///< distinct, as listed
};

[[nodiscard]] Canonical canonical_order(const model::Model& model);

}  // namespace entente::kernel

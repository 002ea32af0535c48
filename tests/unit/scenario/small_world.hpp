#pragma once

#include <algorithm>
#include <string>

#include "scenario/reader.hpp"

namespace entente::scenario_test {

/// A small valid world; `more` is added at the end, at the top level.
inline std::string small_world(const std::string& more) {
    return "entente: 1\n"
           "title: Small world\n"
           "calendar: {start: 2024-01-01, step: week, until: 2025-01-01}\n"
           "currency: cash\n"
           "goods:\n"
           "  food: {unit: t, value: 600}\n"
           "  fuel: {unit: bbl, mass: 125 kg}\n"
           "  cash: {unit: USD, value: 1}\n"
           "actors:\n"
           "  A: {stocks: {food: 10 kt, cash: 1 M}}\n"
           "  B: {stocks: {fuel: 10 k, cash: 1 M}}\n" +
           more;
}

inline scenario::Reading read_small(const std::string& more,
                                    const scenario::ReadOptions& options = {}) {
    return scenario::read_text("small.yaml", small_world(more), options);
}

inline const model::Parameter* parameter(const model::Model& model, const std::string& path) {
    const auto found = std::find_if(model.parameters.begin(), model.parameters.end(),
                                    [&path](const model::Parameter& p) { return p.path == path; });
    return found == model.parameters.end() ? nullptr : &*found;
}

}  // namespace entente::scenario_test

#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {

/// A recorded variable in the making. Its rows follow those of a column one by one, each with its
/// positions, which are those of the scenario.
class Recorded {
public:
    struct Name {
        std::string name;
        std::string long_name;
        std::string units;    ///< "good_unit": of the good of each row
        std::string section;  ///< of the model description
        VariableKind kind = VariableKind::level;
    };

    Recorded(Compilation& c, Name what, std::vector<Dimension> dims) : c_(c) {
        variable_.name = std::move(what.name);
        variable_.long_name = std::move(what.long_name);
        variable_.units = std::move(what.units);
        variable_.section = std::move(what.section);
        variable_.kind = what.kind;
        variable_.dims = std::move(dims);
    }

    /// `scale` turns what the column holds into units.
    void row(std::initializer_list<Index> at, double scale = 1) {
        variable_.index.insert(variable_.index.end(), at);
        variable_.scale.push_back(scale);
    }
    /// Canonical indices.
    void pair(Index from, Index to) { row({actor(from), actor(to)}); }
    void account(Index account, double scale = 1) {
        const AccountPlan& plan = c_.plan.accounts[account];
        row({actor(plan.actor), good(plan.good)}, scale);
    }
    [[nodiscard]] Index actor(Index canonical) const { return c_.order.actors.scenario[canonical]; }
    [[nodiscard]] Index good(Index canonical) const { return c_.order.goods.scenario[canonical]; }

    /// The last call: a variable without rows does not exist in this scenario.
    void add(Rows rows) {
        if (variable_.rows() > 0) {
            rows.count = static_cast<Index>(variable_.rows());
            c_.plan.variables.push_back(std::move(variable_));
            c_.plan.variable_rows.push_back(rows);
        }
    }

private:
    Compilation& c_;
    Variable variable_;
};

}  // namespace entente::kernel

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

using model::StateFunction;

/// Rows behind the state functions of technology, society and labour.
class PeopleLeaf {
public:
    PeopleLeaf(const Compilation& c, const Leaf& leaf) : c_(c), leaf_(leaf) {}

    std::vector<LeafRow> rows() {
        const Columns& k = c_.plan.columns;
        switch (leaf_.function) {
            case StateFunction::technology:
                technology();
                break;
            case StateFunction::unit_cost:
                unit_cost();
                break;
            case StateFunction::deprivation:
                society(k.deprivation);
                break;
            case StateFunction::unrest:
                society(k.unrest);
                break;
            case StateFunction::survival:
                society(k.survival);
                break;
            case StateFunction::leader_changes:
                leader_changes();
                break;
            case StateFunction::workers:
                workers();
                break;
            case StateFunction::remitted:
                remitted();
                break;
            case StateFunction::per_head:
                want(k.fed);
                break;
            case StateFunction::need_per_head:
                want(k.need_per_head);
                break;
            case StateFunction::technology_value:
                value();
                break;
            default:
                break;
        }
        return found_;
    }

private:
    const Compilation& c_;
    const Leaf& leaf_;
    std::vector<LeafRow> found_;

    void add(Rows rows, Index row, double scale) { found_.push_back({rows.first + row, scale}); }
    [[nodiscard]] Index argument(std::size_t i, const Order& order) const {
        return leaf_.argument[i] == nowhere ? nowhere : order.canonical.at(leaf_.argument[i]);
    }
    static bool fits(Index wanted, Index is) { return wanted == nowhere || wanted == is; }
    [[nodiscard]] bool is_actor(std::size_t i, Index actor) const {
        return fits(argument(i, c_.order.actors), actor);
    }
    [[nodiscard]] bool is_account(Index index) const {
        const AccountPlan& account = c_.plan.accounts[index];
        return is_actor(0, account.actor) && fits(argument(1, c_.order.goods), account.good);
    }

    void technology() {
        const auto& levels = c_.plan.people.levels;
        for (Index i = 0; i < levels.size(); ++i) {
            if (is_actor(0, levels[i].actor) &&
                fits(argument(1, c_.order.technologies), levels[i].technology)) {
                add(c_.plan.columns.technology, i, 1);
            }
        }
    }
    void unit_cost() {
        const auto& learning = c_.plan.people.learning;
        for (Index i = 0; i < learning.size(); ++i) {
            if (is_account(c_.plan.lines[learning[i].line].account)) {
                add(c_.plan.columns.unit_cost, i, 1);
            }
        }
    }
    void society(Rows rows) {
        for (Index i = 0; i < c_.plan.people.societies.size(); ++i) {
            if (is_actor(0, c_.plan.people.societies[i].actor)) {
                add(rows, i, 1);
            }
        }
    }
    void leader_changes() {
        for (Index a = 0; a < c_.plan.columns.regime_change.count; ++a) {
            if (is_actor(0, a)) {
                add(c_.plan.columns.regime_change, a, 1);
            }
        }
    }
    void workers() {
        for (const LabourPlan& labour : c_.plan.people.labour) {
            if (is_actor(0, labour.home) && is_actor(1, labour.host)) {
                const Index good = c_.plan.accounts[labour.abroad].good;
                add(c_.plan.columns.stock, labour.abroad, 1 / c_.plan.goods[good].per_unit);
            }
        }
    }
    void remitted() {
        for (Index i = 0; i < c_.plan.people.labour.size(); ++i) {
            if (is_actor(0, c_.plan.people.labour[i].home)) {
                add(c_.plan.columns.remitted, i, 1 / c_.plan.per_currency);
            }
        }
    }
    void want(Rows rows) {
        for (Index i = 0; i < c_.plan.people.wants.size(); ++i) {
            if (is_account(c_.plan.people.wants[i].account)) {
                add(rows, i, 1);
            }
        }
    }
    void value() {
        const auto& legs = c_.plan.people.technology_legs;
        for (Index i = 0; i < legs.size(); ++i) {
            if (is_actor(0, legs[i].giver) && is_actor(1, legs[i].receiver)) {
                add(c_.plan.columns.technology_value, i, 1);
            }
        }
    }
};

}  // namespace

std::vector<LeafRow> people_leaf(const Compilation& c, const Leaf& leaf) {
    return PeopleLeaf(c, leaf).rows();
}

}  // namespace entente::kernel

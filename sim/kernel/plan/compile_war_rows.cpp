// Where war lives: its rows, and which of them expressions read.
#include <initializer_list>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

using model::StateFunction;

void add_each(Layout& layout, std::size_t count, std::initializer_list<Rows*> all) {
    for (Rows* rows : all) {
        *rows = layout.add(count);
    }
}

/// Resolves a state function of war to rows.
class WarLeaf {
public:
    WarLeaf(const Compilation& c, const Leaf& leaf)
        : c_(c), leaf_(leaf), war_(c.plan.war), k_(c.plan.columns) {}

    std::optional<std::vector<LeafRow>> rows() {
        if (levels() || flows()) {
            return found_;
        }
        return std::nullopt;
    }

private:
    const Compilation& c_;
    const Leaf& leaf_;
    const War& war_;
    const Columns& k_;
    std::vector<LeafRow> found_;

    void add(Rows rows, Index row, double scale) { found_.push_back({rows.first + row, scale}); }
    [[nodiscard]] Index argument(std::size_t i, const Order& order) const {
        return leaf_.argument[i] == nowhere ? nowhere : order.canonical.at(leaf_.argument[i]);
    }
    static bool fits(Index wanted, Index is) { return wanted == nowhere || wanted == is; }

    bool contingent(Rows rows) {
        add(rows, argument(0, c_.order.contingents), 1);
        return true;
    }
    bool men_of_contingent(std::initializer_list<Rows> all) {
        const Index i = argument(0, c_.order.contingents);
        for (const Rows rows : all) {
            add(rows, i, 1 / war_.contingents[i].per_unit);
        }
        return true;
    }
    bool men_of_actor(Rows rows) {
        const Index actor = argument(0, c_.order.actors);
        for (Index i = 0; i < war_.contingents.size(); ++i) {
            if (fits(actor, war_.contingents[i].actor)) {
                add(rows, i, 1 / war_.contingents[i].per_unit);
            }
        }
        return true;
    }
    bool of_strike(Rows rows) {
        add(rows, argument(0, c_.order.strikes), 1);
        return true;
    }
    bool of_theatre(Rows rows) {
        add(rows, argument(0, c_.order.theatres), 1);
        return true;
    }
    bool of_stores(Rows rows) {
        const Index actor = argument(0, c_.order.actors);
        const Index good = argument(1, c_.order.goods);
        for (Index i = 0; i < war_.stores.size(); ++i) {
            const AccountPlan& account = c_.plan.accounts[war_.stores[i].account];
            if (fits(actor, account.actor) && fits(good, account.good)) {
                add(rows, i, 1 / c_.plan.goods[account.good].per_unit);
            }
        }
        return true;
    }
    bool at_war() {
        const Index from = argument(0, c_.order.actors);
        const Index to = argument(1, c_.order.actors);
        for (Index i = 0; i < war_.opposed.size(); ++i) {
            if (fits(from, war_.opposed[i].from) && fits(to, war_.opposed[i].to)) {
                add(k_.at_war, i, 1);
            }
        }
        return true;
    }
    bool experience() {
        const Index actor = argument(0, c_.order.actors);
        for (Index i = 0; i < war_.fighters.size(); ++i) {
            if (fits(actor, war_.fighters[i])) {
                add(k_.actor_experience, i, 1);
            }
        }
        return true;
    }

    bool levels() {
        switch (leaf_.function) {
            case StateFunction::at_war:
                return at_war();
            case StateFunction::theatre_active:
                return of_theatre(k_.theatre_active);
            case StateFunction::decided:
                return of_theatre(k_.decided);
            case StateFunction::men:
                return men_of_contingent({k_.men});
            case StateFunction::under_way:
                return men_of_contingent({k_.under_way});
            case StateFunction::recovering:
                return men_of_contingent({k_.recovering});
            case StateFunction::ammunition:
                return contingent(k_.ammunition);
            case StateFunction::quality:
                return contingent(k_.quality);
            case StateFunction::days_of_combat:
                return contingent(k_.combat_days);
            case StateFunction::experience:
                return experience();
            case StateFunction::miss_distance:
                return of_strike(k_.miss_distance);
            default:
                return false;
        }
    }

    bool flows() {
        switch (leaf_.function) {
            case StateFunction::killed:
                return men_of_actor(k_.men_killed);
            case StateFunction::wounded:
                return men_of_actor(k_.men_wounded);
            case StateFunction::casualties:
                return men_of_contingent({k_.men_killed, k_.men_wounded, k_.men_sent_home});
            case StateFunction::fired:
                return of_stores(k_.fired);
            case StateFunction::destroyed:
                return of_stores(k_.destroyed);
            case StateFunction::launched:
                return of_strike(k_.launched);
            case StateFunction::intercepted:
                return of_strike(k_.intercepted);
            case StateFunction::hits:
                return of_strike(k_.hits);
            default:
                return false;
        }
    }
};

}  // namespace

void add_war_state(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const War& war = plan.war;
    add_each(layout, war.theatres.size(), {&k.hostility, &k.theatre_active, &k.decided});
    add_each(layout, war.opposed.size(), {&k.at_war, &k.opposed});
    add_each(layout, war.beside.size(), {&k.beside});
    add_each(layout, war.contingents.size(),
             {&k.men, &k.marching, &k.under_way, &k.going_home, &k.recovering, &k.combat_days,
              &k.quality, &k.ammunition, &k.rest_loss, &k.rest_killed, &k.rest_sent_home,
              &k.rest_reinforced});
    k.march_out = layout.add(war.march_out_rows);
    k.march_home = layout.add(war.march_home_rows);
    k.hospital = layout.add(war.hospital_rows);
    k.rest_rounds = layout.add(war.rounds.size());
    add_each(layout, war.stores.size(), {&k.home_days, &k.home_seen});
    k.actor_experience = layout.add(war.fighters.size());
    add_each(layout, war.strikes.size(), {&k.rest_launches, &k.launched_total, &k.miss_distance});
    k.line_damage = layout.add(war.line_targets);
    k.line_left = layout.add(war.damaged.size());
    k.rest_destroyed = layout.add(war.stock_targets);
}

void add_war_flows(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const War& war = plan.war;
    add_each(layout, war.contingents.size(), {&k.men_killed, &k.men_wounded, &k.men_sent_home});
    add_each(layout, war.stores.size(), {&k.deployed, &k.came_home, &k.fired, &k.destroyed});
    add_each(layout, war.strikes.size(), {&k.launched, &k.intercepted, &k.hits});
}

void add_war_scratch(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const War& war = plan.war;
    k.hostility_request = layout.add(war.theatres.size());
    add_each(layout, war.contingents.size(),
             {&k.deploy_request, &k.withdraw_request, &k.field_before, &k.loss});
    k.rounds_need = layout.add(war.rounds.size());
    k.launch_need = layout.add(war.strikes.size());
    add_each(layout, war.stores.size(), {&k.supply_need, &k.supply_ratio});
    k.war_lane = layout.add(war.none() ? 0 : 16);
}

std::optional<std::vector<LeafRow>> war_leaf(const Compilation& c, const Leaf& leaf) {
    return WarLeaf(c, leaf).rows();
}

}  // namespace entente::kernel

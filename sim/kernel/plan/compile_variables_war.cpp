#include "kernel/plan/recorded.hpp"

namespace entente::kernel {
namespace {

constexpr auto level = VariableKind::level;
constexpr auto flow = VariableKind::flow;

struct What {
    const char* name;
    const char* long_name;
    const char* units;
    VariableKind kind;
};

/// Adds the variables of war.
class WarCatalogue {
public:
    explicit WarCatalogue(Compilation& c) : c_(c), war_(c.plan.war) {}

    void contingents(Rows rows, What what, bool in_men) {
        Recorded variable = recorded(what, {Dimension::contingent});
        for (Index i = 0; i < war_.contingents.size(); ++i) {
            variable.row({c_.order.contingents.scenario[i]},
                         in_men ? 1 / war_.contingents[i].per_unit : 1);
        }
        variable.add(rows);
    }
    void entities(Rows rows, What what, Dimension dimension, const Order& order) {
        Recorded variable = recorded(what, {dimension});
        for (const Index position : order.scenario) {
            variable.row({position});
        }
        variable.add(rows);
    }
    void stores(Rows rows, What what) {
        Recorded variable = recorded(what, {Dimension::actor, Dimension::good});
        for (const StorePlan& store : war_.stores) {
            const Index good = c_.plan.accounts[store.account].good;
            variable.account(store.account, 1 / c_.plan.goods[good].per_unit);
        }
        variable.add(rows);
    }
    void pairs(Rows rows, What what, const std::vector<WarPair>& pairs) {
        Recorded variable = recorded(what, {Dimension::actor, Dimension::partner});
        for (const WarPair& pair : pairs) {
            variable.pair(pair.from, pair.to);
        }
        variable.add(rows);
    }
    void fighters(Rows rows, What what) {
        Recorded variable = recorded(what, {Dimension::actor});
        for (const Index actor : war_.fighters) {
            variable.row({variable.actor(actor)});
        }
        variable.add(rows);
    }
    void damaged_lines(Rows rows, What what) {
        Recorded variable = recorded(what, {Dimension::actor, Dimension::good});
        for (const Index line : war_.damaged) {
            variable.account(c_.plan.lines[line].account);
        }
        variable.add(rows);
    }

private:
    Compilation& c_;
    const War& war_;

    Recorded recorded(What what, std::vector<Dimension> dims) {
        return Recorded(c_, {what.name, what.long_name, what.units, "4.8", what.kind},
                        std::move(dims));
    }
};

void catalogue_contingents(const Columns& k, WarCatalogue& add) {
    constexpr bool in_men = true;
    add.contingents(k.men, {"men", "fit and in the theatre", "1", level}, in_men);
    add.contingents(k.under_way, {"under_way", "on the way to the theatre", "1", level}, in_men);
    add.contingents(k.going_home, {"going_home", "on the way home", "1", level}, in_men);
    add.contingents(k.recovering, {"recovering", "wounded that are not back", "1", level}, in_men);
    add.contingents(k.men_killed, {"killed", "killed", "1", flow}, in_men);
    add.contingents(k.men_wounded, {"wounded", "newly wounded", "1", flow}, in_men);
    add.contingents(k.men_sent_home, {"sent_home", "losses that went home", "1", flow}, in_men);
    add.contingents(k.combat_days, {"days_of_combat", "experience per man", "d", level}, !in_men);
    add.contingents(k.quality, {"quality", "quality with experience", "1", level}, !in_men);
    add.contingents(k.ammunition,
                    {"ammunition", "share of the rounds wanted that there were", "1", level},
                    !in_men);
}

void catalogue_strikes(const Columns& k, const Order& order, WarCatalogue& add) {
    constexpr auto strike = Dimension::strike;
    add.entities(k.launched, {"launched", "weapons launched", "1", flow}, strike, order);
    add.entities(k.intercepted, {"intercepted", "weapons intercepted", "1", flow}, strike, order);
    add.entities(k.hits, {"hits", "weapons that hit", "1", flow}, strike, order);
    add.entities(k.miss_distance, {"miss_distance", "median miss", "m", level}, strike, order);
}

}  // namespace

void compile_variables_war(Compilation& c) {
    if (c.plan.war.none()) {
        return;
    }
    const Columns& k = c.plan.columns;
    const War& war = c.plan.war;
    WarCatalogue add(c);
    add.entities(k.theatre_active, {"theatre_active", "whether there is fighting", "1", level},
                 Dimension::theatre, c.order.theatres);
    add.pairs(k.at_war, {"at_war", "whether the two are at war", "1", level}, war.opposed);
    add.pairs(k.beside, {"beside", "whether the two fight on one side", "1", level}, war.beside);
    catalogue_contingents(k, add);
    add.fighters(k.actor_experience,
                 {"experience", "days of combat per man, home included", "d", level});
    add.stores(k.fired, {"fired", "rounds fired and weapons launched", "good_unit", flow});
    add.stores(k.destroyed, {"destroyed", "destroyed by strikes", "good_unit", flow});
    catalogue_strikes(k, c.order.strikes, add);
    add.damaged_lines(k.line_left,
                      {"line_left", "share of a line that strikes left in use", "1", level});
}

}  // namespace entente::kernel

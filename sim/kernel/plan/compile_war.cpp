#include <algorithm>
#include <map>
#include <set>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {

Index find_pair(const std::vector<WarPair>& pairs, Index from, Index to) {
    const auto found = std::lower_bound(
        pairs.begin(), pairs.end(), std::pair(from, to),
        [](const WarPair& p, const auto& key) { return std::pair(p.from, p.to) < key; });
    const bool is = found != pairs.end() && found->from == from && found->to == to;
    return is ? static_cast<Index>(found - pairs.begin()) : nowhere;
}

namespace {

/// What war does with an account.
struct Use {
    bool troops = false;
    bool supplies = false;
};

struct Stores {
    Compilation& c;
    std::map<std::pair<Index, Index>, Use> uses;  ///< by actor and good

    Use& at(model::ActorId actor, model::GoodId good) {
        return uses[{c.order.actors.of(actor), c.order.goods.of(good)}];
    }
};

std::map<std::pair<Index, Index>, Use> find_uses(Compilation& c) {
    Stores stores{c, {}};
    for (const auto& contingent : c.model.contingents) {
        stores.at(contingent.actor, contingent.good).troops = true;
        for (const auto& rounds : contingent.rounds) {
            stores.at(contingent.supplied_by, rounds.good).supplies = true;
        }
    }
    for (const auto& strike : c.model.strikes) {
        stores.at(strike.by, strike.good).supplies = true;
        for (const auto& target : strike.stocks) {
            stores.at(strike.on, target.good);
        }
    }
    return stores.uses;
}

std::vector<Index> sorted_actors(const Compilation& c, const std::vector<model::ActorId>& ids) {
    std::vector<Index> actors;
    for (const model::ActorId id : ids) {
        actors.push_back(c.order.actors.of(id));
    }
    std::sort(actors.begin(), actors.end());
    return actors;
}

void compile_stores(Compilation& c) {
    War& war = c.plan.war;
    war.store_of.assign(c.plan.accounts.size(), nowhere);
    for (const auto& [key, use] : find_uses(c)) {
        const Index account = c.account(key.first, key.second);
        war.store_of[account] = static_cast<Index>(war.stores.size());
        war.stores.push_back({account, use.troops, use.supplies});
    }
}

Index store_of(const Compilation& c, model::ActorId actor, model::GoodId good) {
    const Index account = c.account(c.order.actors.of(actor), c.order.goods.of(good));
    return c.plan.war.store_of[account];
}

void compile_theatre(Compilation& c, const model::Theatre& source) {
    TheatrePlan theatre;
    theatre.window = source.window;
    theatre.starts = source.starts;
    theatre.law = source.law;
    theatre.exponent = c.slot(source.exponent);
    theatre.soil = c.order.actors.of(source.soil);
    theatre.actors = {sorted_actors(c, source.attackers), sorted_actors(c, source.defenders)};
    c.plan.war.theatres.push_back(theatre);
}

Ring take_ring(Index& rows, Index steps) {
    const Ring ring{rows, steps + 1};
    rows += ring.size;
    return ring;
}

/// Numbers get their rows in the order of goods, whatever that of listing.
void compile_rounds(Compilation& c, const model::Contingent& source, ContingentPlan& plan) {
    War& war = c.plan.war;
    plan.first_rounds = static_cast<Index>(war.rounds.size());
    std::map<Index, const model::Rounds*> by_store;
    for (const auto& rounds : source.rounds) {
        by_store[store_of(c, source.supplied_by, rounds.good)] = &rounds;
    }
    for (const auto& [store, rounds] : by_store) {
        war.rounds.push_back({store, c.slot(rounds->per_man.amount), rounds->per_man.period_days});
    }
    plan.last_rounds = static_cast<Index>(war.rounds.size());
}

void compile_numbers(Compilation& c, const model::Contingent& source, ContingentPlan& plan) {
    plan.men = c.slot(source.men);
    plan.quality = c.slot(source.quality);
    plan.fire = c.slot(source.fire.amount);
    plan.fire_days = source.fire.period_days;
    plan.exposure = c.slot(source.exposure.amount);
    plan.exposure_days = source.exposure.period_days;
    plan.killed = c.slot(source.killed);
    plan.sent_home = c.slot(source.sent_home);
    plan.recovery = c.slot(source.recovery);
    plan.travel = c.slot(source.travel);
    plan.strength = source.strength ? c.slot(*source.strength) : nowhere;
    plan.experience = c.slot(source.experience);
    plan.experience_scale = c.slot(source.experience_scale);
    plan.experience_exponent = c.slot(source.experience_exponent);
    if (source.reinforcement) {
        plan.reinforcement = c.slot(source.reinforcement->amount);
        plan.reinforcement_days = source.reinforcement->period_days;
    }
}

void compile_contingent(Compilation& c, const model::Contingent& source) {
    War& war = c.plan.war;
    const auto index = static_cast<Index>(war.contingents.size());
    ContingentPlan plan;
    plan.theatre = c.order.theatres.of(source.theatre);
    plan.actor = c.order.actors.of(source.actor);
    plan.home = store_of(c, source.actor, source.good);
    plan.per_unit = c.plan.goods[c.order.goods.of(source.good)].per_unit;
    plan.returns_to = source.returns_to;
    compile_numbers(c, source, plan);
    compile_rounds(c, source, plan);
    const Index travel = longest_steps(c, source.travel);
    plan.out = take_ring(war.march_out_rows, travel);
    plan.back = take_ring(war.march_home_rows, travel);
    plan.hospital = take_ring(war.hospital_rows, std::max(1U, longest_steps(c, source.recovery)));
    TheatrePlan& theatre = war.theatres[plan.theatre];
    const auto& defending = theatre.actors[defenders];
    plan.side =
        std::binary_search(defending.begin(), defending.end(), plan.actor) ? defenders : attackers;
    theatre.contingents[plan.side].push_back(index);
    war.contingents.push_back(std::move(plan));
}

Index damaged_line(Compilation& c, Index line) {
    Index& row = c.plan.lines[line].damage;
    if (row == nowhere) {
        row = static_cast<Index>(c.plan.war.damaged.size());
        c.plan.war.damaged.push_back(line);
    }
    return row;
}

void compile_line_targets(Compilation& c, const model::Strike& source, StrikePlan& plan) {
    std::map<Index, Slot> by_line;
    for (Index line = 0; line < c.plan.lines.size(); ++line) {
        const AccountPlan& account = c.plan.accounts[c.plan.lines[line].account];
        for (const auto& target : source.lines) {
            if (account.actor == plan.on && account.good == c.order.goods.of(target.good)) {
                by_line[line] = c.slot(target.per_hit);
            }
        }
    }
    for (const auto& [line, per_hit] : by_line) {
        plan.lines.push_back({damaged_line(c, line), per_hit, c.plan.war.line_targets++});
    }
}

void compile_stock_targets(Compilation& c, const model::Strike& source, StrikePlan& plan) {
    std::map<Index, const model::StrikeTarget*> by_store;
    for (const auto& target : source.stocks) {
        by_store[store_of(c, source.on, target.good)] = &target;
    }
    for (const auto& [store, target] : by_store) {
        plan.stocks.push_back({store, c.slot(target->per_hit), c.plan.war.stock_targets++});
    }
}

void compile_strike(Compilation& c, const model::Strike& source) {
    StrikePlan plan;
    plan.by = c.order.actors.of(source.by);
    plan.on = c.order.actors.of(source.on);
    plan.theatre = c.order.theatres.of(source.theatre);
    plan.supply = store_of(c, source.by, source.good);
    plan.launches = c.slot(source.launches.amount);
    plan.launches_days = source.launches.period_days;
    plan.interception = c.slot(source.interception);
    plan.repair = c.slot(source.repair_time);
    if (source.accuracy) {
        plan.distance = c.slot(source.accuracy->distance);
        plan.radius = c.slot(source.accuracy->radius);
        plan.scale = c.slot(source.accuracy->scale);
        plan.exponent = c.slot(source.accuracy->exponent);
    }
    plan.window = source.window;
    plan.key = c.key("strike", source.id);
    compile_line_targets(c, source, plan);
    compile_stock_targets(c, source, plan);
    c.plan.war.strikes.push_back(std::move(plan));
}

using PairMap = std::map<std::pair<Index, Index>, std::vector<Index>>;

void add_pairs(const std::vector<Index>& from, const std::vector<Index>& to, Index theatre,
               PairMap& pairs) {
    for (const Index a : from) {
        for (const Index b : to) {
            if (a != b) {
                pairs[{a, b}].push_back(theatre);
            }
        }
    }
}

void list_pairs(const PairMap& pairs, std::vector<WarPair>& into) {
    for (const auto& [key, theatres] : pairs) {
        into.push_back({key.first, key.second, theatres});
    }
}

void compile_pairs(War& war) {
    PairMap opposed;
    PairMap beside;
    for (Index t = 0; t < war.theatres.size(); ++t) {
        const auto& [attacking, defending] = war.theatres[t].actors;
        add_pairs(attacking, defending, t, opposed);
        add_pairs(defending, attacking, t, opposed);
        add_pairs(attacking, attacking, t, beside);
        add_pairs(defending, defending, t, beside);
    }
    list_pairs(opposed, war.opposed);
    list_pairs(beside, war.beside);
    std::set<Index> fighters;
    for (const ContingentPlan& contingent : war.contingents) {
        fighters.insert(contingent.actor);
    }
    war.fighters.assign(fighters.begin(), fighters.end());
}

}  // namespace

void collect_war_accounts(Compilation& c) {
    for (const auto& [key, use] : find_uses(c)) {
        c.account_of[key];
    }
}

void compile_war(Compilation& c) {
    if (c.model.theatres.empty() && c.model.strikes.empty()) {
        return;
    }
    compile_stores(c);
    for (const Index position : c.order.theatres.scenario) {
        compile_theatre(c, c.model.theatres[position]);
    }
    for (const Index position : c.order.contingents.scenario) {
        compile_contingent(c, c.model.contingents[position]);
    }
    for (const Index position : c.order.strikes.scenario) {
        compile_strike(c, c.model.strikes[position]);
    }
    compile_pairs(c.plan.war);
}

void compile_joining_legs(Compilation& c) {
    const Exchange& x = c.plan.exchange;
    for (Index s = 0; s < x.shipments.size(); ++s) {
        const Index contingent = x.legs[x.shipments[s].leg].joins;
        if (contingent != nowhere) {
            c.plan.war.contingents[contingent].shipments.push_back(s);
        }
    }
}

}  // namespace entente::kernel

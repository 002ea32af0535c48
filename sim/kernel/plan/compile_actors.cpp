#include <algorithm>
#include <cmath>
#include <tuple>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

void collect_contract_accounts(Compilation& c) {
    for (const auto& contract : c.model.contracts) {
        for (const auto& leg : contract.legs) {
            const Index good = c.order.goods.of(leg.good);
            c.account_of[{c.order.actors.of(leg.from), good}];
            c.account_of[{c.order.actors.of(leg.to), good}];
        }
    }
}

void collect_market_accounts(Compilation& c) {
    for (const auto& market : c.model.markets) {
        for (const auto& pair : market.pairs) {
            for (const model::ActorId actor : {pair.from, pair.to}) {
                const Index a = c.order.actors.of(actor);
                c.account_of[{a, c.order.goods.of(market.good)}];
                if (market.pay) {
                    c.account_of[{a, c.order.goods.of(*market.pay)}];
                }
            }
        }
    }
}

void collect_line_accounts(Compilation& c) {
    for (const auto& line : c.model.lines) {
        const Index actor = c.order.actors.of(line.actor);
        c.account_of[{actor, c.order.goods.of(line.good)}];
        for (const auto& input : line.inputs) {
            c.account_of[{actor, c.order.goods.of(input.good)}];
        }
    }
}

/// One account per (actor, good) that anything refers to, in the order of ids.
void collect_accounts(Compilation& c) {
    for (const auto& account : c.model.accounts) {
        c.account_of[{c.order.actors.of(account.actor), c.order.goods.of(account.good)}];
    }
    collect_contract_accounts(c);
    collect_market_accounts(c);
    collect_line_accounts(c);
    collect_war_accounts(c);
    const Slot zero = c.constant(0);
    const Slot one = c.constant(1);
    for (auto& [key, index] : c.account_of) {
        index = static_cast<Index>(c.plan.accounts.size());
        AccountPlan account;
        std::tie(account.actor, account.good) = key;
        account.stock = account.reserve = account.reserve_days = account.cover_days = zero;
        account.declared_fraction = one;
        account.spoils = !c.always_zero(c.plan.goods[account.good].spoilage);
        c.plan.accounts.push_back(account);
    }
}

Slot declared_fraction(Compilation& c, const model::Account& account) {
    switch (account.declares) {
        case model::Declares::everything:
            return c.constant(1);
        case model::Declares::nothing:
            return c.constant(0);
        case model::Declares::fraction:
            break;
    }
    return c.slot(account.declared_fraction);
}

void fill_account(Compilation& c, const model::Account& source) {
    const Index index = c.account(c.order.actors.of(source.actor), c.order.goods.of(source.good));
    AccountPlan& account = c.plan.accounts[index];
    account.stock = c.slot(source.stock);
    account.reserve = c.slot(source.reserve);
    account.reserve_days = c.slot(source.reserve_days);
    account.cover_days = c.slot(source.cover_days);
    account.declared_fraction = declared_fraction(c, source);
    if (source.storage) {
        account.storage = c.slot(*source.storage);
    }
    if (source.income) {
        account.income = c.rate(*source.income);
    }
    for (const auto& need : source.need) {
        account.needs.push_back(c.rate(need));
    }
    const auto& population = c.model.actors[source.actor.index()].population;
    if (source.need_per_head && population) {
        account.need_per_head = c.rate(*source.need_per_head);
        account.population = c.slot(*population);
    }
}

void fill_accounts(Compilation& c) {
    std::map<Index, const model::Account*> sources;
    for (const auto& account : c.model.accounts) {
        sources[c.account(c.order.actors.of(account.actor), c.order.goods.of(account.good))] =
            &account;
    }
    for (const auto& [index, account] : sources) {
        fill_account(c, *account);
    }
}

void compile_goods(Compilation& c) {
    for (const Index position : c.order.goods.scenario) {
        const auto& source = c.model.goods[position];
        GoodPlan good;
        const double per_unit = 1 / source.quantum;
        const double whole = std::floor(per_unit + 0.5);
        good.per_unit = std::fabs(per_unit - whole) < 1e-6 * whole ? whole : per_unit;
        good.spoilage = c.slot(source.spoilage);
        good.value = c.slot(source.value);
        good.criticality = c.slot(source.criticality);
        good.substitutability = c.slot(source.substitutability);
        good.mass = c.slot(source.mass);
        c.plan.goods.push_back(good);
    }
}

void compile_deciders(Compilation& c) {
    const Index currency = c.order.goods.of(c.model.currency);
    c.plan.currency = currency;
    c.plan.per_currency = currency == nowhere ? 1 : c.plan.goods[currency].per_unit;
    for (const Index position : c.order.actors.scenario) {
        const auto& source = c.model.actors[position];
        ActorPlan actor;
        actor.ideal_point = c.slot(source.ideal_point);
        actor.capability = source.capability ? c.slot(*source.capability) : nowhere;
        const auto& d = source.decision;
        actor.decision = {d.choices,
                          d.rule == model::DecisionRule::scripted,
                          c.slot(d.willingness_base),
                          c.slot(d.willingness_affinity),
                          c.slot(d.willingness_commitment),
                          c.slot(d.willingness_debt),
                          c.slot(d.reputation_weight),
                          c.slot(d.report_response),
                          c.slot(d.compliance_days),
                          c.slot(d.shortage_weight),
                          c.slot(d.information_sigma)};
        actor.cash = c.account(static_cast<Index>(c.plan.actors.size()), currency);
        c.plan.actors.push_back(actor);
    }
}

std::vector<Index> sorted_lines(const Compilation& c) {
    std::vector<std::string> keys;
    for (const auto& line : c.model.lines) {
        keys.push_back(c.model.actors[line.actor.index()].id + "/" +
                       c.model.goods[line.good.index()].id);
    }
    return order_of(keys).scenario;
}

LinePlan compile_line(Compilation& c, const model::Line& source, Index& input_rows) {
    const Index actor = c.order.actors.of(source.actor);
    LinePlan line;
    line.account = c.account(actor, c.order.goods.of(source.good));
    line.capacity = c.rate(source.capacity);
    line.capacity_max = source.capacity_max ? c.rate(*source.capacity_max) : StepRate{};
    line.order_factor = c.slot(source.order_factor);
    line.orders_days = c.slot(source.orders_days);
    line.build_days = c.slot(source.build_days);
    line.idle = source.idle ? c.slot(*source.idle) : nowhere;
    line.ramp_days = c.slot(source.ramp_days);
    line.quality = c.slot(source.quality);
    line.effects = compile_effects(c, actor, source.technology);
    for (const auto& input : source.inputs) {
        line.inputs.push_back(
            {c.account(actor, c.order.goods.of(input.good)), c.slot(input.per_unit), 0});
    }
    std::sort(line.inputs.begin(), line.inputs.end(),
              [](const auto& a, const auto& b) { return a.account < b.account; });
    for (auto& input : line.inputs) {
        input.row = input_rows++;
    }
    return line;
}

void compile_lines(Compilation& c) {
    Index input_rows = 0;
    for (const Index position : sorted_lines(c)) {
        const auto& source = c.model.lines[position];
        LinePlan line = compile_line(c, source, input_rows);
        if (source.learning) {
            compile_learning(c, *source.learning, line, static_cast<Index>(c.plan.lines.size()));
        }
        c.plan.lines.push_back(std::move(line));
    }
}

void compile_relations(Compilation& c) {
    std::vector<std::string> keys;
    for (const auto& relation : c.model.relations) {
        keys.push_back(c.model.actors[relation.from.index()].id + ">" +
                       c.model.actors[relation.to.index()].id);
    }
    for (const Index position : order_of(keys).scenario) {
        const auto& source = c.model.relations[position];
        RelationPlan relation;
        relation.from = c.order.actors.of(source.from);
        relation.to = c.order.actors.of(source.to);
        relation.affinity = c.slot(source.affinity);
        relation.commitment = c.slot(source.commitment);
        relation.dependence = source.dependence ? c.slot(*source.dependence) : nowhere;
        relation.proximity = c.model.dynamics ? c.slot(source.proximity) : nowhere;
        relation.scenario = position;
        c.relation_of[{relation.from, relation.to}] = static_cast<Index>(c.plan.relations.size());
        c.plan.relations.push_back(relation);
    }
}

}  // namespace

void compile_actors(Compilation& c) {
    compile_goods(c);
    collect_accounts(c);
    fill_accounts(c);
    compile_deciders(c);
    compile_levels(c);
    compile_lines(c);
    compile_relations(c);
    for (const Index position : c.order.claims.scenario) {
        const auto& source = c.model.claims[position];
        c.plan.claims.push_back({c.order.actors.of(source.creditor),
                                 c.order.actors.of(source.debtor), c.slot(source.amount),
                                 source.limit ? c.slot(*source.limit) : nowhere});
    }
    c.plan.unity = c.constant(1);
    c.plan.import_window = c.slot(c.model.import_window_days);
    c.plan.shipment_days = c.model.shipment_days;
}

}  // namespace entente::kernel

#include "kernel/plan/recorded.hpp"

namespace entente::kernel {
namespace {

/// Adds the recorded variables; entity positions are those of the scenario.
class Cataloguer {
public:
    explicit Cataloguer(Compilation& c) : c_(c), plan_(c.plan) {}

    void accounts(Rows rows, const char* name, const char* long_name, VariableKind kind,
                  const char* section, const char* units = "good_unit") {
        Recorded variable(c_, {name, long_name, units, section, kind},
                          {Dimension::actor, Dimension::good});
        for (const AccountPlan& account : plan_.accounts) {
            variable.row({variable.actor(account.actor), variable.good(account.good)},
                         per_quantum(account.good, units));
        }
        variable.add(rows);
    }

    void pairs(Rows rows, const char* name, const char* long_name, const char* section) {
        Recorded variable(c_, {name, long_name, "good_unit", section, VariableKind::flow},
                          {Dimension::actor, Dimension::partner, Dimension::good});
        for (const PairPlan& pair : plan_.exchange.pairs) {
            variable.row({variable.actor(pair.giver), variable.actor(pair.receiver),
                          variable.good(pair.good)},
                         per_quantum(pair.good, "good_unit"));
        }
        variable.add(rows);
    }

    void lines(Rows rows, const char* name, const char* long_name, const char* units,
               const char* section) {
        Recorded variable(c_, {name, long_name, units, section},
                          {Dimension::actor, Dimension::good});
        for (const LinePlan& line : plan_.lines) {
            const AccountPlan& account = plan_.accounts[line.account];
            const bool is_rate = std::string(units) == "good_unit year-1";
            variable.row({variable.actor(account.actor), variable.good(account.good)},
                         is_rate ? model::days_per_year / line.capacity.period_days : 1);
        }
        variable.add(rows);
    }

    void givers(Rows rows, const char* name, const char* long_name, const char* units,
                VariableKind kind, bool in_quanta) {
        Recorded variable(c_, {name, long_name, units, "4.5", kind},
                          {Dimension::actor, Dimension::sanction});
        for (const CompliancePlan& giver : plan_.institutions.compliance) {
            const double per_unit = plan_.institutions.sanctions[giver.sanction].per_unit;
            variable.row({variable.actor(giver.actor), c_.order.sanctions.scenario[giver.sanction]},
                         in_quanta ? 1 / per_unit : 1);
        }
        variable.add(rows);
    }

    void entities(Rows rows, Dimension dimension, const Order& order, const char* name,
                  const char* long_name, const char* units, const char* section,
                  VariableKind kind = VariableKind::level) {
        Recorded variable(c_, {name, long_name, units, section, kind}, {dimension});
        for (const Index position : order.scenario) {
            variable.row({position});
        }
        variable.add(rows);
    }

    void headroom() {
        Recorded variable(c_,
                          {"headroom", "what is left of a cap in its window", "good_unit", "4.5"},
                          {Dimension::sanction});
        for (Index s = 0; s < plan_.institutions.sanctions.size(); ++s) {
            variable.row({c_.order.sanctions.scenario[s]},
                         1 / plan_.institutions.sanctions[s].per_unit);
        }
        variable.add(plan_.columns.headroom);
    }

    void claims() {
        if (plan_.claims.empty() || !c_.model.currency.valid()) {
            return;
        }
        const std::string& currency = c_.model.goods[c_.model.currency.index()].unit;
        const double scale = per_quantum(c_.order.goods.of(c_.model.currency), "good_unit");
        Recorded variable(c_, {"claim", "what the partner owes the actor", currency, "4.3"},
                          {Dimension::actor, Dimension::partner});
        for (const ClaimPlan& claim : plan_.claims) {
            variable.row({variable.actor(claim.creditor), variable.actor(claim.debtor)}, scale);
        }
        variable.add(plan_.columns.claim);
        Recorded net(c_, {"net_position", "claims of the actor minus its debts", currency, "4.3"},
                     {Dimension::actor});
        for (Index a = 0; a < plan_.actors.size(); ++a) {
            net.row({net.actor(a)}, scale);
        }
        net.add(plan_.columns.net_position);
    }

    void loans(Rows rows, const char* name, const char* long_name, VariableKind kind) {
        if (plan_.works.loans.empty()) {
            return;
        }
        const std::string& currency = c_.model.goods[c_.model.currency.index()].unit;
        Recorded variable(c_, {name, long_name, currency, "4.3", kind},
                          {Dimension::actor, Dimension::partner});
        for (const LoanPlan& loan : plan_.works.loans) {
            const ClaimPlan& claim = plan_.claims[loan.claim];
            variable.row({variable.actor(claim.creditor), variable.actor(claim.debtor)},
                         1 / plan_.per_currency);
        }
        variable.add(rows);
    }

    void duties(Rows rows, const char* name, const char* long_name) {
        Recorded variable(c_, {name, long_name, "1", "4.7", VariableKind::flow},
                          {Dimension::clause, Dimension::actor});
        for (const ObligationPlan& duty : plan_.treaties.obligations) {
            variable.row({c_.order.clauses.scenario[duty.clause], variable.actor(duty.actor)});
        }
        variable.add(rows);
    }

    void dependences() {
        Recorded variable(c_, {"dependence", "dependence of the actor on its partner", "1", "4.9"},
                          {Dimension::actor, Dimension::partner});
        for (const DependencePlan& dependence : plan_.institutions.dependences) {
            variable.row({variable.actor(dependence.from), variable.actor(dependence.to)});
        }
        variable.add(plan_.columns.dependence);
    }

private:
    Compilation& c_;
    PlanData& plan_;

    [[nodiscard]] double per_quantum(Index canonical_good, const std::string& units) const {
        return units == "good_unit" ? 1 / plan_.goods[canonical_good].per_unit : 1;
    }
};

void catalogue_goods(Compilation& c, Cataloguer& add) {
    const Columns& k = c.plan.columns;
    constexpr auto level = VariableKind::level;
    constexpr auto flow = VariableKind::flow;
    add.accounts(k.stock, "stock", "in store at the end of the step", level, "4.1");
    add.accounts(k.in_transit, "in_transit", "on its way to the actor", level, "4.4");
    add.accounts(k.shortage, "shortage", "share of the need that went unmet", level, "4.1", "1");
    add.accounts(k.produced, "produced", "output of production lines", flow, "4.1");
    add.accounts(k.used, "used", "inputs of production lines", flow, "4.1");
    add.accounts(k.spoiled, "spoiled", "gone bad in store", flow, "4.1");
    add.accounts(k.income, "income", "from outside the world", flow, "4.1");
    add.accounts(k.injected, "injected", "put in or taken out by an inject", flow, "2");
    add.accounts(k.needed, "needed", "need", flow, "4.1");
    add.accounts(k.consumed, "consumed", "used up of the need", flow, "4.1");
    add.accounts(k.transfers, "transfers", "tariffs and seized goods, net", flow, "4.5");
    add.accounts(k.transport, "transport_paid", "paid for transport", flow, "4.4");
    add.lines(k.capacity, "capacity", "production capacity", "good_unit year-1", "4.1");
    add.lines(k.utilisation, "utilisation", "share of the capacity in use", "1", "4.1");
    add.pairs(k.pair_wanted, "wanted", "asked of the actor for the partner", "4.2");
    add.pairs(k.pair_shipped, "shipped", "left the actor for the partner", "4.4");
    add.pairs(k.pair_delivered, "delivered", "arrived at the partner from the actor", "4.4");
    add.pairs(k.pair_lost, "lost", "lost on the way", "4.4");
    add.pairs(k.pair_declared, "declared", "declared by the actor of what it shipped", "4.5");
    add.pairs(k.pair_evaded, "evaded", "left the actor outside a ban or cap", "4.5");
    add.pairs(k.pair_seized, "seized", "kept, destroyed or turned back", "4.5");
}

void catalogue_institutions(Compilation& c, Cataloguer& add) {
    const Columns& k = c.plan.columns;
    const Canonical& order = c.order;
    constexpr auto level = VariableKind::level;
    constexpr auto flow = VariableKind::flow;
    add.givers(k.compliance, "compliance", "share of dealings kept within a measure", "1", level,
               false);
    add.givers(k.reported, "reported", "moved against a measure and reported", "good_unit", flow,
               true);
    add.givers(k.reports, "reports", "shipments reported against a measure", "1", flow, false);
    add.entities(k.in_force, Dimension::sanction, order.sanctions, "in_force",
                 "whether the measure is in force", "1", "4.5");
    add.entities(k.monitoring, Dimension::sanction, order.sanctions, "monitoring",
                 "strength of the mandates that watch the measure", "1", "4.5");
    add.headroom();
    add.entities(k.reputation, Dimension::actor, order.actors, "reputation",
                 "accumulated cost of reports", "currency", "4.5");
    add.entities(k.mandate_alive, Dimension::mandate, order.mandates, "mandate_alive",
                 "whether the mandate is alive", "1", "4.6");
    add.entities(k.draft_passed, Dimension::draft, order.drafts, "draft_passed",
                 "whether the draft has been adopted", "1", "4.6");
    add.entities(k.draft_vetoed, Dimension::draft, order.drafts, "draft_vetoed",
                 "whether a veto killed the draft", "1", "4.6");
    add.dependences();
}

void catalogue_treaties(Compilation& c, Cataloguer& add) {
    const Columns& k = c.plan.columns;
    constexpr auto level = VariableKind::level;
    constexpr auto flow = VariableKind::flow;
    add.entities(k.treaty_signed, Dimension::treaty, c.order.treaties, "treaty_signed",
                 "whether all parties have signed", "1", "4.7");
    add.entities(k.treaty_in_force, Dimension::treaty, c.order.treaties, "treaty_in_force",
                 "whether the treaty is in force", "1", "4.7");
    add.entities(k.treaty_invoked, Dimension::treaty, c.order.treaties, "invoked",
                 "clauses whose case arose", "1", "4.7", flow);
    add.duties(k.duty_honoured, "honoured", "obligations that the actor met");
    add.duties(k.duty_broken, "broken", "obligations that the actor did not meet");
    add.entities(k.project_progress, Dimension::project, c.order.projects, "project_progress",
                 "share of the work that is done", "1", "4.12");
    add.entities(k.project_done, Dimension::project, c.order.projects, "project_done",
                 "whether the project is finished", "1", "4.12");
    if (k.invested.count > 0) {
        add.accounts(k.invested, "invested", "paid for projects", flow, "4.12");
    }
    add.loans(k.claim_interest, "interest", "added to what the partner owes the actor", flow);
    add.loans(k.claim_repaid, "repaid", "instalments that the partner paid", flow);
    add.loans(k.arrears, "arrears", "instalments of the partner that are overdue", level);
}

void catalogue_labels(Compilation& c) {
    auto& labels = c.plan.labels;
    labels.resize(static_cast<std::size_t>(Dimension::rule) + 1);
    const auto fill = [&labels](Dimension dimension, const auto& entities) {
        for (const auto& entity : entities) {
            labels[static_cast<std::size_t>(dimension)].push_back(entity.id);
        }
    };
    fill(Dimension::actor, c.model.actors);
    fill(Dimension::partner, c.model.actors);
    fill(Dimension::good, c.model.goods);
    labels[static_cast<std::size_t>(Dimension::route)] = c.order.route_ids_scenario;
    fill(Dimension::contract, c.model.contracts);
    fill(Dimension::market, c.model.markets);
    for (const auto& claim : c.model.claims) {
        labels[static_cast<std::size_t>(Dimension::claim)].push_back(
            c.model.actors[claim.creditor.index()].id + ">" +
            c.model.actors[claim.debtor.index()].id);
    }
    fill(Dimension::sanction, c.model.sanctions);
    fill(Dimension::mandate, c.model.mandates);
    fill(Dimension::draft, c.model.drafts);
    fill(Dimension::treaty, c.model.treaties);
    fill(Dimension::clause, c.model.clauses);
    fill(Dimension::project, c.model.projects);
    fill(Dimension::theatre, c.model.theatres);
    fill(Dimension::contingent, c.model.contingents);
    fill(Dimension::strike, c.model.strikes);
    fill(Dimension::technology, c.model.technologies);
    fill(Dimension::labour, c.model.labour);
    fill(Dimension::rule, c.model.rules);
}

void catalogue_positions(Compilation& c) {
    auto& positions = c.plan.scenario_position;
    positions.resize(c.plan.labels.size());
    const auto put = [&positions](Dimension dimension, const std::vector<Index>& value) {
        positions[static_cast<std::size_t>(dimension)] = value;
    };
    put(Dimension::actor, c.order.actors.scenario);
    put(Dimension::good, c.order.goods.scenario);
    put(Dimension::contract, c.order.contracts.scenario);
    put(Dimension::market, c.order.markets.scenario);
    put(Dimension::claim, c.order.claims.scenario);
    put(Dimension::sanction, c.order.sanctions.scenario);
    put(Dimension::mandate, c.order.mandates.scenario);
    put(Dimension::draft, c.order.drafts.scenario);
    put(Dimension::treaty, c.order.treaties.scenario);
    put(Dimension::clause, c.order.clauses.scenario);
    put(Dimension::project, c.order.projects.scenario);
    put(Dimension::theatre, c.order.theatres.scenario);
    put(Dimension::contingent, c.order.contingents.scenario);
    put(Dimension::strike, c.order.strikes.scenario);
    put(Dimension::technology, c.order.technologies.scenario);
    put(Dimension::labour, c.order.labour.scenario);
    put(Dimension::rule, c.order.rules.scenario);
    put(Dimension::route, order_of(c.order.route_ids_scenario).scenario);
}

}  // namespace

void compile_variables(Compilation& c) {
    Cataloguer add(c);
    catalogue_goods(c, add);
    add.claims();
    catalogue_institutions(c, add);
    catalogue_treaties(c, add);
    add.entities({c.plan.columns.deal_scale.first, 0}, Dimension::contract, c.order.contracts,
                 "contract_scale", "bundles of the contract that were executed", "1", "4.2",
                 VariableKind::flow);
    add.entities({c.plan.columns.deal_active.first, 0}, Dimension::contract, c.order.contracts,
                 "contract_active", "whether the contract is active", "1", "4.2");
    compile_variables_war(c);
    add_people_variables(c);
    catalogue_labels(c);
    catalogue_positions(c);
    for (const model::Parameter& parameter : c.model.parameters) {
        const auto id = static_cast<std::uint32_t>(&parameter - c.model.parameters.data());
        const auto slot = c.parameters.find(id);
        if (slot != c.parameters.end() &&
            c.plan.slots[slot->second].kind == SlotPlan::Kind::drawn) {
            c.plan.assumptions.emplace_back(id);
        }
    }
}

}  // namespace entente::kernel

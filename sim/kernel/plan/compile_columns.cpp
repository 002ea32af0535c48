#include <algorithm>
#include <map>
#include <tuple>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

std::size_t input_count(const PlanData& plan) {
    std::size_t count = 0;
    for (const auto& line : plan.lines) {
        count += line.inputs.size();
    }
    return count;
}

std::size_t term_count(const PlanData& plan) {
    std::size_t count = 0;
    for (const auto& dependence : plan.institutions.dependences) {
        count += dependence.terms.size();
    }
    return count;
}

std::size_t seat_vote_count(const PlanData& plan) {
    std::size_t count = 0;
    for (const auto& draft : plan.institutions.drafts) {
        count += draft.votes.size();
    }
    return count;
}

std::size_t pipeline_count(const PlanData& plan) {
    std::size_t count = 0;
    for (const auto& shipment : plan.exchange.shipments) {
        count += shipment.ring_size;
    }
    return count;
}

/// Every giver under a sanction has a ring of as many steps as reports about it are delayed.
std::size_t place_report_rings(PlanData& plan) {
    Index next = 0;
    for (auto& sanction : plan.institutions.sanctions) {
        sanction.report_ring_first = next;
        next += (sanction.last_compliance - sanction.first_compliance) *
                static_cast<Index>(sanction.report_delay + 1);
    }
    return next;
}

std::size_t party_count(const PlanData& plan) {
    std::size_t count = 0;
    for (const auto& deal : plan.exchange.deals) {
        count += deal.parties.size();
    }
    return count;
}

void add_goods_state(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const std::size_t accounts = plan.accounts.size();
    const std::size_t lines = plan.lines.size();
    k.slots = layout.add(plan.slots.size());
    k.stock = layout.add(accounts);
    k.in_transit = layout.add(accounts);
    k.pipeline = layout.add(pipeline_count(plan));
    k.shortage = layout.add(accounts);
    k.rest_income = layout.add(accounts);
    k.rest_spoiled = layout.add(accounts);
    k.rest_need = layout.add(accounts);
    k.rest_output = layout.add(lines);
    k.rest_input = layout.add(input_count(plan));
    k.rest_leg = layout.add(plan.exchange.legs.size());
    k.rest_transport = layout.add(plan.exchange.legs.size());
    k.rest_tariff = layout.add(plan.exchange.legs.size());
    k.rest_credit = layout.add(plan.exchange.legs.size());
    k.rest_lost = layout.add(plan.exchange.shipments.size());
    k.capacity = layout.add(lines);
    k.utilisation = layout.add(lines);
    k.orders = layout.add(lines);
    k.deal_on = layout.add(plan.exchange.deals.size());
    k.deal_cancelled = layout.add(plan.exchange.deals.size());
    k.deal_active = layout.add(plan.exchange.deals.size());
    k.deal_starved = layout.add(plan.exchange.deals.size());
    k.claim = layout.add(plan.claims.size());
    k.awaits = layout.add(party_count(plan));
    k.net_position = layout.add(plan.actors.size());
}

void add_institution_state(PlanData& plan, Layout& layout, std::size_t route_ids) {
    Columns& k = plan.columns;
    const Institutions& all = plan.institutions;
    k.sanction_on = layout.add(all.sanctions.size());
    k.in_force = layout.add(all.sanctions.size());
    k.monitoring = layout.add(all.sanctions.size());
    k.cap_used = layout.add(all.sanctions.size());
    k.cap_declared = layout.add(all.sanctions.size());
    k.headroom = layout.add(all.sanctions.size());
    k.compliance = layout.add(all.compliance.size());
    k.compliance_base = layout.add(all.compliance.size());
    const std::size_t rings = place_report_rings(plan);
    k.report_count_due = layout.add(rings);
    k.report_amount_due = layout.add(rings);
    k.report_value_due = layout.add(rings);
    k.shipment_reported = layout.add(plan.exchange.measures.size());
    k.reputation = layout.add(plan.actors.size());
    k.mandate_until = layout.add(all.mandates.size());
    k.mandate_alive = layout.add(all.mandates.size());
    k.draft_tabled = layout.add(all.drafts.size());
    k.draft_decided = layout.add(all.drafts.size());
    k.draft_passed = layout.add(all.drafts.size());
    k.draft_vetoed = layout.add(all.drafts.size());
    k.rule_last = layout.add(all.rules.size());
    k.route_closed = layout.add(route_ids);
    k.route_open = layout.add(plan.exchange.routes.size());
    k.days = layout.add(1);
    k.imports_from = layout.add(term_count(plan));
    k.supply_all = layout.add(term_count(plan));
    k.dependence = layout.add(all.dependences.size());
}

void add_treaty_state(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const Treaties& all = plan.treaties;
    for (Rows* rows :
         {&k.party_signed, &k.party_ratified, &k.party_leaves, &k.power_signed, &k.regime_signed}) {
        *rows = layout.add(all.parties.size());
    }
    for (Rows* rows :
         {&k.treaty_proposed, &k.treaty_signed, &k.treaty_entered, &k.treaty_in_force}) {
        *rows = layout.add(all.treaties.size());
    }
    k.clause_spell = layout.add(all.clauses.size());
    k.duty_spell = layout.add(all.obligations.size());
}

void add_work_state(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const Works& all = plan.works;
    for (Rows* rows : {&k.project_from, &k.project_work, &k.project_idle, &k.project_progress,
                       &k.project_done, &k.project_unpaid}) {
        *rows = layout.add(all.projects.size());
    }
    k.project_spent = layout.add(all.builders.size());
    for (Rows* rows : {&k.rest_interest, &k.rest_instalment, &k.instalment_base, &k.arrears}) {
        *rows = layout.add(all.loans.size());
    }
}

void add_people_state(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const People& people = plan.people;
    k.technology = layout.add(people.levels.size());
    k.unit_cost = layout.add(people.learning.size());
    k.made = layout.add(people.learning.size());
    k.expected = layout.add(people.wants.size());
    k.deprivation = layout.add(people.societies.size());
    k.unrest = layout.add(people.societies.size());
    k.leader_exit = layout.add(people.societies.size());
    k.survival = layout.add(people.societies.size());
    k.regime_change = layout.add(people.leaders_change ? plan.actors.size() : 0);
    k.rest_wage = layout.add(people.labour.size());
}

/// In the order of texts and ids, not of listing: the digest of a state reads rows in turn.
void add_expression_state(Compilation& c, Layout& layout) {
    PlanData& plan = c.plan;
    std::vector<std::string> texts;
    for (const auto& expression : c.model.expressions) {
        texts.push_back(expression.text);
    }
    std::vector<std::string> outcome_ids;
    for (const auto& outcome : c.model.outcomes) {
        outcome_ids.push_back(outcome.id);
    }
    const Rows start{layout.size(), 0};
    for (const Index i : order_of(texts).scenario) {
        plan.programs[i].memory = layout.add(plan.programs[i].program.memory());
    }
    plan.columns.memory = {start.first, layout.size() - start.first};
    plan.columns.outcome_sums = {layout.size(), 0};
    for (const Index i : order_of(outcome_ids).scenario) {
        OutcomePlan& outcome = plan.outcomes[i];
        const auto& program = plan.programs[outcome.program].program;
        outcome.sums = layout.add(program.leaves().size() + program.memory());
    }
    plan.columns.outcome_sums.count = layout.size() - plan.columns.outcome_sums.first;
}

void add_flows(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const std::size_t accounts = plan.accounts.size();
    for (Rows* rows : {&k.produced, &k.used, &k.spoiled, &k.income, &k.injected, &k.needed,
                       &k.consumed, &k.sent, &k.received, &k.transfers, &k.transport}) {
        *rows = layout.add(accounts);
    }
    for (Rows* rows : {&k.pair_wanted, &k.pair_shipped, &k.pair_delivered, &k.pair_declared,
                       &k.pair_evaded, &k.pair_seized, &k.pair_destroyed, &k.pair_lost}) {
        *rows = layout.add(plan.exchange.pairs.size());
    }
    k.reported = layout.add(plan.institutions.compliance.size());
    k.reports = layout.add(plan.institutions.compliance.size());
    k.claim_lent = layout.add(plan.claims.size());
    k.claim_forgiven = layout.add(plan.claims.size());
    k.claim_interest = layout.add(plan.works.loans.size());
    k.claim_repaid = layout.add(plan.works.loans.size());
    k.treaty_invoked = layout.add(plan.treaties.treaties.size());
    k.duty_honoured = layout.add(plan.treaties.obligations.size());
    k.duty_broken = layout.add(plan.treaties.obligations.size());
    k.invested = layout.add(plan.works.projects.empty() ? 0 : accounts);
    add_war_flows(plan, layout);
    k.fed = layout.add(plan.people.wants.size());
    k.need_per_head = layout.add(plan.people.wants.size());
    k.remitted = layout.add(plan.people.labour.size());
    k.technology_value = layout.add(plan.people.technology_legs.size());
    k.votes_cast = layout.add(plan.dynamics.votes);
    k.seizures = layout.add(plan.dynamics.seizures);
    k.deal_scale = layout.add(plan.exchange.deals.size());
}

void add_exchange_scratch(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const Exchange& x = plan.exchange;
    k.before = layout.add(plan.accounts.size());
    k.transit_before = layout.add(plan.accounts.size());
    k.transit_gap = layout.add(plan.accounts.size());
    k.left = layout.add(plan.accounts.size());
    k.frozen = layout.add(plan.accounts.size());
    for (Rows* rows : {&k.bound, &k.evasion, &k.weight}) {
        *rows = layout.add(x.deals.size());
    }
    for (Rows* rows : {&k.leg_amount, &k.leg_cost, &k.leg_duty, &k.leg_credit, &k.leg_lawful,
                       &k.leg_illicit, &k.leg_gone, &k.leg_paid, &k.leg_tariff}) {
        *rows = layout.add(x.legs.size());
    }
    k.subject = layout.add(x.measures.size());
    k.measure_load = layout.add(x.measures.size());
    k.declared_share = layout.add(plan.institutions.sanctions.size());
    k.chosen = layout.add(x.shipments.size());
    k.load = layout.add(x.shipments.size());
    for (Rows* rows : {&k.line_output, &k.line_bound, &k.line_scale, &k.line_active}) {
        *rows = layout.add(plan.lines.size());
    }
    k.input_load = layout.add(input_count(plan));
    for (Rows* rows : {&k.input_slack, &k.input_asked, &k.input_ratio}) {
        *rows = layout.add(plan.accounts.size());
    }
}

void add_action_scratch(PlanData& plan, Layout& layout, std::size_t route_ids) {
    Columns& k = plan.columns;
    const Institutions& all = plan.institutions;
    k.vote_choice = layout.add(seat_vote_count(plan));
    k.draft_due = layout.add(all.drafts.size());
    k.deal_request = layout.add(plan.exchange.deals.size());
    k.answer = layout.add(party_count(plan));
    k.observed = layout.add(plan.observations.size());
    k.sanction_request = layout.add(all.sanctions.size());
    k.compliance_request = layout.add(all.compliance.size());
    k.mandate_request = layout.add(all.mandates.size());
    k.mandate_end = layout.add(all.mandates.size());
    k.route_request = layout.add(route_ids);
    k.forgive_request = layout.add(plan.claims.size());
    for (Rows* rows : {&k.inject_set, &k.inject_sets, &k.inject_scale, &k.inject_add}) {
        *rows = layout.add(all.injects.size());
    }
    const People& people = plan.people;
    k.access = layout.add(people.accesses.size());
    k.taught = layout.add(people.levels.size());
    k.learned = layout.add(people.levels.size());
    k.recall_request = layout.add(people.labour.size());
    k.line_quality = layout.add(people.raises_quality ? plan.lines.size() : 0);
    k.people_lane = layout.add(people.any() ? 8 : 0);
    k.fire = layout.add(all.rules.size());
}

void add_treaty_scratch(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const Treaties& treaties = plan.treaties;
    k.treaty_request = layout.add(treaties.treaties.size());
    for (Rows* rows : {&k.sign_request, &k.ratify_request, &k.denounce_request}) {
        *rows = layout.add(treaties.parties.size());
    }
    k.clause_case = layout.add(treaties.clauses.size());
    k.duty_tried = layout.add(treaties.obligations.size());
    k.duty_work = layout.add(treaties.treaties.empty() ? 0 : 4);
}

void add_work_scratch(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const Works& works = plan.works;
    k.claim_before = layout.add(plan.claims.size());
    for (Rows* rows : {&k.build_request, &k.project_share, &k.project_days}) {
        *rows = layout.add(works.projects.size());
    }
    k.spending = layout.add(works.builders.size());
    const bool pays = !works.projects.empty() || !works.loans.empty();
    k.cash_asked = layout.add(pays ? plan.actors.size() : 0);
    k.cash_free = layout.add(pays ? plan.actors.size() : 0);
    k.instalment = layout.add(works.loans.size());
}

void add_expression_scratch(PlanData& plan, Layout& layout) {
    std::size_t leaves = 0;
    std::size_t registers = 0;
    for (const auto& program : plan.programs) {
        leaves = std::max(leaves, program.program.leaves().size());
        registers = std::max(registers, program.program.registers());
    }
    plan.columns.leaves = layout.add(leaves);
    plan.columns.registers = layout.add(registers);
    plan.columns.lane = layout.add(20);
}

/// Lines with inputs, grouped by actor: their accounts are those of one actor.
void compile_line_groups(Compilation& c) {
    PlanData& plan = c.plan;
    const Index one = plan.columns.slots.first + c.constant(1);
    std::map<Index, std::vector<std::tuple<Index, Index, Index>>> uses;  // by actor
    std::map<Index, std::vector<Index>> lines;
    for (Index i = 0; i < plan.lines.size(); ++i) {
        const Index actor = plan.accounts[plan.lines[i].account].actor;
        for (const LineInputPlan& input : plan.lines[i].inputs) {
            uses[actor].emplace_back(input.account, i, plan.columns.input_load.first + input.row);
        }
        if (!plan.lines[i].inputs.empty()) {
            lines[actor].push_back(i);
        }
    }
    for (auto& [actor, entries] : uses) {
        LineGroup group;
        group.fill.items = lines[actor];
        group.fill.weights.assign(group.fill.items.size(), one);
        std::sort(entries.begin(), entries.end());
        for (const auto& [account, line, row] : entries) {
            auto& resources = group.fill.resources;
            if (resources.empty() || resources.back().resource != account) {
                const auto first = static_cast<Index>(group.fill.entries.size());
                resources.push_back({account, first, first});
            }
            group.fill.entries.push_back({line, row, 1, one});
            resources.back().last_entry = static_cast<Index>(group.fill.entries.size());
        }
        plan.line_groups.push_back(std::move(group));
    }
}

}  // namespace

void compile_columns(Compilation& c) {
    Layout layout;
    const std::size_t route_ids = c.order.route_ids.size();
    add_goods_state(c.plan, layout);
    add_institution_state(c.plan, layout, route_ids);
    add_treaty_state(c.plan, layout);
    add_work_state(c.plan, layout);
    add_war_state(c.plan, layout);
    add_people_state(c.plan, layout);
    add_dynamics_state(c.plan, layout);
    add_expression_state(c, layout);
    c.plan.persistent_rows = layout.size();
    add_flows(c.plan, layout);
    add_exchange_scratch(c.plan, layout);
    add_action_scratch(c.plan, layout, route_ids);
    add_treaty_scratch(c.plan, layout);
    add_work_scratch(c.plan, layout);
    add_war_scratch(c.plan, layout);
    add_dynamics_scratch(c.plan, layout);
    add_expression_scratch(c.plan, layout);
    c.plan.rows = layout.size();
    compile_line_groups(c);
}

void compile_fill_columns(Compilation& c) {
    Layout layout;
    layout.add(c.plan.rows);
    Columns& k = c.plan.columns;
    for (Rows* rows : {&k.slack, &k.asked_slack, &k.asked, &k.ratio}) {
        *rows = layout.add(c.plan.exchange.resources.size());
    }
    for (Rows* rows : {&k.item_bound, &k.item_scale, &k.item_active, &k.item_factor}) {
        *rows = layout.add(c.plan.exchange.items.size());
    }
    c.plan.rows = layout.size();
}

}  // namespace entente::kernel

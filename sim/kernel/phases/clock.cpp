#include <algorithm>
#include <span>

#include "kernel/phases/actions.hpp"
#include "kernel/phases/arrivals.hpp"
#include "kernel/phases/observe.hpp"
#include "kernel/phases/people_actions.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/projects.hpp"
#include "kernel/phases/treaties.hpp"
#include "kernel/phases/war.hpp"
#include "kernel/state/expressions.hpp"

namespace entente::kernel {
namespace {

std::span<double> cells(Context& c, Rows rows) {
    return {c.row(rows, 0),
            static_cast<std::size_t>(rows.count) * static_cast<std::size_t>(c.width())};
}

void fill(std::span<double> to, double value) {
    std::fill(to.begin(), to.end(), value);
}

/// Flows of the last step; `when:` has read them by now.
void clear_flows(Context& c) {
    const Columns& k = c.columns();
    const auto* first = c.row(k.produced, 0);
    const auto* end = c.row(k.deal_scale, k.deal_scale.count);
    std::fill(c.row(k.produced, 0), c.row(k.produced, 0) + (end - first), 0.0);
}

void remember_start(Context& c) {
    const Columns& k = c.columns();
    const auto stock = cells(c, k.stock);
    std::copy(stock.begin(), stock.end(), c.row(k.before, 0));
    const auto transit = cells(c, k.in_transit);
    std::copy(transit.begin(), transit.end(), c.row(k.transit_before, 0));
    const auto claims = cells(c, k.claim);
    std::copy(claims.begin(), claims.end(), c.row(k.claim_before, 0));
}

bool is_dated_now(const RulePlan& rule, int step) {
    return std::find(rule.steps.begin(), rule.steps.end(), step) != rule.steps.end();
}

/// fire[lane] of a rule: its date or condition, its cooldown, and whether it fires only once.
void find_fire(Context& c, Index index) {
    const RulePlan& rule = c.plan.institutions.rules[index];
    double* fire = c.row(c.columns().fire, index);
    double* last = c.row(c.columns().rule_last, index);
    if (rule.program != nowhere) {
        evaluate(c, rule.program, fire);
    } else {
        fill({fire, static_cast<std::size_t>(c.width())}, is_dated_now(rule, c.step()) ? 1 : 0);
    }
    const double today = c.day().number;
    for (int l = 0; l < c.width(); ++l) {
        const bool rested = today - last[l] >= rule.cooldown_days;
        const bool spent = rule.once && last[l] > -1e8;
        fire[l] = fire[l] != 0 && rested && !spent ? 1 : 0;
        last[l] = fire[l] != 0 ? today : last[l];
    }
}

void run_rules(Context& c) {
    const auto& rules = c.plan.institutions.rules;
    for (Index i = 0; i < rules.size(); ++i) {
        find_fire(c, i);
    }
    find_cases(c);
    clear_flows(c);
    update_treaties(c);
    bar_rules(c);
    advance_projects(c);
    for (Index i = 0; i < rules.size(); ++i) {
        const double* fire = c.row(c.columns().fire, i);
        c.record(EventKind::rule_fired, fire, i, nowhere, nullptr);
        for (const ActionPlan& action : rules[i].actions) {
            request(c, action, fire);
        }
    }
    answer_cases(c);
}

}  // namespace

void run_clock(Context& c) {
    remember_start(c);
    remember_field(c);
    fill(cells(c, c.columns().days), c.day().number - c.plan.calendar.start.number);
    fill(cells(c, c.columns().vote_choice), 0);
    clear_requests(c);
    evaluate_slots(c);
    observe(c);
    run_rules(c);
    follow_leader_changes(c);
    carry_out_requests(c);
    update_treaties(c);
    for (Index s = 0; s < c.plan.exchange.shipments.size(); ++s) {
        arrive_due(c, s);
    }
    troops_arrive(c);
}

}  // namespace entente::kernel

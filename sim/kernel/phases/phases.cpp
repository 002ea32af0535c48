#include "kernel/phases/phases.hpp"

#include <algorithm>
#include <array>

namespace entente::kernel {
namespace {

bool always(const PlanData& /*plan*/) {
    return true;
}

bool has_deals(const PlanData& plan) {
    return !plan.exchange.deals.empty();
}

bool has_needs(const PlanData& plan) {
    return std::any_of(plan.accounts.begin(), plan.accounts.end(),
                       [](const AccountPlan& account) { return account.has_need(); });
}

bool has_loans(const PlanData& plan) {
    return !plan.works.loans.empty();
}

bool has_contingents(const PlanData& plan) {
    return !plan.war.contingents.empty();
}

bool has_war(const PlanData& plan) {
    return !plan.war.none();
}

bool has_technologies(const PlanData& plan) {
    return !plan.people.levels.empty();
}

bool has_paid_workers(const PlanData& plan) {
    return !plan.people.payers.empty();
}

bool has_societies(const PlanData& plan) {
    return !plan.people.societies.empty();
}

bool has_relations(const PlanData& plan) {
    return !plan.institutions.dependences.empty() || plan.dynamics.any();
}

constexpr std::array table = {
    Phase{"clock", "calendar, rules", "dated and conditional actions, treaties, projects, arrivals",
          run_clock, always},
    Phase{"institutions", "drafts, relations, reports",
          "votes, mandates, monitoring, the legal status of every measure, compliance",
          run_institutions, always},
    Phase{"produce", "stocks, lines", "income, spoilage, production, inputs used, capacity",
          run_produce, always},
    Phase{"deploy", "men at home, what was asked for", "troops on their way", run_deploy,
          has_contingents},
    Phase{"plan", "the state now", "needs, bounds of the deals, routes, evasion", run_plan, always},
    Phase{"clear", "bounds, stocks, routes, caps, cash", "the scale of every deal", run_clear,
          has_deals},
    Phase{"enforce", "cleared shipments, monitoring", "seizures, reports, the declared ledger",
          run_enforce, has_deals},
    Phase{"settle", "scales", "stocks, transit, cash, claims", run_settle, has_deals},
    Phase{"claims", "claims, cash", "interest, instalments, arrears", run_claims, has_loans},
    Phase{"learn", "scales, access, technology", "technology", run_learn, has_technologies},
    Phase{"remit", "workers, wages, cash", "cash of homes and hosts", run_remit, has_paid_workers},
    Phase{"consume", "stocks, needs", "consumption, shortage", run_consume, has_needs},
    Phase{"combat", "contingents, rounds, strikes", "losses, rounds used, damage, experience",
          run_combat, has_war},
    Phase{"society", "consumption, unmet needs, measures", "deprivation, unrest, changes of leader",
          run_society, has_societies},
    Phase{"relations", "what happened in the step",
          "dependence, threat, arms spending, affinity, commitment, soft power", run_relations,
          has_relations},
    Phase{"audit", "everything", "sums for outcomes; stops the run where an invariant broke",
          run_audit, always},
};

}  // namespace

std::span<const Phase> phase_table() {
    return table;
}

}  // namespace entente::kernel

#include <algorithm>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

void compile_project(Compilation& c, Index canonical) {
    const auto& source = c.model.projects[c.order.projects.scenario[canonical]];
    Works& all = c.plan.works;
    ProjectPlan project;
    project.first_builder = static_cast<Index>(all.builders.size());
    auto builders = source.builders;
    std::sort(builders.begin(), builders.end(), [&](const auto& a, const auto& b) {
        return c.order.actors.of(a.actor) < c.order.actors.of(b.actor);
    });
    for (const auto& builder : builders) {
        const Index actor = c.order.actors.of(builder.actor);
        all.builders.push_back({actor, c.slot(builder.share), c.plan.actors[actor].cash});
    }
    project.last_builder = static_cast<Index>(all.builders.size());
    project.start = source.start;
    project.duration = c.slot(source.duration);
    project.cost = c.slot(source.cost);
    project.is_paid =
        c.plan.currency != nowhere && !builders.empty() && !c.always_zero(project.cost);
    project.disruption = c.slot(source.disruption);
    project.disruption_days = c.slot(source.disruption_days);
    project.spending = source.spending;
    project.key = c.key("disruption", source.id);
    project.when_done = compile_actions(c, source.when_done, {});
    all.projects.push_back(std::move(project));
}

void compile_loan(Compilation& c, Index canonical) {
    const auto& source = c.model.claims[c.order.claims.scenario[canonical]];
    if (!source.interest && !source.instalments) {
        return;
    }
    LoanPlan loan;
    loan.claim = canonical;
    loan.interest = source.interest ? c.slot(*source.interest) : nowhere;
    if (source.instalments) {
        const auto& terms = *source.instalments;
        const model::Rate& rate = terms.amount ? *terms.amount : terms.share;
        loan.repays = true;
        (terms.amount ? loan.amount : loan.share) = c.slot(rate.amount);
        loan.period_days = rate.period_days;
        loan.window = terms.window;
        const ClaimPlan& claim = c.plan.claims[canonical];
        loan.debtor_cash = c.plan.actors[claim.debtor].cash;
        loan.creditor_cash = c.plan.actors[claim.creditor].cash;
    }
    c.plan.works.loans.push_back(loan);
}

}  // namespace

void compile_works(Compilation& c) {
    for (Index i = 0; i < c.order.projects.size(); ++i) {
        compile_project(c, i);
    }
    for (Index i = 0; i < c.order.claims.size(); ++i) {
        compile_loan(c, i);
    }
}

}  // namespace entente::kernel

// Threat and arms spending in answer to it.
#include <algorithm>
#include <map>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

Slot slot_or(Compilation& c, const std::optional<model::Number>& number, double standard) {
    return number ? c.slot(*number) : c.constant(standard);
}

/// Weights in the order of technologies, so that sums do not depend on listing.
void add_technologies(Compilation& c, const model::ThreatModel& source, ThreatPlan& plan) {
    std::map<Index, model::Number> weights;
    for (const model::OffenceTechnology& offence : source.technologies) {
        weights[c.order.technologies.of(offence.technology)] = offence.weight;
    }
    for (const auto& [technology, weight] : weights) {
        for (Index i = 0; i < c.plan.people.levels.size(); ++i) {
            const LevelPlan& level = c.plan.people.levels[i];
            if (level.technology == technology) {
                plan.terms[level.actor].push_back({c.slot(weight), i, nowhere});
            }
        }
    }
}

void compile_threat(Compilation& c, const model::ThreatModel& source) {
    ThreatPlan& plan = c.plan.dynamics.threat;
    c.plan.dynamics.has_threat = true;
    plan.capability_power = c.slot(source.capability_power);
    plan.offence_power = c.slot(source.offence_power);
    plan.proximity_power = c.slot(source.proximity_power);
    plan.base = c.slot(source.base);
    for (const Index position : c.order.actors.scenario) {
        plan.capability.push_back(slot_or(c, c.model.actors[position].capability, 0));
    }
    plan.terms.resize(c.plan.actors.size());
    add_technologies(c, source, plan);
    const auto& fighters = c.plan.war.fighters;
    for (Index i = 0; i < fighters.size(); ++i) {
        plan.terms[fighters[i]].push_back({c.slot(source.experience), nowhere, i});
    }
}

std::vector<const model::ArmsResponse*> sorted_responses(const Compilation& c) {
    std::vector<const model::ArmsResponse*> all;
    for (const auto& response : c.model.dynamics->responses) {
        all.push_back(&response);
    }
    std::sort(all.begin(), all.end(), [&](const auto* a, const auto* b) {
        return c.order.actors.of(a->actor) < c.order.actors.of(b->actor);
    });
    return all;
}

/// Reactions in the order of whom they are to, so that sums do not depend on listing.
void compile_reactions(Compilation& c, const model::ArmsResponse& source, ResponsePlan& plan) {
    const auto responses = sorted_responses(c);
    for (Index i = 0; i < responses.size(); ++i) {
        for (const auto& reaction : source.reacts_to) {
            if (reaction.to == responses[i]->actor) {
                plan.reacts_to.push_back({i, c.slot(reaction.rate)});
            }
        }
    }
}

void compile_responses(Compilation& c) {
    for (const model::ArmsResponse* source : sorted_responses(c)) {
        ResponsePlan plan;
        plan.actor = c.order.actors.of(source->actor);
        plan.spending = c.slot(source->spending.amount);
        plan.spending_per_year = model::days_per_year / source->spending.period_days;
        plan.fatigue = c.slot(source->fatigue);
        plan.grievance = c.slot(source->grievance);
        plan.threat = c.slot(source->threat);
        compile_reactions(c, *source, plan);
        for (Index r = 0; c.plan.dynamics.has_threat && r < c.plan.relations.size(); ++r) {
            if (c.plan.relations[r].from == plan.actor) {
                plan.threats.push_back(r);
            }
        }
        if (source->buys) {
            plan.buys = c.account(plan.actor, c.order.goods.of(*source->buys));
            c.plan.accounts[plan.buys].response =
                static_cast<Index>(c.plan.dynamics.responses.size());
        }
        c.plan.dynamics.responses.push_back(std::move(plan));
    }
}

}  // namespace

void compile_arms(Compilation& c, const model::Dynamics& source) {
    if (source.threat) {
        compile_threat(c, *source.threat);
    }
    compile_responses(c);
}

}  // namespace entente::kernel

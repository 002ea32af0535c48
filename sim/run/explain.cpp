#include "run/explain.hpp"

#include <algorithm>
#include <stdexcept>

#include "record/trajectory.hpp"
#include "run/errors.hpp"
#include "run/words.hpp"
#include "run/world.hpp"

namespace entente::run {
namespace {

[[noreturn]] void reject(const std::string& option, const std::string& what,
                         const std::string& why) {
    throw Rejected(option + ": error[not-in-file]: " + what + " (" + why + ")\n");
}

int step_asked_for(const kernel::Plan& plan, base::Day date) {
    for (int step = 0; step < plan.steps(); ++step) {
        if (plan.step_start(step) <= date && date < plan.step_start(step + 1)) {
            return step;
        }
    }
    reject("--date " + base::format_date(date), "the run has no such day",
           "it covers " + base::format_date(plan.step_start(0)) + " to " +
               base::format_date(base::Day{plan.step_start(plan.steps()).number - 1}));
}

/// Position of the actor asked for.
std::optional<std::uint32_t> actor_asked_for(const ExplainSpec& spec, const kernel::Plan& plan) {
    if (!spec.actor) {
        return std::nullopt;
    }
    const auto& ids = plan.labels(kernel::Dimension::actor);
    const auto found = std::find(ids.begin(), ids.end(), *spec.actor);
    if (found != ids.end()) {
        return static_cast<std::uint32_t>(found - ids.begin());
    }
    const auto near = nearest_word(*spec.actor, ids);
    reject("--actor " + *spec.actor, "the scenario has no such actor",
           near ? "did you mean '" + *near + "'?" : "`entente show` lists its actors");
}

std::string label(const kernel::Plan& plan, kernel::Dimension dimension, std::uint32_t position) {
    const auto& labels = plan.labels(dimension);
    return position < labels.size() ? labels[position] : std::string();
}

ToldDecision told(const kernel::Plan& plan, const kernel::Explanation& explanation) {
    ToldDecision decision;
    decision.what = kernel::name_of(explanation.what);
    decision.actor = label(plan, kernel::Dimension::actor, explanation.actor);
    decision.partner = label(plan, kernel::Dimension::actor, explanation.partner);
    decision.about = kernel::name_of(explanation.about);
    decision.subject = label(plan, explanation.about, explanation.subject);
    for (const kernel::Term& term : explanation.terms) {
        decision.terms.push_back({term.name, term.value, term.weight, term.product()});
    }
    decision.score = explanation.score;
    for (const kernel::Fact& fact : explanation.facts) {
        decision.facts.push_back({fact.name, fact.value, 1, fact.value});
    }
    decision.criterion = explanation.criterion;
    decision.result = explanation.result;
    if (explanation.refusal != kernel::Refusal::none) {
        decision.refusal = kernel::name_of(explanation.refusal);
    }
    return decision;
}

std::vector<kernel::Explanation> explanations(const World& world, std::uint32_t replicate,
                                              int step) {
    try {
        kernel::Simulation simulation(world.plan, {replicate, 1});
        for (int taken = 0; taken < step; ++taken) {
            simulation.step();
        }
        return simulation.explain(0);
    } catch (const std::logic_error& error) {  // AuditFailure, ContractViolation and their kin
        throw Defect(error.what());
    }
}

}  // namespace

ExplainedStep explain(const ExplainSpec& spec) {
    const record::TrajectoryFile file(spec.file);
    if (spec.replicate >= file.identity().replicates) {
        reject("--replicate " + std::to_string(spec.replicate), "the file has no such replicate",
               "it has 0 to " + std::to_string(file.identity().replicates - 1));
    }
    const World world = build_world(file.request());
    const int step = step_asked_for(world.plan, spec.date);
    const auto actor = actor_asked_for(spec, world.plan);
    ExplainedStep result;
    result.title = world.model.title;
    result.replicate = spec.replicate;
    result.from = world.plan.step_start(step);
    result.until = world.plan.step_start(step + 1);
    result.same_plan = file.identity().plan_hash == world.plan.hash();
    for (const auto& explanation : explanations(world, spec.replicate, step)) {
        if (!actor || explanation.actor == *actor || explanation.partner == *actor) {
            result.decisions.push_back(told(world.plan, explanation));
        }
    }
    return result;
}

}  // namespace entente::run

#include <bit>

#include "base/hash.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

class Hasher {
public:
    void add(std::uint64_t bits) { hash_ = base::splitmix64(hash_ ^ bits); }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(std::string_view text) { add(base::fnv1a64(text)); }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 0;
};

void hash_exchange(const PlanData& plan, Hasher& hash) {
    for (const auto& leg : plan.exchange.legs) {
        for (const Index index : {leg.deal, leg.from, leg.to, leg.amount, leg.price, leg.claim}) {
            hash.add(std::uint64_t{index});
        }
        hash.add(leg.period_days);
    }
    for (const auto& deal : plan.exchange.deals) {
        hash.add(static_cast<std::uint64_t>(deal.window.from.number));
        hash.add(static_cast<std::uint64_t>(deal.window.until.number));
    }
    for (const auto& pass : plan.exchange.passes) {
        for (const auto& entry : pass.entries) {
            hash.add((std::uint64_t{entry.item} << 32U) | entry.row);
        }
    }
    for (const auto& measure : plan.exchange.measures) {
        hash.add((std::uint64_t{measure.sanction} << 32U) | measure.leg);
        hash.add(measure.report_key);
    }
}

void hash_day(const std::optional<base::Day>& day, Hasher& hash) {
    hash.add(static_cast<std::uint64_t>(day.value_or(base::first_day).number));
}

void hash_treaties(const PlanData& plan, Hasher& hash) {
    for (const auto& treaty : plan.treaties.treaties) {
        hash_day(treaty.signed_on, hash);
        hash_day(treaty.in_force, hash);
        hash_day(treaty.until, hash);
        hash.add(std::uint64_t{treaty.needs_ratification ? 1U : 0U});
        for (const Index deal : treaty.deals) {
            hash.add(std::uint64_t{deal});
        }
    }
    for (const auto& clause : plan.treaties.clauses) {
        hash.add(static_cast<std::uint64_t>(clause.kind));
        hash.add((std::uint64_t{clause.treaty} << 32U) | clause.program);
    }
    for (const auto& duty : plan.treaties.obligations) {
        hash.add(duty.key);
        hash.add((std::uint64_t{duty.honour} << 32U) | duty.cost);
    }
    for (const auto& project : plan.works.projects) {
        hash_day(project.start, hash);
        hash.add(static_cast<std::uint64_t>(project.spending));
        hash.add((std::uint64_t{project.duration} << 32U) | project.cost);
    }
    for (const auto& builder : plan.works.builders) {
        hash.add((std::uint64_t{builder.actor} << 32U) | builder.share);
    }
    for (const auto& loan : plan.works.loans) {
        hash.add((std::uint64_t{loan.claim} << 32U) | loan.interest);
        hash.add((std::uint64_t{loan.amount} << 32U) | loan.share);
        hash_day(loan.window.from, hash);
        hash_day(loan.window.until, hash);
    }
}

void hash_deciders(const PlanData& plan, Hasher& hash) {
    for (const auto& actor : plan.actors) {
        for (const auto& info : model::choices()) {
            hash.add(std::uint64_t{actor.decision.choices.option(info.choice)});
        }
        hash.add(std::uint64_t{actor.decision.scripted ? 1U : 0U});
    }
}

void hash_war(const PlanData& plan, Hasher& hash) {
    for (const auto& theatre : plan.war.theatres) {
        hash_day(theatre.window.from, hash);
        hash_day(theatre.window.until, hash);
        hash.add((static_cast<std::uint64_t>(theatre.law) << 8U) |
                 static_cast<std::uint64_t>(theatre.starts));
        for (const auto& side : theatre.actors) {
            for (const Index actor : side) {
                hash.add(std::uint64_t{actor});
            }
        }
    }
    for (const auto& contingent : plan.war.contingents) {
        hash.add((std::uint64_t{contingent.theatre} << 32U) | contingent.home);
        hash.add((std::uint64_t{contingent.men} << 32U) | contingent.exposure);
    }
    for (const auto& strike : plan.war.strikes) {
        hash_day(strike.window.from, hash);
        hash_day(strike.window.until, hash);
        hash.add((std::uint64_t{strike.supply} << 32U) | strike.launches);
        hash.add(strike.key);
    }
}

void hash_people(const People& people, Hasher& hash) {
    for (const auto& level : people.levels) {
        hash.add((std::uint64_t{level.actor} << 32U) | level.technology);
        hash.add((std::uint64_t{level.start} << 32U) | level.catch_up);
        hash.add(std::uint64_t{level.growth});
    }
    for (const auto& access : people.accesses) {
        hash.add((std::uint64_t{access.donor} << 32U) | access.learner);
        for (const auto& listed : access.listed) {
            hash.add((std::uint64_t{listed.share} << 32U) |
                     static_cast<std::uint32_t>(listed.window.until.number));
            hash.add(std::uint64_t{listed.treaty});
        }
    }
    for (const auto& leg : people.technology_legs) {
        hash.add((std::uint64_t{leg.deal} << 32U) | leg.share);
        hash.add((std::uint64_t{leg.giver} << 32U) | leg.receiver);
    }
    for (const auto& want : people.wants) {
        hash.add((std::uint64_t{want.account} << 32U) | want.weight);
    }
    for (const auto& labour : people.labour) {
        hash.add((std::uint64_t{labour.at_home} << 32U) | labour.abroad);
        hash.add((std::uint64_t{labour.wage} << 32U) | labour.take);
    }
}

void hash_dynamics(const DynamicsPlan& dynamics, Hasher& hash) {
    for (const bool flag :
         {dynamics.moves_affinity, dynamics.pure, dynamics.moves_commitment, dynamics.has_threat}) {
        hash.add(std::uint64_t{flag ? 1U : 0U});
    }
    for (const RecognitionPlan& recognition : dynamics.recognitions) {
        hash.add((std::uint64_t{recognition.from} << 32U) | recognition.to);
        hash.add(std::uint64_t{recognition.at_start ? 1U : 0U});
    }
    for (const SoftPowerPlan& soft : dynamics.soft) {
        hash.add((std::uint64_t{soft.from} << 32U) | soft.to);
        hash.add((std::uint64_t{soft.stock} << 32U) | soft.half_life);
    }
    for (const ResponsePlan& response : dynamics.responses) {
        hash.add((std::uint64_t{response.actor} << 32U) | response.buys);
        hash.add(response.spending_per_year);
        for (const ReactionPlan& reaction : response.reacts_to) {
            hash.add((std::uint64_t{reaction.to} << 32U) | reaction.rate);
        }
    }
}

/// A plan is identified by what its model says (the labels and all numbers with their keys
/// of chance) and by how its deals were laid out.
std::uint64_t hash_of(const Compilation& c) {
    const PlanData& plan = c.plan;
    Hasher hash;
    hash.add(plan.seed);
    hash.add(std::uint64_t{plan.stream});
    hash.add(std::uint64_t{plan.chance_varies ? 1U : 0U});
    hash.add(static_cast<std::uint64_t>(plan.calendar.start.number));
    hash.add(static_cast<std::uint64_t>(plan.steps));
    for (const auto& labels : plan.labels) {
        for (const auto& label : labels) {
            hash.add(label);
        }
    }
    for (const auto& slot : plan.slots) {
        hash.add(slot.value);
        hash.add(slot.range.low);
        hash.add(slot.range.high);
        hash.add(slot.key);
    }
    for (const auto& expression : c.model.expressions) {
        hash.add(expression.text);
    }
    hash_exchange(plan, hash);
    hash_dynamics(plan.dynamics, hash);
    hash_treaties(plan, hash);
    hash_deciders(plan, hash);
    hash_war(plan, hash);
    hash_people(plan.people, hash);
    return hash.value();
}

void collect_injectable(Compilation& c) {
    const auto collect = [&c](const std::vector<model::Action>& actions) {
        for (const auto& action : actions) {
            if (action.parameter.valid()) {
                c.injectable.insert(action.parameter.value);
            }
        }
    };
    model::each_list_of_actions(c.model, collect);
}

void compile(Compilation& c) {
    c.plan.calendar = c.model.calendar;
    c.plan.steps = model::step_count(c.model.calendar);
    c.plan.seed = c.options.seed;
    c.plan.stream = c.options.stream;
    c.plan.chance_varies = c.options.vary.chance;
    c.order = canonical_order(c.model);
    collect_injectable(c);
    compile_actors(c);
    compile_war(c);
    compile_exchange(c);
    compile_joining_legs(c);
    compile_measures(c);
    compile_treaties(c);
    compile_works(c);
    compile_recognitions(c);
    compile_institutions(c);
    compile_technology(c);
    compile_people(c);
    compile_programs(c);
    compile_observations(c);
    compile_dynamics(c);
    compile_columns(c);
    compile_passes(c);
    compile_fill_columns(c);
    compile_leaves(c);
    see_through_information(c);
    compile_variables(c);
    compile_dynamics_variables(c);
    c.plan.hash = hash_of(c);
}

}  // namespace

Plan::Plan(const model::Model& model, const PlanOptions& options) {
    Compilation compilation(model, options);
    compile(compilation);
    data_ = std::make_shared<const PlanData>(std::move(compilation.plan));
}

int Plan::steps() const {
    return data_->steps;
}

base::Day Plan::step_start(int step) const {
    return model::step_start(data_->calendar, step);
}

const std::vector<Variable>& Plan::variables() const {
    return data_->variables;
}

const std::vector<std::string>& Plan::labels(Dimension dimension) const {
    return data_->labels.at(static_cast<std::size_t>(dimension));
}

const std::vector<model::ParameterId>& Plan::assumptions() const {
    return data_->assumptions;
}

std::vector<std::string> Plan::phases() const {
    std::vector<std::string> names;
    for (const Phase& phase : phase_table()) {
        if (phase.needed(*data_)) {
            names.emplace_back(phase.name);
        }
    }
    return names;
}

std::uint64_t Plan::hash() const {
    return data_->hash;
}

}  // namespace entente::kernel

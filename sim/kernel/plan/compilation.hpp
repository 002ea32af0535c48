#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "kernel/plan/canonical.hpp"
#include "kernel/plan/plan_data.hpp"

namespace entente::kernel {

/// A plan in the making. The compile_* functions fill it one after the other, in this order.
struct Compilation {
    Compilation(const model::Model& a_model, const PlanOptions& some_options)
        : model(a_model), options(some_options) {}

    const model::Model& model;
    const PlanOptions& options;
    Canonical order;
    PlanData plan;
    std::map<std::pair<Index, Index>, Index> account_of;         ///< (actor, good)
    std::map<std::pair<Index, Index>, Index> relation_of;        ///< (from, to)
    std::map<std::tuple<Index, Index, Index>, Index> pair_of;    ///< (giver, receiver, good)
    std::map<std::pair<Index, Index>, Index> compliance_of;      ///< (sanction, giver)
    std::map<std::pair<Index, Index>, Index> dependence_of;      ///< (from, to)
    std::map<std::pair<Index, Index>, Index> level_of;           ///< (actor, technology)
    std::map<std::tuple<Index, Index, Index>, Index> access_of;  ///< (learner, donor, technology)
    std::map<std::uint64_t, Slot> constants;                     ///< by their bits
    std::map<std::uint32_t, Slot> parameters;
    std::map<std::uint32_t, Slot> expressions;
    std::set<std::uint32_t> injectable;  ///< parameters that actions change
    std::vector<std::string> leg_texts;  ///< of each leg in addresses of chance
    std::map<base::RandomKey, std::string> keys;
    std::set<std::pair<Index, Index>> concentrations_wanted;  ///< (actor, good)
    std::vector<Index> interdicted;                           ///< legs, where relations move
    std::map<std::string, Index> gift_of;                     ///< path of a `give` action -> deal

    /// The row that holds a number in every lane.
    Slot slot(const model::Number& number);
    Slot constant(double value);
    StepRate rate(const model::Rate& rate);
    /// A key of chance; throws std::invalid_argument where two texts share one.
    base::RandomKey key(std::string_view mechanism, const std::string& entity);
    [[nodiscard]] Index account(Index actor, Index good) const;
    [[nodiscard]] bool always_zero(Slot slot) const;
    [[nodiscard]] const std::string& actor_id(Index actor) const;
    [[nodiscard]] const std::string& good_id(Index good) const;
};

void compile_actors(Compilation& c);
/// Accounts that only war refers to.
void collect_war_accounts(Compilation& c);
/// Theatres, contingents and strikes; needs the accounts and lines.
void compile_war(Compilation& c);
/// Contract legs that join contingents; needs the exchange.
void compile_joining_legs(Compilation& c);
void compile_exchange(Compilation& c);
void compile_measures(Compilation& c);
void compile_passes(Compilation& c);
/// Treaties, parties, clauses and what they oblige to.
void compile_treaties(Compilation& c);
/// Projects, and claims with interest or instalments.
void compile_works(Compilation& c);
void compile_recognitions(Compilation& c);
void compile_institutions(Compilation& c);
void compile_programs(Compilation& c);
/// What actors see of the stocks of others; needs rules, offers and programs.
void compile_observations(Compilation& c);
/// Needs to know what programs read.
void compile_dynamics(Compilation& c);
void compile_arms(Compilation& c, const model::Dynamics& source);
void compile_concentrations(Compilation& c);
void compile_columns(Compilation& c);
/// Rows of the resources and items that compile_passes found.
void compile_fill_columns(Compilation& c);
/// Needs the rows of compile_columns.
void compile_leaves(Compilation& c);
/// Lets the conditions of actors read what they see of others' stocks; needs the leaves.
void see_through_information(Compilation& c);
void compile_variables(Compilation& c);
void compile_dynamics_variables(Compilation& c);
void add_dynamics_state(PlanData& plan, Layout& layout);
void add_dynamics_scratch(PlanData& plan, Layout& layout);

/// Who an action is done by: an actor, a council, or (both nowhere) the facilitator; `rule` is
/// nowhere where it is not a rule's.
struct Agent {
    Index actor = nowhere, council = nowhere, rule = nowhere;
};

/// Actions in the order of their paths.
[[nodiscard]] std::vector<ActionPlan> compile_actions(Compilation& c,
                                                      const std::vector<model::Action>& sources,
                                                      const Agent& agent);
/// Rows of state, of flows and of working space that war needs.
void add_war_state(PlanData& plan, Layout& layout);
void add_war_flows(PlanData& plan, Layout& layout);
void add_war_scratch(PlanData& plan, Layout& layout);
/// Rows behind a state function of war; nothing where it is another function.
[[nodiscard]] std::optional<std::vector<LeafRow>> war_leaf(const Compilation& c, const Leaf& leaf);
void compile_variables_war(Compilation& c);

/// Steps that a time in days takes at most.
[[nodiscard]] Index longest_steps(const Compilation& c, const model::Number& delay);
/// Levels that the scenario states, before the lines that they raise.
void compile_levels(Compilation& c);
/// Access to knowledge and what it sharpens, after the mandates.
void compile_technology(Compilation& c);
/// Society and labour, after the actions.
void compile_people(Compilation& c);
void compile_learning(Compilation& c, const model::Learning& source, LinePlan& line, Index index);
void compile_technology_legs(Compilation& c, const model::Contract& source, Index deal);
std::vector<EffectPlan> compile_effects(Compilation& c, Index actor,
                                        const std::vector<model::TechnologyEffect>& sources);
void add_people_variables(Compilation& c);
/// Rows behind a state function of technology, society or labour; needs those of compile_columns.
std::vector<LeafRow> people_leaf(const Compilation& c, const Leaf& leaf);

/// Index of an actor's level of a technology that somebody asks for; its row is
/// Columns::technology.
Index require_level(Compilation& c, Index actor, Index technology);
/// Index of the access of a learner to what a donor knows.
Index require_access(Compilation& c, Index donor, Index learner, Index technology);

/// The largest value that a number may take in a run: its range, and what injects make of it.
double largest_value(const Compilation& c, const model::Number& number);

/// Index of a dependence that somebody asks for.
Index require_dependence(Compilation& c, Index from, Index to);

}  // namespace entente::kernel

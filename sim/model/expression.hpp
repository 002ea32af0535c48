#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/ids.hpp"

namespace entente::model {

/// Operators of a checked expression. Booleans are 0 and 1. Division by 0 is 0.
enum class Op : std::uint8_t {
    constant,  ///< value
    state,     ///< a quantity of the world: function + arguments
    negate,
    add,
    subtract,
    multiply,
    divide,
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    logic_and,
    logic_or,
    logic_not,
    minimum,
    maximum,
    absolute,
    square_root,
    exponential,
    logarithm,
    select,  ///< if(condition, a, b)
    ema,     ///< exponential moving average of child 0; value = time constant in days
    total    ///< running sum of child 0 (a flow) since the start of the run
};

/// What an expression may read. Flows are amounts of one step (the last one in `when:`), levels
/// are values at the end of a step. Goods are in their declared unit. `any` (an invalid id) as an
/// actor or good sums over all.
enum class StateFunction : std::uint8_t {
    // levels
    stock,             ///< actor, good
    in_transit,        ///< actor (receiver), good
    shortage,          ///< actor, good: 1 - consumed / needed
    capacity,          ///< actor, good: production capacity per year
    affinity,          ///< actor, actor
    commitment,        ///< actor, actor
    claim,             ///< creditor, debtor: currency
    net_position,      ///< actor: claims minus debts, currency
    compliance,        ///< actor, sanction
    reputation,        ///< actor: accumulated cost of reports
    monitoring,        ///< sanction: M, sum of the strength of its mandates
    headroom,          ///< sanction: what is left of a cap
    dependence,        ///< actor on actor
    in_force,          ///< sanction: 0 or 1
    mandate_alive,     ///< mandate: 0 or 1
    contract_active,   ///< contract: 0 or 1
    route_open,        ///< route: 0 or 1
    passed,            ///< draft: 1 once adopted
    vetoed,            ///< draft: 1 once killed by a veto
    treaty_signed,     ///< treaty: 0 or 1
    treaty_in_force,   ///< treaty: 0 or 1
    arrears,           ///< creditor, debtor: instalments that are overdue, currency
    project_progress,  ///< project: share of the work done
    project_done,      ///< project: 0 or 1
    at_war,            ///< actor, actor: 0 or 1
    theatre_active,    ///< theatre: 0 or 1, whether there is fighting
    decided,           ///< theatre: days until a side had no men left; 0 before
    men,               ///< contingent: fit, in the theatre
    under_way,         ///< contingent: men on their way to it
    recovering,        ///< contingent: wounded who are not back yet
    ammunition,        ///< contingent: share of the rounds wanted that it could fire
    quality,           ///< contingent: q0 (1 + e / e0)^b
    days_of_combat,    ///< contingent: days of combat per man
    experience,        ///< actor: days of combat per man, home included
    miss_distance,     ///< strike: metres
    days,              ///< days since the start of the calendar
    technology,        ///< actor, technology
    unit_cost,         ///< actor, good: inputs per unit against those at the start
    deprivation,       ///< actor
    unrest,            ///< actor: pressure index, 0 to 1
    survival,          ///< actor: 1 while the first leader is in office
    leader_changes,    ///< actor
    workers,           ///< home, host: people
    threat,            ///< actor, actor
    concentration,     ///< actor, good: of its imports over suppliers
    soft_power,        ///< actor, actor: of the second over the first
    recognises,        ///< actor, actor: claims of the second that the first recognises
    arms_spending,     ///< actor: currency per year
    // flows of one step
    produced,          ///< actor, good
    consumed,          ///< actor, good
    needed,            ///< actor, good: demand
    income,            ///< actor, good
    shipped,           ///< giver, receiver, good: left the giver
    delivered,         ///< giver, receiver, good: arrived
    declared,          ///< giver, receiver, good: what the giver declared
    evaded,            ///< giver, receiver, good: moved outside a ban or cap
    reported,          ///< sanction, actor (giver): reported quantity, good unit
    reports,           ///< sanction, actor (giver): number of reported shipments
    seized,            ///< giver, receiver, good
    wanted,            ///< giver, receiver, good: bound of the contracts before clearing
    spoiled,           ///< actor, good
    lost,              ///< giver, receiver, good: lost on the way
    killed,            ///< actor: men
    wounded,           ///< actor: men, newly wounded
    casualties,        ///< contingent: killed, wounded and sent home
    fired,             ///< actor, good: rounds fired and weapons launched from its stock
    destroyed,         ///< actor, good: destroyed in its stores by strikes
    launched,          ///< strike
    intercepted,       ///< strike
    hits,              ///< strike: launched and neither intercepted nor missed
    per_head,          ///< actor, good: consumed per head of the population
    need_per_head,     ///< actor, good: needed per head
    remitted,          ///< actor (home): what its workers abroad brought it
    technology_value,  ///< giver, receiver: agreed worth of the knowledge that was shared
    paid_transport,    ///< actor: cash paid for transport
    invoked,           ///< treaty: number of its clauses whose case arose
    honoured,          ///< actor, treaty: number of obligations that the actor met
    broken,            ///< actor, treaty: number of obligations that the actor did not meet
    interest,          ///< creditor, debtor: currency added to the claim
    repaid,            ///< creditor, debtor: currency
    invested           ///< actor: cash paid for projects
};

struct ExpressionNode {
    Op op = Op::constant;
    StateFunction function = StateFunction::days;
    std::array<std::int32_t, 3> child = {-1, -1,
                                         -1};  ///< nodes of the same expression, lower index
    std::array<std::uint32_t, 3> argument = {  ///< entity indices of `function`, in order
        0xffffffffU, 0xffffffffU, 0xffffffffU};
    double value = 0;
};

/// A checked, typed expression: nodes in evaluation order, the last one is the result, in
/// canonical units.
struct Expression {
    std::vector<ExpressionNode> nodes;
    std::string text;  ///< as written
};

/// True where a function is an amount per step rather than a level.
[[nodiscard]] bool is_flow(StateFunction function);

/// Kinds of the arguments that a state function takes.
enum class ArgumentKind : std::uint8_t {
    none,
    actor,
    good,
    sanction,
    mandate,
    contract,
    route,
    draft,
    treaty,
    project,
    theatre,
    contingent,
    strike,
    technology
};

/// One row of the table of state functions: the language, its reference and the kernel read it.
struct StateFunctionInfo {
    StateFunction function;
    const char* name;
    std::array<ArgumentKind, 3> arguments;
    enum class Result : std::uint8_t { number, boolean, good_quantity, money, days } result;
    bool flow;
    const char* summary;
};

[[nodiscard]] const std::vector<StateFunctionInfo>& state_functions();

}  // namespace entente::model

#include "model/expression.hpp"

#include <algorithm>

namespace entente::model {
namespace {

using F = StateFunction;
using A = ArgumentKind;
using R = StateFunctionInfo::Result;

constexpr bool level = false;
constexpr bool flow = true;

std::vector<StateFunctionInfo> make_table() {
    return {
        {F::stock, "stock", {A::actor, A::good, A::none}, R::good_quantity, level,
         "what an actor has in store"},
        {F::in_transit, "in_transit", {A::actor, A::good, A::none}, R::good_quantity, level,
         "what is on its way to an actor"},
        {F::shortage, "shortage", {A::actor, A::good, A::none}, R::number, level,
         "share of the need that went unmet in the last step, 0 to 1"},
        {F::capacity, "capacity", {A::actor, A::good, A::none}, R::good_quantity, level,
         "production capacity of an actor's lines, per year"},
        {F::affinity, "affinity", {A::actor, A::actor, A::none}, R::number, level,
         "how well the first actor is disposed to the second, -1 to 1"},
        {F::commitment, "commitment", {A::actor, A::actor, A::none}, R::number, level,
         "how bound the first actor is to the second, 0 to 1"},
        {F::claim, "claim", {A::actor, A::actor, A::none}, R::money, level,
         "what the second actor owes the first"},
        {F::net_position, "net_position", {A::actor, A::none, A::none}, R::money, level,
         "claims of an actor minus its debts"},
        {F::compliance, "compliance", {A::actor, A::sanction, A::none}, R::number, level,
         "share of an actor's dealings that it keeps within a measure, 0 to 1"},
        {F::reputation, "reputation", {A::actor, A::none, A::none}, R::money, level,
         "accumulated cost to an actor of reports about it"},
        {F::monitoring, "monitoring", {A::sanction, A::none, A::none}, R::number, level,
         "strength of the mandates that watch a measure"},
        {F::headroom, "headroom", {A::sanction, A::none, A::none}, R::number, level,
         "what is left of a cap in its window, in units of the good"},
        {F::dependence, "dependence", {A::actor, A::actor, A::none}, R::number, level,
         "dependence of the first actor on imports from the second"},
        {F::in_force, "in_force", {A::sanction, A::none, A::none}, R::boolean, level,
         "whether a measure is in force"},
        {F::mandate_alive, "mandate_alive", {A::mandate, A::none, A::none}, R::boolean, level,
         "whether a mandate is alive"},
        {F::contract_active, "contract_active", {A::contract, A::none, A::none}, R::boolean,
         level, "whether a contract is active"},
        {F::route_open, "route_open", {A::route, A::none, A::none}, R::boolean, level,
         "whether a route is open"},
        {F::passed, "passed", {A::draft, A::none, A::none}, R::boolean, level,
         "whether a draft has been adopted"},
        {F::vetoed, "vetoed", {A::draft, A::none, A::none}, R::boolean, level,
         "whether a draft with enough votes was killed by a veto"},
        {F::days, "days", {A::none, A::none, A::none}, R::days, level,
         "time since the start of the calendar"},
        {F::produced, "produced", {A::actor, A::good, A::none}, R::good_quantity, flow,
         "output of an actor's lines"},
        {F::consumed, "consumed", {A::actor, A::good, A::none}, R::good_quantity, flow,
         "what an actor used up of its need"},
        {F::needed, "needed", {A::actor, A::good, A::none}, R::good_quantity, flow,
         "what an actor needed"},
        {F::income, "income", {A::actor, A::good, A::none}, R::good_quantity, flow,
         "what came to an actor from outside the world"},
        {F::shipped, "shipped", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what left the first actor for the second"},
        {F::delivered, "delivered", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what arrived at the second actor from the first"},
        {F::declared, "declared", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what the first actor declared of what it shipped to the second"},
        {F::evaded, "evaded", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what left the first actor outside a ban or cap"},
        {F::reported, "reported", {A::sanction, A::actor, A::none}, R::number, flow,
         "quantity reported by monitors as moved by an actor against a measure"},
        {F::reports, "reports", {A::sanction, A::actor, A::none}, R::number, flow,
         "number of shipments of an actor that monitors reported"},
        {F::seized, "seized", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what was seized, destroyed or turned back between two actors"},
        {F::wanted, "wanted", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what contracts asked the first actor to ship to the second"},
        {F::spoiled, "spoiled", {A::actor, A::good, A::none}, R::good_quantity, flow,
         "what went bad in store"},
        {F::lost, "lost", {A::actor, A::actor, A::good}, R::good_quantity, flow,
         "what was lost on the way"},
        {F::paid_transport, "paid_transport", {A::actor, A::none, A::none}, R::money, flow,
         "what an actor paid for transport"},
    };
}

}  // namespace

const std::vector<StateFunctionInfo>& state_functions() {
    static const std::vector<StateFunctionInfo> table = make_table();
    return table;
}

bool is_flow(StateFunction function) {
    const auto& table = state_functions();
    const auto row = std::find_if(table.begin(), table.end(), [function](const auto& info) {
        return info.function == function;
    });
    return row != table.end() && row->flow;
}

}  // namespace entente::model

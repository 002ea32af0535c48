#pragma once

#include <cstdint>
#include <vector>

namespace entente::kernel {

/// Kinds of entity that variables, coordinates and events refer to. Positions on a dimension are
/// in the order of the scenario.
enum class Dimension : std::uint8_t {
    none,
    actor,
    partner,
    good,
    route,
    contract,
    market,
    claim,
    sanction,
    mandate,
    draft,
    treaty,
    clause,
    project,
    theatre,
    contingent,
    strike,
    technology,
    labour,
    rule
};

[[nodiscard]] const char* name_of(Dimension dimension);

enum class EventKind : std::uint8_t {
    vote,                ///< subject actor, object draft, amount 0 no, 1 abstain, 2 yes, 3 absent
    draft_adopted,       ///< subject draft, amount yes votes
    draft_failed,        ///< subject draft, amount yes votes
    draft_vetoed,        ///< subject draft, object actor that vetoed (one event each)
    mandate_lapsed,      ///< subject mandate
    mandate_renewed,     ///< subject mandate, amount day number until which
    sanction_imposed,    ///< subject sanction
    sanction_lifted,     ///< subject sanction
    contract_accepted,   ///< subject contract
    contract_offered,    ///< subject contract: an offer that waits for an answer
    contract_declined,   ///< subject contract: not worth it to a party, illegal, or refused
    contract_suspended,  ///< subject contract
    contract_resumed,    ///< subject contract
    contract_cancelled,  ///< subject contract
    contract_starved,    ///< subject contract: wanted to run, ran at 0; first step of a spell
    route_opened,        ///< subject route
    route_closed,        ///< subject route
    shipment_reported,   ///< subject sanction, object actor (giver), amount units of the good
    shipment_seized,     ///< subject sanction (interdict), object actor (giver), amount units
    rule_fired,          ///< subject rule
    action_refused,      ///< subject rule (nothing for a draft's action), amount Refusal
    gift,                ///< subject actor (giver), object actor (receiver), amount units
    forgiven,            ///< subject claim, amount currency
    compliance_changed,  ///< subject actor, object sanction, amount new level
    injected,            ///< subject actor where an account is hit, amount units
    instalment_missed,   ///< subject claim, amount currency not paid; first step of a spell
    claim_repaid,        ///< subject claim, amount 0: nothing is owed any more
    treaty_proposed,     ///< subject treaty, object actor
    treaty_signed,       ///< subject treaty, object actor (one event each)
    treaty_ratified,     ///< subject treaty, object actor
    treaty_in_force,     ///< subject treaty
    treaty_denounced,    ///< subject treaty, object actor, amount day number of its effect
    treaty_ended,        ///< subject treaty
    clause_invoked,      ///< subject clause
    clause_honoured,     ///< subject clause, object actor, amount probability
    clause_broken,       ///< subject clause, object actor, amount probability
    consulted,           ///< subject clause, object actor
    project_started,     ///< subject project
    project_disrupted,   ///< subject project, amount days lost
    project_unpaid,      ///< subject project, amount share of the cost of the step that was paid
    project_done,        ///< subject project
    recognised,          ///< subject actor, object actor whose claim it is
    derecognised,        ///< subject actor, object actor whose claim it is
    war_declared,        ///< subject theatre
    fighting_began,      ///< subject theatre
    fighting_ended,      ///< subject theatre: ceasefire, peace or its last day
    peace_made,          ///< subject theatre
    side_spent,          ///< subject theatre: one side has no men left, amount days since the start
    troops_deployed,     ///< subject contingent, amount men that set out
    troops_withdrawn,    ///< subject contingent, amount men that set out for home
    leader_changed,      ///< subject actor, amount how many times so far
    technology_taught,   ///< subject actor (receiver), object technology, amount new level
    workers_returned,    ///< subject labour, amount people: recalled or repatriated
    announced            ///< subject rule
};

/// Why the one legality check refused an action.
enum class Refusal : std::uint8_t {
    none,
    not_a_party,
    not_active,
    already_so,
    unlawful,
    no_stock,
    no_seat,
    no_claim,
    not_the_sender,
    expired,
    conflicting_set,
    barred_by_treaty,
    no_offer,
    nothing_to_learn,
    not_tabled
};

[[nodiscard]] const char* name_of(EventKind kind);
[[nodiscard]] const char* name_of(Refusal refusal);
[[nodiscard]] Dimension subject_of(EventKind kind);
[[nodiscard]] Dimension object_of(EventKind kind);

struct Event {
    std::int32_t step = 0;
    std::uint32_t lane = 0;
    EventKind kind = EventKind::announced;
    std::uint32_t subject = 0xffffffffU;  ///< position on its dimension
    std::uint32_t object = 0xffffffffU;
    double amount = 0;
};

}  // namespace entente::kernel

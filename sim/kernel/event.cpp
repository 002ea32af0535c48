#include "kernel/event.hpp"

#include <array>

#include "kernel/explanation.hpp"

namespace entente::kernel {
namespace {

struct EventInfo {
    const char* name;
    Dimension subject;
    Dimension object;
};

using D = Dimension;

/// In the order of EventKind.
constexpr std::array events = {
    EventInfo{"vote", D::actor, D::draft},
    EventInfo{"draft_adopted", D::draft, D::none},
    EventInfo{"draft_failed", D::draft, D::none},
    EventInfo{"draft_vetoed", D::draft, D::actor},
    EventInfo{"mandate_lapsed", D::mandate, D::none},
    EventInfo{"mandate_renewed", D::mandate, D::none},
    EventInfo{"sanction_imposed", D::sanction, D::none},
    EventInfo{"sanction_lifted", D::sanction, D::none},
    EventInfo{"contract_accepted", D::contract, D::none},
    EventInfo{"contract_offered", D::contract, D::none},
    EventInfo{"contract_declined", D::contract, D::none},
    EventInfo{"contract_suspended", D::contract, D::none},
    EventInfo{"contract_resumed", D::contract, D::none},
    EventInfo{"contract_cancelled", D::contract, D::none},
    EventInfo{"contract_starved", D::contract, D::none},
    EventInfo{"route_opened", D::route, D::none},
    EventInfo{"route_closed", D::route, D::none},
    EventInfo{"shipment_reported", D::sanction, D::actor},
    EventInfo{"shipment_seized", D::sanction, D::actor},
    EventInfo{"rule_fired", D::rule, D::none},
    EventInfo{"action_refused", D::rule, D::none},
    EventInfo{"gift", D::actor, D::actor},
    EventInfo{"forgiven", D::claim, D::none},
    EventInfo{"compliance_changed", D::actor, D::sanction},
    EventInfo{"injected", D::actor, D::none},
    EventInfo{"instalment_missed", D::claim, D::none},
    EventInfo{"claim_repaid", D::claim, D::none},
    EventInfo{"treaty_proposed", D::treaty, D::actor},
    EventInfo{"treaty_signed", D::treaty, D::actor},
    EventInfo{"treaty_ratified", D::treaty, D::actor},
    EventInfo{"treaty_in_force", D::treaty, D::none},
    EventInfo{"treaty_denounced", D::treaty, D::actor},
    EventInfo{"treaty_ended", D::treaty, D::none},
    EventInfo{"clause_invoked", D::clause, D::none},
    EventInfo{"clause_honoured", D::clause, D::actor},
    EventInfo{"clause_broken", D::clause, D::actor},
    EventInfo{"consulted", D::clause, D::actor},
    EventInfo{"project_started", D::project, D::none},
    EventInfo{"project_disrupted", D::project, D::none},
    EventInfo{"project_unpaid", D::project, D::none},
    EventInfo{"project_done", D::project, D::none},
    EventInfo{"recognised", D::actor, D::actor},
    EventInfo{"derecognised", D::actor, D::actor},
    EventInfo{"war_declared", D::theatre, D::none},
    EventInfo{"fighting_began", D::theatre, D::none},
    EventInfo{"fighting_ended", D::theatre, D::none},
    EventInfo{"peace_made", D::theatre, D::none},
    EventInfo{"side_spent", D::theatre, D::none},
    EventInfo{"troops_deployed", D::contingent, D::none},
    EventInfo{"troops_withdrawn", D::contingent, D::none},
    EventInfo{"leader_changed", D::actor, D::none},
    EventInfo{"technology_taught", D::actor, D::technology},
    EventInfo{"workers_returned", D::labour, D::none},
    EventInfo{"announced", D::rule, D::none},
};
static_assert(events.size() == static_cast<std::size_t>(EventKind::announced) + 1);

constexpr std::array dimension_names = {"none",       "actor",  "partner",    "good",     "route",
                                        "contract",   "market", "claim",      "sanction", "mandate",
                                        "draft",      "treaty", "clause",     "project",  "theatre",
                                        "contingent", "strike", "technology", "labour",   "rule"};
static_assert(dimension_names.size() == static_cast<std::size_t>(Dimension::rule) + 1);

constexpr std::array refusal_names = {"none",       "not_a_party",      "not_active",
                                      "already_so", "unlawful",         "no_stock",
                                      "no_seat",    "no_claim",         "not_the_sender",
                                      "expired",    "conflicting_set",  "barred_by_treaty",
                                      "no_offer",   "nothing_to_learn", "not_tabled"};
static_assert(refusal_names.size() == static_cast<std::size_t>(Refusal::not_tabled) + 1);

constexpr std::array deciding_names = {"action",     "offer",  "willingness", "evasion",
                                       "compliance", "market", "clause",      "vote"};
static_assert(deciding_names.size() == static_cast<std::size_t>(Deciding::vote) + 1);

}  // namespace

const char* name_of(Dimension dimension) {
    return dimension_names.at(static_cast<std::size_t>(dimension));
}

const char* name_of(EventKind kind) {
    return events.at(static_cast<std::size_t>(kind)).name;
}

const char* name_of(Deciding what) {
    return deciding_names.at(static_cast<std::size_t>(what));
}

const char* name_of(Refusal refusal) {
    return refusal_names.at(static_cast<std::size_t>(refusal));
}

Dimension subject_of(EventKind kind) {
    return events.at(static_cast<std::size_t>(kind)).subject;
}

Dimension object_of(EventKind kind) {
    return events.at(static_cast<std::size_t>(kind)).object;
}

}  // namespace entente::kernel

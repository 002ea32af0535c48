#pragma once

#include <vector>

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Votes on the drafts that are due in this step, dated or tabled, and files what follows from
/// the result. A substantive draft passes with enough yes and no veto; a procedural one with
/// enough yes. Votes come from a rule or person, else from the record, else from the model.
void vote_on_drafts(Context& c);

/// Whether a seat is held on the day of the vote: the date of the draft, or the start of the step
/// where it is tabled.
[[nodiscard]] bool is_seated(const Context& c, const DraftPlan& draft, const SeatVote& seat);

/// How those who have a seat on a day would vote on a draft by the model of votes, in the first
/// lane, by actor id. Records and votes that were cast are not looked at.
[[nodiscard]] std::vector<VoteChance> vote_chances(const Context& c, Index draft, base::Day day);

}  // namespace entente::kernel

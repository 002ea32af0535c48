#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Votes on the drafts that are due in this step, dated or tabled, and files what follows from
/// the result. A substantive draft passes with enough yes and no veto; a procedural one with
/// enough yes. Votes come from a rule or person, else from the record, else from the model.
void vote_on_drafts(Context& c);

}  // namespace entente::kernel

#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Files that a share of the gap to the teacher closes at once; of several teachers the best
/// counts.
void request_transfer(Context& c, const ActionPlan& action, const double* mask);

/// Files that workers go home; of several calls the largest counts.
void request_recall(Context& c, const ActionPlan& action, const double* mask);

void clear_people_requests(Context& c);
void carry_out_transfers(Context& c);
void carry_out_recalls(Context& c);

/// What a change of leader in the last step brings: its actions, and compliance as the scenario
/// states it.
void follow_leader_changes(Context& c);

/// Moves people of a labour entry home, at most those who are abroad.
void send_workers_home(Context& c, Index labour, const double* people);

}  // namespace entente::kernel

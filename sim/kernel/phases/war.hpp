#pragma once

#include "kernel/state/hostility.hpp"

namespace entente::kernel {

// War within a step. Theatres change in the clock and with the decisions of councils; troops set
// out before the plans are made; rounds are wanted with the other needs; combat comes after
// consumption.
//
// For other mechanisms:
// - who fights whom: Columns::at_war and ::opposed (pairs of War::opposed), ::beside (pairs of
//   War::beside), both found with find_pair; ::theatre_active for a theatre, whose sides and soil
//   are in TheatrePlan; find_hostility says when an actor takes part;
// - troops can be called for by request_deployment, whoever asks; they leave in the same step, as
//   far as there are men at home, and what several call for is shared out in proportion;
// - experience: Columns::combat_days of a contingent, ::actor_experience of War::fighters.

/// Forgets what war was asked for in the last step.
void clear_war_requests(Context& c);
/// Asks for men (units) of a contingent to set out from home in the lanes of the mask.
void request_deployment(Context& c, Index contingent, const double* men, const double* mask);
/// Asks for men (units) and a share of those in the theatre to go home.
void request_withdrawal(Context& c, Index contingent, const double* men, const double* share,
                        const double* mask);
/// Files an action on a theatre or contingent.
void request_war(Context& c, const ActionPlan& action, const double* mask);
/// The legality of such an action.
void check_war(const Context& c, const ActionPlan& action, double* code);

/// Theatres change as asked, peace > ceasefire > attack > declaration, and on their days.
void carry_out_hostility(Context& c);
/// Men whose way ends in this step, and wounded that are back.
void troops_arrive(Context& c);
/// Men of a contract leg join their contingent.
void join_contingent(Context& c, Index contingent, const double* men);

/// Adds the rounds and weapons wanted to the needs of their stores.
void add_supply_needs(Context& c);
/// out[lane] = what an account needs for other things than combat.
void other_needs(const Context& c, Index account, double* out);
/// What strikes leave of the output of a line.
void damage_output(const Context& c, Index line, double* output, double* bound, double* scale);

/// Every man is at home, on his way, in a theatre, wounded or killed. Throws AuditFailure.
void audit_war(Context& c);
/// gap[lane] += what came to the field of a good, and what combat and strikes took out of the
/// world.
void add_war_sinks(const Context& c, Index good, double* gap);
/// Remembers what is in the field before the step.
void remember_field(Context& c);

/// Men who wait for a step to come: their ring, and how many they are in all.
struct Queue {
    Rows rows;
    Ring ring;
    double* total;
};

/// Puts men into a queue, due ceil(days / step) steps from now and not before `least`; those who
/// are due at once stay in `men`, the others are taken out of it.
void put_in_ring(Context& c, const Queue& queue, const double* days, double least, double* men);

/// Sends `men` (quanta) of a contingent home; they arrive after its travel.
void send_home(Context& c, Index contingent, const double* men);

/// Finds the share of what is wanted of each store that there is.
void share_supplies(Context& c);
/// Takes the rounds of a contingent and finds m = min(1, rounds available / rounds wanted), the
/// scarcest of its rounds counting.
void fire_rounds(Context& c, Index contingent);
/// Combat counts in the shortage of what it wants.
void count_shortage(Context& c);
/// out[lane] = quanta of its weapon that a strike takes from the store and launches.
void draw_weapons(Context& c, Index strike, double* out);
/// Strikes of the step, after contingents have fired.
void launch_strikes(Context& c);

}  // namespace entente::kernel

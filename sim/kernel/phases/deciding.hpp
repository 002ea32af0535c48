#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Willingness of an adaptive giver towards a receiver: the logistic of b0 + bA affinity +
/// bc commitment - bL claims / credit (model description, decision rule).
void willingness(const Context& c, Index giver, Index receiver, double* out);

/// Value of a quantum to an actor: reference value times 1 + k shortage, currency.
void shadow_value(const Context& c, Index actor, Index good, Slot shortage_weight, double* out);

/// Chance that monitors report a shipment of the leg under a measure: 1 - exp(-M visibility), on
/// the route that the leg takes.
void report_chance(const Context& c, Index measure, double* out);

/// Share of a deal's bound that may move outside the measures on its legs: (1 - compliance) of the
/// most compliant giver, 0 where evasion does not pay (Becker 1968) for every leg concerned or
/// where no measure holds.
void evasion_share(const Context& c, Index deal, double* out);

/// 1 where the parties other than `proposer` gain by a deal and it is lawful or worth evading for.
void weigh_offer(const Context& c, Index deal, Index proposer, double* out);

}  // namespace entente::kernel

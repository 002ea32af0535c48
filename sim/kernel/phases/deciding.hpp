#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// Rows of scratch of decisions. A request, which may be under way, uses rows 0 to 3.
enum DecisionRow : std::size_t {
    verdict_row = 8,
    share_row = 10,
    concerned_row = 11,
    seizure_row = 12,
    reported_row = 13,
    worth_row = 14,
    gain_row = 15,
    offered_row = 16,
    weighed_row = 17
};

/// Willingness of a giver towards a receiver: the logistic of b0 + bA affinity + bc commitment -
/// bL claims / credit (model description, decision rule).
void willingness(const Context& c, Index giver, Index receiver, double* out);

/// Value of a unit of a good to an actor: reference value times 1 + k shortage, currency.
void unit_value(const Context& c, Index actor, Index good, Slot shortage_weight, double* out);

/// The same of a quantum.
void shadow_value(const Context& c, Index actor, Index good, Slot shortage_weight, double* out);

/// Chance that monitors report a shipment of the leg under a measure: 1 - exp(-M visibility), on
/// the route that the leg takes.
void report_chance(const Context& c, Index measure, double* out);

/// Share of a deal's bound that may move outside the measures on its legs: (1 - compliance) of the
/// most compliant giver, 0 where evasion does not pay (Becker 1968) for every leg concerned or
/// where no measure holds. A giver whose choice is fixed evades always or never. It is told in
/// the lanes where `told` is not 0.
void evasion_share(const Context& c, Index deal, const double* told, double* out);

/// What the other parties make of an offer, as they decide for themselves: a party that weighs it
/// accepts where the shadow value of what it gets exceeds that of what it gives and the deal is
/// lawful or worth evading for.
struct OfferVerdict {
    double* accepts;     ///< [lane] 1 where nobody declines
    bool waits = false;  ///< somebody answers later, by an action
};
OfferVerdict weigh_offer(const Context& c, Index deal, Index proposer);

/// Whether a party answers an offer of another by an action of its own.
[[nodiscard]] bool answers_later(const Context& c, Index party);

}  // namespace entente::kernel

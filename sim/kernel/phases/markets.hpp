#pragma once

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// What an actor would part with on a market: its stock above its reserve, quanta.
void market_offer(const Context& c, Index side, double* out);

/// What an actor asks for: its need over the days it wants in store, less stock and what is on
/// its way, quanta.
void market_request(const Context& c, Index side, double* out);

/// Quanta of the paying good per quantum of the good, for the pay leg of a market pair: the ratio
/// of reference values, or the geometric mean of both sides' marginal rates.
void market_price(const Context& c, Index leg, double* out);

/// exp(bA affinity + bc commitment - bd transport cost per value - bs share of the seller in the
/// buyer's imports) of a pair.
void market_weight(const Context& c, Index deal, double* out);

/// Multiplies bound[lane] by what the pair could trade at most.
void bound_market_pair(const Context& c, Index deal, double* bound);

/// Clears a market in one or more proportional passes: importers split their request by weight,
/// exporters ration in proportion, then each pair shrinks once to its route, caps and cash.
void clear_in_proportion(Context& c, const Pass& pass);

/// Reserve of an account in this step, quanta: the larger of the amount and the days of need.
void reserve_of(const Context& c, Index account, double* out);

}  // namespace entente::kernel

#pragma once

#include <optional>
#include <vector>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Routes that a movement may take: those named by `via`, which must lead the right way; none for
/// `via: none`; every route between the two where `via` is absent.
[[nodiscard]] std::vector<model::RouteId> read_via(Build& build, const std::optional<Value>& via,
                                                   model::ActorId from, model::ActorId to);

}  // namespace entente::scenario

#pragma once

#include <optional>
#include <string>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// Two actors written as `between: [A, B]` or as `from: A` with `to: B`.
struct Ends {
    model::ActorId from;
    model::ActorId to;
    bool both_ways = false;
};

/// Nothing where they are wrong or missing, which is reported then.
[[nodiscard]] std::optional<Ends> read_ends(Build& build, const Fields& fields);

}  // namespace entente::scenario

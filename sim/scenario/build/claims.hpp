#pragma once

#include <string>

#include "scenario/build/fields.hpp"

namespace entente::scenario {

/// The word for a claim that actors may recognise; empty, after a message, where it is none.
[[nodiscard]] std::string read_claim(Build& build, const Value& value);

}  // namespace entente::scenario

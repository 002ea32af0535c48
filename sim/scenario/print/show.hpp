#pragma once

#include <string>

#include "scenario/reader.hpp"

namespace entente::scenario {

/// The effective scenario as one YAML text that stands alone: what it extends, its tables and
/// overrides are folded in, and every word that another YAML reader could take for something else
/// (NO, yes, on) is quoted. Reading it gives the same model. Empty where nothing could be parsed.
[[nodiscard]] std::string show(const Effective& effective);

/// The same with a comment behind each value that says where it was written (file:line, an option
/// or, for keys that are absent, the default), still valid YAML with the same meaning.
[[nodiscard]] std::string show_with_origins(const Effective& effective);

}  // namespace entente::scenario

#pragma once

#include <string>
#include <vector>

#include "model/model.hpp"

namespace entente::run {

/// The checked model of a file or a shipped scenario. Throws Rejected with every mistake,
/// base::IoError where there is no such scenario.
[[nodiscard]] model::Model read_model(const std::string& word,
                                      const std::vector<std::string>& overrides);

}  // namespace entente::run

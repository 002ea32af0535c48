#pragma once

#include <string>
#include <vector>

#include "record/description.hpp"
#include "run/summary.hpp"

namespace entente::run {

/// The outcomes of an output file with their influences. Reads one outcome at a time, so that
/// memory hardly grows with the replicates. Throws base::IoError.
[[nodiscard]] std::vector<OutcomeSummary> summarise_file(const std::string& path,
                                                         const record::Description& description);

}  // namespace entente::run

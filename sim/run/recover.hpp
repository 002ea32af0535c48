#pragma once

#include <cstdint>
#include <string>

#include "run/spec.hpp"

namespace entente::run {

struct RecoverReport {
    std::uint32_t replicates = 0;  ///< in the file
    std::uint32_t wanted = 0;
    std::uint64_t bytes = 0;
};

/// Makes a file of the finished blocks of a journal, which stays. Throws base::IoError.
[[nodiscard]] RecoverReport recover(const std::string& journal, const std::string& output,
                                    Existing existing);

}  // namespace entente::run

#pragma once

#include <stdexcept>
#include <string>

namespace entente::base {

/// The machine failed (disk, memory, permission): what was being done, and what is safe on disk.
/// Exit code 74.
class IoError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace entente::base

#pragma once

#include <string_view>

namespace entente::base {

/// Version of the program, "major.minor.patch".
std::string_view version() noexcept;

/// The git commit the program was built from, with "-dirty" when tracked files had changes;
/// "unknown" when the sources were not a git checkout.
std::string_view commit() noexcept;

/// Compiler, build type and the flags that could change a bit. Equal ids and equal commits mean
/// that two programs write the same bytes; digests are comparable across ids, files are not.
std::string_view build_id() noexcept;

}  // namespace entente::base

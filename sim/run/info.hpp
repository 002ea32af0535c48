#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente::run {

/// What an output file is, of what it was made, and how to make it again.
struct FileInfo {
    std::string title;
    int format_version = 0;
    std::string version, commit, build_id;
    std::uint64_t bytes = 0;
    std::uint32_t replicates = 0;  ///< in the file
    std::uint32_t wanted = 0;
    bool complete = false;
    std::string from, until;  ///< dates
    std::size_t periods = 0;
    std::string record, vary, precision;
    std::uint64_t seed = 0;
    std::vector<std::string> overrides;
    std::string scenario_hash, plan_hash;
    std::string scenario_text;           ///< the effective scenario, before the overrides
    std::string options;                 ///< of `entente run`, to make it again of that scenario
    std::vector<std::string> variables;  ///< "name (dimension, ...): meaning [unit]"
    std::vector<std::string> outcomes;
};

/// Throws base::IoError.
[[nodiscard]] FileInfo describe_file(const std::string& path);

}  // namespace entente::run

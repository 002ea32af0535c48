#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/trajectory.hpp"

namespace entente::run {

/// One line of a codebook: what a column, or a word that stands in it, means.
struct CodebookLine {
    std::string table, column, value, meaning, unit;
};
using Codebook = std::vector<CodebookLine>;

/// Each writes one table to `path`, adds to the codebook and returns the number of rows.
std::uint64_t export_outcomes(const record::TrajectoryFile& file, const std::string& path,
                              Codebook& codebook);
/// Variables of a kind, "flow" or "level".
std::uint64_t export_values(const record::TrajectoryFile& file, const std::string& path,
                            const std::string& table, const std::string& kind, Codebook& codebook);
std::uint64_t export_events(const record::TrajectoryFile& file, const std::string& path,
                            Codebook& codebook);
std::uint64_t export_votes(const record::TrajectoryFile& file, const std::string& path,
                           Codebook& codebook);

}  // namespace entente::run

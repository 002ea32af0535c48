#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "run/spec.hpp"

namespace entente::run {

inline constexpr int most_generated = 9'999;  ///< actors

struct GenerateSpec {
    int actors = 8;
    int goods = 4;                  ///< beside cash
    std::optional<double> density;  ///< share of pairs with relations and a route; see default
    int council = 0;                ///< members; 0: no council
    std::uint64_t seed = 1;
};

/// The density that holds unless one is given: 0.3, or what leaves twelve partners to each actor
/// and the pairs within the limits of a scenario.
[[nodiscard]] double default_density(int actors);

struct GeneratedWorld {
    std::string text;     ///< a scenario that reads without a message
    std::string summary;  ///< "24 actors, 7 goods, ..."
};

/// A random scenario; equal specifications give equal texts. What is drawn of an actor, a good or
/// a pair depends on the seed and their ids alone. Throws Rejected where it would not fit the
/// limits of a scenario.
[[nodiscard]] GeneratedWorld generate_world(const GenerateSpec& spec);

/// Throws base::IoError, also where the file exists and is not to be replaced.
void write_world(const GeneratedWorld& world, const std::string& file, Existing existing);

}  // namespace entente::run

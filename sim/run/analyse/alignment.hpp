#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::run {

/// Actors with sizes, and how much each pair wants to be on the same side (Axelrod and Bennett
/// 1993). Actors stand in the order of their ids.
struct Alignment {
    std::vector<std::string> ids;
    std::vector<double> sizes;
    std::vector<double> propensities;  ///< [i * n + j], the same for j and i

    [[nodiscard]] std::size_t actors() const { return ids.size(); }
};

/// Which of the actors are in the second bloc: bit i for actor i. The first actor is always in the
/// first bloc, since names of blocs mean nothing.
using Blocs = std::uint32_t;

/// A configuration that no single change of sides improves.
struct Minimum {
    Blocs blocs = 0;
    double energy = 0;
    std::uint64_t basin = 0;          ///< configurations from which steepest descent ends here
    std::vector<double> frustration;  ///< by actor
};

struct Terrain {
    std::vector<double> energies;  ///< by Blocs >> 1, of all 2^(n-1) configurations
    std::vector<Minimum> minima;   ///< from the lowest energy up, equal ones by Blocs
    double level = 0;              ///< energies that differ by no more than this count as equal
};

inline constexpr std::size_t most_aligned = 24;

/// Energy E = sum over ordered pairs on different sides of s_i s_j p_ij, of every configuration of
/// at most two blocs, in the order of a Gray code. From each configuration the change of one
/// actor's side that lowers the energy most is taken (of equal ones, that of the first actor by
/// id) until none lowers it. Two to `most_aligned` actors.
[[nodiscard]] Terrain survey(const Alignment& alignment);

/// F_i = sum over actors on the other side of s_j p_ij; E = sum of s_i F_i.
[[nodiscard]] std::vector<double> frustrations(const Alignment& alignment, Blocs blocs);

}  // namespace entente::run

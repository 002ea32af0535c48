#include "run/analyse/alignment.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/contract.hpp"

namespace entente::run {
namespace {

constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

/// Sides of the actors and what each would gain, kept up to date over changes of single sides.
class Walk {
public:
    explicit Walk(const Alignment& alignment)
        : n_(alignment.actors()), side_(n_, 1.0), weight_(n_ * n_, 0.0), pull_(n_, 0.0) {
        for (std::size_t i = 0; i < n_; ++i) {
            for (std::size_t j = 0; j < n_; ++j) {
                weight_[i * n_ + j] = i == j ? 0
                                             : alignment.sizes[i] * alignment.sizes[j] *
                                                   alignment.propensities[i * n_ + j];
                all_ += std::abs(weight_[i * n_ + j]);
            }
        }
        refresh();
    }

    /// A pair on different sides counts twice, once from either: changing the side of i adds
    /// 2 w_ij for each j that was on its side and takes it away for each that was not.
    void change(std::size_t i) {
        energy_ += 2 * side_[i] * pull_[i];
        side_[i] = -side_[i];
        for (std::size_t j = 0; j < n_; ++j) {
            pull_[j] += 2 * weight_[j * n_ + i] * side_[i];
        }
    }

    /// From scratch, so that roundings do not add up.
    void refresh() {
        energy_ = 0;
        for (std::size_t i = 0; i < n_; ++i) {
            pull_[i] = 0;
            for (std::size_t j = 0; j < n_; ++j) {
                pull_[i] += weight_[i * n_ + j] * side_[j];
                energy_ += side_[i] == side_[j] ? 0 : weight_[i * n_ + j];
            }
        }
    }

    [[nodiscard]] double energy() const { return energy_; }
    /// The sum of all that pairs can count for.
    [[nodiscard]] double all() const { return all_; }

private:
    std::size_t n_;
    std::vector<double> side_;
    std::vector<double> weight_;
    std::vector<double> pull_;
    double energy_ = 0;
    double all_ = 0;
};

void fill_energies(const Alignment& alignment, Terrain& terrain) {
    Walk walk(alignment);
    const std::uint32_t end = std::uint32_t{1} << (alignment.actors() - 1);
    terrain.energies.assign(end, walk.energy());
    terrain.level = walk.all() * 1e-9;
    for (std::uint32_t k = 1; k < end; ++k) {
        walk.change(static_cast<std::size_t>(std::countr_zero(k)) + 1);
        if (k % 1024 == 0) {
            walk.refresh();
        }
        terrain.energies[k ^ (k >> 1U)] = walk.energy();
    }
}

/// Where steepest descent goes from a configuration; itself at a minimum.
std::uint32_t downhill(const Terrain& terrain, std::size_t actors, std::uint32_t from) {
    const auto all = static_cast<std::uint32_t>(terrain.energies.size() - 1);
    std::uint32_t best = from;
    for (std::size_t i = 0; i < actors; ++i) {
        const std::uint32_t to = i == 0 ? from ^ all : from ^ (std::uint32_t{1} << (i - 1));
        if (terrain.energies[to] < terrain.energies[best] - terrain.level) {
            best = to;
        }
    }
    return best;
}

/// By configuration, the minimum at which it ends.
std::vector<std::uint32_t> follow(const Terrain& terrain, std::size_t actors) {
    std::vector<std::uint32_t> ends(terrain.energies.size(), unknown);
    std::vector<std::uint32_t> path;
    for (std::uint32_t start = 0; start < ends.size(); ++start) {
        std::uint32_t at = start;
        while (ends[at] == unknown) {
            path.push_back(at);
            const std::uint32_t next = downhill(terrain, actors, at);
            if (next == at) {
                ends[at] = at;
            }
            at = next;
        }
        for (const std::uint32_t passed : path) {
            ends[passed] = ends[at];
        }
        path.clear();
    }
    return ends;
}

}  // namespace

std::vector<double> frustrations(const Alignment& alignment, Blocs blocs) {
    const std::size_t n = alignment.actors();
    std::vector<double> result(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (((blocs >> i) ^ (blocs >> j)) & 1U) {
                result[i] += alignment.sizes[j] * alignment.propensities[i * n + j];
            }
        }
    }
    return result;
}

Terrain survey(const Alignment& alignment) {
    ENTENTE_EXPECTS(alignment.actors() >= 2 && alignment.actors() <= most_aligned);
    Terrain terrain;
    fill_energies(alignment, terrain);
    std::vector<std::uint64_t> basins(terrain.energies.size(), 0);
    for (const std::uint32_t end : follow(terrain, alignment.actors())) {
        ++basins[end];
    }
    for (std::uint32_t k = 0; k < basins.size(); ++k) {
        if (basins[k] != 0) {
            const Blocs blocs = k << 1U;
            terrain.minima.push_back(
                {blocs, terrain.energies[k], basins[k], frustrations(alignment, blocs)});
        }
    }
    std::stable_sort(terrain.minima.begin(), terrain.minima.end(),
                     [&](const Minimum& a, const Minimum& b) { return a.energy < b.energy; });
    return terrain;
}

}  // namespace entente::run

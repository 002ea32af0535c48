#include "base/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace entente::base {
namespace {

constexpr std::size_t longest = 64;  // words beyond this are no typing mistakes of ours

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Edit distance with swaps of neighbours (optimal string alignment), in half edits: replacing a
/// letter by the same letter of another case costs 1, everything else 2.
std::size_t distance(std::string_view a, std::string_view b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> cell((a.size() + 1) * width);
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& {
        return cell[i * width + j];
    };
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = 2 * (i + j);
                continue;
            }
            const char x = a[i - 1];
            const char y = b[j - 1];
            const std::size_t replace = x == y ? 0U : (lower(x) == lower(y) ? 1U : 2U);
            at(i, j) = std::min({at(i - 1, j) + 2, at(i, j - 1) + 2, at(i - 1, j - 1) + replace});
            if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y) {
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 2);
            }
        }
    }
    return cell.back();
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > longest) {
        return {};
    }
    std::size_t best = 2 * std::max<std::size_t>(1, word.size() / 3) + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > longest) {
            continue;
        }
        const std::size_t edits = distance(word, candidate);
        if (edits < best) {
            best = edits;
            found = candidate;
        }
    }
    return found;
}

}  // namespace entente::base

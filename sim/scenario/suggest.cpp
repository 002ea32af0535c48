#include "scenario/suggest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scenario/utf8.hpp"

namespace entente::scenario {
namespace {

// A hostile file has many ids and many mistakes; longer words are never a slip of the pen.
constexpr std::size_t longest_word = 48;
constexpr std::size_t most_edits = 4;
constexpr std::size_t most_candidates = 20'000;

std::vector<std::string_view> letters(std::string_view text) {
    std::vector<std::string_view> result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && letter_count(text.substr(end, 1)) == 0) {
            ++end;
        }
        result.push_back(text.substr(i, end - i));
        i = end;
    }
    return result;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

using Letters = std::vector<std::string_view>;

/// The distance, or any number above `bound` where it is above.
std::size_t bounded_distance(const Letters& left, const Letters& right, std::size_t bound) {
    const std::size_t width = right.size() + 1;
    const std::size_t far = bound + 1;
    if (left.size() > right.size() + bound || right.size() > left.size() + bound) {
        return far;
    }
    std::vector<std::size_t> table((left.size() + 1) * width, far);
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& {
        return table[i * width + j];
    };
    for (std::size_t i = 0; i <= left.size(); ++i) {
        const std::size_t first = i > bound ? i - bound : 0;
        std::size_t least = far;
        for (std::size_t j = first; j <= std::min(right.size(), i + bound); ++j) {
            std::size_t best = i == 0 || j == 0 ? i + j : far;
            if (i > 0 && j > 0) {
                best = at(i - 1, j - 1) + (left[i - 1] == right[j - 1] ? 0U : 1U);
                best = std::min({best, at(i - 1, j) + 1, at(i, j - 1) + 1});
            }
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                best = std::min(best, at(i - 2, j - 2) + 1);
            }
            at(i, j) = best;
            least = std::min(least, best);
        }
        if (least >= far) {
            return far;
        }
    }
    return at(left.size(), right.size());
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    return bounded_distance(letters(a), letters(b), std::max(a.size(), b.size()));
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    if (word.empty() || word.size() > longest_word) {
        return std::nullopt;
    }
    const std::size_t length = letter_count(word);
    const std::size_t limit = std::clamp<std::size_t>(length / 3, 1, most_edits);
    const std::string folded = lower(word);
    const Letters folded_letters = letters(folded);
    const std::string* best = nullptr;
    auto best_distance = std::pair<std::size_t, std::size_t>(limit + 1, 0);
    for (const std::string& candidate :
         candidates.first(std::min(candidates.size(), most_candidates))) {
        const std::string other = lower(candidate);
        const std::size_t distance = bounded_distance(folded_letters, letters(other), limit);
        if (distance > limit || (distance != 0 && distance >= length)) {
            continue;  // far, or nothing of the word is left
        }
        const auto key = std::pair(distance, edit_distance(word, candidate));
        if (key < best_distance) {
            best = &candidate;
            best_distance = key;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const auto found = nearest(word, candidates);
    return found ? "Did you mean '" + *found + "'?" : std::string();
}

std::string did_you_mean_or_list(std::string_view word, std::span<const std::string> candidates,
                                 std::size_t most) {
    std::string hint = did_you_mean(word, candidates);
    if (!hint.empty() || candidates.empty() || candidates.size() > most) {
        return hint;
    }
    hint = candidates.size() == 1 ? "The only one is: " : "One of: ";
    for (const std::string& candidate : candidates) {
        hint += candidate + ", ";
    }
    hint.replace(hint.size() - 2, 2, ".");
    return hint;
}

}  // namespace entente::scenario

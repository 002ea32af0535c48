#include "scenario/suggest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scenario/utf8.hpp"

namespace entente::scenario {
namespace {

// Longer words are never a slip of the pen, and the table below grows with the square.
constexpr std::size_t longest_word = 64;

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

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const auto left = letters(a);
    const auto right = letters(b);
    const std::size_t width = right.size() + 1;
    std::vector<std::size_t> table((left.size() + 1) * width);
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& {
        return table[i * width + j];
    };
    for (std::size_t i = 0; i <= left.size(); ++i) {
        for (std::size_t j = 0; j <= right.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = i + j;
                continue;
            }
            const std::size_t replaced = left[i - 1] == right[j - 1] ? 0 : 1;
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + replaced});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
            }
        }
    }
    return at(left.size(), right.size());
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    if (word.empty() || word.size() > longest_word) {
        return std::nullopt;
    }
    const std::size_t length = letter_count(word);
    const std::size_t limit = std::max<std::size_t>(1, length / 3);
    const std::string folded = lower(word);
    const std::string* best = nullptr;
    auto best_distance = std::pair<std::size_t, std::size_t>(limit + 1, 0);
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest_word) {
            continue;
        }
        const std::size_t distance = edit_distance(folded, lower(candidate));
        if (distance != 0 && distance >= length) {
            continue;  // nothing of the word is left
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

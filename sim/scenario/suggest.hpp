#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::scenario {

/// Edits (insert, delete, replace, swap two neighbours) that turn one word into the other; the
/// optimal string alignment distance (Damerau 1964). Counts code points; ASCII case matters.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The valid word that was probably meant: the nearest one, at most one edit in three letters
/// away (at least one, at most four). Words that differ only in case count as nearest. Among equals
/// the first in `candidates` wins. Nothing where none is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> candidates);

/// "Did you mean 'PRK'?", or an empty text where nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string> candidates);

/// The same; where nothing is near and there are at most `most` candidates, lists them:
/// "One of: rail, sea, air."
[[nodiscard]] std::string did_you_mean_or_list(std::string_view word,
                                               std::span<const std::string> candidates,
                                               std::size_t most);

}  // namespace entente::scenario

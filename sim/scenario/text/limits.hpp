#pragma once

#include <cstddef>

namespace entente::scenario::limits {

/// A scenario may come from a stranger's browser: everything that could grow is bounded, and a
/// scenario beyond a bound is refused with a message that names the bound.
inline constexpr std::size_t file_bytes = std::size_t{4} << 20U;
inline constexpr std::size_t depth = 64;       ///< nested lists and mappings of one file
inline constexpr std::size_t nodes = 500'000;  ///< values of a file, aliases written out
inline constexpr std::size_t alias_bytes = std::size_t{8} << 20U;  ///< text copied by aliases
inline constexpr std::size_t files = 32;          ///< `extends` and tables together
inline constexpr std::size_t accounts = 200'000;  ///< pairs of actor and good
inline constexpr std::size_t entities = 20'000;   ///< of one kind
inline constexpr std::size_t legs = 1'000;        ///< of one contract
/// Pairs of markets, routes of legs and goods of measures, all together.
inline constexpr std::size_t links = 2'000'000;
inline constexpr std::size_t open_brackets = 1'000;  ///< before a text is parsed at all
inline constexpr std::size_t steps = 100'000;
inline constexpr std::size_t replicates = 10'000'000;
inline constexpr std::size_t overrides = 10'000;
inline constexpr std::size_t compared = 1'000'000;  ///< words, for suggestions
inline constexpr std::size_t messages = 1'000;      ///< after which reading stops reporting

}  // namespace entente::scenario::limits

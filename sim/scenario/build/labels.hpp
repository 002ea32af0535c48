#pragma once

#include <string>
#include <string_view>

#include "scenario/text/tree.hpp"

namespace entente::scenario {

/// The part of a path that stands for an entry of a list of pairs, the same wherever it stands in
/// the list: "RUS>PRK" for from and to (creditor and debtor), "PRK-RUS" for between. Empty where
/// the entry does not name its ends.
[[nodiscard]] std::string pair_label(const Node& entry);

/// Whether the entries of a list at this path are named by their pair.
[[nodiscard]] bool is_labelled_list(std::string_view path);

}  // namespace entente::scenario

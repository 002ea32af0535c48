#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {

/// Opens a file named at a place; returns the number of its text in reports.texts.
using OpenTable =
    std::function<std::optional<std::uint32_t>(const std::string& name, const Origin& from)>;

/// Replaces every `from_csv: FILE` of a scenario by the rows of the file, as if they were written
/// out; each value keeps its place in the CSV file. In a map of entities the column `id` names the
/// entity and what stands in the scenario is laid over the row.
void fold_tables(Node& root, Reports& reports, const OpenTable& open);

}  // namespace entente::scenario

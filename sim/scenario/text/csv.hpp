#pragma once

#include <string>
#include <vector>

#include "scenario/text/reports.hpp"

namespace entente::scenario {

struct Cell {
    std::string text;
    bool quoted = false;
    Origin at;
};

using Row = std::vector<Cell>;

/// Rows of a comma-separated text (RFC 4180; lines that start with '#' and empty lines are left
/// out). Empty where something is wrong, which is reported.
[[nodiscard]] std::vector<Row> parse_csv(std::uint32_t text, Reports& reports);

}  // namespace entente::scenario

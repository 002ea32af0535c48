#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/text_file.hpp"

namespace entente::run {

/// A table on its way to a file, row by row.
class CsvTable {
public:
    CsvTable(std::string path, const std::vector<std::string>& head);

    /// Adds a field to the row, quoted where RFC 4180 asks for it.
    CsvTable& text(std::string_view field);
    /// The shortest text that reads back as the same number; empty where there is none.
    CsvTable& number(double value);
    CsvTable& single(double value);  ///< the same as a float
    CsvTable& whole(std::int64_t value);
    void end_row();

    /// Returns the number of rows.
    std::uint64_t finish();

private:
    record::TextFile file_;
    std::string row_;
    bool first_ = true;
    std::uint64_t rows_ = 0;
};

}  // namespace entente::run

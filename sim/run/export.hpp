#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "run/progress.hpp"
#include "run/spec.hpp"

namespace entente::run {

/// Long tables: one value a row, with what it is a value of.
enum class TableKind { outcomes, flows, stocks, events, votes };

/// Throws std::invalid_argument with the accepted spellings.
[[nodiscard]] TableKind parse_table(std::string_view name);
[[nodiscard]] const std::vector<std::string>& table_names();

struct ExportedFile {
    std::string path;
    std::uint64_t rows = 0;  ///< without the head
};

/// Writes tables of an output file as CSV (RFC 4180, UTF-8, LF), compressed where the name ends in
/// .gz; of several tables each gets its name into the name of its file (x-flows.csv). Beside them a
/// codebook, x.codebook.csv, says what each column and each word in it means. Throws base::IoError,
/// also where the file has no such table or an output exists (unless replaced).
[[nodiscard]] std::vector<ExportedFile> export_tables(const std::string& path,
                                                      const std::vector<TableKind>& tables,
                                                      const std::string& output, Existing existing,
                                                      Progress& progress);

}  // namespace entente::run

#include "run/export.hpp"

#include <algorithm>
#include <stdexcept>

#include "record/trajectory.hpp"
#include "run/export/csv.hpp"
#include "run/export/tables.hpp"
#include "run/place.hpp"

namespace entente::run {
namespace {

/// A file name taken apart: "out/x" and ".csv.gz".
struct Name {
    std::string stem;
    std::string ending;
};

Name take_apart(const std::string& path) {
    for (const std::string ending : {".csv.gz", ".gz", ".csv"}) {
        if (path.size() > ending.size() &&
            path.compare(path.size() - ending.size(), ending.size(), ending) == 0) {
            return {path.substr(0, path.size() - ending.size()), ending};
        }
    }
    return {path, ""};
}

std::uint64_t export_one(const record::TrajectoryFile& file, TableKind table,
                         const std::string& path, Codebook& codebook) {
    switch (table) {
        case TableKind::outcomes:
            return export_outcomes(file, path, codebook);
        case TableKind::flows:
            return export_values(file, path, "flows", "flow", codebook);
        case TableKind::stocks:
            return export_values(file, path, "stocks", "level", codebook);
        case TableKind::events:
            return export_events(file, path, codebook);
        case TableKind::votes:
            return export_votes(file, path, codebook);
    }
    return 0;
}

std::uint64_t write_codebook(const std::string& path, const Codebook& codebook) {
    CsvTable table(path, {"table", "column", "value", "meaning", "unit"});
    for (const CodebookLine& line : codebook) {
        table.text(line.table)
            .text(line.column)
            .text(line.value)
            .text(line.meaning)
            .text(line.unit)
            .end_row();
    }
    return table.finish();
}

}  // namespace

const std::vector<std::string>& table_names() {
    static const std::vector<std::string> names = {"outcomes", "flows", "stocks", "events",
                                                   "votes"};
    return names;
}

TableKind parse_table(std::string_view name) {
    const auto& names = table_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw std::invalid_argument("'" + std::string(name) +
                                    "' is no table: outcomes, flows, stocks, events or votes");
    }
    return static_cast<TableKind>(found - names.begin());
}

std::vector<ExportedFile> export_tables(const std::string& path,
                                        const std::vector<TableKind>& tables,
                                        const std::string& output, Existing existing,
                                        Progress& progress) {
    const Name name = take_apart(output);
    std::vector<ExportedFile> files;
    for (const TableKind table : tables) {
        const std::string& word = table_names()[static_cast<std::size_t>(table)];
        files.push_back({tables.size() == 1 ? output : name.stem + "-" + word + name.ending, 0});
        check_output(files.back().path, existing);
    }
    const std::string codebook_path = name.stem + ".codebook.csv";
    check_output(codebook_path, existing);

    const record::TrajectoryFile file(path);
    Codebook codebook;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        progress.stage("writing " + files[i].path);
        files[i].rows = export_one(file, tables[i], files[i].path, codebook);
    }
    files.push_back({codebook_path, write_codebook(codebook_path, codebook)});
    return files;
}

}  // namespace entente::run

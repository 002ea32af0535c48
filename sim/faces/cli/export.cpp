#include "run/export.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "faces/cli/command.hpp"
#include "faces/cli/progress_line.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

std::vector<run::TableKind> read_tables(const Arguments& arguments) {
    const auto written = arguments.text("table");
    if (!written) {
        throw UsageError("missing --table; one or more of " + join(run::table_names(), ","));
    }
    std::vector<run::TableKind> tables;
    std::string rest = *written;
    for (std::size_t end = 0; end != std::string::npos;) {
        end = rest.find(',');
        try {
            tables.push_back(run::parse_table(rest.substr(0, end)));
        } catch (const std::invalid_argument& error) {
            throw UsageError("--table: " + std::string(error.what()));
        }
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
    }
    return tables;
}

ExitCode export_file(const Arguments& arguments, Console& console) {
    const std::vector<run::TableKind> tables = read_tables(arguments);
    const auto output = arguments.text("output");
    if (!output) {
        throw UsageError("missing -o FILE.csv");
    }
    std::vector<run::ExportedFile> files;
    {
        ProgressLine progress(console.err, progress_wish(arguments));
        files = run::export_tables(
            arguments.operands().front(), tables, *output,
            arguments.has("force") ? run::Existing::replace : run::Existing::refuse, progress);
    }
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const run::ExportedFile& file : files) {
        json.push_back({{"file", file.path}, {"rows", file.rows}});
        console.err.write("entente: wrote " + file.path + ", " +
                          number_text(static_cast<double>(file.rows)) + " rows\n");
    }
    if (arguments.has("json")) {
        console.out.write(json.dump(2) + "\n");
    }
    return ExitCode::ok;
}

}  // namespace

Command export_command() {
    return {
        "export",
        "long CSV tables with a codebook, for R, Stata, pandas or a spreadsheet",
        {"export OUT.h5 --table NAMES -o FILE.csv[.gz] [options]",
         "Writes long tables, one value a row: outcomes, flows, stocks (all levels), events,\n"
         "votes. Of several tables each gets a file of its own, FILE-flows.csv and so on. A\n"
         "codebook beside them, FILE.codebook.csv, says what each column means.",
         {{"table", 0, Option::Kind::value, "NAMES",
           "one or more of outcomes,flows,stocks,events,votes"},
          {"output", 'o', Option::Kind::value, "FILE", "the table; compressed if it ends in .gz"},
          {"force", 0, Option::Kind::flag, "", "replace existing files"},
          {"progress", 0, Option::Kind::value, "WHEN", "auto, always or never"},
          {"json", 0, Option::Kind::flag, "", "print the names of the files as JSON"}},
         "OUT.h5",
         1,
         1,
         {"entente export russia-dprk.h5 --table outcomes -o outcomes.csv",
          "entente export russia-dprk.h5 --table flows,votes -o tables.csv.gz"}},
        export_file};
}

}  // namespace entente::faces

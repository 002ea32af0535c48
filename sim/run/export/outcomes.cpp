#include <algorithm>

#include "run/export/csv.hpp"
#include "run/export/tables.hpp"

namespace entente::run {
namespace {

constexpr std::size_t slice = 4096;

}  // namespace

std::uint64_t export_outcomes(const record::TrajectoryFile& file, const std::string& path,
                              Codebook& codebook) {
    CsvTable table(path, {"replicate", "outcome", "value", "unit"});
    codebook.push_back({"outcomes", "replicate", "", "number of the replicate, from 0", ""});
    codebook.push_back({"outcomes", "outcome", "", "id of the outcome in the scenario", ""});
    codebook.push_back(
        {"outcomes", "value", "", "empty where the outcome has no value", "see unit"});
    codebook.push_back({"outcomes", "unit", "", "unit of the value", ""});
    if (!file.has("outcome_value")) {
        return table.finish();
    }
    const std::vector<std::string> ids = file.labels("outcome");
    const std::vector<std::string> titles = file.text("outcome_title");
    const std::vector<std::string> units = file.text("outcome_unit");
    for (std::size_t k = 0; k < ids.size(); ++k) {
        codebook.push_back({"outcomes", "outcome", ids[k], titles[k], units[k]});
    }
    const std::size_t replicates = file.shape("outcome_value").front();
    for (std::size_t first = 0; first < replicates; first += slice) {
        const std::size_t count = std::min(slice, replicates - first);
        const record::Array part = file.read("outcome_value", first, count);
        for (std::size_t i = 0; i < part.values.size(); ++i) {
            table.whole(static_cast<std::int64_t>(first + i / ids.size()))
                .text(ids[i % ids.size()])
                .number(part.values[i])
                .text(units[i % ids.size()])
                .end_row();
        }
    }
    return table.finish();
}

}  // namespace entente::run

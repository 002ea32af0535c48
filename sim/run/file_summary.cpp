#include "run/file_summary.hpp"

#include <algorithm>

#include "record/trajectory.hpp"

namespace entente::run {
namespace {

constexpr std::size_t slice = 4096;

std::size_t replicates_of(const record::TrajectoryFile& file, const std::string& variable) {
    return file.has(variable) ? file.shape(variable).front() : 0;
}

/// Column `item` of a variable [replicate][item], over the first `count` replicates.
std::vector<double> read_column(const record::TrajectoryFile& file, const std::string& variable,
                                std::size_t item, std::size_t count) {
    std::vector<double> column;
    column.reserve(count);
    for (std::size_t first = 0; first < count; first += slice) {
        const record::Array part = file.read(variable, first, std::min(slice, count - first));
        const std::size_t width = part.shape.at(1);
        for (std::size_t row = 0; row < part.shape.at(0); ++row) {
            column.push_back(part.values[row * width + item]);
        }
    }
    return column;
}

}  // namespace

std::vector<OutcomeSummary> summarise_file(const std::string& path,
                                           const record::Description& description) {
    const record::TrajectoryFile file(path);
    const std::size_t replicates = replicates_of(file, "outcome_value");
    const std::size_t looked_at =
        std::min({replicates, most_for_influences, replicates_of(file, "assumption_value")});
    std::vector<std::vector<double>> drawn;
    std::vector<std::string> paths;
    for (std::size_t k = 0; looked_at > 0 && k < description.assumptions.size(); ++k) {
        drawn.push_back(read_column(file, "assumption_value", k, looked_at));
        paths.push_back(description.parameters[description.assumptions[k]].path);
    }
    std::vector<OutcomeSummary> outcomes;
    for (std::size_t k = 0; k < description.outcomes.size(); ++k) {
        const std::vector<double> values = read_column(file, "outcome_value", k, replicates);
        outcomes.push_back(summarise(description.outcomes[k], description.sources, values));
        outcomes.back().influences = influences(std::span(values).first(looked_at), drawn, paths);
    }
    return outcomes;
}

}  // namespace entente::run

#include "run/validate.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>

#include "base/errors.hpp"
#include "run/errors.hpp"
#include "run/in_order.hpp"
#include "run/scenarios.hpp"
#include "run/simulate.hpp"
#include "run/world.hpp"

namespace entente::run {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> validation_files() {
    const fs::path folder = fs::path(shipped_folder()) / "validation";
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".yaml") {
            files.push_back(it->path().string());
        }
    }
    if (error || files.empty()) {
        throw base::IoError("cannot read the validation scenarios in " + folder.string() +
                            (error ? ": " + error.message() : ": there is none"));
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Sum of each outcome over the replicates, in their order.
std::vector<double> summed_outcomes(const World& world, unsigned threads, Progress& progress) {
    std::vector<double> sums(world.model.outcomes.size());
    in_order(
        {0, world.recording.blocks()}, threads,
        [&](std::uint32_t index) -> Landing {
            const auto values = std::make_shared<std::vector<double>>(
                simulate_block(world, index, [](const kernel::StepView&) {}).outcomes());
            return [&sums, values] {
                const std::size_t width = values->size() / std::max<std::size_t>(sums.size(), 1);
                for (std::size_t i = 0; i < values->size(); ++i) {
                    sums[i / width] += (*values)[i];
                }
            };
        },
        [&] { return progress.stop(); });
    return sums;
}

Target target_of(const std::string& file, const model::Model& model,
                 const model::Outcome& outcome) {
    Target target;
    target.scenario = fs::path(file).stem().string();
    target.outcome = outcome.id;
    target.title = outcome.title;
    target.unit = outcome.unit;
    if (outcome.observed.size() != 1 || !outcome.observed[0].value || !outcome.observed[0].low ||
        !outcome.observed[0].high) {
        throw Rejected(file + ": error[no-target]: outcome '" + outcome.id +
                       "' must have one observed value with low and high\n");
    }
    const model::Observation& observed = outcome.observed[0];
    target.target = *observed.value / outcome.unit_scale;
    target.low = *observed.low / outcome.unit_scale;
    target.high = *observed.high / outcome.unit_scale;
    target.note = observed.note;
    if (observed.source.valid()) {
        target.source = model.sources[observed.source.index()].title;
    }
    return target;
}

void validate_scenario(const std::string& file, unsigned threads, Progress& progress,
                       std::vector<Target>& targets) {
    RunSpec spec;
    spec.scenario = file;
    spec.record = Mode::final;
    const World world = build_world(make_request(spec, progress));
    progress.stage("running " + fs::path(file).filename().string());
    const std::vector<double> sums = summed_outcomes(world, threads, progress);
    const std::uint32_t replicates = world.recording.request().replicates;
    for (std::size_t k = 0; k < sums.size(); ++k) {
        const model::Outcome& outcome = world.model.outcomes[k];
        Target target = target_of(file, world.model, outcome);
        target.replicates = replicates;
        target.result = sums[k] / replicates / outcome.unit_scale;
        target.passed = target.result >= target.low && target.result <= target.high;
        targets.push_back(std::move(target));
    }
}

}  // namespace

std::vector<Target> validate(unsigned threads, Progress& progress) {
    std::vector<Target> targets;
    for (const std::string& file : validation_files()) {
        if (progress.stop()) {
            break;
        }
        validate_scenario(file, threads, progress, targets);
    }
    return targets;
}

}  // namespace entente::run

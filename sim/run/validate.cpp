#include "run/validate.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <numeric>

#include "base/errors.hpp"
#include "run/analyse/target_results.hpp"
#include "run/errors.hpp"
#include "run/in_order.hpp"
#include "run/scenarios.hpp"
#include "run/simulate.hpp"
#include "run/statistics.hpp"
#include "run/world.hpp"

namespace entente::run {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> shipped_files() {
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

/// [outcome][replicate] in canonical units; fewer replicates where it was stopped.
using Values = std::vector<std::vector<double>>;

Values simulate_outcomes(const World& world, unsigned threads, Progress& progress) {
    Values values(world.model.outcomes.size());
    in_order(
        {0, world.recording.blocks()}, threads,
        [&](std::uint32_t index) -> Landing {
            const auto found = std::make_shared<std::vector<double>>(
                simulate_block(world, index, [](const kernel::StepView&) {}).outcomes());
            return [&values, found] {
                const std::size_t width = found->size() / std::max<std::size_t>(values.size(), 1);
                for (std::size_t i = 0; i < found->size(); ++i) {
                    values[i / width].push_back((*found)[i]);
                }
            };
        },
        [&] { return progress.stop(); });
    return values;
}

double statistic_of(model::Statistic statistic, std::vector<double> values) {
    const bool missing =
        std::any_of(values.begin(), values.end(), [](double x) { return std::isnan(x); });
    if (values.empty() || missing) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    switch (statistic) {
        case model::Statistic::mean:
            return std::accumulate(values.begin(), values.end(), 0.0) /
                   static_cast<double>(values.size());
        case model::Statistic::median:
            std::sort(values.begin(), values.end());
            return quantile(values, 0.5);
        case model::Statistic::lowest:
            return *std::min_element(values.begin(), values.end());
        case model::Statistic::highest:
            return *std::max_element(values.begin(), values.end());
    }
    return 0;
}

/// The observed ranges of the outcomes as targets.
std::vector<model::Target> observed_targets(const model::Model& model) {
    std::vector<model::Target> targets;
    for (std::size_t i = 0; i < model.outcomes.size(); ++i) {
        for (const model::Observation& observed : model.outcomes[i].observed) {
            if (!observed.low || !observed.high) {
                continue;
            }
            model::Target target;
            target.id = model.outcomes[i].id;
            target.outcome = model::OutcomeId(i);
            target.low = *observed.low;
            target.high = *observed.high;
            target.value = observed.value.value_or((target.low + target.high) / 2);
            target.source = observed.source;
            target.note = observed.note;
            targets.push_back(std::move(target));
        }
    }
    return targets;
}

Target judged(const std::string& file, const model::Model& model, const model::Target& source,
              const Values& values) {
    const bool outcome = source.kind == model::TargetKind::outcome;
    const model::Outcome* of = outcome ? &model.outcomes[source.outcome.index()] : nullptr;
    const double scale = outcome ? of->unit_scale : 1;
    Target target;
    target.scenario = fs::path(file).stem().string();
    target.name = source.id;
    target.of = subject_of(model, source);
    target.title = source.title.empty() && outcome ? of->title : source.title;
    target.unit = outcome ? of->unit : std::string();
    target.target = source.value / scale;
    target.low = source.low / scale;
    target.high = source.high / scale;
    target.note = source.note;
    if (source.source.valid()) {
        target.source = model.sources[source.source.index()].title;
    }
    if (outcome) {
        const std::vector<double>& found = values[source.outcome.index()];
        target.replicates = static_cast<std::uint32_t>(found.size());
        target.result = statistic_of(source.statistic, found) / scale;
    } else {
        target.result = analysis_result(model, source);
    }
    target.passed = target.result >= target.low && target.result <= target.high;
    return target;
}

/// Whether a file without targets may have outcomes that nothing was observed of.
enum class Silence { allowed, refused };

void refuse_silence(const std::string& file, const model::Model& model,
                    const std::vector<model::Target>& wanted) {
    for (std::size_t i = 0; i < model.outcomes.size(); ++i) {
        if (std::none_of(wanted.begin(), wanted.end(), [&](const model::Target& target) {
                return target.outcome == model::OutcomeId(i);
            })) {
            throw Rejected(file + ": error[no-target]: outcome '" + model.outcomes[i].id +
                           "' has no observed range with low and high\n");
        }
    }
}

void validate_file(const std::string& file, Silence silence, unsigned threads, Progress& progress,
                   std::vector<Target>& targets) {
    RunSpec spec;
    spec.scenario = file;
    spec.record = Mode::final;
    const World world = build_world(make_request(spec, progress));
    const std::vector<model::Target> wanted =
        world.model.targets.empty() ? observed_targets(world.model) : world.model.targets;
    if (wanted.empty()) {
        throw Rejected(file +
                       ": error[no-target]: there is nothing to compare with (the file has no "
                       "'targets', and no outcome an observed range with low and high)\n");
    }
    if (world.model.targets.empty() && silence == Silence::refused) {
        refuse_silence(file, world.model, wanted);
    }
    progress.stage("running " + fs::path(file).filename().string());
    const bool simulated = std::any_of(wanted.begin(), wanted.end(), [](const auto& target) {
        return target.kind == model::TargetKind::outcome;
    });
    const Values values = simulated ? simulate_outcomes(world, threads, progress) : Values();
    for (const model::Target& target : wanted) {
        targets.push_back(judged(file, world.model, target, values));
    }
}

}  // namespace

std::vector<Target> validate(const std::vector<std::string>& files, unsigned threads,
                             Progress& progress) {
    std::vector<std::string> found;
    for (const std::string& word : files) {
        found.push_back(find_scenario(word));
    }
    std::vector<Target> targets;
    for (const std::string& file : files.empty() ? shipped_files() : found) {
        if (progress.stop()) {
            break;
        }
        validate_file(file, files.empty() ? Silence::refused : Silence::allowed, threads, progress,
                      targets);
    }
    return targets;
}

}  // namespace entente::run

#include "run/replay.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <vector>

#include "base/version.hpp"
#include "record/trajectory.hpp"
#include "run/in_order.hpp"
#include "run/simulate.hpp"
#include "run/world.hpp"

namespace entente::run {
namespace {

/// What a file says of its replicates.
struct Stored {
    std::uint32_t replicates = 0;
    std::vector<int> steps;              ///< at which digests were taken
    std::vector<std::uint64_t> digests;  ///< [replicate][step]
    record::Array outcomes;              ///< [replicate][outcome]
    record::Array assumptions;           ///< [replicate][assumption]
};

/// The same of one block that was run again.
struct Again {
    kernel::Block block;
    std::vector<std::vector<std::uint64_t>> digests;  ///< [step][lane]
    std::vector<double> outcomes;                     ///< [outcome][lane], unit of display
    std::vector<double> assumptions;                  ///< [assumption][lane]
};

Stored load(const record::TrajectoryFile& file) {
    Stored stored;
    stored.replicates = file.identity().replicates;
    stored.steps = file.digest_steps();
    stored.digests = file.digests();
    for (const auto& [name, array] : {std::pair{"outcome_value", &stored.outcomes},
                                      {"assumption_value", &stored.assumptions}}) {
        if (file.has(name)) {
            *array = file.read(name);
        }
    }
    return stored;
}

Again run_again(const World& world, std::uint32_t index, const std::vector<int>& steps) {
    Again again;
    again.block = world.recording.block(index);
    const auto width = static_cast<std::size_t>(again.block.width);
    const auto look = [&](const kernel::StepView& view) {
        if (std::binary_search(steps.begin(), steps.end(), view.step())) {
            again.digests.emplace_back(width);
            view.digest(again.digests.back());
        }
    };
    const kernel::Simulation done = simulate_block(world, index, look);
    again.outcomes = done.outcomes();
    for (std::size_t k = 0; k < again.outcomes.size(); ++k) {
        again.outcomes[k] /= world.model.outcomes[k / width].unit_scale;
    }
    again.assumptions = done.assumptions();
    return again;
}

/// Equal bits, with any missing value equal to any other.
bool same(double a, double b) {
    return (a != a && b != b) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

class Comparison {
public:
    Comparison(const World& world, const Stored& stored) : world_(world), stored_(stored) {}

    /// The first difference of a replicate, which is lane `lane` of the block.
    [[nodiscard]] std::optional<Difference> find(const Again& again, std::size_t lane) const {
        const std::uint32_t replicate =
            again.block.first_replicate + static_cast<std::uint32_t>(lane);
        std::string what = different_assumption(again, replicate, lane);
        what = what.empty() ? different_state(again, replicate, lane) : what;
        what = what.empty() ? different_outcome(again, replicate, lane) : what;
        return what.empty() ? std::nullopt : std::optional(Difference{replicate, what});
    }

private:
    [[nodiscard]] std::string different_state(const Again& again, std::size_t replicate,
                                              std::size_t lane) const {
        const std::size_t count = stored_.steps.size();
        for (std::size_t k = 0; k < std::min(count, again.digests.size()); ++k) {
            if (stored_.digests[replicate * count + k] != again.digests[k][lane]) {
                const int before = k == 0 ? 0 : stored_.steps[k - 1] + 1;
                return "the state between " + base::format_date(world_.plan.step_start(before)) +
                       " and " + base::format_date(world_.plan.step_start(stored_.steps[k] + 1));
            }
        }
        return "";
    }

    [[nodiscard]] std::string different_outcome(const Again& again, std::size_t replicate,
                                                std::size_t lane) const {
        const auto k = different(stored_.outcomes, again.outcomes, again.block, replicate, lane);
        return k ? "outcome " + world_.model.outcomes[*k].id : "";
    }

    [[nodiscard]] std::string different_assumption(const Again& again, std::size_t replicate,
                                                   std::size_t lane) const {
        const auto k =
            different(stored_.assumptions, again.assumptions, again.block, replicate, lane);
        return k ? "assumption " +
                       world_.model.parameters[world_.plan.assumptions()[*k].index()].path
                 : "";
    }

    /// `stored` is [replicate][k], `again` is [k][lane].
    [[nodiscard]] static std::optional<std::size_t> different(const record::Array& stored,
                                                              const std::vector<double>& again,
                                                              kernel::Block block,
                                                              std::size_t replicate,
                                                              std::size_t lane) {
        const auto width = static_cast<std::size_t>(block.width);
        const std::size_t count = again.size() / width;
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t at = replicate * count + k;
            if (at >= stored.values.size() || !same(stored.values[at], again[k * width + lane])) {
                return k;
            }
        }
        return std::nullopt;
    }

    const World& world_;
    const Stored& stored_;
};

/// Folds the replicates of a block into the report.
void compare(const Comparison& comparison, const Again& again, ReplayReport& report) {
    for (int lane = 0; lane < again.block.width && report.compared < report.replicates; ++lane) {
        const auto found = comparison.find(again, static_cast<std::size_t>(lane));
        ++report.compared;
        if (found) {
            ++report.differing;
            report.first = report.first ? report.first : found;
        }
    }
}

}  // namespace

ReplayReport replay(const std::string& path, unsigned threads, Progress& progress) {
    const record::TrajectoryFile file(path);
    const record::Identity& identity = file.identity();
    const Stored stored = load(file);
    const World world = build_world(file.request());
    ReplayReport report;
    report.made_by =
        identity.entente_version + ", commit " + identity.commit + ", " + identity.build_id;
    report.here = std::string(base::version()) + ", commit " + std::string(base::commit()) + ", " +
                  std::string(base::build_id());
    report.same_plan = identity.plan_hash == world.plan.hash();
    report.replicates = identity.replicates;

    const Comparison comparison(world, stored);
    const std::uint32_t blocks =
        (report.replicates + record::block_replicates - 1) / record::block_replicates;
    progress.stage("running again");
    in_order(
        {0, blocks}, threads,
        [&](std::uint32_t index) -> Landing {
            auto again = std::make_shared<Again>(run_again(world, index, stored.steps));
            return [&, again] {
                compare(comparison, *again, report);
                progress.advanced({report.replicates, report.compared, 0});
            };
        },
        [&] { return progress.stop(); });
    return report;
}

}  // namespace entente::run

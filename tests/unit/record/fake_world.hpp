#pragma once

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "record/journal.hpp"
#include "record/output.hpp"
#include "record/recorder.hpp"

/// A world without a kernel: every number is a hash of where it stands.
namespace fake {

using entente::kernel::Dimension;
using entente::kernel::Event;
using entente::kernel::EventKind;
using entente::kernel::Variable;
using entente::kernel::VariableKind;
using entente::record::Description;

struct Size {
    int steps = 13;
    int actors = 3;
};

inline double unit_hash(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
    using entente::base::splitmix64;
    const std::uint64_t bits = splitmix64(a ^ splitmix64(b ^ splitmix64(c ^ splitmix64(d))));
    return static_cast<double>(bits >> 11U) * 0x1p-53;
}

inline Variable stock(const Size& size) {
    Variable variable{"stock",
                      "goods held",
                      "good_unit",
                      "4.1",
                      VariableKind::level,
                      {Dimension::actor, Dimension::good},
                      {},
                      {}};
    for (int actor = 0; actor < size.actors; ++actor) {
        variable.index.insert(variable.index.end(), {static_cast<std::uint32_t>(actor), 1U});
        variable.scale.push_back(0.01);
    }
    return variable;
}

inline Description describe(const Size& size) {
    Description world;
    world.title = "Two islands and a half";
    world.summary = "Fuel for shells, \"quoted\" and é";
    world.plan_hash = 77;
    for (int step = 0; step <= size.steps; ++step) {
        world.step_starts.push_back({19000 + 7 * step});
    }
    world.axes.resize(12);
    const auto axis = [&world](Dimension dimension, const char* name,
                               std::vector<std::string> labels) -> entente::record::Axis& {
        auto& made = world.axes[static_cast<std::size_t>(dimension)];
        made = {name, std::move(labels), {}};
        return made;
    };
    std::vector<std::string> actors;
    for (int a = 0; a < size.actors; ++a) {
        actors.push_back("A" + std::to_string(a));
    }
    actors[0] = "Польша";
    axis(Dimension::actor, "actor", actors).titles = actors;
    axis(Dimension::partner, "partner", actors);
    axis(Dimension::good, "good", {"fuel", "shell"}).titles = {"Refined fuel", "Shells"};
    axis(Dimension::claim, "claim", {"A0>A1"});
    axis(Dimension::sanction, "sanction", {"cap", "ban"});
    axis(Dimension::draft, "draft", {"renewal"});
    axis(Dimension::contract, "contract", {});
    world.good_units = {"bbl", "round"};
    world.events.resize(static_cast<std::size_t>(EventKind::announced) + 1, {"other", {}, {}});
    world.events[0] = {"vote", Dimension::actor, Dimension::draft};
    world.events[5] = {"mandate_renewed", Dimension::sanction, Dimension::none};
    world.refusals = {"none", "not_a_party"};
    world.variables = {
        stock(size),
        {"delivered",
         "goods that arrived",
         "good_unit",
         "4.2",
         VariableKind::flow,
         {Dimension::actor, Dimension::partner, Dimension::good},
         {0, 1, 0, 2, 1, 1},
         {1, 2}},
        {"in_force",
         "measure in force",
         "1",
         "4.5",
         VariableKind::level,
         {Dimension::sanction},
         {0, 1},
         {1, 1}},
        {"claim", "claim", "USD", "4.3", VariableKind::level, {Dimension::claim}, {0}, {0.01}},
        {"days", "days", "day", "3", VariableKind::level, {}, {}, {1}},
        {"never", "no rows", "1", "3", VariableKind::level, {Dimension::contract}, {}, {}}};
    entente::model::Outcome share;
    share.id = "share";
    share.title = "Share of shells";
    share.unit = "%";
    share.unit_scale = 0.01;
    share.role = entente::model::Role::held_out;
    share.observed = {
        {{19010}, 0.4, 0.3, 0.5, {}, entente::model::Grade::reported, "two of three"}};
    entente::model::Outcome moved;
    moved.id = "moved";
    moved.title = "Fuel moved";
    moved.unit = "bbl";
    world.outcomes = {share, moved};
    entente::model::Series series;
    series.id = "prices";
    series.title = "Prices";
    series.unit = "USD";
    series.points = {{{19007}, 3.0, {}, {}, {}, {}, ""}, {{19014}, 4.0, {}, {}, {}, {}, ""}};
    world.series = {series};
    world.sources = {{"un", "Panel of Experts", "UN", "", "2024", "https://un.org", ""}};
    for (const char* path : {"goods.fuel.value", "goods.shell.value", "routes.rail.delay"}) {
        entente::model::Parameter parameter;
        parameter.path = path;
        parameter.value = 2;
        parameter.unit = "USD";
        parameter.grade = entente::model::Grade::assumption;
        parameter.source = entente::model::SourceId(std::size_t{0});
        world.parameters.push_back(parameter);
    }
    world.parameters[1].range = {1, 3, entente::model::Shape::triangular};
    world.assumptions = {1};
    world.phases = {"clock", "settle"};
    return world;
}

/// Stored values, as a state would hold them.
inline double value_of(std::size_t variable, std::size_t row, int step, std::uint32_t replicate) {
    const double u = unit_hash(variable, row, static_cast<std::uint64_t>(step), replicate);
    if (variable == 2) {
        return row == 0 ? 1 : std::floor(u * 3);
    }
    if (variable == 3 && replicate % 5 == 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return std::floor(std::exp(10 * u) * 100) * (variable == 3 ? -1 : 1);
}

inline std::uint64_t digest_of(int step, std::uint32_t replicate) {
    return entente::base::splitmix64(std::uint64_t{1000} * replicate +
                                     static_cast<std::uint64_t>(step));
}

inline double outcome_of(std::size_t outcome, std::uint32_t replicate) {
    return outcome == 1 && replicate % 4 == 1 ? std::numeric_limits<double>::quiet_NaN()
                                              : unit_hash(outcome, 99, 99, replicate);
}

class Step final : public entente::record::StepSource {
public:
    Step(const Description& world, entente::kernel::Block block, int step)
        : block_(block), step_(step) {
        for (std::size_t v = 0; v < world.variables.size(); ++v) {
            std::vector<double> column;
            for (std::size_t row = 0; row < world.variables[v].rows(); ++row) {
                for (int lane = 0; lane < block.width; ++lane) {
                    column.push_back(value_of(v, row, step, replicate(lane)));
                }
            }
            columns_.push_back(column);
        }
        for (int lane = 0; lane < block.width; ++lane) {
            if ((replicate(lane) + static_cast<std::uint32_t>(step)) % 7 == 0) {
                const auto in_lane = static_cast<std::uint32_t>(lane);
                events_.push_back({step, in_lane, EventKind::vote, 2, 0, 3});
                events_.push_back({step, in_lane, EventKind::mandate_renewed, 1, 0xffffffffU, 0.5});
            }
        }
    }
    [[nodiscard]] int step() const override { return step_; }
    [[nodiscard]] std::span<const double> column(std::size_t v) const override {
        return columns_.at(v);
    }
    [[nodiscard]] std::span<const Event> events() const override { return events_; }
    void digest(std::span<std::uint64_t> out) const override {
        for (int lane = 0; lane < block_.width; ++lane) {
            out[static_cast<std::size_t>(lane)] = digest_of(step_, replicate(lane));
        }
    }

private:
    [[nodiscard]] std::uint32_t replicate(int lane) const {
        return block_.first_replicate + static_cast<std::uint32_t>(lane);
    }
    entente::kernel::Block block_;
    int step_;
    std::vector<std::vector<double>> columns_;
    std::vector<Event> events_;
};

inline entente::record::BlockRecord record_block(const entente::record::Recording& recording,
                                                 std::uint32_t index) {
    entente::record::BlockRecorder recorder(recording, index);
    const entente::kernel::Block block = recording.block(index);
    for (int step = 0; step < recording.description().steps(); ++step) {
        recorder.take(Step(recording.description(), block, step));
    }
    std::vector<double> assumptions, outcomes;
    const auto for_lanes = [&block](auto&& value, std::vector<double>& out) {
        for (int lane = 0; lane < block.width; ++lane) {
            out.push_back(value(block.first_replicate + static_cast<std::uint32_t>(lane)));
        }
    };
    for_lanes([](std::uint32_t r) { return 1 + unit_hash(5, 5, 5, r); }, assumptions);
    for (std::size_t o = 0; o < 2; ++o) {
        for_lanes([o](std::uint32_t r) { return outcome_of(o, r); }, outcomes);
    }
    return recorder.finish(assumptions, outcomes);
}

inline entente::record::Request request(entente::record::Mode mode, std::uint32_t replicates) {
    entente::record::Request request;
    request.scenario_text = "title: Two islands\n";
    request.overrides = {"goods.fuel.value=3"};
    request.seed = 18446744073709551615ULL;
    request.replicates = replicates;
    request.record = mode;
    request.until = {19091};
    return request;
}

/// A folder that goes when the test ends.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return (path_ / name).string();
    }

private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
    std::filesystem::remove(path);  // a file that is cut and written again is flushed by ext4
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Appends blocks up to (not with) `end`.
inline void append_until(entente::record::JournalWriter& journal,
                         const entente::record::Recording& recording, std::uint32_t end) {
    while (journal.next_block() < end) {
        journal.append(record_block(recording, journal.next_block()));
    }
}

/// A whole run; returns the path of its output.
inline std::string run(const Folder& folder, const std::string& name,
                       const entente::record::Recording& recording) {
    auto journal = entente::record::JournalWriter::create(folder / (name + ".journal"), recording);
    append_until(journal, recording, recording.blocks());
    entente::record::write_output(folder / (name + ".journal"), folder / name);
    return folder / name;
}

}  // namespace fake

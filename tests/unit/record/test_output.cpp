// If these failed, a file would hold other numbers than the run, under wrong names, days or
// units, or equal requests would give different files.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>

#include "base/errors.hpp"
#include "record/layout.hpp"
#include "record/trajectory.hpp"
#include "unit/record/fake_world.hpp"

using namespace entente::record;
using entente::base::IoError;

namespace {

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// What a file should say of a row in a period of steps.
double expected(const Description& world, std::size_t v, std::size_t row, Period period,
                std::uint32_t replicate, Precision precision) {
    const auto& variable = world.variables[v];
    double value = 0;
    for (int step = period.first; step < period.end; ++step) {
        const double now = fake::value_of(v, row, step, replicate);
        value = variable.kind == entente::kernel::VariableKind::flow ? value + now : now;
    }
    return rounded(value * variable.scale[row], precision);
}

void check_variable(const TrajectoryFile& file, const Recording& recording,
                    const VariableLayout& layout) {
    const Array array = file.read(layout.name);
    const Description& world = recording.description();
    const std::vector<Period>& periods = recording.layout().periods;
    std::size_t at = 0;
    std::size_t wrong = 0;
    for (std::uint32_t replicate = 0; replicate < recording.request().replicates; ++replicate) {
        for (const Period& period : periods) {
            for (std::size_t cell = 0; cell < layout.cells(); ++cell, ++at) {
                double wanted = std::numeric_limits<double>::quiet_NaN();
                for (std::size_t i = 0; i < layout.rows.size(); ++i) {
                    if (layout.cell_of_row[i] == cell) {
                        wanted = expected(world, layout.variable, layout.rows[i], period, replicate,
                                          recording.request().precision);
                    }
                }
                wrong += same(array.values.at(at), wanted) ? 0U : 1U;
            }
        }
    }
    CHECK(at == array.values.size());
    CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("a full or final file holds exactly what was recorded, at any precision and period") {
    const fake::Folder folder;
    struct Case {
        Mode mode;
        std::uint32_t replicates;
        int every;
        Precision precision;
    };
    for (const Case& each : {Case{Mode::full, 1, 1, {23}}, Case{Mode::full, 64, 1, {52}},
                             Case{Mode::full, 65, 4, {23}}, Case{Mode::full, 130, 1, {9}},
                             Case{Mode::final, 70, 1, {23}}}) {
        Request request = fake::request(each.mode, each.replicates);
        request.every = each.every;
        request.precision = each.precision;
        const Recording recording(fake::describe({}), request);
        const TrajectoryFile file(fake::run(folder, "a.h5", recording));
        CHECK(recording.layout().variables.size() == 5);
        for (const VariableLayout& layout : recording.layout().variables) {
            check_variable(file, recording, layout);
        }
        const std::vector<TimeStep> times = file.times();
        CHECK(times.size() == recording.layout().periods.size());
        CHECK(times.front().start.number == 19000);
        CHECK(times.back().end.number == 19000 + 7 * 13);
        CHECK(times.front().end.number == 19000 + 7 * (each.mode == Mode::final ? 13 : each.every));
    }
}

TEST_CASE("actors that hold nothing and deal with nobody do not make every table larger") {
    const fake::Folder folder;
    Description world = fake::describe({4, 40});
    world.variables[0].index = {3, 1, 7, 1};  // stock
    world.variables[0].scale = {1, 1};
    world.variables[1].index = {3, 7, 0, 7, 20, 1};  // delivered
    world.variables.push_back({"reputation",
                               "",
                               "1",
                               "",
                               entente::kernel::VariableKind::level,
                               {entente::kernel::Dimension::actor},
                               {},
                               {}});
    for (std::uint32_t actor = 0; actor < 40; ++actor) {
        world.variables.back().index.push_back(actor);
        world.variables.back().scale.push_back(1);
    }
    for (const Mode mode : {Mode::full, Mode::summary}) {
        const Recording recording(world, fake::request(mode, 70));
        const TrajectoryFile file(fake::run(folder, "a.h5", recording));
        CHECK(file.labels("actor") == std::vector<std::string>{"A3", "A7"});
        CHECK(file.text("actor_name") == std::vector<std::string>{"A3", "A7"});
        CHECK(file.labels("partner") == std::vector<std::string>{"A7", "A20"});
        if (mode == Mode::full) {
            for (const VariableLayout& layout : recording.layout().variables) {
                check_variable(file, recording, layout);
            }
            CHECK(file.shape("reputation") == std::vector<std::size_t>{70, 4, 2});
            const std::vector<std::string> entities = file.labels("entity");
            CHECK(entities[static_cast<std::size_t>(file.read("event_subject").values[0])] == "A2");
        }
    }
}

TEST_CASE("large worlds are cut into tiles without losing a number") {
    const fake::Folder folder;
    Description world = fake::describe({6, 700});
    world.variables[1].index.clear();
    for (std::uint32_t partner = 0; partner < 700; ++partner) {
        world.variables[1].index.insert(world.variables[1].index.end(),
                                        {partner == 3 ? 699 : partner, partner, 1});
    }
    world.variables[1].scale.assign(700, 2);
    const Recording recording(world, fake::request(Mode::full, 3));
    const TrajectoryFile file(fake::run(folder, "a.h5", recording));
    check_variable(file, recording, recording.layout().variables[0]);
    const Array delivered = file.read("delivered", 2, 1);
    CHECK(delivered.shape == std::vector<std::size_t>{1, 6, 700, 700, 2});
    CHECK(delivered.values[(5U * 700 * 700 + 699 * 700 + 3) * 2 + 1] ==
          expected(world, 1, 3, {5, 6}, 2, {23}));
    std::size_t there = 0;
    for (const double value : delivered.values) {
        there += std::isnan(value) ? 0U : 1U;
    }
    CHECK(there == 6 * 700);
    CHECK(std::filesystem::file_size(folder / "a.h5") < 1'000'000);
}

TEST_CASE("outcomes, assumptions, digests and events of every replicate are kept") {
    const fake::Folder folder;
    const Recording recording(fake::describe({}), fake::request(Mode::full, 130));
    const TrajectoryFile file(fake::run(folder, "a.h5", recording));
    const Array outcomes = file.read("outcome_value");
    const std::vector<std::uint64_t> digests = file.digests();
    const std::vector<int> steps = file.digest_steps();
    for (std::uint32_t r = 0; r < 130; ++r) {
        CHECK(same(outcomes.values[2 * r], fake::outcome_of(0, r) / 0.01));
        CHECK(same(outcomes.values[2 * r + 1], fake::outcome_of(1, r)));
        CHECK(digests[r * steps.size() + 3] == fake::digest_of(steps[3], r));
    }
    CHECK(file.labels("assumption") == std::vector<std::string>{"goods.shell.value"});
    CHECK(file.read("assumption_value").values.size() == 130);
    CHECK(file.read("outcome_count").values == std::vector<double>{130, 97});

    const std::vector<std::string> entities = file.labels("entity");
    const std::vector<std::string> kinds = file.flag_meanings("event_kind");
    const Array replicate = file.read("event_replicate");
    const Array subject = file.read("event_subject");
    const Array object = file.read("event_object");
    const Array kind = file.read("event_kind");
    const Array step = file.read("event_step");
    std::size_t expected_events = 0;
    for (int r = 0; r < 130; ++r) {
        for (int at = 0; at < 13; ++at) {
            expected_events += (r + at) % 7 == 0 ? 2U : 0U;
        }
    }
    CHECK(subject.values.size() == expected_events);
    for (std::size_t e = 0; e < subject.values.size(); ++e) {
        const bool vote = e % 2 == 0;
        CHECK(kinds[static_cast<std::size_t>(kind.values[e])] ==
              (vote ? "vote" : "mandate_renewed"));
        CHECK(entities[static_cast<std::size_t>(subject.values[e])] == (vote ? "A2" : "ban"));
        CHECK(entities[static_cast<std::size_t>(object.values[e])] == (vote ? "renewal" : "none"));
        CHECK(std::fmod(replicate.values[e] + step.values[e], 7) == 0);
        if (e > 0) {
            CHECK(replicate.values[e] * 100 + step.values[e] >=
                  replicate.values[e - 1] * 100 + step.values[e - 1]);
        }
    }
}

TEST_CASE("a summary agrees with the full file of the same run") {
    const fake::Folder folder;
    Request request = fake::request(Mode::summary, 200);
    request.detail = Detail::pairs;
    const TrajectoryFile brief(fake::run(folder, "s.h5", Recording(fake::describe({}), request)));
    const TrajectoryFile full(
        fake::run(folder, "f.h5", Recording(fake::describe({}), fake::request(Mode::full, 200))));
    for (const std::string name : {"stock", "delivered", "in_force", "claim_value", "days"}) {
        const Array all = full.read(name);
        const Array mean = brief.read(name + "_mean");
        const Array median = brief.read(name + "_quantile", 2, 1);
        const std::size_t cells = mean.values.size();
        for (std::size_t cell = 0; cell < cells; ++cell) {
            std::vector<double> values;
            double sum = 0;
            for (std::size_t r = 0; r < 200; ++r) {
                const double value = all.values[r * cells + cell];
                if (!std::isnan(value)) {
                    values.push_back(value);
                    sum += value;
                }
            }
            if (values.empty()) {
                CHECK(std::isnan(mean.values[cell]));
                continue;
            }
            std::sort(values.begin(), values.end());
            const std::size_t half = values.size() / 2;
            CHECK(mean.values[cell] ==
                  doctest::Approx(sum / static_cast<double>(values.size())).epsilon(1e-5));
            const double slack =
                0.005 * std::max(std::abs(values[half - 1]), std::abs(values[half]));
            CHECK(median.values[cell] <= values[half] + slack);
            CHECK(median.values[cell] >= values[half - 1] - slack);
        }
    }
    CHECK(brief.read("claim_value_count").values[0] == 160);
    CHECK_FALSE(brief.has("stock_count"));
    CHECK(brief.digests() == full.digests());
    CHECK(brief.read("outcome_quantile").values == full.read("outcome_quantile").values);
    const TrajectoryFile actors(
        fake::run(folder, "a.h5", Recording(fake::describe({}), fake::request(Mode::summary, 20))));
    CHECK(actors.has("stock_mean"));
    CHECK(actors.has("in_force_mean"));
    CHECK_FALSE(actors.has("delivered_mean"));
}

TEST_CASE("a file says what it is and how to make it again") {
    const fake::Folder folder;
    const Request request = fake::request(Mode::full, 3);
    const TrajectoryFile file(fake::run(folder, "a.h5", Recording(fake::describe({}), request)));
    CHECK(file.request().scenario_text == request.scenario_text);
    CHECK(to_text(file.request()) == to_text(request));
    CHECK(file.identity().title == "Two islands and a half");
    CHECK(file.identity().plan_hash == 77);
    CHECK(file.identity().complete);
    CHECK(file.labels("actor").front() == "Польша");
    CHECK(file.text("good_unit") == std::vector<std::string>{"bbl", "round"});
    CHECK(file.text("parameter_source").front() == "un");
    CHECK(file.read("parameter_high").values[1] == 3);
    CHECK(std::isnan(file.read("parameter_high").values[0]));
    CHECK(file.read("outcome_observed_value").values[0] == doctest::Approx(40));
    CHECK(file.read("series_value").values == std::vector<double>{3, 4});
    CHECK(file.dims("stock") == std::vector<std::string>{"replicate", "time", "actor", "good"});
    CHECK(file.read("stock").units == "good_unit");
    CHECK(file.read("delivered").kind == "flow");
    CHECK(file.attribute("delivered", "cell_methods") == "time: sum");
    CHECK_THROWS_AS(static_cast<void>(file.read("nothing")), IoError);
    CHECK_THROWS_AS(static_cast<void>(file.read("stock", 2, 2)), IoError);
}

TEST_CASE("equal requests give equal bytes, other names and folders notwithstanding") {
    const fake::Folder first, second;
    for (const Mode mode : {Mode::full, Mode::summary, Mode::final}) {
        const Recording recording(fake::describe({}), fake::request(mode, 130));
        CHECK(fake::bytes_of(fake::run(first, "a.h5", recording)) ==
              fake::bytes_of(fake::run(second, "another_name.h5", recording)));
    }
}

TEST_CASE("what is no output of ours is refused, and a failed write leaves nothing behind") {
    const fake::Folder folder;
    fake::write_bytes(folder / "text.h5", "not HDF5 at all");
    CHECK_THROWS_AS(TrajectoryFile(folder / "text.h5"), IoError);
    CHECK_THROWS_AS(TrajectoryFile(folder / "none.h5"), IoError);

    const Recording recording(fake::describe({}), fake::request(Mode::full, 64));
    const std::string path = fake::run(folder, "a.h5", recording);
    const std::string before = fake::bytes_of(path);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    rlimit low = limit;
    low.rlim_cur = 20'000;
    setrlimit(RLIMIT_FSIZE, &low);
    CHECK_THROWS_AS(write_output(folder / "a.h5.journal", path), IoError);
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, old_handler);
    CHECK(fake::bytes_of(path) == before);
    CHECK_FALSE(std::filesystem::exists(path + ".tmp"));
    CHECK_THROWS_AS(write_output(folder / "a.h5.journal", folder / "no/such/folder.h5"), IoError);
}

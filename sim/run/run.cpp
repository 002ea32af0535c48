#include "run/run.hpp"

#include <chrono>
#include <memory>

#include "base/errors.hpp"
#include "record/journal.hpp"
#include "record/output.hpp"
#include "record/recorder.hpp"
#include "run/file_summary.hpp"
#include "run/in_order.hpp"
#include "run/place.hpp"
#include "run/simulate.hpp"
#include "run/world.hpp"

namespace entente::run {
namespace {

std::uint32_t replicates_before(const record::Recording& recording, std::uint32_t block) {
    return block < recording.blocks() ? recording.block(block).first_replicate
                                      : recording.request().replicates;
}

record::BlockRecord record_block(const World& world, std::uint32_t index) {
    record::BlockRecorder recorder(world.recording, index);
    const kernel::Simulation done =
        simulate_block(world, index, [&](const kernel::StepView& view) { recorder.take(view); });
    return recorder.finish(done);
}

/// Simulates the blocks that the journal does not have yet.
void fill_journal(const World& world, record::JournalWriter& journal, unsigned threads,
                  Progress& progress) {
    const record::Recording& recording = world.recording;
    const std::uint32_t before = replicates_before(recording, journal.next_block());
    in_order(
        {journal.next_block(), recording.blocks()}, threads,
        [&](std::uint32_t index) -> Landing {
            auto record = std::make_shared<record::BlockRecord>(record_block(world, index));
            return [&, record] {
                journal.append(*record);
                progress.advanced({recording.request().replicates,
                                   replicates_before(recording, journal.next_block()), before});
            };
        },
        [&] { return progress.stop(); });
    journal.sync();
}

/// Does the work; where the machine fails, says what is safe.
template <class Work>
void keep_safe(const RunReport& report, const record::JournalWriter& journal,
               const record::Recording& recording, const Work& work) {
    try {
        work();
    } catch (const base::IoError& error) {
        const std::uint32_t safe = replicates_before(recording, journal.next_block());
        throw base::IoError(std::string(error.what()) + "\n" + std::to_string(safe) + " of " +
                            std::to_string(report.replicates) + " replicates are safe in " +
                            report.journal +
                            ": the same command with --resume goes on from it, `entente recover " +
                            report.journal + " -o FILE.h5` makes a file of it.");
    }
}

RunReport begin_report(const Place& place, const World& world) {
    const record::Request& request = world.recording.request();
    RunReport report;
    report.output = place.output;
    report.journal = place.journal;
    report.title = world.model.title;
    report.steps = world.plan.steps();
    report.replicates = request.replicates;
    report.vary = request.vary;
    report.seed = request.seed;
    return report;
}

}  // namespace

RunReport run(const RunSpec& spec, Progress& progress) {
    const Place place = choose_place(spec);
    const World world = build_world(make_request(spec, progress));
    const record::Recording& recording = world.recording;
    record::JournalWriter journal = open_journal(place, spec.existing, recording);
    RunReport report = begin_report(place, world);

    const std::uint32_t before = replicates_before(recording, journal.next_block());
    const auto start = std::chrono::steady_clock::now();
    progress.stage("simulating");
    keep_safe(report, journal, recording,
              [&] { fill_journal(world, journal, spec.threads, progress); });
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    report.seconds = passed.count();
    report.finished = replicates_before(recording, journal.next_block());
    report.simulated = report.finished - before;
    if (report.finished < report.replicates) {
        if (report.finished == 0) {
            record::remove_journal(place.journal);
        }
        return report;
    }

    progress.stage("writing " + place.output);
    keep_safe(report, journal, recording, [&] {
        report.output_bytes = record::write_output(place.journal, place.output).bytes;
    });
    report.outcomes = summarise_file(place.output, recording.description());
    record::remove_journal(place.journal);
    report.complete = true;
    return report;
}

}  // namespace entente::run

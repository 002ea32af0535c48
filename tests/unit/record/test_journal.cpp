// If these failed, a killed run would lose finished work, or go on from the wrong place and end
// with other numbers than one that was left alone.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>
#include <utility>

#include "base/errors.hpp"
#include "record/journal.hpp"
#include "record/output.hpp"
#include "record/trajectory.hpp"
#include "unit/record/fake_world.hpp"

using namespace entente::record;
using entente::base::IoError;

namespace {

std::string message_of(const auto& call) {
    try {
        call();
    } catch (const IoError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a journal cut at any byte keeps every whole block and goes on to the same bytes") {
    for (const Mode mode : {Mode::full, Mode::summary, Mode::final}) {
        const fake::Folder folder;
        const Recording recording(fake::describe({2, 2 + 1}), fake::request(mode, 66));
        const std::string whole = folder / "whole.journal";
        std::vector<std::size_t> ends;
        {
            auto journal = JournalWriter::create(whole, recording);
            ends.push_back(fake::bytes_of(whole).size());
            for (std::uint32_t block = 0; block < recording.blocks(); ++block) {
                fake::append_until(journal, recording, block + 1);
                ends.push_back(fake::bytes_of(whole).size());
            }
        }
        const std::string bytes = fake::bytes_of(whole);
        std::vector<BlockRecord> records;
        for (std::uint32_t block = 0; block < recording.blocks(); ++block) {
            records.push_back(fake::record_block(recording, block));
        }
        const std::string torn = folder / "torn.journal";
        const std::size_t stride = mode == Mode::final ? 1 : 37;
        for (std::size_t length = 0; length <= bytes.size(); length += stride) {
            fake::write_bytes(torn, bytes.substr(0, length));
            if (length < ends[0]) {
                CHECK_THROWS_AS(static_cast<void>(JournalWriter::resume(torn, recording)), IoError);
                continue;
            }
            auto journal = JournalWriter::resume(torn, recording);
            const auto whole_blocks = static_cast<std::uint32_t>(
                std::upper_bound(ends.begin(), ends.end(), length) - ends.begin() - 1);
            REQUIRE(journal.next_block() == whole_blocks);
            while (journal.next_block() < recording.blocks()) {
                journal.append(records[journal.next_block()]);
            }
            REQUIRE(fake::bytes_of(torn) == bytes);
        }
    }
}

TEST_CASE("a block with a flipped bit and all after it do not count") {
    const fake::Folder folder;
    const Recording recording(fake::describe({2, 3}), fake::request(Mode::final, 130));
    const std::string path = folder / "a.journal";
    std::size_t second_starts = 0;
    {
        auto journal = JournalWriter::create(path, recording);
        fake::append_until(journal, recording, 1);
        second_starts = fake::bytes_of(path).size();
        fake::append_until(journal, recording, 3);
    }
    std::string bytes = fake::bytes_of(path);
    bytes[second_starts + 100] = static_cast<char>(bytes[second_starts + 100] ^ 4);
    fake::write_bytes(path, bytes);
    CHECK(JournalReader(path).finished_blocks() == 1);
}

TEST_CASE("a journal of another run is refused and the message says what differs") {
    const fake::Folder folder;
    const Description world = fake::describe({});
    const Recording recording(world, fake::request(Mode::full, 130));
    const std::string path = folder / "a.journal";
    static_cast<void>(JournalWriter::create(path, recording));
    const auto resume = [&](const Recording& other) {
        return message_of([&] { static_cast<void>(JournalWriter::resume(path, other)); });
    };
    CHECK(resume(recording).empty());
    CHECK(resume({world, fake::request(Mode::full, 131)})
              .find("'replicates: 130' there, "
                    "'replicates: 131' here") != std::string::npos);
    Request edited = fake::request(Mode::full, 130);
    edited.scenario_text = "title: Three islands\n";
    CHECK(resume({world, edited}).find("'title: Two islands' there") != std::string::npos);
    Description replanned = world;
    replanned.plan_hash = 78;
    CHECK(resume({replanned, fake::request(Mode::full, 130)}).find("another plan") !=
          std::string::npos);
    fake::write_bytes(path, "anything else");
    CHECK(resume(recording).find("is no journal of a run") != std::string::npos);
    CHECK(message_of([&] { JournalReader(folder / "none"); }).find("No such file") !=
          std::string::npos);
}

TEST_CASE("a long summary stays moderate on disk and resumes to the bytes of an undisturbed one") {
    const fake::Folder folder;
    const Recording recording(fake::describe({40, 200}), fake::request(Mode::summary, 1200));
    const std::string undisturbed = fake::run(folder, "undisturbed.h5", recording);
    const std::string path = folder / "killed.journal";
    std::size_t largest = 0;
    std::size_t last = 0;
    bool shrank = false;
    for (const std::uint32_t stop : {5U, 13U, recording.blocks()}) {
        auto journal = stop == 5 ? JournalWriter::create(path, recording)
                                 : JournalWriter::resume(path, recording);
        while (journal.next_block() < stop) {
            fake::append_until(journal, recording, journal.next_block() + 1);
            const std::size_t size = std::filesystem::file_size(path);
            shrank = shrank || size < last;
            largest = std::max(largest, size);
            last = size;
        }
    }
    CHECK(shrank);
    CHECK(largest < (40U << 20U));
    write_output(path, folder / "killed.h5");
    CHECK(fake::bytes_of(folder / "killed.h5") == fake::bytes_of(undisturbed));
}

TEST_CASE("a full disk is reported and leaves the finished blocks safe") {
    const fake::Folder folder;
    const Recording recording(fake::describe({20, 30}), fake::request(Mode::full, 640));
    const std::string path = folder / "a.journal";
    auto journal = JournalWriter::create(path, recording);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit low = before;
    low.rlim_cur = 700'000;
    setrlimit(RLIMIT_FSIZE, &low);
    const std::string message =
        message_of([&] { fake::append_until(journal, recording, recording.blocks()); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);
    CHECK(message.find("cannot write") != std::string::npos);
    CHECK(message.find("a.journal: File too large") != std::string::npos);
    const std::uint32_t done = journal.next_block();
    CHECK(done > 0);
    CHECK(JournalReader(path).finished_blocks() == done);
    fake::append_until(journal, recording, recording.blocks());
    CHECK(JournalReader(path).finished_blocks() == recording.blocks());
}

TEST_CASE("what was finished before a kill makes a file of its own") {
    const fake::Folder folder;
    for (const Mode mode : {Mode::full, Mode::summary, Mode::final}) {
        const Recording recording(fake::describe({}), fake::request(mode, 150));
        const std::string path = folder / "a.journal";
        auto journal = JournalWriter::create(path, recording);
        CHECK(message_of([&] { write_output(path, folder / "a.h5"); }).find("no block") !=
              std::string::npos);
        fake::append_until(journal, recording, 2);
        const OutputReport report = write_output(path, folder / "a.h5");
        CHECK(report.replicates == 128);
        CHECK_FALSE(report.complete);
        const TrajectoryFile file(folder / "a.h5");
        CHECK(file.identity().replicates == 128);
        CHECK_FALSE(file.identity().complete);
        CHECK(file.request().replicates == 150);
        CHECK(file.shape("outcome_value").at(0) == 128);
    }
}

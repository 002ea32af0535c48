#include <doctest/doctest.h>
#include <sys/mount.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/program.hpp"

using entente::test::contains;
using entente::test::Finished;
using entente::test::Folder;
using entente::test::Process;
using entente::test::read_file;
using entente::test::run;
using entente::test::wait_for_file;

namespace {

// Enough blocks that a signal finds the run under way.
std::vector<std::string> long_run(const std::string& output) {
    return {"run", "russia-dprk", "--replicates", "1024", "--threads",
            "2",   "--until",     "2023-06-26",   "-o",   output};
}

std::vector<std::string> with(std::vector<std::string> words, const std::string& word) {
    words.push_back(word);
    return words;
}

// A journal of this size has its head and at least one whole block, and far from all.
constexpr std::uintmax_t first_block = 4'000'000;

std::uint64_t recovered_replicates(const Folder& folder, const std::string& journal) {
    const Finished recovered =
        run(folder, {"recover", journal, "-o", folder / "part.h5", "--force", "--json"});
    CAPTURE(recovered.err);
    REQUIRE(recovered.code == 0);
    const Finished info = run(folder, {"info", folder / "part.h5", "--json"});
    REQUIRE(info.code == 0);
    CHECK(nlohmann::json::parse(info.out)["complete"] == false);
    return nlohmann::json::parse(recovered.out)["replicates"];
}

}  // namespace

// If this failed, Ctrl-C would throw away an hour of finished work, or the result of a resumed run
// would not be that of an undisturbed one.
TEST_CASE(
    "a run that is interrupted or killed keeps its finished blocks and ends with the same bytes") {
    const Folder folder;
    REQUIRE(run(folder, long_run(folder / "whole.h5")).code == 0);
    const std::string whole = read_file(folder / "whole.h5");
    const std::string out = folder / "out.h5";
    for (const int signal : {SIGINT, SIGTERM, SIGKILL, SIGKILL}) {
        CAPTURE(signal);
        std::filesystem::remove(out);
        Process process(long_run(out));
        REQUIRE(wait_for_file(out + ".journal", first_block));
        process.send(signal);
        const int code = process.wait();
        CHECK(code == (signal == SIGKILL ? 128 + SIGKILL : 130));
        CHECK_FALSE(std::filesystem::exists(out));
        const std::uint64_t kept = recovered_replicates(folder, out + ".journal");
        CHECK(kept > 0);
        CHECK(kept < 640);

        const Finished refused = run(folder, long_run(out));
        CHECK(refused.code == 74);
        CHECK(contains(refused.err, "--resume"));
        const Finished resumed = run(folder, with(long_run(out), "--resume"));
        CAPTURE(resumed.err);
        CHECK(resumed.code == 0);
        CHECK(read_file(out) == whole);
        CHECK_FALSE(std::filesystem::exists(out + ".journal"));
    }
}

// If this failed, an impatient user could not get out, or a job under nohup would die with its
// terminal.
TEST_CASE("a second signal ends the program at once, and a resume of another request is refused") {
    const Folder folder;
    const std::string out = folder / "out.h5";
    Process process(long_run(out));
    REQUIRE(wait_for_file(out + ".journal", first_block));
    process.send(SIGTERM);
    process.send(SIGINT);
    CHECK(process.wait() == 130);
    const Finished other = run(folder, with(with(with(long_run(out), "--resume"), "--seed"), "5"));
    CHECK(other.code == 74);
    CHECK(contains(other.err, "seed"));
    CHECK(run(folder, with(long_run(out), "--resume")).code == 0);
}

// If this failed, a full disk would crash the program or cost what was finished before.
TEST_CASE("a full disk is exit code 74, and what was finished can be recovered elsewhere") {
    const Folder folder;
    const std::string small = folder / "small";
    std::filesystem::create_directory(small);
    if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=2m") != 0) {
        MESSAGE("skipped: mounting a small file system needs root");
        return;
    }
    const std::string out = small + "/out.h5";
    const Finished full = run(folder, with(with(long_run(out), "--record"), "final"));
    CAPTURE(full.err);
    CHECK(full.code == 74);
    CHECK(contains(full.err, "No space left"));
    CHECK(contains(full.err, "--resume"));
    CHECK_FALSE(std::filesystem::exists(out));
    CHECK(recovered_replicates(folder, out + ".journal") > 0);
    CHECK(::umount(small.c_str()) == 0);
}

// If this failed, the shipped exact checks would no longer hold, or nobody would notice.
TEST_CASE("validate meets every target") {
    const Folder folder;
    const Finished finished = run(folder, {"validate", "--json"});
    CAPTURE(finished.out);
    CHECK(finished.code == 0);
    const nlohmann::json targets = nlohmann::json::parse(finished.out);
    CHECK(targets.size() >= 13);
    for (const nlohmann::json& target : targets) {
        CAPTURE(target.dump());
        CHECK(target["passed"] == true);
        CHECK_FALSE(target["source"].get<std::string>().empty());
    }
}

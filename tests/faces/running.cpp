#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/program.hpp"

using entente::test::contains;
using entente::test::Finished;
using entente::test::Folder;
using entente::test::read_file;
using entente::test::run;
using entente::test::shipped;
using entente::test::write_file;

namespace {

// A small run of the one-page scenario into `name` of the folder.
Finished run_islands(const Folder& folder, const std::string& name,
                     const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"run", "two-islands", "--replicates",
                                       "8",   "-o",          folder / name};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(folder, arguments);
}

}  // namespace

// If this failed, a run would litter the folder or print its result where scripts do not look.
TEST_CASE("a run leaves one file and a table of outcomes") {
    const Folder folder;
    const Finished finished = run_islands(folder, "out.h5", {});
    CAPTURE(finished.err);
    REQUIRE(finished.code == 0);
    CHECK_FALSE(finished.out.empty());
    CHECK(folder.names() == std::vector<std::string>{"out.h5"});
    CHECK(read_file(folder / "out.h5").substr(1, 3) == "HDF");
}

// If this failed, results of yesterday could be lost to a command repeated by mistake.
TEST_CASE(
    "a second run onto a file is refused unless forced, and equal requests give equal bytes") {
    const Folder folder;
    REQUIRE(run_islands(folder, "out.h5", {}).code == 0);
    const std::string before = read_file(folder / "out.h5");
    const Finished refused = run_islands(folder, "out.h5", {"--seed", "99"});
    CHECK(refused.code == 74);
    CHECK(contains(refused.err, "--force"));
    CHECK(read_file(folder / "out.h5") == before);

    CHECK(run_islands(folder, "out.h5", {"--force"}).code == 0);
    CHECK(read_file(folder / "out.h5") == before);
    CHECK(run_islands(folder, "out.h5", {"--force", "--seed", "99"}).code == 0);
    CHECK(read_file(folder / "out.h5") != before);
}

// If this failed, a laptop and a server would disagree about the same world.
TEST_CASE("the number of threads and the name of the output change no byte") {
    const Folder folder;
    REQUIRE(run_islands(folder, "one.h5", {"--threads", "1"}).code == 0);
    REQUIRE(run_islands(folder, "two.h5", {"--threads", "2"}).code == 0);
    REQUIRE(run_islands(folder, "seven.h5", {"--threads", "7"}).code == 0);
    const std::string one = read_file(folder / "one.h5");
    CHECK(read_file(folder / "two.h5") == one);
    CHECK(read_file(folder / "seven.h5") == one);
}

// If this failed, a file could not prove where it came from, or a changed one would pass as proof.
TEST_CASE("info says what a file is, and replay makes it again from itself") {
    const Folder folder;
    for (const std::string record : {"full", "summary", "final"}) {
        CAPTURE(record);
        const std::string name = record + ".h5";
        REQUIRE(run_islands(folder, name, {"--record", record}).code == 0);
        const Finished info = run(folder, {"info", folder / name});
        CHECK(info.code == 0);
        CHECK(contains(info.out, "0.1.0"));
        const Finished replay = run(folder, {"replay", folder / name});
        CAPTURE(replay.err);
        CHECK(replay.code == 0);
    }
}

// If this failed, an override with a typing error would run the world as it was and say nothing.
TEST_CASE("an override that hits nothing is refused before anything is written") {
    const Folder folder;
    const Finished finished = run_islands(folder, "out.h5", {"--set", "contracts.nowhere.gives=3"});
    CHECK(finished.code == 65);
    CHECK(contains(finished.err, "nowhere"));
    CHECK(folder.names().empty());
}

// If this failed, a run of hours could end only to find that its result has no place to go.
TEST_CASE("an output that cannot be written is found before the run") {
    const Folder folder;
    const Finished finished = run_islands(folder, "no/such/folder/out.h5", {});
    CHECK(finished.code == 74);
    CHECK(contains(finished.err, "no/such/folder"));
    const Finished onto_folder = run_islands(folder, "", {});
    CHECK(onto_folder.code != 0);
    CHECK(onto_folder.code != 70);
}

// If this failed, a wrong file would crash the program or be taken for a trajectory.
TEST_CASE("a file that is missing or not a trajectory is exit code 74 and named") {
    const Folder folder;
    const std::string text = folder / "text.h5";
    write_file(text, "not an HDF5 file\n");
    REQUIRE(run_islands(folder, "whole.h5", {}).code == 0);
    const std::string torn = folder / "torn.h5";
    const std::string whole = read_file(folder / "whole.h5");
    write_file(torn, whole.substr(0, whole.size() / 2));
    const std::string csv = folder / "x.csv";
    for (const std::string& path : {folder / "missing.h5", text, torn}) {
        for (const std::vector<std::string>& command :
             {std::vector<std::string>{"info"},
              {"replay"},
              {"export", "--table", "outcomes", "-o", csv}}) {
            std::vector<std::string> arguments = command;
            arguments.insert(arguments.begin() + 1, path);
            const Finished finished = run(folder, arguments);
            CAPTURE(command[0]);
            CAPTURE(path);
            CAPTURE(finished.err);
            CHECK(finished.code == 74);
            CHECK(contains(finished.err, path));
            CHECK_FALSE(std::filesystem::exists(csv));
        }
    }
    const Finished recovered = run(folder, {"recover", text, "-o", folder / "made.h5"});
    CHECK(recovered.code == 74);
    CHECK_FALSE(std::filesystem::exists(folder / "made.h5"));
}

// If this failed, the trajectory could not be read outside Python.
TEST_CASE("export writes a long table with a header and a codebook") {
    const Folder folder;
    REQUIRE(run_islands(folder, "out.h5", {}).code == 0);
    for (const std::string table : {"outcomes", "stocks", "flows"}) {
        CAPTURE(table);
        const std::string csv = folder / (table + ".csv");
        const Finished finished =
            run(folder, {"export", folder / "out.h5", "--table", table, "-o", csv});
        CAPTURE(finished.err);
        CHECK(finished.code == 0);
        CHECK(contains(read_file(csv).substr(0, 200), "replicate"));
    }
    CHECK(folder.names().size() > 4);
}

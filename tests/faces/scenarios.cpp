#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "support/program.hpp"

using entente::test::contains;
using entente::test::Finished;
using entente::test::Folder;
using entente::test::read_file;
using entente::test::run;
using entente::test::shipped;
using entente::test::write_file;

// If this failed, a newcomer would not find the scenarios that came with the program.
TEST_CASE("list names the shipped scenarios, and each passes its own check by its bare name") {
    const Folder folder;
    const Finished list = run(folder, {"list"});
    CHECK(list.code == 0);
    for (const std::string name : {"berlin-airlift", "iran-iraq-1980", "lend-lease",
                                   "oil-embargo-1973", "russia-dprk", "two-islands"}) {
        CAPTURE(name);
        CHECK(contains(list.out, name));
        const Finished check = run(folder, {"check", name});
        CAPTURE(check.err);
        CHECK(check.code == 0);
    }
}

// If this failed, the first thing somebody does could destroy the scenario they are writing.
TEST_CASE("new copies a scenario that checks, and never overwrites a file") {
    const Folder folder;
    const std::string mine = folder / "my.yaml";
    CHECK(run(folder, {"new", mine, "--from", "two-islands"}).code == 0);
    CHECK(run(folder, {"check", mine}).code == 0);

    write_file(mine, "hours of work\n");
    const Finished again = run(folder, {"new", mine, "--from", "two-islands"});
    CHECK(again.code != 0);
    CHECK(contains(again.err, mine));
    CHECK(read_file(mine) == "hours of work\n");
}

// If this failed, a misspelt name would send somebody looking through folders.
TEST_CASE("new from a scenario that does not exist names those that do") {
    const Folder folder;
    const Finished finished = run(folder, {"new", folder / "my.yaml", "--from", "two-iland"});
    CHECK(finished.code != 0);
    CHECK(contains(finished.err, "two-islands"));
    CHECK(folder.names().empty());
}

// If this failed, a job script could not tell a missing file from a wrong one.
TEST_CASE("a missing scenario is exit code 74, a rejected one 65, and both name the file") {
    const Folder folder;
    const std::string bad = folder / "bad.yaml";
    write_file(bad, "entente: 1\ntitle: nothing else\nfule: 3\n");
    for (const std::string command : {"check", "show", "run"}) {
        CAPTURE(command);
        const Finished missing = run(folder, {command, folder / "no-such-file.yaml"});
        CHECK(missing.code == 74);
        CHECK(contains(missing.err, "no-such-file.yaml"));
        CHECK(missing.out.empty());
        const Finished rejected = run(folder, {command, bad});
        CHECK(rejected.code == 65);
        CHECK(contains(rejected.err, "bad.yaml:3:1: error["));
        CHECK(contains(rejected.err, "fule"));
    }
    CHECK(folder.names().size() == 1);
}

// If this failed, one bad file among many would pass a check of all of them.
TEST_CASE("check looks at every file and fails if one is bad") {
    const Folder folder;
    const std::string bad = folder / "bad.yaml";
    const std::string worse = folder / "worse.yaml";
    write_file(bad, "entente: 1\nfule: 3\n");
    write_file(worse, "entente: 1\nbridge: 3\n");
    const Finished finished = run(folder, {"check", bad, "two-islands", worse});
    CHECK(finished.code == 65);
    CHECK(contains(finished.err, "bad.yaml:2:1"));
    CHECK(contains(finished.err, "worse.yaml:2:1"));
}

// If this failed, editors could not complete a scenario, and the reference would be for nobody.
TEST_CASE("schema prints a JSON Schema and a reference page") {
    const Folder folder;
    const Finished json = run(folder, {"schema", "--json"});
    CHECK(json.code == 0);
    const nlohmann::json schema = nlohmann::json::parse(json.out, nullptr, false);
    REQUIRE(schema.is_object());
    CHECK(schema.contains("$schema"));
    CHECK(contains(json.out, "contracts"));
    const Finished page = run(folder, {"schema", "--markdown"});
    CHECK(page.code == 0);
    CHECK(contains(page.out, "contracts"));
}

// If this failed, what a scenario says after all overlays and overrides could not be seen.
TEST_CASE("show prints an effective scenario that checks and shows an override") {
    const Folder folder;
    const Finished plain = run(folder, {"show", "two-islands"});
    CHECK(plain.code == 0);
    const std::string copy = folder / "copy.yaml";
    write_file(copy, plain.out);
    const Finished check = run(folder, {"check", copy});
    CAPTURE(check.err);
    CHECK(check.code == 0);
    const Finished changed = run(folder, {"show", "two-islands", "--set", "runs.seed=424242"});
    CHECK(changed.code == 0);
    CHECK(contains(changed.out, "424242"));
    CHECK_FALSE(contains(plain.out, "424242"));
}

// If this failed, a number could not be followed to where it comes from.
TEST_CASE("sources lists the references of the flagship, as BibTeX on request") {
    const Folder folder;
    const Finished list = run(folder, {"sources", "russia-dprk"});
    CHECK(list.code == 0);
    CHECK_FALSE(list.out.empty());
    const Finished bibtex = run(folder, {"sources", "russia-dprk", "--bibtex"});
    CHECK(bibtex.code == 0);
    CHECK(contains(bibtex.out, "@"));
}

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "support/program.hpp"

using entente::test::contains;
using entente::test::Finished;
using entente::test::Folder;
using entente::test::run;
using entente::test::write_file;
using nlohmann::json;

namespace {

json parsed(const Finished& finished) {
    CAPTURE(finished.err);
    REQUIRE(finished.code == 0);
    return json::parse(finished.out);
}

}  // namespace

// If this failed, a student could not check the best known power indices against the literature.
TEST_CASE("council prints exact power indices") {
    const Folder folder;
    const Finished text = run(folder, {"council", "validation/council-power"});
    CHECK(text.code == 0);
    for (const std::string part : {"15 members, 9 votes pass", "848 winning", "421/2145", "4/2145",
                                   "106/635", "21/1270", "53/2048"}) {
        CAPTURE(part);
        CHECK(contains(text.out, part));
    }
    const json report =
        parsed(run(folder, {"council", "validation/council-power", "--yes", "0.9", "--json"}))[0];
    CHECK(report["members"].size() == 15);
    CHECK(report["members"][0]["shapley_shubik"]["exact"] == "421/2145");
    CHECK(report["passes"].get<double>() == doctest::Approx(0.5904846137864).epsilon(1e-12));
}

// If this failed, the analysis of a vote would be another model than the one that votes in a run.
TEST_CASE("council weighs drafts by the model of votes of a run, not by the record") {
    const Folder folder;
    const json drafts =
        parsed(run(folder, {"council", "validation/council", "--json"}))[0]["drafts"];
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0]["passes"].get<double>() == doctest::Approx(0.5904846137864).epsilon(1e-9));
    CHECK(drafts[1]["passes"].get<double>() == doctest::Approx(0.9996894).epsilon(1e-6));

    const json renewal = parsed(run(folder, {"council", "two-islands", "--json"}))[0]["drafts"][0];
    CHECK(renewal["draft"] == "renew_watch");
    CHECK(renewal["passed_on_record"] == false);
    CHECK(renewal["passes"].get<double>() > 0);
    CHECK(renewal["members"].size() == 3);
}

// If this failed, power "today" would be that of the first day, or a vote of the past would be
// shown as still open.
TEST_CASE("council with a date runs the world to it and leaves out what was voted on before") {
    const Folder folder;
    const json before =
        parsed(run(folder, {"council", "two-islands", "--date", "2030-12-01", "--json"}))[0];
    CHECK(before["date"] == "2030-12-01");
    CHECK(before["drafts"].size() == 1);
    const json after =
        parsed(run(folder, {"council", "two-islands", "--date", "2031-01-01", "--json"}))[0];
    CHECK(after["drafts"].empty());
    // A draft without a date is weighed on the state of that day, which must be one of the run.
    const std::string world = entente::test::shipped("tests/unit/scenario/every_key.yaml");
    const Finished behind = run(folder, {"council", world, "--date", "2040-01-01"});
    CHECK(behind.code == 65);
    CHECK(contains(behind.err, "behind the end of the calendar"));
    CHECK(run(folder, {"council", "two-islands", "--date", "tomorrow"}).code == 64);
    CHECK(run(folder, {"council", "two-islands", "--yes", "1.5"}).code == 64);
    const Finished unknown = run(folder, {"council", "two-islands", "COUNSIL"});
    CHECK(unknown.code == 65);
    CHECK(contains(unknown.err, "Did you mean 'COUNCIL'?"));
}

// If this failed, the published predictions of landscape theory could not be seen again.
TEST_CASE("landscape finds the stable configurations of the published cases") {
    const Folder folder;
    const json report = parsed(run(folder, {"landscape", "validation/unix-standards", "--json"}));
    CHECK(report["configurations"] == 256);
    REQUIRE(report["minima"].size() == 2);
    for (const json& minimum : report["minima"]) {
        CHECK(minimum["energy"].get<double>() == doctest::Approx(-3828.9).epsilon(1e-12));
        CHECK(minimum["basin"] == 128);
    }
    const Finished text = run(folder, {"landscape", "validation/great-powers", "--configurations"});
    CHECK(text.code == 0);
    CHECK(contains(text.out, "5 actors, 16 configurations, 4 of them stable"));
    CHECK(contains(text.out, "-936.1328"));
}

// If this failed, a size for a misspelt actor would be lost without a word.
TEST_CASE("landscape takes sizes and actors, and says what is missing") {
    const Folder folder;
    CHECK(run(folder, {"landscape", "two-islands"}).code == 65);
    const json islands = parsed(run(
        folder, {"landscape", "two-islands", "--sizes", "NORTH=2,SOUTH=3,HARBOUR=1", "--json"}));
    CHECK(islands["actors"].size() == 3);
    CHECK(islands["minima"].size() >= 1);
    const Finished unknown =
        run(folder, {"landscape", "two-islands", "--sizes", "NORHT=2,SOUTH=3"});
    CHECK(unknown.code == 65);
    CHECK(contains(unknown.err, "Did you mean 'NORTH'?"));
    CHECK(run(folder, {"landscape", "two-islands", "--sizes", "NORTH"}).code == 64);
    const Finished two =
        run(folder, {"landscape", "validation/great-powers", "--actors", "DEU,SUN", "--json"});
    CHECK(parsed(two)["configurations"] == 2);
}

// If this failed, nobody could hold a scenario of their own to what they know of it.
TEST_CASE("validate compares a file of one's own, and its exit code tells the result") {
    const Folder folder;
    const std::string world = folder / "mine.yaml";
    const std::string head = "entente: 1\nextends: two-islands\nruns: {replicates: 4}\ntargets:\n";
    write_file(world, head +
                          "  hunger: {value: 50, low: 0, high: 100}\n"
                          "  veto: {council: COUNCIL, measure: winning, value: 2}\n");
    const json met = parsed(run(folder, {"validate", world, "--json"}));
    REQUIRE(met.size() == 2);
    CHECK(met[0]["name"] == "hunger");
    CHECK(met[0]["of"] == "mean");
    CHECK(met[0]["replicates"] == 4);
    CHECK(met[1]["replicates"] == 0);

    write_file(world, head + "  veto: {council: COUNCIL, measure: winning, value: 3}\n");
    const Finished missed = run(folder, {"validate", world});
    CHECK(missed.code == 1);
    CHECK(contains(missed.out, "FAIL"));
    write_file(world, head + "  hungry: {value: 50}\n");
    const Finished misspelt = run(folder, {"validate", world});
    CHECK(misspelt.code == 65);
    CHECK(contains(misspelt.err, "mine.yaml:5"));
    const Finished nothing = run(folder, {"validate", "two-islands"});
    CHECK(nothing.code == 65);
    CHECK(contains(nothing.err, "nothing to compare with"));
}

// If this failed, tests and measurements of speed would rest on worlds that are not valid.
TEST_CASE("generate writes worlds of several sizes that check without a warning and run") {
    const Folder folder;
    const std::string file = folder / "world.yaml";
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{"--actors", "2", "--goods", "1"},
          {"--actors", "8", "--council", "5", "--seed", "3"},
          {"--actors", "30", "--goods", "11", "--density", "0.5", "--council", "15"},
          {"--actors", "60", "--density", "0", "--seed", "9"}}) {
        std::vector<std::string> words = {"generate", "-o", file, "--force"};
        words.insert(words.end(), options.begin(), options.end());
        CAPTURE(options[1]);
        CHECK(run(folder, words).code == 0);
        const Finished check = run(folder, {"check", file});
        CHECK(check.code == 0);
        CHECK(check.err.empty());
        const Finished ran =
            run(folder, {"run", file, "--replicates", "2", "-o", folder / "out.h5", "--force"});
        CAPTURE(ran.err);
        CHECK(ran.code == 0);
    }
}

// If this failed, two people with one seed would speak of different worlds.
TEST_CASE(
    "generate gives equal text for equal options, and an actor keeps its numbers in a crowd") {
    const Folder folder;
    const auto text = [&](const char* actors, const char* seed) {
        return run(folder, {"generate", "--actors", actors, "--seed", seed}).out;
    };
    const std::string small = text("8", "1");
    CHECK(small == text("8", "1"));
    CHECK(small != text("8", "2"));
    const std::size_t begin = small.find("  A0003:");
    const std::size_t end = small.find("  A0004:");
    REQUIRE(end != std::string::npos);
    CHECK(contains(text("20", "1"), small.substr(begin, end - begin)));
}

// If this failed, a slip of the keyboard could cost an hour of work or a full disk.
TEST_CASE("generate refuses what would overwrite a file or not fit a scenario") {
    const Folder folder;
    const std::string file = folder / "mine.yaml";
    write_file(file, "hours of work\n");
    CHECK(run(folder, {"generate", "-o", file}).code == 74);
    CHECK(entente::test::read_file(file) == "hours of work\n");
    CHECK(run(folder, {"generate", "--actors", "3", "--council", "5"}).code == 64);
    CHECK(run(folder, {"generate", "--actors", "1"}).code == 64);
    const Finished large = run(folder, {"generate", "--actors", "400", "--density", "1"});
    CHECK(large.code == 65);
    CHECK(contains(large.err, "does not fit a scenario"));
    CHECK(large.out.empty());
}

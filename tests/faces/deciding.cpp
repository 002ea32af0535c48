#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/program.hpp"

using entente::test::contains;
using entente::test::Finished;
using entente::test::Folder;
using entente::test::run;

namespace {

Finished run_islands(const Folder& folder, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"run", "two-islands", "--replicates",
                                       "4",   "-o",          folder / "out.h5"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(folder, arguments);
}

}  // namespace

// If this failed, a file could not say by whose decisions it was made, nor be made again.
TEST_CASE("replaced decision rules are kept in the file, and it is made again with them") {
    const Folder folder;
    REQUIRE(run_islands(folder, {"--decides", "NORTH=rules", "--decides", "SOUTH.evasion=never",
                                 "--decides", "NORTH.willingness=weighed"})
                .code == 0);
    const Finished info = run(folder, {"info", folder / "out.h5"});
    CHECK(contains(info.out, "actors.NORTH.decides.kind=rules"));
    CHECK(contains(info.out, "actors.SOUTH.decides.evasion=never"));
    CHECK(contains(info.out, "actors.NORTH.decides.willingness.rule=weighed"));
    CHECK(run(folder, {"replay", folder / "out.h5"}).code == 0);
}

// If this failed, a mistyped actor, kind or choice would cost a search in the manual.
TEST_CASE("what cannot be replaced is refused with what can") {
    const Folder folder;
    const std::vector<std::pair<std::string, std::string>> wrong = {
        {"NORTH=adaptve", "Did you mean 'adaptive'"},
        {"NORTH", "ACTOR=KIND"},
        {"NORTH.evason=never", "Did you mean 'evasion'"},
        {"NORTH.evasion=sometimes", "pays, always or never"}};
    for (const auto& [text, hint] : wrong) {
        const Finished finished = run_islands(folder, {"--decides", text});
        CAPTURE(finished.err);
        CHECK(finished.code == 64);
        CHECK(contains(finished.err, hint));
    }
    const Finished stranger = run_islands(folder, {"--decides", "NORHT=rules"});
    CHECK(stranger.code == 65);
    CHECK(contains(stranger.err, "Did you mean 'NORTH'"));
    CHECK(folder.names().empty());
}

// If this failed, nobody could learn from a file why somebody did what it did.
TEST_CASE("the decisions of a step are told from the file alone") {
    const Folder folder;
    REQUIRE(run_islands(folder, {}).code == 0);
    const Finished told = run(folder, {"explain", folder / "out.h5", "--date", "2030-12-15"});
    CAPTURE(told.err);
    CHECK(told.code == 0);
    CHECK(contains(told.out, "NORTH, vote renew_watch: against"));
    CHECK(contains(told.out, "on record"));
    CHECK(contains(told.out, "affinity"));
    const Finished json = run(folder, {"explain", folder / "out.h5", "--date", "2030-12-15",
                                       "--actor", "SOUTH", "--replicate", "3", "--json"});
    CHECK(json.code == 0);
    CHECK(contains(json.out, "\"subject\": \"renew_watch\""));
    CHECK_FALSE(contains(json.out, "\"actor\": \"HARBOUR\""));
    const std::vector<std::vector<std::string>> wrong = {
        {"--date", "1999-01-01"},
        {"--date", "2030-12-15", "--actor", "SUOTH"},
        {"--date", "2030-12-15", "--replicate", "4"}};
    for (const std::vector<std::string>& more : wrong) {
        std::vector<std::string> arguments{"explain", folder / "out.h5"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        CHECK(run(folder, arguments).code == 65);
    }
    CHECK(run(folder, {"explain", folder / "out.h5"}).code == 64);
}

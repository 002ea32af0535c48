#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/program.hpp"

using entente::test::contains;
using entente::test::Finished;
using entente::test::Folder;
using entente::test::run;

namespace {

const std::vector<std::string> commands{
    "list",      "new", "generate", "check", "show",    "sources", "schema",  "council",
    "landscape", "run", "export",   "info",  "explain", "replay",  "recover", "validate"};

// A refused command line prints nothing that a script could take for a result, says what is wrong
// and creates no file.
void check_refused(const std::vector<std::string>& arguments, const std::string& hint) {
    const Folder folder;
    const Finished finished = run(folder, arguments);
    std::string line;
    for (const std::string& word : arguments)
        line += " " + word;
    CAPTURE(line);
    CAPTURE(finished.err);
    CHECK(finished.code == 64);
    CHECK(finished.out.empty());
    CHECK(contains(finished.err, hint));
    CHECK(folder.names().empty());
}

}  // namespace

// If this failed, somebody who knows only the program's name could not learn the rest from it.
TEST_CASE("help is a result: on standard output, with every command and an example of each") {
    const Folder folder;
    const Finished all = run(folder, {"--help"});
    CHECK(all.code == 0);
    CHECK(all.err.empty());
    for (const std::string& command : commands) {
        CAPTURE(command);
        CHECK(contains(all.out, "\n  " + command));
        const Finished one = run(folder, {command, "--help"});
        CHECK(one.code == 0);
        CHECK(one.err.empty());
        CHECK(contains(one.out, "entente " + command));
    }
}

// If this failed, a paper could not say which program made its numbers.
TEST_CASE("the version is a result") {
    const Folder folder;
    const Finished finished = run(folder, {"--version"});
    CHECK(finished.code == 0);
    CHECK(contains(finished.out, "entente 0.1.0"));
}

// If this failed, a typing error in a batch script would look like a run that went well.
TEST_CASE("a wrong command line is refused with exit code 64 and a hint") {
    check_refused({}, "--help");
    check_refused({"rnu", "two-islands"}, "run");
    check_refused({"run"}, "run");
    check_refused({"run", "two-islands", "--replicate-count", "3"}, "--replicate-count");
    check_refused({"run", "two-islands", "another-file"}, "another-file");
    check_refused({"run", "two-islands", "--record", "everything"}, "full");
    check_refused({"run", "two-islands", "--progress", "loud"}, "auto");
    check_refused({"check"}, "check");
    check_refused({"new"}, "new");
    check_refused({"info"}, "info");
    check_refused({"export"}, "export");
    check_refused({"replay"}, "replay");
    check_refused({"recover"}, "recover");
    check_refused({"council"}, "council");
    check_refused({"landscape"}, "landscape");
    check_refused({"generate", "world.yaml"}, "world.yaml");
}

// If this failed, "ten" replicates could silently become none, or minus one become four billion.
TEST_CASE("a number on the command line has to be a number that makes sense") {
    for (const std::string option : {"--replicates", "--threads"}) {
        for (const std::string value : {"0", "-1", "ten", "1.5", "4x", "99999999999999999999"}) {
            check_refused({"run", "two-islands", option, value}, option);
        }
    }
    check_refused({"run", "two-islands", "--seed", "lucky"}, "--seed");
    check_refused({"run", "two-islands", "--set", "no-equals-sign"}, "--set");
}

// If this failed, a full disk would leave half a table that a script takes for a whole one.
TEST_CASE("a result that cannot be printed is an error") {
    const Folder folder;
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"list"}, {"schema", "--json"}, {"--help"}}) {
        const Finished finished = run(folder, arguments, "/dev/full");
        CAPTURE(arguments[0]);
        CHECK(finished.code == 74);
        CHECK_FALSE(finished.err.empty());
    }
}

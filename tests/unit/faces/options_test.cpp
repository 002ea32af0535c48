// If this failed, a mistyped option would be taken for another, or silently for none.
#include "faces/cli/options.hpp"

#include <doctest/doctest.h>

#include "faces/cli/command.hpp"

using namespace entente::faces;

namespace {

Manual manual() {
    return {"try FILE [options]",
            "Tries.",
            {{"output", 'o', Option::Kind::value, "OUT", "where to"},
             {"set", 0, Option::Kind::values, "P=V", "change"},
             {"force", 0, Option::Kind::flag, "", "replace"}},
            "FILE",
            1,
            2,
            {"entente try a"}};
}

Arguments parse(const std::vector<std::string>& words) {
    return {manual(), words};
}

}  // namespace

TEST_CASE("options are found in any order and both ways of writing") {
    const Arguments found = parse({"--set", "a=1", "x", "-oy", "--set=b=-2", "--force"});
    CHECK(found.operands() == std::vector<std::string>{"x"});
    CHECK(found.text("output") == "y");
    CHECK(found.overrides("set") == std::vector<std::string>{"a=1", "b=-2"});
    CHECK(found.has("force"));
    CHECK_FALSE(parse({"x"}).has("force"));
    CHECK(parse({"--", "--force"}).operands() == std::vector<std::string>{"--force"});
}

TEST_CASE("what does not fit is refused") {
    CHECK_THROWS_AS(parse({}), UsageError);
    CHECK_THROWS_AS(parse({"a", "b", "c"}), UsageError);
    CHECK_THROWS_AS(parse({"a", "--output"}), UsageError);
    CHECK_THROWS_AS(parse({"a", "-o", "x", "-o", "y"}), UsageError);
    CHECK_THROWS_AS(parse({"a", "--forc"}), UsageError);
    CHECK_THROWS_AS(parse({"a", "--force=yes"}), UsageError);
    CHECK_THROWS_WITH(parse({"a", "--ouptut", "x"}),
                      "unknown option '--ouptut'. Did you mean '--output'?");
    CHECK_THROWS_AS(static_cast<void>(parse({"a", "--set", "nothing"}).overrides("set")),
                    UsageError);
}

TEST_CASE("numbers are whole and in their range") {
    CHECK(parse({"a", "-o", "12"}).whole("output", 1, 100) == 12U);
    for (const std::string wrong : {"0", "101", "-1", "1.5", "1e2", "", " 5", "0x10"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(
            static_cast<void>(parse({"a", "--output=" + wrong}).whole("output", 1, 100)),
            UsageError);
    }
}

TEST_CASE("every command explains itself with an example that names it") {
    for (const Command& command : commands()) {
        CAPTURE(command.name);
        CHECK(command.manual.synopsis.rfind(command.name, 0) == 0);
        REQUIRE_FALSE(command.manual.examples.empty());
        for (const std::string& example : command.manual.examples) {
            CHECK(example.rfind("entente " + command.name, 0) == 0);
        }
        CHECK(help_text(command.manual).find(command.manual.synopsis) != std::string::npos);
    }
}

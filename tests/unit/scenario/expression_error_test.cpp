// If these fail, an author is told the wrong thing about a mistake in an expression, or nothing.
#include <doctest/doctest.h>

#include <string>

#include "names_of_test.hpp"
#include "scenario/expression.hpp"

using namespace entente;            // NOLINT: the test speaks of little else
using namespace entente::scenario;  // NOLINT

namespace {

/// All mistakes, one per line: "column+length code: problem (why). hint".
std::string said(const std::string& text, Expected expected = {}) {
    const NamesOfTest names;
    base::Diagnostics found;
    expected.subject = "when";
    const auto expression = read_expression(text, {"", 1, 1, 1}, names, expected, found);
    CHECK(expression.has_value() != found.has_errors());
    std::string result;
    for (base::Diagnostic item : found.sorted()) {
        const std::string place =
            std::to_string(item.place.column) + "+" + std::to_string(item.place.length) + " ";
        item.place = {};
        std::string line = format(item);
        line.erase(0, line.find('[') + 1);
        line.replace(line.find(']'), 1, "");
        result += (result.empty() ? "" : "\n") + place + line;
    }
    return result;
}

std::string said_of_quantity(const std::string& text, const std::string& unit) {
    return said(text,
                {Expected::Kind::quantity, std::get<Unit>(NamesOfTest().units().read(unit)), ""});
}

std::string repeated(const std::string& text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) {
        result += text;
    }
    return result;
}

}  // namespace

TEST_CASE("comparisons do not chain") {
    CHECK(
        said("0 < shortage(PRK, food) < 0.5") ==
        "25+1 chained-comparison: when chains comparisons (the second one would compare with true "
        "or false). Write '0 < shortage(PRK, food) and shortage(PRK, food) < 0.5'.");
    CHECK(said("1 == 2 == 3").starts_with("8+2 chained-comparison"));
    CHECK(said("1 < 2 <").find("Write '1 < 2 and 2 < ...'.") != std::string::npos);
    CHECK(said("(1 < 2) == (2 < 3)").empty());
}

TEST_CASE("signs of other languages are answered with ours") {
    CHECK(said("shortage(PRK, food) = 0.5") ==
          "21+1 assignment: when contains '=' (an expression compares and never assigns). Write "
          "'=='.");
    CHECK(said("1 < 2 && 2 < 3").find("7+2 bad-expression: when contains '&&'") == 0);
    CHECK(said("1 < 2 && 2 < 3").find("Write 'and'.") != std::string::npos);
    CHECK(said("1 < 2 || 2 < 3").find("Write 'or'.") != std::string::npos);
    CHECK(said("!in_force(arms_ban)").find("Write 'not'.") != std::string::npos);
    CHECK(said("1 <> 2").find("Write '!='.") != std::string::npos);
    CHECK(said("1 => 2").find("Write '>='.") != std::string::npos);
    CHECK(said("2 ^ 3 > 1").find("exp and log") != std::string::npos);
    CHECK(said("2 ** 3 > 1").starts_with("3+2"));
    CHECK(said("stock('PRK', fuel) > 1").find("7+1 bad-expression") == 0);
    CHECK(said("1 > 2 ? 3 : 4").find("if(condition, a, b)") != std::string::npos);
    CHECK(said("% > 1").starts_with("1+1 bad-expression"));
    CHECK(said("1 > 2; 3").starts_with("6+1 bad-expression"));
    CHECK(said(std::string("1 > 2\0", 6)).starts_with("6+1 bad-expression"));
}

TEST_CASE("broken grammar is placed where it breaks") {
    CHECK(said("") == "1+1 bad-expression: when is empty (an expression was expected).");
    CHECK(said("   ").starts_with("1+1 bad-expression"));
    CHECK(said("1 >") == "4+1 bad-expression: when ends where a value was expected.");
    CHECK(said("1 > )") == "5+1 bad-expression: when has ')' where a value was expected.");
    CHECK(said("(1 > 2") == "1+1 bad-expression: when has a '(' that is never closed. Add a ')'.");
    CHECK(said("abs(1").starts_with("4+1 bad-expression: when has a '('"));
    CHECK(said("abs(1,").find("never closed") != std::string::npos);
    CHECK(said("min(1 2)").starts_with("7+1 bad-expression: when has '2' where ',' or ')'"));
    CHECK(said("1 > 2)").starts_with("6+1 bad-expression: when has ')' where an operator"));
    CHECK(said("1 > 2 3").starts_with("7+1"));
    CHECK(said("and 1 > 2").starts_with("1+3 bad-expression: when has 'and'"));
    CHECK(said("min(, 2)").starts_with("5+1"));
    CHECK(said("min(1,) > 0").starts_with("7+1"));
    CHECK(said("2 stock(PRK, fuel) > 1").starts_with("3+5 bad-expression: when has 'stock'"));
}

TEST_CASE("columns count letters, not bytes") {
    CHECK(said("stock(\xC3\x89tat, fuel) > 0").starts_with("7+4 unknown-actor"));
    CHECK(said("\xC3\x89\xC3\x89 > = 1").starts_with("6+1"));
}

TEST_CASE("unknown names are answered with the one that was meant") {
    CHECK(said("shortage(PKR, food) > 0.1") ==
          "10+3 unknown-actor: when names no actor: 'PKR'. Did you mean 'PRK'?");
    CHECK(said("shortage(PRK, fod) > 0.1") ==
          "15+3 unknown-good: when names no good: 'fod'. Did you mean 'food'?");
    CHECK(
        said("shortige(PRK, food) > 0.1") ==
        "1+8 unknown-function: when calls no known function: 'shortige'. Did you mean 'shortage'?");
    CHECK(said("in_force(arms_bann)").starts_with("10+9 unknown-sanction"));
    CHECK(said("mandate_alive(panel)").starts_with("15+5 unknown-mandate"));
    CHECK(said("contract_active(x)").starts_with("17+1 unknown-contract"));
    CHECK(said("route_open(x)").starts_with("12+1 unknown-route"));
    CHECK(said("passed(x)").starts_with("8+1 unknown-draft"));
    CHECK(said("in_force(any)").starts_with("10+3 unknown-sanction"));
    CHECK(said("todya > 2024-01-01").find("Did you mean 'today'?") != std::string::npos);
    CHECK(said("stock(food, PRK) > 0") ==
          "7+4 unknown-actor: when names no actor: 'food' (it is a good). Write 'stock(actor, "
          "good)'.\n13+3 unknown-good: when names no good: 'PRK' (it is an actor). Write "
          "'stock(actor, good)'.");
    CHECK(said("PRK > 0") ==
          "1+3 unknown-name: when has no value: 'PRK' (it is an actor and stands only inside a "
          "function).");
    CHECK(
        said("stock > 5") ==
        "1+5 wrong-arguments: when has a function without arguments: 'stock'. Write 'stock(actor, "
        "good)'.");
    CHECK(said("max > 5").find("Write 'max(a, b, ...)'.") != std::string::npos);
}

TEST_CASE("calls need their arguments, in number and kind") {
    CHECK(said("shortage(PRK) > 0") ==
          "1+13 wrong-arguments: when calls shortage with 1 argument (it takes 2). Write "
          "'shortage(actor, good)'.");
    CHECK(said("shortage() > 0").find("with 0 arguments") != std::string::npos);
    CHECK(said("days(PRK) > 0").find("wrong-arguments") != std::string::npos);
    CHECK(said("days() > 0").empty());
    CHECK(said("min(1) > 0").find("it takes at least 2") != std::string::npos);
    CHECK(said("clamp(1, 2) > 0").find("it takes 3") != std::string::npos);
    CHECK(said("stock(PRK + 1, fuel) > 0") ==
          "7+7 wrong-argument: when names no actor: 'PRK + 1' (the id of an actor was expected). "
          "Write 'stock(actor, good)'.");
    CHECK(said("stock(stock(PRK, fuel), fuel) > 0").starts_with("7+16 wrong-argument"));
    CHECK(said("ema(shortage(PRK, food), 5) > 0").find("'6 months', for example.") !=
          std::string::npos);
    CHECK(said("ema(shortage(PRK, food), days) > 0").starts_with("26+4 wrong-argument"));
    CHECK(said("ema(shortage(PRK, food), 0 days) > 0").find("wrong-argument") != std::string::npos);
    CHECK(said("total(stock(PRK, fuel)) > 0")
              .starts_with("7+16 wrong-argument: when adds up a level"));
}

TEST_CASE("units that do not fit are both named") {
    CHECK(said("stock(PRK, fuel) > 5 kt") ==
          "18+1 unit-mismatch: when compares 'bbl' with 'kt' (they do not measure the same).");
    CHECK(said("stock(PRK, fuel) + stock(PRK, shells) > 0") ==
          "18+1 unit-mismatch: when adds 'bbl' with 'round' (they do not measure the same).");
    CHECK(said("shortage(PRK, food) > 5 days").starts_with("21+1 unit-mismatch"));
    CHECK(said("5 kt + 3 > 0").find("Give the number its unit.") != std::string::npos);
    CHECK(
        said("log(stock(PRK, fuel)) > 0").starts_with("5+16 wrong-unit: when takes log of 'bbl'"));
    CHECK(said("sqrt(stock(PRK, fuel)) > 0").starts_with("6+16 wrong-unit"));
    CHECK(said("if(1 > 2, 5 kt, 3 bbl) > 0").starts_with("17+5 unit-mismatch"));
    CHECK(said("stock(PRK, any) > 0").starts_with("12+3 unit-mismatch: when adds up goods"));
    CHECK(said("headroom(refined_cap) > 5 kt").find("'bbl' with 'kt'") != std::string::npos);
    CHECK(said("5 foos > 2").starts_with("3+4 unknown-unit"));
    CHECK(said_of_quantity("stock(PRK, fuel)", "USD") ==
          "1+16 wrong-unit: when gives 'bbl' (it is counted in 'USD').");
    CHECK(said_of_quantity("stock(PRK, fuel)", "").find("a plain number") != std::string::npos);
    CHECK(said_of_quantity("shortage(PRK, food)", "bbl").starts_with("1+19 wrong-unit"));
}

TEST_CASE("numbers are not conditions") {
    CHECK(said("shortage(PRK, food)") ==
          "1+19 wrong-kind: when needs a condition where it has a number (a condition is true or "
          "false). Compare it: 'shortage(PRK, food) > 0', for example.");
    CHECK(said("1 > 2 and 5").starts_with("11+1 wrong-kind"));
    CHECK(said("not 5").starts_with("5+1 wrong-kind"));
    CHECK(said("if(5, 1, 2) > 1").starts_with("4+1 wrong-kind"));
    CHECK(said("2024-01-01").find("today >= 2024-01-01") != std::string::npos);
}

TEST_CASE("dates are not numbers") {
    CHECK(said("days > 2024-01-01")
              .starts_with("6+1 wrong-kind: when compares a date with a number"));
    CHECK(said("today + 2024-01-01 > today").starts_with("7+1 wrong-kind: when adds two dates"));
    CHECK(said("5 - today > 0").starts_with("3+1 wrong-kind"));
    CHECK(said("today * 2 > 0").starts_with("1+5 wrong-kind"));
    CHECK(said("today + 5 bbl > today").starts_with("9+5 unit-mismatch"));
    CHECK(said("today > 2024-02-30") ==
          "9+10 bad-date: when names no day: '2024-02-30' (the calendar has no such date).");
    CHECK(said_of_quantity("today", "day").starts_with("1+5 wrong-kind"));
}

TEST_CASE("all mistakes of one expression are told at once") {
    const std::string all = said("shortage(PKR, fod) > 1 kt and stok(PRK, fuel) > 5 and 3");
    CHECK(all.find("10+3 unknown-actor") != std::string::npos);
    CHECK(all.find("15+3 unknown-good") != std::string::npos);
    CHECK(all.find("31+4 unknown-function") != std::string::npos);
    CHECK(all.find("55+1 wrong-kind") != std::string::npos);
}

TEST_CASE("expressions are bounded") {
    CHECK(said(repeated("1 + ", 200) + "1 > 0").empty());
    CHECK(said(repeated("1 + ", 300) + "1 > 0").find("expression-limit") != std::string::npos);
    CHECK(said(repeated("1 + ", 25000) + "1 > 0").starts_with("1+1 expression-limit"));
    CHECK(said(repeated("(", 60) + "1" + repeated(")", 60) + " > 0").empty());
    CHECK(said(repeated("(", 100) + "1").find("nested too deeply") != std::string::npos);
    CHECK(said(repeated("(", 100000)).starts_with("1+1 expression-limit"));
    CHECK(said(repeated("-", 1000) + "1 > 0").find("nested too deeply") != std::string::npos);
    CHECK(said(repeated("not ", 1000) + "1 > 0").find("nested too deeply") != std::string::npos);
    CHECK(said(repeated("abs(", 100) + "1").find("nested too deeply") != std::string::npos);
    // Every t among other masses needs two more operations.
    CHECK(said(repeated("stock(PRK, food) * stock(PRK, food) / 1 kg + ", 85) + "0 kg > 0")
              .find("expression-limit") != std::string::npos);
}

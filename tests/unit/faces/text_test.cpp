// If this failed, a table would misstate a number or stand askew, so that a reader takes the value
// of one outcome for that of another.
#include "faces/cli/text.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "faces/cli/progress_line.hpp"

using namespace entente::faces;

TEST_CASE("numbers are short, and exact where they are whole") {
    CHECK(number_text(0) == "0");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(54.1893) == "54.19");
    CHECK(number_text(0.000812) == "0.0008");
    CHECK(number_text(168679) == "168 679");
    CHECK(number_text(-1234567.8) == "-1 234 568");
    CHECK(number_text(12) == "12");
    CHECK(number_text(999.99) == "1 000");
    CHECK(number_text(3e-7) == "3.000e-07");
    CHECK(number_text(2.5e18) == "2.500e+18");
    CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "-");
}

TEST_CASE("columns stand under each other, whatever the script") {
    Table table;
    table.head = {"name", "value"};
    table.rows = {{"Пхеньян", "1"}, {"a", "100"}};
    table.right = {1};
    CHECK(format(table) ==
          "name     value\n"
          "Пхеньян      1\n"
          "a          100\n");
}

TEST_CASE("lines break between words, and lists only behind a comma") {
    CHECK(wrapped("one two three", 7, "  ") == "one two\n  three");
    CHECK(wrapped("incomprehensible", 5, "") == "incomprehensible");
    CHECK(wrapped_list({"a.b +0.5", "c.d -0.4"}, 10, " ") == "a.b +0.5,\n c.d -0.4");
}

TEST_CASE("progress counts what a journal had already, but not into the rate") {
    CHECK(progress_text({100, 60, 50}, 2.0) == "60 of 100 replicates, 5/s, 8 s left");
    CHECK(progress_text({100, 0, 0}, 0.0) == "0 of 100 replicates");
}

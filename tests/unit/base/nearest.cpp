// If this failed, a mistyped actor or command would be answered with the wrong suggestion, or with
// one that has nothing to do with it.
#include "base/nearest.hpp"

#include <doctest/doctest.h>

#include <array>

using entente::base::nearest;

TEST_CASE("the nearest word is the one with the fewest edits") {
    const std::array<std::string_view, 4> words = {"PRK", "KOR", "RUS", "replicates"};
    CHECK(nearest("PKR", words) == "PRK");
    CHECK(nearest("prk", words) == "PRK");
    CHECK(nearest("replicate", words) == "replicates");
    CHECK(nearest("RUSS", words) == "RUS");
}

TEST_CASE("a word that is far from all has no suggestion") {
    const std::array<std::string_view, 2> words = {"export", "replay"};
    CHECK(nearest("banana", words).empty());
    CHECK(nearest("", words).empty());
}

// If these fail, a slip of the pen is answered with the wrong word, or with none.
#include "scenario/suggest.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using entente::scenario::did_you_mean;
using entente::scenario::did_you_mean_or_list;
using entente::scenario::edit_distance;
using entente::scenario::nearest;

TEST_CASE("one edit is a letter more, less, changed, or two swapped") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("PRK", "PRK") == 0);
    CHECK(edit_distance("PKR", "PRK") == 1);
    CHECK(edit_distance("PR", "PRK") == 1);
    CHECK(edit_distance("PRKX", "PRK") == 1);
    CHECK(edit_distance("PRX", "PRK") == 1);
    CHECK(edit_distance("", "PRK") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ca", "abc") == 3);
    CHECK(edit_distance("prk", "PRK") == 3);
    CHECK(edit_distance("caf\xC3\xA9", "cafe") == 1);
}

TEST_CASE("the nearest word wins, the listed order breaks ties") {
    const std::vector<std::string> actors = {"USA", "RUS", "PRK", "KOR", "CHN"};
    CHECK(nearest("PKR", actors) == "PRK");
    CHECK(nearest("prk", actors) == "PRK");
    CHECK(nearest("RSU", actors) == "RUS");
    CHECK(nearest("Korea", std::vector<std::string>{"KOR"}) == std::nullopt);
    CHECK(nearest("xa", std::vector<std::string>{"xb", "xc"}) == "xb");
    CHECK(nearest("shels", std::vector<std::string>{"shares", "shells"}) == "shells");
}

TEST_CASE("of words that differ in case, the one with fewer changes of case wins") {
    CHECK(nearest("fuel", std::vector<std::string>{"FUEL", "Fuel"}) == "Fuel");
    CHECK(nearest("Cap", std::vector<std::string>{"cup", "CAP"}) == "CAP");
}

TEST_CASE("a word that keeps nothing is not near") {
    CHECK_FALSE(nearest("x", std::vector<std::string>{"a", "b"}));
    CHECK_FALSE(nearest("", std::vector<std::string>{"a"}));
    CHECK_FALSE(nearest("mandate", std::vector<std::string>{"contract"}));
    CHECK_FALSE(nearest("a", {}));
    CHECK_FALSE(nearest(std::string(70, 'a'), std::vector<std::string>{std::string(71, 'a')}));
    CHECK(nearest("a", std::vector<std::string>{"A"}) == "A");
}

TEST_CASE("the hint is a question, or a short list") {
    const std::vector<std::string> modes = {"rail", "sea", "air"};
    CHECK(did_you_mean("rial", modes) == "Did you mean 'rail'?");
    CHECK(did_you_mean("bicycle", modes).empty());
    CHECK(did_you_mean_or_list("rial", modes, 5) == "Did you mean 'rail'?");
    CHECK(did_you_mean_or_list("bicycle", modes, 5) == "One of: rail, sea, air.");
    CHECK(did_you_mean_or_list("bicycle", modes, 2).empty());
    CHECK(did_you_mean_or_list("bicycle", std::vector<std::string>{"rail"}, 2) ==
          "The only one is: rail.");
    CHECK(did_you_mean_or_list("bicycle", {}, 2).empty());
}

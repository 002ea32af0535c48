#include "run/analyse/passing.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace entente::run;

namespace {

/// Probability of passing where member `fixed` votes `vote` (0 no, 1 abstains, 2 yes), by going
/// through all votes of all members; nobody is fixed with an index behind the last.
double enumerated(int pass, const std::vector<Chance>& members, std::size_t fixed, int vote) {
    double passes = 0;
    std::vector<int> votes(members.size(), 0);
    for (;;) {
        double probability = 1;
        int ayes = 0;
        bool killed = false;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const double chances[] = {members[i].no, 1 - members[i].yes - members[i].no,
                                      members[i].yes};
            probability *= i == fixed ? (votes[i] == vote ? 1 : 0)
                                      : chances[static_cast<std::size_t>(votes[i])];
            ayes += votes[i] == 2 ? 1 : 0;
            killed = killed || (members[i].veto && votes[i] == 0);
        }
        passes += ayes >= pass && !killed ? probability : 0;
        std::size_t next = 0;
        while (next < votes.size() && ++votes[next] == 3) {
            votes[next++] = 0;
        }
        if (next == votes.size()) {
            return passes;
        }
    }
}

}  // namespace

// If this failed, a draft would be said to pass when a count of all votes says otherwise.
TEST_CASE("the probability of passing and who is pivotal are those of all ways to vote") {
    const std::vector<Chance> members = {{0.7, 0.2, true},   {0.4, 0.1, true},  {0.5, 0.5, false},
                                         {0.9, 0.05, false}, {0.0, 1.0, false}, {0.3, 0.3, false}};
    for (int pass = 1; pass <= 7; ++pass) {
        CAPTURE(pass);
        const Passing found = passing(pass, members);
        CHECK(found.probability ==
              doctest::Approx(enumerated(pass, members, members.size(), 0)).epsilon(1e-13));
        for (std::size_t i = 0; i < members.size(); ++i) {
            const double switched =
                enumerated(pass, members, i, 2) - enumerated(pass, members, i, 0);
            CHECK(found.pivotal[i] == doctest::Approx(switched).epsilon(1e-13));
        }
    }
}

// If this failed, members who favour a draft nine times in ten would not pass it as often as
// they must.
TEST_CASE("fifteen members with five vetoes, each in favour with 0.9") {
    std::vector<Chance> members(15, {0.9, 0.1, false});
    for (std::size_t i = 0; i < 5; ++i) {
        members[i].veto = true;
    }
    CHECK(passing(9, members).probability == doctest::Approx(0.5904846137864).epsilon(1e-12));
}

#include "run/analyse/power.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <vector>

using namespace entente::run;

namespace {

VotingBody body(int pass, std::size_t members, std::size_t vetoes) {
    VotingBody result{pass, std::vector<bool>(members, false)};
    for (std::size_t i = 0; i < vetoes; ++i) {
        result.veto[i] = true;
    }
    return result;
}

bool is(const Ratio& ratio, std::uint64_t numerator, std::uint64_t denominator) {
    return ratio.exact && ratio.exact->numerator == numerator &&
           ratio.exact->denominator == denominator;
}

}  // namespace

// If this failed, the tool would contradict the textbook on the best known of all councils.
TEST_CASE("the Security Council of 1966 has the power indices of the literature") {
    const Power power = power_of(body(9, 15, 5));
    CHECK(power.coalitions == 32768);
    CHECK(power.winning == 848);
    CHECK(is(power.act, 53, 2048));
    CHECK(is(power.members[0].shapley_shubik, 421, 2145));
    CHECK(is(power.members[14].shapley_shubik, 4, 2145));
    CHECK(is(power.members[0].banzhaf, 106, 635));
    CHECK(is(power.members[14].banzhaf, 21, 1270));
    CHECK(is(power.members[0].coleman_prevent, 1, 1));
    CHECK(is(power.members[14].coleman_initiate, 1, 380));
}

// If this failed, a council of 25 would be told something else than one of 24.
TEST_CASE("counting coalitions by size gives what enumerating them gives") {
    for (const auto& [pass, members, vetoes] : {std::array<std::size_t, 3>{9, 15, 5},
                                                {8, 15, 0},
                                                {1, 4, 0},
                                                {4, 4, 1},
                                                {2, 6, 4},
                                                {6, 10, 6},
                                                {11, 10, 2},
                                                {1, 1, 1}}) {
        CAPTURE(pass);
        CAPTURE(members);
        CAPTURE(vetoes);
        const VotingBody voting = body(static_cast<int>(pass), members, vetoes);
        const Power exact = power_enumerated(voting);
        const Power counted = power_counted(voting);
        CHECK(counted.winning == exact.winning);
        for (std::size_t i = 0; i < members; ++i) {
            const MemberPower& a = exact.members[i];
            const MemberPower& b = counted.members[i];
            CHECK(b.shapley_shubik.value == doctest::Approx(a.shapley_shubik.value).epsilon(1e-13));
            CHECK(b.banzhaf.value == doctest::Approx(a.banzhaf.value).epsilon(1e-13));
            CHECK(b.banzhaf_absolute.value ==
                  doctest::Approx(a.banzhaf_absolute.value).epsilon(1e-13));
            CHECK(b.coleman_prevent.value ==
                  doctest::Approx(a.coleman_prevent.value).epsilon(1e-13));
            CHECK(b.coleman_initiate.value ==
                  doctest::Approx(a.coleman_initiate.value).epsilon(1e-13));
        }
    }
}

// If this failed, a large assembly would have more or less than all of the power in it.
TEST_CASE("in the largest council shares still sum to one") {
    const Power power = power_of(body(600, most_members, 1));
    double shapley = 0;
    double banzhaf = 0;
    for (const MemberPower& member : power.members) {
        shapley += member.shapley_shubik.value;
        banzhaf += member.banzhaf.value;
    }
    CHECK(shapley == doctest::Approx(1).epsilon(1e-11));
    CHECK(banzhaf == doctest::Approx(1).epsilon(1e-11));
    CHECK_FALSE(power.members[0].banzhaf.exact);
}

// If this failed, a motion that nobody can pass would print nonsense.
TEST_CASE("where no coalition wins nobody has power") {
    const Power power = power_of(body(9, 3, 1));
    CHECK(power.winning == 0);
    CHECK(power.act.value == 0);
    CHECK(power.members[0].banzhaf.value == 0);
    CHECK(power.members[0].coleman_prevent.value == 0);
}

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::run {

/// Members who say yes or no: a motion passes with at least `pass` votes in favour, among them
/// those of all who hold a veto.
struct VotingBody {
    int pass = 1;
    std::vector<bool> veto;  ///< by member
};

/// In lowest terms.
struct Fraction {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;
};

struct Ratio {
    double value = 0;
    std::optional<Fraction> exact;  ///< where coalitions were enumerated and 64 bits hold it
};

struct MemberPower {
    Ratio shapley_shubik;    ///< share of the orders in which the member is pivotal
    Ratio banzhaf;           ///< share of all swings; sums to 1
    Ratio banzhaf_absolute;  ///< swings over coalitions of the others
    Ratio coleman_prevent;   ///< swings over winning coalitions
    Ratio coleman_initiate;  ///< swings over losing coalitions
};

struct Power {
    double coalitions = 0;
    double winning = 0;
    Ratio act;  ///< Coleman's power of the body to act
    std::vector<MemberPower> members;
};

/// Up to here every coalition is enumerated; above, the equal weights of all votes let coalitions
/// be counted by size, which gives decimals only.
inline constexpr std::size_t most_enumerated = 24;
/// Beyond this, counts of coalitions do not fit a double.
inline constexpr std::size_t most_members = 1000;

/// Shapley and Shubik 1954, Banzhaf 1965, Coleman 1971. At most `most_members` members.
[[nodiscard]] Power power_of(const VotingBody& body);

/// The two ways to count, for a comparison; `enumerated` takes at most `most_enumerated` members.
[[nodiscard]] Power power_enumerated(const VotingBody& body);
[[nodiscard]] Power power_counted(const VotingBody& body);

}  // namespace entente::run

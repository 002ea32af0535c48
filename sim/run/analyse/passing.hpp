#pragma once

#include <vector>

namespace entente::run {

/// A member's vote by chance: in favour, against, or (what is left) abstaining.
struct Chance {
    double yes = 0;
    double no = 0;
    bool veto = false;  ///< its vote against kills the draft
};

struct Passing {
    double probability = 0;
    /// By member: how much likelier the draft passes where it is in favour than where it is
    /// against, which is the probability that its switch changes the result.
    std::vector<double> pivotal;
};

/// Of a draft that needs `pass` votes in favour and no veto; members vote independently. Exact.
[[nodiscard]] Passing passing(int pass, const std::vector<Chance>& members);

}  // namespace entente::run

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/number.hpp"

namespace entente::model {

/// What workers add to the quality factor of a line of their host, per worker.
struct Lift {
    GoodId good;  ///< of the line
    Number per_worker;
};

/// Workers of one actor in the service of another. They are quanta of a good of class labour in
/// the host's store; no other good of workers is theirs.
struct Labour {
    std::string id;
    std::string title;
    ActorId home;
    ActorId host;
    GoodId good;
    std::optional<Rate> wage;  ///< currency per worker and period
    Number take;               ///< theta: share of the wage that the home state receives
    std::vector<Lift> lifts;
    ContractId posting;  ///< the contract by which workers leave at a rate, if any
};

}  // namespace entente::model

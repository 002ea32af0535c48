#pragma once

#include <string>

#include "model/ids.hpp"
#include "model/number.hpp"

namespace entente::model {

enum class GoodClass { arms, energy, food, finance, dual_use, labour, service, troops, other };

struct Good {
    std::string id;
    std::string title;
    GoodClass group = GoodClass::other;
    std::string unit;         ///< "round", "bbl", "t", "USD"
    double quantum = 1;       ///< the smallest amount, in units; every posting is a whole number
    Number spoilage;          ///< per year
    Number value;             ///< reference value, currency of account per unit
    Number criticality;       ///< 0 to 1
    Number substitutability;  ///< 0 to 1
    Number mass;              ///< kg per unit; 0 takes no room on a route
};

}  // namespace entente::model

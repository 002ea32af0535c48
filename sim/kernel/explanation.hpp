#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/event.hpp"

namespace entente::kernel {

/// What is decided; each is explained on its own.
enum class Deciding : std::uint8_t {
    action,       ///< an action that the one legality check let pass, or refused
    offer,        ///< whether a party accepts an offer
    willingness,  ///< how much of a deal a giver gives
    evasion,      ///< whether a giver moves goods outside a measure
    compliance,   ///< how far an actor keeps a measure
    market,       ///< what an actor puts on a market or asks for there
    clause,       ///< whether a party meets what a treaty asks of it
    vote          ///< how a seat votes
};

[[nodiscard]] const char* name_of(Deciding what);

/// Something that was weighed: value * weight is its part of the score.
struct Term {
    std::string name;
    double value = 0;
    double weight = 1;
    [[nodiscard]] double product() const { return value * weight; }
};

/// Something that was seen, or that follows from the score.
struct Fact {
    std::string name;
    double value = 0;
};

/// One decision of one actor in one world and step. Amounts are in the units of their goods,
/// values in the currency.
struct Explanation {
    Deciding what = Deciding::action;
    std::uint32_t actor = 0xffffffffU;    ///< position on Dimension::actor
    std::uint32_t partner = 0xffffffffU;  ///< the same: with or against whom
    Dimension about = Dimension::none;
    std::uint32_t subject = 0xffffffffU;  ///< position on `about`
    std::vector<Term> terms;
    double score = 0;  ///< the sum of the products, in the order of the terms
    std::vector<Fact> facts;
    std::string criterion;  ///< what the score is held against: "more than 0"
    std::string result;     ///< "accepted"
    Refusal refusal = Refusal::none;
};

}  // namespace entente::kernel

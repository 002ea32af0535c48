#pragma once

#include <vector>

#include "scenario/schema/shape.hpp"

namespace entente::scenario {

/// The language: every key once, with type, unit, range, default and a line of prose. The reader,
/// the reference page, the JSON Schema and the hints of messages come from these tables.
namespace schema {

[[nodiscard]] const Section& scenario();
[[nodiscard]] const Section& calendar();
[[nodiscard]] const Section& step();
[[nodiscard]] const Section& runs();
[[nodiscard]] const Section& source();
[[nodiscard]] const Section& number();  ///< the long form of any number

[[nodiscard]] const Section& good();
[[nodiscard]] const Section& actor();
[[nodiscard]] const Section& line();
[[nodiscard]] const Section& need();
[[nodiscard]] const Section& decides();
[[nodiscard]] const Section& willingness();
[[nodiscard]] const Section& information();
[[nodiscard]] const Section& relation();
[[nodiscard]] const Section& soft_power();
[[nodiscard]] const Section& dynamics();
[[nodiscard]] const Section& affinity_dynamics();
[[nodiscard]] const Section& commitment_dynamics();
[[nodiscard]] const Section& threat();
[[nodiscard]] const Section& arms_response();
[[nodiscard]] const Section& soft_weights();

[[nodiscard]] const Section& route();
[[nodiscard]] const Section& contract();
[[nodiscard]] const Section& giver();
[[nodiscard]] const Section& leg();
[[nodiscard]] const Section& market();
[[nodiscard]] const Section& market_weights();
[[nodiscard]] const Section& pair();
[[nodiscard]] const Section& claim();

[[nodiscard]] const Section& council();
[[nodiscard]] const Section& vote_model();
[[nodiscard]] const Section& mandate();
[[nodiscard]] const Section& draft();
[[nodiscard]] const Section& recorded();
[[nodiscard]] const Section& sanction();
[[nodiscard]] const Section& exemption();
[[nodiscard]] const Section& compliance();

[[nodiscard]] const Section& treaty();
[[nodiscard]] const Section& clause();
[[nodiscard]] const Section& reliability();
[[nodiscard]] const Section& project();
[[nodiscard]] const Section& disruption();
[[nodiscard]] const Section& instalments();
[[nodiscard]] const Section& invoke();
[[nodiscard]] const Section& technology();
[[nodiscard]] const Section& technology_level();
[[nodiscard]] const Section& technology_leg();
[[nodiscard]] const Section& access();
[[nodiscard]] const Section& learning();
[[nodiscard]] const Section& society();
[[nodiscard]] const Section& hazard();
[[nodiscard]] const Section& labour();
[[nodiscard]] const Section& transfer();
[[nodiscard]] const Section& posting();  ///< `send` and `recall`

[[nodiscard]] const Section& theatre();
[[nodiscard]] const Section& contingent();
[[nodiscard]] const Section& experience();
[[nodiscard]] const Section& strike();
[[nodiscard]] const Section& accuracy();
[[nodiscard]] const Section& damages();

[[nodiscard]] const Section& rule();
[[nodiscard]] const Section& outcome();
[[nodiscard]] const Section& observation();
[[nodiscard]] const Section& series();
[[nodiscard]] const Section& table();  ///< rows from a CSV file

[[nodiscard]] const Section& landscape();
[[nodiscard]] const Section& propensity_group();
[[nodiscard]] const Section& target();

[[nodiscard]] const Section& actions();  ///< every action as a key; `do:` takes one at a time
[[nodiscard]] const Section& give();
[[nodiscard]] const Section& offer();
[[nodiscard]] const Section& comply();
[[nodiscard]] const Section& renew();
[[nodiscard]] const Section& vote();
[[nodiscard]] const Section& forgive();
[[nodiscard]] const Section& deploy();
[[nodiscard]] const Section& withdraw();
[[nodiscard]] const Section& recognition();

/// Every section in the order of the reference page.
[[nodiscard]] const std::vector<const Section*>& sections();

}  // namespace schema
}  // namespace entente::scenario

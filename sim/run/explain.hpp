#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace entente::run {

struct ExplainSpec {
    std::string file;                  ///< an output file
    std::uint32_t replicate = 0;       ///< one of the file
    base::Day date;                    ///< within the step that is explained
    std::optional<std::string> actor;  ///< only what concerns it
};

/// A number that was weighed or seen.
struct ToldTerm {
    std::string name;
    double value = 0;
    double weight = 1;
    double product = 0;
};

/// A decision, with the names of the scenario.
struct ToldDecision {
    std::string what;     ///< "vote"
    std::string actor;    ///< empty: the facilitator, or a council
    std::string partner;  ///< empty where there is none
    std::string about;    ///< kind of the subject: "draft"
    std::string subject;  ///< its id
    std::vector<ToldTerm> terms;
    double score = 0;
    std::vector<ToldTerm> facts;  ///< values only
    std::string criterion;
    std::string result;
    std::string refusal;  ///< empty where nothing was refused
};

struct ExplainedStep {
    std::string title;
    std::uint32_t replicate = 0;
    base::Day from, until;   ///< the step covers [from, until)
    bool same_plan = false;  ///< this program makes the same plan of the scenario
    std::vector<ToldDecision> decisions;
};

/// Runs one replicate of a file again up to a date and tells the decisions of that step, by the
/// code that made them. Throws base::IoError, Rejected where the file has no such replicate, date
/// or actor, Defect.
[[nodiscard]] ExplainedStep explain(const ExplainSpec& spec);

}  // namespace entente::run

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/model.hpp"
#include "run/analyse/passing.hpp"
#include "run/analyse/power.hpp"

namespace entente::run {

struct CouncilMember {
    std::string id;
    bool veto = false;
    MemberPower power;
};

/// How a member votes on a draft by the model of votes.
struct DraftMember {
    std::string id;
    bool veto = false;
    double yes = 0;
    double no = 0;
    double pivotal = 0;                   ///< probability that its switch changes the result
    std::optional<model::Vote> recorded;  ///< what it did, where that is on record
};

struct DraftChances {
    std::string id;
    std::string title;
    bool procedural = false;
    std::optional<base::Day> date;  ///< of the vote; members are those of that day
    double passes = 0;
    std::optional<bool> passed;  ///< by the record
    std::vector<DraftMember> members;
};

struct CouncilReport {
    std::string id;
    std::string title;
    base::Day day;
    int pass = 0;
    Power power;
    std::vector<CouncilMember> members;  ///< in the order of the scenario
    std::optional<Passing> independent;  ///< where all are in favour with one probability
    std::vector<DraftChances> drafts;    ///< those not voted on before the day
};

struct CouncilSpec {
    std::string scenario;
    std::vector<std::string> overrides;
    std::string council;            ///< one of them; empty: all
    std::optional<base::Day> date;  ///< the start of the calendar unless given
    std::optional<double> yes;      ///< every member is in favour with this probability
};

/// Of every council of a scenario on a day. Without a date every draft is weighed on the state at
/// the start; with one, the central replicate is run to the step that contains it, and the drafts
/// that have not been voted on before it are weighed there. Throws Rejected, Defect,
/// base::IoError.
[[nodiscard]] std::vector<CouncilReport> analyse_councils(const CouncilSpec& spec);

/// The same of a model.
[[nodiscard]] std::vector<CouncilReport> analyse_councils(model::Model model,
                                                          const CouncilSpec& spec);

}  // namespace entente::run

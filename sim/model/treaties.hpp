#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/institutions.hpp"
#include "model/number.hpp"

namespace entente::model {

/// After the Alliance Treaty Obligations and Provisions project (Leeds, Ritter, Mitchell and Long
/// 2002), and `exchange`: contracts that live with the treaty.
enum class ClauseKind { defence, offence, neutrality, nonaggression, consultation, exchange };

/// Weights on the log odds of honouring an obligation, see the model description.
struct Reliability {
    Number power;       ///< bP, per relative change of the party's capability since it signed
    Number regime;      ///< bR, where its leadership changed since
    Number cost;        ///< bC, per unit of the clause's cost
    Number affinity;    ///< bA, per affinity to those whom the clause protects
    Number commitment;  ///< bc, per commitment to them
};

struct Treaty {
    std::string id;
    std::string title;
    std::vector<ActorId> parties;
    std::optional<base::Day> signed_on;  ///< by all; absent: signed by actions
    std::optional<base::Day> in_force;   ///< absent: by ratification, or by signature
    bool needs_ratification = true;      ///< without a date of entry into force
    base::Day until = base::last_day;    ///< the first day on which it no longer holds
    Number notice;                       ///< days between denunciation and its effect
    Reliability reliability;
};

struct Clause {
    std::string id;  ///< "treaty.clause"
    TreatyId treaty;
    ClauseKind kind = ClauseKind::defence;
    ExpressionId when;                ///< its case; nothing: invoked by an action only
    std::vector<ActorId> protects;    ///< those who may call on it
    std::vector<ActorId> obliged;     ///< those who owe it
    Number honour;                    ///< p, the base rate
    Number cost;                      ///< C
    Number regime_change;             ///< what counts as a change of leadership beside the model's
    std::vector<ContractId> carries;  ///< exchange: run only while the treaty is in force
    std::vector<RuleId> breaches;     ///< nonaggression, neutrality: rules that would break it
    std::vector<Action> honoured;     ///< done by every obliged party that honours it
    std::vector<Action> broken;       ///< done by every one that does not
};

}  // namespace entente::model

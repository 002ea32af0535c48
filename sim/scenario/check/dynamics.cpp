// Relations that change: what the parts of `dynamics` ask of each other.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

void check_reactions(const Checked& checked, const model::Dynamics& dynamics) {
    std::set<model::ActorId> responders;
    for (const model::ArmsResponse& response : dynamics.responses) {
        responders.insert(response.actor);
    }
    for (const model::ArmsResponse& response : dynamics.responses) {
        const std::string& actor = checked.build.id(response.actor);
        for (const model::Reaction& reaction : response.reacts_to) {
            const std::string& other = checked.build.id(reaction.to);
            if (reaction.to != response.actor && responders.contains(reaction.to)) {
                continue;
            }
            checked.build.reports.error(
                checked.at({"dynamics", "response", actor, "reacts_to", other}),
                {"no-spending", "dynamics.response." + actor + ".reacts_to names '" + other + "'",
                 reaction.to == response.actor ? "an actor does not react to itself"
                                               : "that actor has no arms spending to react to",
                 reaction.to == response.actor ? "Lower its 'fatigue' instead."
                                               : "Give it a response of its own."});
        }
    }
}

/// The exact solution is that of a whole matrix.
void check_pure_balance(const Checked& checked) {
    const model::Model& model = checked.model();
    std::set<model::ActorId> actors;
    std::set<std::pair<model::ActorId, model::ActorId>> pairs;
    for (const model::Relation& relation : model.relations) {
        actors.insert({relation.from, relation.to});
        pairs.emplace(relation.from, relation.to);
    }
    for (const model::ActorId from : actors) {
        for (const model::ActorId to : actors) {
            if (from != to && !pairs.contains({from, to})) {
                checked.build.reports.error(
                    checked.at({"dynamics", "affinity", "balance"}),
                    {"not-pure",
                     "dynamics.affinity.balance is pure, but " + checked.build.id(from) + " to " +
                         checked.build.id(to) + " is not in relations",
                     "pure balance is about every pair of its actors",
                     "List it, with affinity 0 if need be."});
                return;
            }
        }
    }
}

void check_threat(const Checked& checked) {
    const auto& actors = checked.model().actors;
    const bool known = std::any_of(actors.begin(), actors.end(),
                                   [](const model::Actor& actor) { return actor.capability; });
    if (!known) {
        checked.build.reports.error(
            checked.at({"dynamics", "threat"}),
            {"no-capability", "dynamics.threat finds nobody threatening",
             "no actor has a 'capability'", "Give actors one, from CINC for example."});
    }
}

}  // namespace

void check_dynamics(const Checked& checked) {
    const auto& dynamics = checked.model().dynamics;
    if (!dynamics) {
        return;
    }
    check_reactions(checked, *dynamics);
    if (dynamics->affinity && dynamics->affinity->rule == model::Balance::pure) {
        check_pure_balance(checked);
    }
    if (dynamics->threat) {
        check_threat(checked);
    }
}

}  // namespace entente::scenario

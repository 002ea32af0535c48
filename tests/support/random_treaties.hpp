#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/random_exchange.hpp"

namespace entente::test {

/// Treaties, projects and claims with terms for a random world.
class RandomTreaties : public RandomExchange {
protected:
    explicit RandomTreaties(std::uint32_t seed) : RandomExchange(seed) {}

    /// Before the rules, which act on them.
    void treaties() {
        capabilities();
        terms();
        for (const char* id : {"pact", "accord"})
            treaty(id);
        for (const char* id : {"road", "canal"})
            project(id);
    }

    /// After the rules: some of them break clauses.
    void breaches() {
        for (model::Clause& clause : edit().clauses) {
            const bool restrains = clause.kind == model::ClauseKind::nonaggression ||
                                   clause.kind == model::ClauseKind::neutrality;
            for (std::size_t i = 0; restrains && i < edit().rules.size(); ++i) {
                const model::ActorId by = edit().rules[i].by;
                const bool owes =
                    by.valid() && std::find(clause.obliged.begin(), clause.obliged.end(), by) !=
                                      clause.obliged.end();
                if (owes && chance(0.5)) clause.breaches.emplace_back(i);
            }
        }
    }

    /// False where the world has nothing that the action could be done to.
    bool aim_treaty(model::Action& a) {
        model::Model& m = edit();
        a.treaty = model::TreatyId(below(m.treaties.size()));
        a.project = model::ProjectId(below(m.projects.size()));
        a.clause = model::ClauseId(below(m.clauses.size()));
        const model::ClauseKind kind = m.clauses[a.clause.index()].kind;
        return a.kind != model::ActionKind::invoke || kind == model::ClauseKind::defence ||
               kind == model::ClauseKind::consultation;
    }

private:
    void capabilities() {
        for (model::Actor& actor : edit().actors) {
            if (chance(0.6)) actor.capability = number(between(1, 50));
        }
    }

    void terms() {
        for (model::Claim& claim : edit().claims) {
            if (chance(0.6)) claim.interest = number(between(0, 0.5));
            if (chance(0.3)) continue;
            model::Instalments instalments;
            if (chance(0.5)) {
                instalments.amount = rate(between(0, 400));
            } else {
                instalments.share = rate(between(0, 0.1));
            }
            instalments.window = window();
            claim.instalments = instalments;
        }
    }

    void treaty(const std::string& id) {
        model::Treaty treaty;
        treaty.id = id;
        for (const auto& actor : actors_) {
            if (treaty.parties.size() < 2 || chance(0.5)) {
                treaty.parties.push_back(world_.actor_id(actor));
            }
        }
        if (chance(0.6)) treaty.signed_on = world_.week(week() - 8);
        if (treaty.signed_on && chance(0.7)) {
            treaty.in_force = base::Day{treaty.signed_on->number + 14};
        }
        treaty.needs_ratification = chance(0.3);
        if (chance(0.2)) treaty.until = world_.week(12);
        treaty.notice = World::number(chance(0.5) ? 0 : 30);
        treaty.reliability = {number(1), World::number(1), number(0.5), number(1),
                              World::number(1)};
        const model::TreatyId index(edit().treaties.size());
        edit().treaties.push_back(treaty);
        for (const char* name : {"aid", "peace", "trade", "talks"})
            clause(index, treaty, name);
    }

    void clause(model::TreatyId id, const model::Treaty& treaty, const std::string& name) {
        using Kind = model::ClauseKind;
        model::Clause clause;
        clause.id = treaty.id + "." + name;
        clause.treaty = id;
        clause.kind = name == "aid"     ? Kind::defence
                      : name == "peace" ? (chance(0.5) ? Kind::nonaggression : Kind::neutrality)
                      : name == "trade" ? Kind::exchange
                                        : Kind::consultation;
        clause.honour = number(between(0.1, 0.9));
        clause.cost = number(between(0, 1));
        if (clause.kind == Kind::exchange) {
            clause.carries.emplace_back(below(edit().contracts.size()));
        } else {
            clause.protects = {treaty.parties.front()};
            clause.obliged = treaty.parties;
        }
        if (clause.kind == Kind::defence || clause.kind == Kind::consultation) {
            clause.when = world_.above(
                model::StateFunction::stock,
                {world_.actor_id(any(actors_)).value, world_.good_id(any(goods_)).value},
                between(0, 300));
            clause.honoured.push_back(stop("treaties." + clause.id + ".then"));
            clause.broken.push_back(leave(id, "treaties." + clause.id + ".otherwise"));
        }
        edit().clauses.push_back(clause);
    }

    model::Action stop(const std::string& path) {
        model::Action action;
        action.kind = chance(0.5) ? model::ActionKind::suspend : model::ActionKind::resume;
        action.contract = model::ContractId(below(edit().contracts.size()));
        action.path = path;
        return action;
    }
    model::Action leave(model::TreatyId treaty, const std::string& path) {
        model::Action action;
        action.kind = model::ActionKind::denounce;
        action.treaty = treaty;
        action.path = path;
        return action;
    }

    void project(const std::string& id) {
        model::Project project;
        project.id = id;
        for (const auto& actor : actors_) {
            if (project.builders.empty() || chance(0.4)) {
                project.builders.push_back({world_.actor_id(actor), number(between(0.1, 0.9))});
            }
        }
        if (chance(0.7)) project.start = world_.week(week() - 6);
        project.duration = number(between(0, 80));
        project.cost = number(between(0, 8000));
        project.spending = static_cast<model::Spending>(below(4));
        if (chance(0.5)) {
            project.disruption = World::number(between(0, 6));
            project.disruption_days = World::number(between(0, 20));
        }
        model::Action done;
        done.kind = model::ActionKind::add;
        done.account = world_.account_id(any(actors_), any(goods_));
        done.amount = World::number(between(1, 50));
        done.path = "projects." + id + ".when_done";
        project.when_done = {done};
        edit().projects.push_back(project);
    }
};

}  // namespace entente::test

#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "support/world.hpp"

namespace entente::test {

/// Lays technology, society and labour over a random world, somewhere and somehow.
class RandomPeople {
public:
    RandomPeople(World& world, const std::vector<std::string>& actors, std::uint32_t seed)
        : world_(world), actors_(actors), random_(seed ^ 0x9e3779b9U) {
        technologies();
        labour();
        societies();
        rules();
    }

private:
    std::size_t below(std::size_t count) { return random_() % count; }
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_()) / 4294967296.0);
    }
    bool chance(double probability) { return between(0, 1) < probability; }
    model::Number number(double low, double high) {
        const double value = between(low, high);
        if (!chance(0.2)) return World::number(value);
        const std::string path = "people" + std::to_string(world_.edit().parameters.size());
        return world_.parameter(path, value, {0.8 * value, 1.2 * value, model::Shape::uniform});
    }
    model::ActorId actor() { return world_.actor_id(actors_[below(actors_.size())]); }
    model::ActorId other_than(model::ActorId one) {
        return model::ActorId((one.index() + 1 + below(actors_.size() - 1)) % actors_.size());
    }
    model::TechnologyId technology() {
        return model::TechnologyId(below(world_.edit().technologies.size()));
    }

    void technologies() {
        model::Model& m = world_.edit();
        for (const char* id : {"imagery", "guidance"}) {
            m.technologies.push_back({id, id, World::number(between(0, 3))});
        }
        for (const auto& id : actors_) {
            for (std::size_t t = 0; t < 2; ++t) {
                if (!chance(0.6)) continue;
                model::TechnologyLevel level;
                level.actor = world_.actor_id(id);
                level.technology = model::TechnologyId(t);
                level.level = number(0, 2);
                if (chance(0.4)) level.growth = number(0, 0.5);
                if (chance(0.2)) level.catch_up = number(0, 5);
                m.technology_levels.push_back(level);
            }
        }
        for (std::size_t i = 0; i < 4; ++i) {
            model::TechnologyAccess access;
            access.from = actor();
            access.to = other_than(access.from);
            access.technology = technology();
            access.share = number(0, 1);
            if (chance(0.4)) access.window.from = world_.week(static_cast<int>(below(10)));
            m.technology_accesses.push_back(access);
        }
        uses_of_technology();
    }
    void uses_of_technology() {
        model::Model& m = world_.edit();
        for (model::Contract& contract : m.contracts) {
            if (contract.legs.empty() || !chance(0.4)) continue;
            model::TechnologyLeg leg;
            leg.from = contract.legs.front().from;
            leg.to = contract.legs.front().to;
            leg.technology = technology();
            leg.access = number(0, 1);
            leg.value = World::per_week(between(0, 50));
            contract.technology.push_back(leg);
        }
        for (model::Line& line : m.lines) {
            if (chance(0.5)) line.technology.push_back({technology(), number(-0.3, 0.5)});
            if (chance(0.4)) line.learning = model::Learning{number(0.7, 0.9), number(1, 50)};
        }
        for (model::Mandate& mandate : m.mandates) {
            if (chance(0.5)) mandate.technology.push_back({technology(), number(0, 2)});
        }
    }

    void labour() {
        model::Model& m = world_.edit();
        for (const char* id : {"miners", "builders"}) {
            const std::string good = std::string(id) + "_abroad";
            world_.good(good, [](model::Good& one) { one.group = model::GoodClass::labour; });
            model::Labour labour;
            labour.id = id;
            labour.home = actor();
            labour.host = other_than(labour.home);
            labour.good = world_.good_id(good);
            labour.wage = World::per_week(between(0, 20));
            labour.take = number(0, 1);
            const std::string home = m.actors[labour.home.index()].id;
            const std::string host = m.actors[labour.host.index()].id;
            world_.stock(home, good, static_cast<double>(below(200)));
            world_.stock(host, good, static_cast<double>(below(50)));
            world_.account_id(home, "cash");
            world_.account_id(host, "cash");
            for (const model::Line& line : m.lines) {
                if (line.actor == labour.host && chance(0.5)) {
                    labour.lifts.push_back({line.good, number(0, 0.02)});
                }
            }
            world_.contract(labour.id + ".posting", {{home, host, good, between(0, 20)}});
            m.labour.push_back(labour);
            if (chance(0.6)) {
                world_.sanction(std::string("on_") + id, model::SanctionKind::labour, home, good, 0,
                                [&](model::Sanction& s) {
                                    s.default_compliance = number(0.1, 0.8);
                                    s.deadline = world_.week(static_cast<int>(below(12)));
                                    if (chance(0.4)) s.window.from = *s.deadline;
                                });
            }
        }
    }

    void societies() {
        model::Model& m = world_.edit();
        for (const auto& id : actors_) {
            if (!chance(0.7)) continue;
            model::Society society;
            society.actor = world_.actor_id(id);
            for (const model::Account& account : m.accounts) {
                if (account.actor == society.actor && chance(0.5)) {
                    society.wants.push_back({account.good, number(0, 1)});
                }
            }
            society.expectation_days = World::number(between(0, 200));
            society.grievance = number(0, 8);
            society.calming = number(0, 4);
            society.suppression = number(0, 4);
            society.repression = number(0, 1);
            society.unrest = World::number(between(0, 1));
            if (chance(0.6)) {
                society.leader_change =
                    model::LeaderHazard{number(0, 2), number(0, 2), number(0, 2), number(-1, 1)};
                society.on_exit = {action("actors." + id + ".society.on_exit")};
            }
            m.societies.push_back(society);
        }
    }

    model::Action action(const std::string& path) {
        model::Model& m = world_.edit();
        model::Action a;
        a.path = path;
        a.labour = model::LabourId(below(m.labour.size()));
        const model::Labour& labour = m.labour[a.labour.index()];
        const auto account = [&](model::ActorId who) {
            return world_.account_id(m.actors[who.index()].id, m.goods[labour.good.index()].id);
        };
        switch (below(3)) {
            case 0:
                a.kind = model::ActionKind::transfer;
                a.teacher = actor();
                a.learner = other_than(a.teacher);
                a.technology = technology();
                a.amount = number(0, 1);
                break;
            case 1:
                a.kind = model::ActionKind::send;
                a.account = account(labour.home);
                a.receiver = account(labour.host);
                a.amount = number(0, 30);
                break;
            default:
                a.kind = model::ActionKind::recall;
                a.amount = number(0, 40);
        }
        return a;
    }

    void rules() {
        for (std::size_t i = 0; i < 3; ++i) {
            const std::string id = "people_" + std::to_string(i);
            world_.rule(id, {static_cast<int>(below(12)), static_cast<int>(below(12))},
                        {action("")}, [&](model::Rule& rule) {
                            if (chance(0.6)) rule.by = actor();
                        });
        }
    }

    World& world_;
    const std::vector<std::string>& actors_;
    std::mt19937 random_;
};

}  // namespace entente::test

#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/world.hpp"

namespace entente::test {

/// A small world at war, drawn from a seed: two theatres, contingents on both sides that compete
/// for the same men and rounds, deployment by contract and by action, strikes, ceasefires, weeks
/// without rounds. Valid, not plausible. All legs that move troops join a contingent.
class RandomWar {
public:
    explicit RandomWar(std::uint32_t seed) : random_(seed) {
        goods_and_actors();
        theatres();
        contingents();
        contracts();
        strikes();
        rules();
    }

    [[nodiscard]] const model::Model& model() const { return world_.model(); }
    [[nodiscard]] const std::vector<std::string>& actors() const { return actors_; }

private:
    std::mt19937 random_;
    World world_ = World(30);
    std::vector<std::string> actors_ = {"D_LAND", "A_LAND", "C_LAND", "B_LAND"};
    std::vector<std::string> contingents_;

    // Both draw in a way that no library may change.
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_()) / 4294967296.0);
    }
    std::size_t below(std::size_t n) { return random_() % n; }
    bool chance(double p) { return between(0, 1) < p; }
    model::Number number(double value) {
        if (!chance(0.3)) return World::number(value);
        const std::string path = "parameter_" + std::to_string(random_());
        return world_.parameter(path, value, {0.5 * value, 1.5 * value});
    }
    model::Rate per_month(double amount) { return {number(amount), model::days_per_month}; }

    void goods_and_actors() {
        for (const char* id : {"troops", "shells", "drones", "fuel"}) {
            world_.good(id, [&](model::Good& good) {
                const bool men = good.id == "troops";
                good.group = men ? model::GoodClass::troops : model::GoodClass::arms;
                good.value = World::number(men ? 0 : 1);
                if (good.id == "fuel") good.quantum = 0.1;
            });
        }
        for (const std::string& id : actors_) {
            world_.actor(id);
            world_.stock(id, "troops", static_cast<double>(below(20000)), [&](auto& account) {
                if (chance(0.5)) account.income = per_month(between(0, 500));
            });
            world_.stock(id, "shells", static_cast<double>(below(30000)));
            world_.stock(id, "drones", static_cast<double>(below(400)));
            world_.stock(id, "fuel", static_cast<double>(below(90000)));
            world_.line(id, "shells", between(0, 4000));
            if (chance(0.5)) world_.need(id, "shells", between(0, 500));
            if (chance(0.5)) world_.need(id, "fuel", between(0, 900));
        }
    }

    void theatres() {
        const auto id = [&](std::size_t i) { return world_.actor_id(actors_[i]); };
        for (const char* name : {"north", "south"}) {
            model::Theatre theatre;
            theatre.id = name;
            theatre.attackers = {id(0), id(1)};
            theatre.defenders = {id(2), id(3)};
            theatre.soil = id(2);
            theatre.starts = static_cast<model::Hostility>(below(3));
            theatre.law = static_cast<model::Attrition>(below(2));
            theatre.exponent = World::number(between(0, 1));
            if (chance(0.5)) theatre.window.from = world_.week(static_cast<int>(below(8)));
            if (chance(0.3)) theatre.window.until = world_.week(12 + static_cast<int>(below(18)));
            world_.edit().theatres.push_back(theatre);
        }
    }

    model::Contingent contingent(const std::string& actor, std::size_t theatre) {
        model::Contingent c;
        c.id = std::string(theatre == 0 ? "n_" : "s_") + static_cast<char>(actor[0] - 'A' + 'a');
        c.actor = world_.actor_id(actor);
        c.theatre = model::TheatreId(theatre);
        c.good = world_.good_id("troops");
        c.men = World::number(static_cast<double>(below(3000)));
        c.quality = number(between(0.5, 2));
        c.fire = per_month(between(0, 0.4));
        c.exposure = per_month(between(0, 0.5));
        c.killed = World::number(between(0, 0.6));
        c.sent_home = World::number(between(0, 0.6));
        c.recovery = World::number(static_cast<double>(below(60)));
        c.returns_to = static_cast<model::Recovery>(below(2));
        c.travel = World::number(static_cast<double>(below(25)));
        c.supplied_by = chance(0.3) ? world_.actor_id(actors_[below(4)]) : c.actor;
        c.rounds.push_back({world_.good_id("shells"), {number(between(0, 2)), 7}});
        if (chance(0.4)) c.rounds.push_back({world_.good_id("fuel"), {number(between(0, 3)), 7}});
        if (chance(0.5)) c.reinforcement = per_month(between(0, 3000));
        if (chance(0.5)) c.strength = World::number(between(500, 9000));
        c.experience = World::number(between(0, 40));
        c.experience_scale = World::number(chance(0.2) ? 0 : between(20, 200));
        c.experience_exponent = World::number(between(0, 0.6));
        return c;
    }
    void contingents() {
        for (std::size_t theatre = 0; theatre < 2; ++theatre) {
            for (const std::string& actor : actors_) {
                if (!chance(0.8)) continue;
                model::Contingent one = contingent(actor, theatre);
                for (const auto& rounds : one.rounds) {
                    const auto& supplier = world_.model().actors[one.supplied_by.index()].id;
                    const auto& good = world_.model().goods[rounds.good.index()].id;
                    static_cast<void>(world_.account_id(supplier, good));
                }
                contingents_.push_back(one.id);
                world_.edit().contingents.push_back(std::move(one));
            }
        }
    }

    void contracts() {
        world_.route("road", "A_LAND", "B_LAND", [&](model::Route& route) {
            route.delay = World::number(static_cast<double>(below(30)));
            route.reliability = World::number(chance(0.5) ? 1 : 0.9);
        });
        for (std::size_t i = 0; i < contingents_.size(); ++i) {
            const model::ActorId giver = world_.model().contingents[i].actor;
            const std::string from = world_.model().actors[giver.index()].id;
            if (!chance(0.5)) continue;
            const std::string to = from == "B_LAND" ? "A_LAND" : "B_LAND";
            const std::string via = from == "A_LAND" ? "road" : "";
            world_.contract("men_" + contingents_[i],
                            {{from, to, "troops", between(0, 900), via},
                             {to, from, "shells", between(1, 90), ""}},
                            [&](model::Contract& contract) {
                                for (auto& leg : contract.legs) {
                                    if (leg.good == world_.good_id("troops"))
                                        leg.joins = model::ContingentId(i);
                                }
                            });
        }
    }

    void strikes() {
        for (const char* id : {"raid", "barrage"}) {
            model::Strike strike;
            strike.id = id;
            const std::size_t by = below(4);
            strike.by = world_.actor_id(actors_[by]);
            strike.on = world_.actor_id(actors_[(by + 1 + below(3)) % 4]);
            strike.good = world_.good_id("drones");
            strike.launches = per_month(between(0, 200));
            strike.interception = number(between(0, 0.6));
            strike.repair_time = World::number(between(0, 90));
            if (chance(0.5)) strike.theatre = model::TheatreId(below(2));
            if (chance(0.5)) {
                strike.accuracy = model::Accuracy{World::number(400), World::number(200),
                                                  World::number(50), World::number(0.4)};
            }
            strike.lines.push_back({world_.good_id("shells"), number(0.01)});
            strike.stocks.push_back({world_.good_id("fuel"), number(between(0, 40))});
            if (chance(0.5)) strike.stocks.push_back({world_.good_id("shells"), number(3)});
            world_.edit().strikes.push_back(strike);
        }
    }

    model::Action on_theatre() {
        const model::ActionKind kinds[] = {model::ActionKind::attack, model::ActionKind::ceasefire,
                                           model::ActionKind::declare_war,
                                           model::ActionKind::make_peace};
        model::Action action;
        action.kind = kinds[below(4)];
        action.theatre = model::TheatreId(below(2));
        return action;
    }
    model::Action on_contingent() {
        model::Action action;
        action.kind = chance(0.6) ? model::ActionKind::deploy : model::ActionKind::withdraw;
        action.contingent = model::ContingentId(below(contingents_.size()));
        action.amount = number(static_cast<double>(below(4000)));
        action.share = World::number(chance(0.5) ? 0 : between(0, 1));
        return action;
    }
    void rules() {
        for (int n = 0; n < 12; ++n) {
            const int week = static_cast<int>(below(29));
            const bool men = !contingents_.empty() && chance(0.7);
            const model::Action action = men ? on_contingent() : on_theatre();
            world_.rule("rule_" + std::to_string(n * 7 % 12), {week, (week + 9) % 29}, {action},
                        [&](model::Rule& rule) {
                            if (chance(0.4)) rule.by = world_.actor_id(actors_[below(4)]);
                        });
        }
    }
};

}  // namespace entente::test

#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "support/world.hpp"

namespace entente::test {

/// Sets the relations of a world in motion: every term of affinity, commitment, threat, arms
/// spending, soft power, recognition and diversification, with weights drawn from a seed.
class RandomRelations {
public:
    RandomRelations(World& world, std::uint32_t seed) : world_(world), random_(seed ^ 0x9e3779b9U) {
        relations();
        dynamics();
        responses();
        recognition_rules();
        for (auto& market : edit().markets)
            market.diversification_weight = World::number(between(0, 4));
        for (auto& council : edit().councils)
            council.model.recognition = World::number(between(0, 1));
    }

private:
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_()) / 4294967296.0);
    }
    bool chance(double probability) { return between(0, 1) < probability; }
    model::Model& edit() { return world_.edit(); }
    static std::optional<model::Rate> per_year(double amount) {
        return model::Rate{World::number(amount), model::days_per_year};
    }

    void relations() {
        for (auto& actor : edit().actors)
            actor.capability = World::number(between(0, 1));
        edit().soft_weights = {World::number(1), World::number(1), World::number(0.02)};
        for (auto& relation : edit().relations) {
            relation.proximity = World::number(between(0, 1));
            if (chance(0.4)) {
                relation.soft =
                    model::SoftPower{World::number(between(0, 50)), per_year(between(0, 300)),
                                     per_year(40), per_year(5000), World::number(1000)};
            }
            if (chance(0.3)) {
                edit().recognitions.push_back({relation.from, relation.to, "coast", chance(0.5)});
            }
            if (chance(0.2)) {
                edit().recognitions.push_back({relation.from, relation.to, "border", true});
            }
        }
    }

    void dynamics() {
        model::Dynamics dynamics;
        dynamics.memory_days = World::number(between(1, 60));
        if (chance(0.8)) {
            const auto weight = [this] { return World::number(between(0, 3)); };
            dynamics.affinity = model::AffinityDynamics{model::Balance::weighted,
                                                        weight(),
                                                        weight(),
                                                        World::number(between(0, 1e5)),
                                                        weight(),
                                                        World::number(200),
                                                        weight(),
                                                        World::number(500),
                                                        weight(),
                                                        weight(),
                                                        weight()};
        }
        if (chance(0.8)) {
            dynamics.commitment = model::CommitmentDynamics{
                World::number(between(0, 4)), World::number(between(0, 4)), World::number(300)};
        }
        if (chance(0.7)) {
            dynamics.threat = model::ThreatModel{World::number(between(0, 2)),
                                                 World::number(between(0, 2)),
                                                 World::number(1),
                                                 World::number(1),
                                                 World::number(0),
                                                 {}};
        }
        edit().dynamics = dynamics;
    }

    void responses() {
        for (std::size_t i = 0; i < edit().actors.size(); ++i) {
            model::ArmsResponse response;
            response.actor = model::ActorId(i);
            response.spending = model::Rate{World::number(between(0, 500)), model::days_per_year};
            response.fatigue = World::number(between(0, 3));
            response.grievance = World::number(between(-50, 200));
            response.threat = World::number(between(0, 400));
            for (std::size_t j = 0; j < edit().actors.size(); ++j) {
                if (i != j && chance(0.5)) {
                    response.reacts_to.push_back({model::ActorId(j), World::number(between(0, 1))});
                }
            }
            if (chance(0.6)) {
                const auto& good = edit().goods[random_() % edit().goods.size()].id;
                world_.account_id(edit().actors[i].id, good);
                response.buys = world_.good_id(good);
            }
            edit().dynamics->responses.push_back(std::move(response));
        }
    }

    /// Some recognise and cease to, entitled or not.
    void recognition_rules() {
        for (std::size_t i = 0; i < edit().recognitions.size(); ++i) {
            if (!chance(0.6)) continue;
            model::Action action;
            action.kind =
                chance(0.5) ? model::ActionKind::recognise : model::ActionKind::derecognise;
            action.recognition = model::RecognitionId(i);
            const int week = static_cast<int>(random_() % 8);
            world_.rule("recognition_" + std::to_string(i), {week, week + 3}, {action},
                        [&](model::Rule& rule) {
                            if (chance(0.7)) rule.by = edit().recognitions[i].from;
                            if (chance(0.2)) rule.by = edit().recognitions[i].to;
                        });
        }
    }

    World& world_;
    std::mt19937 random_;
};

}  // namespace entente::test

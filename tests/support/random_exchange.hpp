#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/world.hpp"

namespace entente::test {

/// The part of a random world that produces, stores and exchanges: goods, actors, routes,
/// contracts, markets, claims.
class RandomExchange {
public:
    [[nodiscard]] const model::Model& model() const { return world_.model(); }

protected:
    using Names = std::vector<std::string>;

    explicit RandomExchange(std::uint32_t seed) : random_(seed), world_(0) {
        calendar();
        goods();
        actors();
        accounts();
        lines();
        relations();
        routes();
        contracts();
        markets();
        claims();
    }

    std::size_t below(std::size_t count) { return random_() % count; }
    bool chance(double probability) { return between(0, 1) < probability; }
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_()) / 4294967296.0);
    }
    template <class Many>
    auto& any(Many& many) {
        return many[below(many.size())];
    }
    int week() { return static_cast<int>(below(weeks)); }
    base::Window window() {
        base::Window result;
        if (chance(0.3)) result.from = world_.week(week());
        if (chance(0.3)) result.until = {std::max(result.from, world_.week(0)).number + 30};
        return result;
    }

    /// Mostly a constant, sometimes a parameter with a range.
    model::Number number(double value) {
        if (!chance(0.15)) return World::number(value);
        const std::string path = "p" + std::to_string(edit().parameters.size());
        if (chance(0.3)) return world_.parameter(path, value);
        const model::Shape shape =
            value > 0 && chance(0.3) ? model::Shape::lognormal : model::Shape::uniform;
        return world_.parameter(path, value, {0.8 * value, 1.2 * value, shape});
    }
    model::Number fraction() { return number(between(0.1, 0.8)); }
    model::Rate rate(double per_week) { return {number(per_week), model::days_per_week}; }
    model::Model& edit() { return world_.edit(); }

    static constexpr std::size_t weeks = 16;
    std::mt19937 random_;
    World world_;
    Names goods_;
    Names actors_;

private:
    void calendar() {
        model::Calendar& calendar = edit().calendar;
        calendar.until = {calendar.start.number + 7 * static_cast<int>(weeks)};
        if (chance(0.2)) calendar.count = 2;
        if (chance(0.2)) {
            calendar.unit = model::StepUnit::months;
            calendar.count = 1;
            calendar.until = base::add_months(calendar.start, 6);
        }
        edit().import_window_days = World::number(chance(0.5) ? 365 : 30);
        if (chance(0.2)) edit().clearing = model::Clearing::priority;
    }

    void goods() {
        goods_ = {"cash", "fuel", "shells", "food"};
        const double quanta[] = {1, 0.01, 0.25, 0.001};
        for (const auto& id : goods_) {
            world_.good(id, [&](model::Good& good) {
                good.quantum = id == "cash" ? 0.01 : quanta[below(4)];
                good.value = id == "cash" ? World::number(1) : number(between(0.5, 20));
                if (id != "cash" && chance(0.5)) good.spoilage = number(between(0, 1));
                good.criticality = World::number(between(0, 1));
                good.substitutability = World::number(between(0, 0.5));
                good.mass = World::number(id == "cash" ? 0 : between(0, 2));
            });
        }
        world_.currency("cash");
    }

    void actors() {
        const Names all = {"DEU", "AUT", "CHE", "FRA", "BEL", "ITA"};
        actors_.assign(all.begin(), all.begin() + 3 + static_cast<std::ptrdiff_t>(below(4)));
        for (const auto& id : actors_) {
            world_.actor(id, [&](model::Actor& actor) {
                actor.population = World::number(between(10, 100));
                actor.ideal_point = number(between(-1, 1));
                model::Decision& d = actor.decision;
                if (chance(0.6)) d.rule = model::DecisionRule::adaptive;
                d.choices = model::Choices(d.rule);
                d.willingness_base = number(between(-1, 2));
                d.willingness_affinity = World::number(1);
                d.willingness_commitment = World::number(1);
                d.willingness_debt = World::number(1);
                d.reputation_weight = World::number(between(0, 0.5));
                d.report_response = World::number(0.1);
                d.shortage_weight = World::number(2);
                d.compliance_days = World::number(90);
            });
        }
    }

    void accounts() {
        for (const auto& actor : actors_) {
            for (const auto& good : goods_) {
                world_.stock(actor, good, between(0, good == "cash" ? 5000 : 500),
                             [&](model::Account& account) { furnish(account, good); });
            }
        }
    }
    void furnish(model::Account& account, const std::string& good) {
        if (chance(0.2)) account.stock = number(account.stock.value);
        if (chance(0.3)) account.reserve = number(between(0, 50));
        if (chance(0.3)) account.reserve_days = World::number(14);
        account.cover_days = World::number(between(7, 60));
        if (good != "cash" && chance(0.2)) account.storage = World::number(between(300, 900));
        if (chance(0.3)) account.income = rate(between(0, 20));
        if (good != "cash" && chance(0.7)) account.need.push_back(rate(between(0, 60)));
        if (good != "cash" && chance(0.2)) account.need_per_head = rate(between(0, 0.3));
        account.declares = static_cast<model::Declares>(below(3));
        account.declared_fraction = fraction();
    }

    void lines() {
        for (const auto& actor : actors_) {
            for (const char* good : {"shells", "food"}) {
                if (!chance(0.6)) continue;
                world_.line(actor, good, between(5, 80), [&](model::Line& line) {
                    line.capacity = rate(line.capacity.amount.value);
                    line.quality = number(between(0.5, 1.5));
                    if (chance(0.7)) {
                        line.inputs.push_back({world_.good_id("fuel"), number(between(0, 1))});
                    }
                    if (chance(0.3)) {
                        line.inputs.push_back(
                            {world_.good_id(std::string(good) == "food" ? "shells" : "food"),
                             World::number(0.1)});
                    }
                    respond(line);
                });
            }
        }
    }
    void respond(model::Line& line) {
        line.order_factor = World::number(1.2);
        line.orders_days = World::number(60);
        line.build_days = World::number(180);
        line.ramp_days = World::number(30);
        if (chance(0.4)) line.capacity_max = World::per_week(200);
        if (chance(0.4)) line.idle = World::number(between(0, 1));
    }

    void relations() {
        for (const auto& from : actors_) {
            for (const auto& to : actors_) {
                if (from == to || chance(0.2)) continue;
                world_.relation(from, to, between(-1, 1), [&](model::Relation& relation) {
                    relation.affinity = number(relation.affinity.value * 0.8);
                    relation.commitment = fraction();
                    if (chance(0.2)) relation.dependence = fraction();
                });
            }
        }
    }

    void routes() {
        for (const auto& from : actors_) {
            for (const auto& to : actors_) {
                if (from >= to || chance(0.3)) continue;
                for (const char* mode : {"sea", "rail"}) {
                    if (chance(0.3)) continue;
                    const std::string id = std::string(mode) + "_" + from + "_" + to;
                    const model::Route like = any_route();
                    for (const auto& [a, b] : {std::pair(from, to), std::pair(to, from)}) {
                        world_.route(id, a, b, [&](model::Route& route) {
                            const model::Route kept = route;
                            route = like;
                            route.id = kept.id;
                            route.from = kept.from;
                            route.to = kept.to;
                        });
                    }
                }
            }
        }
    }
    model::Route any_route() {
        model::Route route;
        route.mode = "sea";
        if (chance(0.5)) route.capacity = rate(between(10, 200));
        route.delay = number(chance(0.3) ? 0 : between(0, 30));
        route.cost = number(chance(0.5) ? 0 : between(0, 1));
        route.visibility = number(between(0, 2));
        route.reliability = World::number(chance(0.4) ? 1 : between(0.7, 1));
        route.losses = chance(0.5) ? model::Losses::fraction : model::Losses::shipment;
        if (chance(0.3)) route.through.push_back(world_.actor_id(any(actors_)));
        route.open = window();
        return route;
    }
    std::vector<model::RouteId> routes_between(model::ActorId from, model::ActorId to) {
        std::vector<model::RouteId> result;
        for (std::size_t i = 0; i < edit().routes.size(); ++i) {
            const model::Route& route = edit().routes[i];
            if (route.from == from && route.to == to && chance(0.7)) result.emplace_back(i);
        }
        return result;
    }

    void contracts() {
        const std::size_t count = 3 + below(8);
        for (std::size_t n = 0; n < count; ++n) {
            std::vector<Give> legs;
            for (std::size_t i = 0; i <= below(3); ++i)
                add_leg(legs);
            world_.contract("contract_" + std::to_string((n * 7) % 10), legs,
                            [&](model::Contract& contract) { furnish(contract); });
        }
    }
    void add_leg(std::vector<Give>& legs) {
        Give give{any(actors_), any(actors_), any(goods_), between(0, 60)};
        for (const Give& other : legs) {
            if (other.from == give.from && other.to == give.to && other.good == give.good) return;
        }
        if (give.from == give.to) return add_leg(legs);
        legs.push_back(give);
    }
    void furnish(model::Contract& contract) {
        contract.tier = static_cast<model::Tier>(below(3));
        contract.weight = number(between(0.2, 3));
        if (chance(0.3)) {
            contract.bundles = rate(between(1, 20));
            for (auto& leg : contract.legs)
                leg.per_bundle = true;
        }
        if (chance(0.2)) contract.if_short = model::IfShort::stop;
        contract.window = window();
        contract.starts_suspended = chance(0.1);
        contract.one_off = chance(0.3);
        for (auto& leg : contract.legs) {
            leg.amount.amount = number(leg.amount.amount.value);
            leg.routes = routes_between(leg.from, leg.to);
            if (chance(0.15)) leg.on_credit = model::Credit{number(between(0.5, 3))};
        }
    }

    void markets() {
        for (const char* good : {"fuel", "food"}) {
            if (chance(0.4)) continue;
            std::vector<std::pair<std::string, std::string>> pairs;
            for (const auto& from : actors_) {
                for (const auto& to : actors_) {
                    if (from != to && chance(0.6)) pairs.emplace_back(from, to);
                }
            }
            world_.market(std::string(good) + "_market", good, pairs,
                          [&](model::Market& market) { furnish(market); });
        }
    }
    void furnish(model::Market& market) {
        market.tier = chance(0.7) ? model::Tier::commercial : model::Tier::opportunistic;
        if (chance(0.7)) market.pay = world_.good_id(chance(0.8) ? "cash" : "shells");
        market.price = chance(0.5) ? model::Price::reference : model::Price::shadow;
        market.rule = chance(0.5) ? model::MarketRule::max_min : model::MarketRule::proportional;
        market.rounds = 1 + static_cast<int>(below(3));
        market.affinity_weight = World::number(1);
        market.commitment_weight = World::number(0.5);
        market.cost_weight = World::number(0.5);
        market.shortage_weight = World::number(1);
        market.window = window();
        for (auto& pair : market.pairs)
            pair.routes = routes_between(pair.from, pair.to);
    }

    void claims() {
        for (const auto& from : actors_) {
            for (const auto& to : actors_) {
                if (from == to || !chance(0.15)) continue;
                world_.claim(from, to, between(0, 500), [&](model::Claim& claim) {
                    if (chance(0.5)) claim.limit = number(between(300, 900));
                });
            }
        }
    }
};

}  // namespace entente::test

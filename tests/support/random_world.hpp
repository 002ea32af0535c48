#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/world.hpp"

namespace entente::test {

/// A small world that uses every mechanism somewhere, drawn from a seed. It is valid, not
/// plausible: stocks run dry, laws forbid what contracts promise, rules ask for what is refused.
class RandomWorld {
public:
    explicit RandomWorld(std::uint32_t seed) : random_(seed), world_(0) {
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
        institutions();
        sanctions();
        rules();
        outcomes();
    }

    [[nodiscard]] const model::Model& model() const { return world_.model(); }

private:
    using Names = std::vector<std::string>;

    // --- drawing ---------------------------------------------------------------------------
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
        const std::string path = "p" + std::to_string(model_().parameters.size());
        if (chance(0.3)) return world_.parameter(path, value);
        const model::Shape shape =
            value > 0 && chance(0.3) ? model::Shape::lognormal : model::Shape::uniform;
        return world_.parameter(path, value, {0.8 * value, 1.2 * value, shape});
    }
    model::Number fraction() { return number(between(0.1, 0.8)); }
    model::Rate rate(double per_week) { return {number(per_week), model::days_per_week}; }
    model::Model& model_() { return world_.edit(); }

    // --- the world -------------------------------------------------------------------------
    void calendar() {
        model::Calendar& calendar = model_().calendar;
        calendar.until = {calendar.start.number + 7 * static_cast<int>(weeks)};
        if (chance(0.2)) calendar.count = 2;
        if (chance(0.2)) {
            calendar.unit = model::StepUnit::months;
            calendar.count = 1;
            calendar.until = base::add_months(calendar.start, 6);
        }
        model_().import_window_days = World::number(chance(0.5) ? 365 : 30);
        if (chance(0.2)) model_().clearing = model::Clearing::priority;
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
        for (std::size_t i = 0; i < model_().routes.size(); ++i) {
            const model::Route& route = model_().routes[i];
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
        contract.one_off = chance(0.2);
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

    void institutions() {
        world_.council("council", 2 + static_cast<int>(below(2)), actors_, {actors_[0]},
                       [&](model::Council& council) {
                           if (chance(0.5)) council.votes = model::Votes::modelled;
                           council.model = vote_model();
                       });
        for (const char* id : {"panel", "office"}) {
            world_.mandate(id, "council", between(0, 3), [&](model::Mandate& mandate) {
                mandate.strength = number(mandate.strength.value);
                mandate.report_delay = World::number(chance(0.5) ? 0 : 20);
                if (chance(0.6)) mandate.window.until = world_.week(week());
            });
        }
    }
    model::VoteModel vote_model() {
        model::VoteModel v;
        v.severity = World::number(2);
        v.ideal = World::number(1);
        v.sponsor = World::number(1);
        v.target = World::number(1);
        v.dependence = World::number(1);
        v.cost = World::number(0.5);
        v.veto_cost = World::number(0.5);
        v.threshold_no = World::number(-0.5);
        v.threshold_yes = World::number(0.5);
        return v;
    }

    void sanctions() {
        const std::size_t count = 1 + below(5);
        for (std::size_t n = 0; n < count; ++n) {
            const model::SanctionKind kinds[] = {
                model::SanctionKind::ban,    model::SanctionKind::cap,
                model::SanctionKind::cap,    model::SanctionKind::tariff,
                model::SanctionKind::freeze, model::SanctionKind::interdict};
            const model::SanctionKind kind = kinds[below(6)];
            const bool freezes = kind == model::SanctionKind::freeze;
            world_.sanction("sanction_" + std::to_string((n * 3) % 7), kind, any(actors_),
                            freezes ? "cash" : goods_[1 + below(3)], between(0, 300),
                            [&](model::Sanction& sanction) { furnish(sanction); });
        }
    }
    void furnish(model::Sanction& s) {
        s.amount = number(s.amount.value);
        s.period = chance(0.5) ? model::Period{1, 0} : model::Period{0, 28};
        s.direction = static_cast<model::Direction>(below(3));
        if (chance(0.4)) {
            s.council = model::CouncilId(0);
        } else {
            s.senders.push_back(world_.actor_id(any(actors_)));
        }
        if (s.kind == model::SanctionKind::interdict) {
            s.council = {};
            s.senders = {world_.actor_id(any(actors_))};
            for (std::size_t i = 0; i < model_().routes.size(); ++i) {
                if (chance(0.6)) s.reach.emplace_back(i);
            }
        }
        s.rate = fraction();
        s.seizure_probability = fraction();
        s.seizure = static_cast<model::Seizure>(below(3));
        s.starts_lifted = chance(0.15);
        for (std::size_t i = 0; i < model_().mandates.size(); ++i) {
            if (chance(0.5)) s.watched_by.emplace_back(i);
        }
        s.penalty = World::number(between(0, 2));
        s.default_compliance = number(between(0, 1));
        for (const auto& actor : actors_) {
            if (chance(0.3)) s.compliance.push_back({world_.actor_id(actor), fraction()});
        }
        if (chance(0.3)) s.exemptions.push_back(exemption());
    }
    model::Exemption exemption() {
        model::Exemption e;
        if (chance(0.5)) e.givers.push_back(world_.actor_id(any(actors_)));
        if (chance(0.5)) e.receivers.push_back(world_.actor_id(any(actors_)));
        if (chance(0.5)) e.contracts.emplace_back(below(model_().contracts.size()));
        if (!model_().routes.empty() && chance(0.3)) {
            e.routes.emplace_back(below(model_().routes.size()));
        }
        e.window = window();
        return e;
    }

    void rules() {
        drafts();
        const std::size_t count = 4 + below(8);
        for (std::size_t n = 0; n < count; ++n) {
            std::vector<model::Action> actions;
            for (std::size_t i = 0; i <= below(3); ++i)
                actions.push_back(action());
            const bool dated = chance(0.5);
            const std::vector<int> when = {week(), week()};
            world_.rule("rule_" + std::to_string((n * 5) % 13), dated ? when : std::vector<int>(),
                        actions, [&](model::Rule& rule) {
                            if (!dated) rule.when = condition();
                            if (chance(0.7)) rule.by = world_.actor_id(any(actors_));
                            rule.cooldown_days = chance(0.5) ? 0 : 21;
                            rule.once = chance(0.2);
                        });
        }
    }
    void drafts() {
        for (const char* id : {"draft_b", "draft_a", "draft_c"}) {
            std::vector<std::pair<std::string, model::Vote>> record;
            for (const auto& actor : actors_) {
                if (chance(0.8)) {
                    record.emplace_back(actor, static_cast<model::Vote>(below(4)));
                }
            }
            world_.draft(id, "council", week(), record, [&](model::Draft& d) { furnish(d); });
        }
    }
    void furnish(model::Draft& d) {
        if (chance(0.4)) d.date.reset();
        d.sponsors.push_back(world_.actor_id(any(actors_)));
        if (chance(0.5)) d.sponsors.push_back(world_.actor_id(actors_[0]));
        if (d.sponsors.size() == 2 && d.sponsors[0] == d.sponsors[1]) d.sponsors.pop_back();
        d.target = world_.actor_id(any(actors_));
        if (chance(0.3)) d.kind = model::DraftKind::procedural;
        d.severity = fraction();
        d.bite = fraction();
        d.status_quo = World::number(between(-1, 1));
        d.position = World::number(between(-1, 1));
        d.cost = World::number(between(0, 1));
        for (auto* actions : {&d.if_adopted, &d.if_failed}) {
            for (std::size_t i = 0; i < below(3); ++i) {
                actions->push_back(action());
                actions->back().path = "drafts." + d.id +
                                       (actions == &d.if_adopted ? ".adopted." : ".failed.") +
                                       std::to_string(i);
            }
        }
    }

    model::ExpressionId condition() {
        const auto actor = world_.actor_id(any(actors_)).value;
        const auto other = world_.actor_id(any(actors_)).value;
        const auto good = world_.good_id(any(goods_)).value;
        switch (below(4)) {
            case 0:
                return world_.above(model::StateFunction::stock, {actor, good}, between(0, 300));
            case 1:
                return world_.above(model::StateFunction::shortage, {actor, good}, 0.2);
            case 2:
                return world_.above(model::StateFunction::shipped, {actor, other, good}, 5);
            default:
                return world_.above(model::StateFunction::days, {}, between(0, 60));
        }
    }

    /// Any action of the catalogue on anything that it can be done to.
    model::Action action() {
        using Kind = model::ActionKind;
        const Kind kinds[] = {Kind::accept,     Kind::refuse,      Kind::suspend, Kind::resume,
                              Kind::cancel,     Kind::give,        Kind::offer,   Kind::impose,
                              Kind::lift,       Kind::comply,      Kind::evade,   Kind::renew,
                              Kind::end,        Kind::close_route, Kind::table,   Kind::vote,
                              Kind::open_route, Kind::forgive,     Kind::set,     Kind::scale,
                              Kind::add,        Kind::announce};
        model::Action a;
        a.kind = kinds[below(std::size(kinds))];
        if (!aim(a)) a.kind = Kind::announce;
        a.text = "said";
        return a;
    }
    /// False where this world has nothing that the action could be done to.
    bool aim(model::Action& a) {
        using Kind = model::ActionKind;
        const model::Model& m = model_();
        switch (a.kind) {
            case Kind::accept:
            case Kind::refuse:
            case Kind::offer:
                a.contract = model::ContractId(below(m.contracts.size()));
                return m.contracts[a.contract.index()].one_off;
            case Kind::suspend:
            case Kind::resume:
            case Kind::cancel:
                a.contract = model::ContractId(below(m.contracts.size()));
                return !m.contracts[a.contract.index()].one_off;
            case Kind::give:
            case Kind::set:
            case Kind::scale:
            case Kind::add:
                return aim_goods(a);
            case Kind::impose:
            case Kind::lift:
            case Kind::comply:
            case Kind::evade:
                a.sanction = model::SanctionId(below(m.sanctions.size()));
                a.amount = fraction();
                return true;
            case Kind::renew:
            case Kind::end:
                a.mandate = model::MandateId(below(m.mandates.size()));
                a.until = world_.week(static_cast<int>(weeks) - 2);
                return true;
            case Kind::open_route:
            case Kind::close_route:
                return aim_route(a);
            default:
                return aim_rest(a);
        }
    }
    bool aim_goods(model::Action& a) {
        using Kind = model::ActionKind;
        const model::Model& m = model_();
        if (a.kind != Kind::give && !m.parameters.empty() && chance(0.4)) {
            a.parameter = model::ParameterId(below(m.parameters.size()));
            const double value = m.parameters[a.parameter.index()].value;
            a.amount = World::number(a.kind == Kind::scale ? between(0.5, 1.5)
                                     : a.kind == Kind::set ? value
                                                           : 0.1 * value);
            return true;
        }
        const std::string good = any(goods_);
        const std::string from = any(actors_);
        const std::string to = any(actors_);
        if (from == to) return false;
        a.account = world_.account_id(from, good);
        if (a.kind == Kind::give) a.receiver = world_.account_id(to, good);
        a.amount = World::number(a.kind == Kind::scale ? between(0, 1.5) : between(-30, 100));
        if (a.kind == Kind::give || a.kind == Kind::set) a.amount.value = between(0, 100);
        return true;
    }
    bool aim_route(model::Action& a) {
        const auto& routes = model_().routes;
        if (routes.empty()) return false;
        a.route = model::RouteId(below(routes.size() / 2) * 2);
        return true;
    }
    bool aim_rest(model::Action& a) {
        const model::Model& m = model_();
        if (a.kind == model::ActionKind::forgive) {
            if (m.claims.empty()) return false;
            a.claim = model::ClaimId(below(m.claims.size()));
            a.amount = fraction();
            return true;
        }
        if (a.kind == model::ActionKind::announce) return true;
        if (m.drafts.empty()) return false;
        a.draft = model::DraftId(below(m.drafts.size()));
        a.vote = static_cast<model::Vote>(below(3));
        return true;
    }

    void outcomes() {
        model::Expression expression;
        model::ExpressionNode state;
        state.op = model::Op::state;
        state.function = model::StateFunction::delivered;
        state.argument = {0, 1, 1};
        model::ExpressionNode made = state;
        made.function = model::StateFunction::produced;
        made.argument = {1, 2, base::Id<void>::nothing};
        model::ExpressionNode ratio;
        ratio.op = model::Op::divide;
        ratio.child = {0, 1, -1};
        model::ExpressionNode mean;
        mean.op = model::Op::ema;
        mean.child = {0, -1, -1};
        mean.value = 30;
        model::ExpressionNode sum;
        sum.op = model::Op::add;
        sum.child = {2, 3, -1};
        expression.nodes = {state, made, ratio, mean, sum};
        expression.text = "delivered / produced + ema(delivered, 30 days)";
        model_().expressions.push_back(expression);
        model::Outcome outcome;
        outcome.id = "ratio";
        outcome.value = model::ExpressionId(model_().expressions.size() - 1);
        outcome.over = {world_.week(1), world_.week(6)};
        model_().outcomes.push_back(outcome);
    }

    static constexpr std::size_t weeks = 16;
    std::mt19937 random_;
    World world_;
    Names goods_;
    Names actors_;
};

}  // namespace entente::test

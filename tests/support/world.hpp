#pragma once

#include <algorithm>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/model.hpp"

namespace entente::test {

/// A leg of a contract: who gives how much per week of what to whom, on one route or none.
struct Give {
    std::string from;
    std::string to;
    std::string good;
    double per_week = 0;
    std::string via = {};
};

/// Makes a model in a few lines, entity by entity; the names are ids. Steps are weeks from
/// 2024-01-01. Every adding function takes the entity's rare fields as a last argument,
/// [](auto& entity) { ... }.
class World {
public:
    explicit World(int weeks = 10) {
        model_.calendar.start = base::to_day({2024, 1, 1});
        model_.calendar.until = {model_.calendar.start.number + 7 * weeks};
        model_.import_window_days = number(365);
    }

    struct Plain {
        void operator()(const auto&) const {}
    };

    static model::Number number(double value) {
        model::Number result;
        result.value = value;
        return result;
    }
    static model::Rate per_week(double amount) { return {number(amount), model::days_per_week}; }

    /// The first day of week n.
    [[nodiscard]] base::Day week(int n) const { return {model_.calendar.start.number + 7 * n}; }

    template <class Edit = Plain>
    World& good(std::string id, Edit edit = {}) {
        model::Good good;
        good.id = std::move(id);
        good.unit = "unit";
        good.value = number(1);
        good.mass = number(1);
        return add(model_.goods, good, edit);
    }

    /// Actors follow their contracts and rules to the letter unless edited.
    template <class Edit = Plain>
    World& actor(std::string id, Edit edit = {}) {
        model::Actor actor;
        actor.id = std::move(id);
        return add(model_.actors, actor, edit);
    }

    template <class Edit = Plain>
    World& stock(std::string_view actor, std::string_view good, double amount, Edit edit = {}) {
        model::Account& account = account_of(actor, good);
        account.stock = number(amount);
        edit(account);
        return *this;
    }

    World& need(std::string_view actor, std::string_view good, double amount_per_week) {
        account_of(actor, good).need.push_back(per_week(amount_per_week));
        return *this;
    }

    template <class Edit = Plain>
    World& line(std::string_view actor, std::string_view good, double capacity_per_week,
                Edit edit = {}) {
        account_of(actor, good);
        model::Line line;
        line.actor = actor_id(actor);
        line.good = good_id(good);
        line.capacity = per_week(capacity_per_week);
        line.quality = number(1);
        return add(model_.lines, line, edit);
    }

    template <class Edit = Plain>
    World& route(std::string id, std::string_view from, std::string_view to, Edit edit = {}) {
        model::Route route;
        route.id = std::move(id);
        route.mode = "sea";
        route.from = actor_id(from);
        route.to = actor_id(to);
        route.reliability = number(1);
        return add(model_.routes, route, edit);
    }

    template <class Edit = Plain>
    World& relation(std::string_view from, std::string_view to, double affinity, Edit edit = {}) {
        model::Relation relation;
        relation.from = actor_id(from);
        relation.to = actor_id(to);
        relation.affinity = number(affinity);
        return add(model_.relations, relation, edit);
    }

    template <class Edit = Plain>
    World& contract(std::string id, std::initializer_list<Give> legs, Edit edit = {}) {
        return contract(std::move(id), std::vector<Give>(legs), edit);
    }

    template <class Edit = Plain>
    World& contract(std::string id, const std::vector<Give>& legs, Edit edit = {}) {
        model::Contract contract;
        contract.id = std::move(id);
        contract.weight = number(1);
        for (const Give& give : legs)
            contract.legs.push_back(leg(give));
        return add(model_.contracts, contract, edit);
    }

    /// A contract by the bundle: the amounts of the legs are those of one bundle.
    template <class Edit = Plain>
    World& bundles(std::string id, double bundles_per_week, const std::vector<Give>& legs,
                   Edit edit = {}) {
        contract(std::move(id), legs, [&](model::Contract& contract) {
            contract.bundles = per_week(bundles_per_week);
            for (model::Leg& one : contract.legs)
                one.per_bundle = true;
        });
        edit(model_.contracts.back());
        return *this;
    }

    template <class Edit = Plain>
    World& market(std::string id, std::string_view good,
                  const std::vector<std::pair<std::string, std::string>>& pairs, Edit edit = {}) {
        model::Market market;
        market.id = std::move(id);
        market.good = good_id(good);
        for (const auto& [from, to] : pairs) {
            account_of(from, good);
            account_of(to, good);
            market.pairs.push_back({actor_id(from), actor_id(to), {}});
        }
        return add(model_.markets, market, edit);
    }

    template <class Edit = Plain>
    World& ban(std::string id, std::string_view target, std::string_view good, Edit edit = {}) {
        return sanction(std::move(id), model::SanctionKind::ban, target, good, 0, edit);
    }

    /// At most `amount` per `days` days, counted from the start of the run.
    template <class Edit = Plain>
    World& cap(std::string id, std::string_view target, std::string_view good, double amount,
               int days, Edit edit = {}) {
        sanction(std::move(id), model::SanctionKind::cap, target, good, amount, Plain());
        model_.sanctions.back().period.days = days;
        edit(model_.sanctions.back());
        return *this;
    }

    /// Binds every actor that the world has so far: all of them are its senders.
    template <class Edit = Plain>
    World& sanction(std::string id, model::SanctionKind kind, std::string_view target,
                    std::string_view good, double amount, Edit edit = {}) {
        model::Sanction sanction;
        sanction.id = std::move(id);
        sanction.kind = kind;
        sanction.target = actor_id(target);
        sanction.goods = {good_id(good)};
        for (std::size_t i = 0; i < model_.actors.size(); ++i)
            sanction.senders.emplace_back(i);
        sanction.amount = number(amount);
        sanction.window.from = model_.calendar.start;
        sanction.penalty = number(1);
        sanction.default_compliance = number(1);
        return add(model_.sanctions, sanction, edit);
    }

    template <class Edit = Plain>
    World& council(std::string id, int pass, const std::vector<std::string>& members,
                   const std::vector<std::string>& veto, Edit edit = {}) {
        model::Council council;
        council.id = std::move(id);
        council.pass = pass;
        for (const auto& member : members)
            council.seats.push_back({actor_id(member), {}});
        for (const auto& member : veto)
            council.veto.push_back(actor_id(member));
        return add(model_.councils, council, edit);
    }

    template <class Edit = Plain>
    World& mandate(std::string id, std::string_view council, double strength, Edit edit = {}) {
        model::Mandate mandate;
        mandate.id = std::move(id);
        mandate.council = find<model::CouncilId>(model_.councils, council);
        mandate.strength = number(strength);
        return add(model_.mandates, mandate, edit);
    }

    /// A substantive draft that is voted on at the beginning of a week by the record given.
    template <class Edit = Plain>
    World& draft(std::string id, std::string_view council, int in_week,
                 const std::vector<std::pair<std::string, model::Vote>>& record, Edit edit = {}) {
        model::Draft draft;
        draft.id = std::move(id);
        draft.council = find<model::CouncilId>(model_.councils, council);
        draft.date = week(in_week);
        for (const auto& [member, vote] : record)
            draft.record.push_back({actor_id(member), vote});
        return add(model_.drafts, draft, edit);
    }

    template <class Edit = Plain>
    World& claim(std::string_view creditor, std::string_view debtor, double amount,
                 Edit edit = {}) {
        model::Claim claim;
        claim.creditor = actor_id(creditor);
        claim.debtor = actor_id(debtor);
        claim.amount = number(amount);
        return add(model_.claims, claim, edit);
    }

    World& currency(std::string_view good) {
        model_.currency = good_id(good);
        return *this;
    }

    /// A rule of the facilitator (or of whom the edit names) in the weeks given.
    template <class Edit = Plain>
    World& rule(std::string id, const std::vector<int>& weeks,
                const std::vector<model::Action>& actions, Edit edit = {}) {
        model::Rule rule;
        rule.id = std::move(id);
        for (const int n : weeks)
            rule.dates.push_back(week(n));
        rule.actions = actions;
        for (std::size_t i = 0; i < rule.actions.size(); ++i) {
            rule.actions[i].path = "rules." + rule.id + ".do[" + std::to_string(i) + "]";
        }
        return add(model_.rules, rule, edit);
    }

    /// A number that assumptions may vary and injects may change.
    model::Number parameter(std::string path, double value) {
        model::Parameter parameter;
        parameter.path = std::move(path);
        parameter.value = value;
        model_.parameters.push_back(parameter);
        model::Number result = number(value);
        result.parameter = model::ParameterId(model_.parameters.size() - 1);
        return result;
    }
    model::Number parameter(std::string path, double value, model::Range range) {
        const model::Number result = parameter(std::move(path), value);
        model_.parameters.back().range = range;
        return result;
    }

    /// function(arguments) > bound
    model::ExpressionId above(model::StateFunction function,
                              const std::vector<std::uint32_t>& arguments, double bound) {
        model::Expression expression;
        model::ExpressionNode state;
        state.op = model::Op::state;
        state.function = function;
        std::copy(arguments.begin(), arguments.end(), state.argument.begin());
        model::ExpressionNode constant;
        constant.value = bound;
        model::ExpressionNode compare;
        compare.op = model::Op::greater;
        compare.child = {0, 1, -1};
        expression.nodes = {state, constant, compare};
        expression.text = "above " + std::to_string(model_.expressions.size());
        model_.expressions.push_back(expression);
        return model::ExpressionId(model_.expressions.size() - 1);
    }

    [[nodiscard]] model::GoodId good_id(std::string_view id) const {
        return find<model::GoodId>(model_.goods, id);
    }
    [[nodiscard]] model::ActorId actor_id(std::string_view id) const {
        return find<model::ActorId>(model_.actors, id);
    }
    [[nodiscard]] model::RouteId route_id(std::string_view id) const {
        return find<model::RouteId>(model_.routes, id);
    }
    [[nodiscard]] model::ContractId contract_id(std::string_view id) const {
        return find<model::ContractId>(model_.contracts, id);
    }
    [[nodiscard]] model::SanctionId sanction_id(std::string_view id) const {
        return find<model::SanctionId>(model_.sanctions, id);
    }
    [[nodiscard]] model::MandateId mandate_id(std::string_view id) const {
        return find<model::MandateId>(model_.mandates, id);
    }
    [[nodiscard]] model::DraftId draft_id(std::string_view id) const {
        return find<model::DraftId>(model_.drafts, id);
    }
    /// The account of an actor in a good; made where there is none yet.
    model::AccountId account_id(std::string_view actor, std::string_view good) {
        const model::ActorId owner = actor_id(actor);
        const model::GoodId what = good_id(good);
        auto& all = model_.accounts;
        const auto found = std::find_if(all.begin(), all.end(), [&](const model::Account& one) {
            return one.actor == owner && one.good == what;
        });
        const auto index = static_cast<std::size_t>(found - all.begin());
        if (found == all.end()) {
            all.emplace_back();
            all.back().actor = owner;
            all.back().good = what;
        }
        return model::AccountId(index);
    }

    [[nodiscard]] const model::Model& model() const { return model_; }
    [[nodiscard]] model::Model& edit() { return model_; }

private:
    template <class Entity, class Edit>
    World& add(std::vector<Entity>& entities, Entity entity, Edit& edit) {
        edit(entity);
        entities.push_back(std::move(entity));
        return *this;
    }

    template <class Id, class Entities>
    static Id find(const Entities& entities, std::string_view id) {
        for (std::size_t i = 0; i < entities.size(); ++i) {
            if (entities[i].id == id) return Id(i);
        }
        throw std::invalid_argument("the world has no " + std::string(id));
    }

    model::Account& account_of(std::string_view actor, std::string_view good) {
        return model_.accounts[account_id(actor, good).index()];
    }

    model::Leg leg(const Give& give) {
        account_of(give.from, give.good);
        account_of(give.to, give.good);
        model::Leg result;
        result.from = actor_id(give.from);
        result.to = actor_id(give.to);
        result.good = good_id(give.good);
        result.amount = per_week(give.per_week);
        if (!give.via.empty()) result.routes = {route_between(give)};
        return result;
    }

    /// Both directions of a route share its id.
    [[nodiscard]] model::RouteId route_between(const Give& give) const {
        for (std::size_t i = 0; i < model_.routes.size(); ++i) {
            const model::Route& route = model_.routes[i];
            if (route.id == give.via && route.from == actor_id(give.from) &&
                route.to == actor_id(give.to)) {
                return model::RouteId(i);
            }
        }
        throw std::invalid_argument("no route " + give.via + " from " + give.from);
    }

    model::Model model_;
};

}  // namespace entente::test

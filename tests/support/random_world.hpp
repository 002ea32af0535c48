#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "support/random_decisions.hpp"
#include "support/random_people.hpp"
#include "support/random_relations.hpp"
#include "support/random_treaties.hpp"

namespace entente::test {

/// A small world that uses every mechanism somewhere, drawn from a seed. It is valid, not
/// plausible: stocks run dry, laws forbid what contracts promise, rules ask for what is refused.
class RandomWorld : public RandomTreaties {
public:
    explicit RandomWorld(std::uint32_t seed) : RandomTreaties(seed) {
        institutions();
        sanctions();
        treaties();
        rules();
        breaches();
        outcomes();
        decisions(seed);
        const RandomPeople people(world_, actors_, seed);
        if (seed % 4 != 0) RandomRelations(world_, seed);
    }

private:
    void decisions(std::uint32_t seed) {
        RandomDecisions random(seed);
        for (model::Actor& actor : edit().actors)
            random.decide(actor.decision);
        random.script(edit());
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
        const std::size_t count = 2 + below(6);
        for (std::size_t n = 0; n < count; ++n) {
            const model::SanctionKind kinds[] = {
                model::SanctionKind::ban,    model::SanctionKind::cap,
                model::SanctionKind::cap,    model::SanctionKind::tariff,
                model::SanctionKind::freeze, model::SanctionKind::interdict};
            const model::SanctionKind kind = kinds[below(6)];
            const bool freezes = kind == model::SanctionKind::freeze;
            world_.sanction("sanction_" + std::to_string((n * 3) % 8), kind, any(actors_),
                            freezes ? "cash" : goods_[1 + below(3)], between(0, 300),
                            [&](model::Sanction& sanction) { furnish(sanction); });
        }
    }
    void furnish(model::Sanction& s) {
        s.amount = number(s.amount.value);
        s.period = chance(0.5) ? model::Period{1, 0} : model::Period{0, 28};
        s.direction = static_cast<model::Direction>(below(3));
        if (chance(0.4)) {
            s.senders.clear();
            s.council = model::CouncilId(0);
        } else if (chance(0.5)) {
            s.senders = {world_.actor_id(any(actors_))};
        }
        if (s.kind == model::SanctionKind::interdict) {
            s.council = {};
            s.senders = {world_.actor_id(any(actors_))};
            for (std::size_t i = 0; i < edit().routes.size(); ++i) {
                if (chance(0.6)) s.reach.emplace_back(i);
            }
        }
        if (s.kind == model::SanctionKind::ban && chance(0.4)) {
            s.goods = {world_.good_id("food"), world_.good_id("shells")};
        }
        s.rate = fraction();
        s.seizure_probability = number(between(0.05, 0.4));
        s.seizure = static_cast<model::Seizure>(below(3));
        s.starts_lifted = chance(0.15);
        for (std::size_t i = 0; i < edit().mandates.size(); ++i) {
            if (chance(0.5)) s.watched_by.emplace_back(i);
        }
        s.penalty = World::number(between(0, 2));
        s.default_compliance = fraction();
        for (const auto& actor : actors_) {
            if (chance(0.3)) s.compliance.push_back({world_.actor_id(actor), fraction()});
        }
        if (chance(0.3)) s.exemptions.push_back(exemption());
    }
    model::Exemption exemption() {
        model::Exemption e;
        if (chance(0.5)) e.givers.push_back(world_.actor_id(any(actors_)));
        if (chance(0.5)) e.receivers.push_back(world_.actor_id(any(actors_)));
        if (chance(0.5)) e.contracts.emplace_back(below(edit().contracts.size()));
        if (!edit().routes.empty() && chance(0.3)) {
            e.routes.emplace_back(below(edit().routes.size()));
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
                            if (chance(0.8)) rule.by = somebody_for(actions.front());
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

    /// Somebody who may do it, or anybody.
    model::ActorId somebody_for(const model::Action& action) {
        if (action.contract.valid() && chance(0.8)) {
            const auto& legs = edit().contracts[action.contract.index()].legs;
            return chance(0.5) ? legs.front().from : legs.front().to;
        }
        if (action.project.valid() && action.kind == model::ActionKind::build) {
            return any(edit().projects[action.project.index()].builders).actor;
        }
        if (action.treaty.valid() && chance(0.8)) {
            return any(edit().treaties[action.treaty.index()].parties);
        }
        if (action.sanction.valid() && chance(0.8)) {
            const auto& senders = edit().sanctions[action.sanction.index()].senders;
            if (!senders.empty()) return senders.front();
        }
        return world_.actor_id(any(actors_));
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
                              Kind::add,        Kind::announce,    Kind::propose, Kind::sign,
                              Kind::ratify,     Kind::denounce,    Kind::invoke,  Kind::build};
        model::Action a;
        a.kind = kinds[below(std::size(kinds))];
        if (!aim(a)) a.kind = Kind::announce;
        a.text = "said";
        return a;
    }
    /// False where this world has nothing that the action could be done to.
    bool aim(model::Action& a) {
        using Kind = model::ActionKind;
        const model::Model& m = edit();
        switch (a.kind) {
            case Kind::accept:
            case Kind::refuse:
            case Kind::offer:
                return aim_contract(a, true);
            case Kind::suspend:
            case Kind::resume:
            case Kind::cancel:
                return aim_contract(a, false);
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
            case Kind::propose:
            case Kind::sign:
            case Kind::ratify:
            case Kind::denounce:
            case Kind::invoke:
            case Kind::build:
                return aim_treaty(a);
            default:
                return aim_rest(a);
        }
    }
    bool aim_contract(model::Action& a, bool one_off) {
        const auto& contracts = edit().contracts;
        const std::size_t first = below(contracts.size());
        for (std::size_t i = 0; i < contracts.size(); ++i) {
            a.contract = model::ContractId((first + i) % contracts.size());
            if (contracts[a.contract.index()].one_off == one_off) return true;
        }
        a.contract = {};
        return false;
    }
    bool aim_goods(model::Action& a) {
        using Kind = model::ActionKind;
        const model::Model& m = edit();
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
        const auto& routes = edit().routes;
        if (routes.empty()) return false;
        a.route = model::RouteId(below(routes.size() / 2) * 2);
        return true;
    }
    bool aim_rest(model::Action& a) {
        const model::Model& m = edit();
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
        edit().expressions.push_back(expression);
        model::Outcome outcome;
        outcome.id = "ratio";
        outcome.value = model::ExpressionId(edit().expressions.size() - 1);
        outcome.over = {world_.week(1), world_.week(6)};
        edit().outcomes.push_back(outcome);
    }
};

}  // namespace entente::test

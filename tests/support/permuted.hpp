#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "model/model.hpp"

namespace entente::test {

/// Calls visit(id) on every id that stands in a model, by reference and by its type.
template <class Visit>
class Ids {
public:
    explicit Ids(Visit visit) : visit_(visit) {}

    void operator()(model::Model& m) {
        visit_(m.currency);
        of(m.import_window_days);
        all(m.goods);
        all(m.actors);
        all(m.accounts);
        all(m.lines);
        all(m.relations);
        all(m.recognitions);
        each(m.soft_weights, m.dynamics);
        all(m.routes);
        all(m.contracts);
        all(m.markets);
        all(m.claims);
        all(m.councils);
        all(m.mandates);
        all(m.drafts);
        all(m.sanctions);
        all(m.treaties);
        all(m.clauses);
        all(m.projects);
        all(m.theatres);
        all(m.contingents);
        all(m.strikes);
        all(m.rules);
        all(m.technologies);
        all(m.technology_levels);
        all(m.technology_accesses);
        all(m.societies);
        all(m.labour);
        for (model::Outcome& outcome : m.outcomes)
            visit_(outcome.value);
        for (model::Series& series : m.series)
            visit_(series.value);
        for (model::Expression& expression : m.expressions)
            of(expression);
    }

private:
    template <class Many>
    void all(Many& many) {
        for (auto& one : many)
            of(one);
    }
    template <class... Some>
    void each(Some&... some) {
        (of(some), ...);
    }
    template <class Tag>
    void of(base::Id<Tag>& id) {
        visit_(id);
    }
    template <class One>
    void of(std::optional<One>& one) {
        if (one) of(*one);
    }
    void of(model::Number& n) { each(n.parameter, n.expression); }
    void of(model::Rate& r) { of(r.amount); }
    void of(model::Good& g) {
        each(g.spoilage, g.value, g.criticality, g.substitutability, g.mass);
    }
    void of(model::Decision& d) {
        each(d.willingness_base, d.willingness_affinity, d.willingness_commitment,
             d.willingness_debt, d.reputation_weight, d.report_response, d.shortage_weight,
             d.compliance_days, d.information_sigma);
    }
    void of(model::Actor& a) { each(a.population, a.ideal_point, a.capability, a.decision); }
    void of(model::Account& a) {
        each(a.actor, a.good, a.stock, a.reserve, a.reserve_days, a.cover_days, a.storage, a.income,
             a.declared_fraction, a.need_per_head);
        all(a.need);
    }
    void of(model::LineInput& i) { each(i.good, i.per_unit); }
    void of(model::Technology& t) { of(t.catch_up); }
    void of(model::TechnologyLevel& t) {
        each(t.actor, t.technology, t.level, t.growth, t.catch_up);
    }
    void of(model::TechnologyAccess& t) { each(t.from, t.to, t.technology, t.share, t.treaty); }
    void of(model::TechnologyLeg& t) { each(t.from, t.to, t.technology, t.access, t.value); }
    void of(model::TechnologyEffect& t) { each(t.technology, t.per_level); }
    void of(model::Learning& l) { each(l.rate, l.from); }
    void of(model::Want& w) { each(w.good, w.weight); }
    void of(model::LeaderHazard& h) { each(h.base, h.unrest, h.cash_gap, h.sanctioned); }
    void of(model::Society& s) {
        each(s.actor, s.expectation_days, s.grievance, s.calming, s.suppression, s.repression,
             s.unrest, s.leader_change);
        all(s.wants);
        all(s.on_exit);
    }
    void of(model::Lift& l) { each(l.good, l.per_worker); }
    void of(model::Labour& l) {
        each(l.home, l.host, l.good, l.wage, l.take, l.posting);
        all(l.lifts);
    }
    void of(model::Line& l) {
        each(l.actor, l.good, l.capacity, l.capacity_max, l.order_factor, l.orders_days,
             l.build_days, l.idle, l.ramp_days, l.quality, l.learning);
        all(l.inputs);
        all(l.technology);
    }
    void of(model::SoftPower& s) {
        each(s.stock, s.students, s.delegations, s.tourism, s.half_life_days);
    }
    void of(model::Relation& r) {
        each(r.from, r.to, r.affinity, r.commitment, r.dependence, r.proximity, r.soft);
    }
    void of(model::Recognition& r) { each(r.from, r.to); }
    void of(model::SoftWeights& w) { each(w.students, w.delegations, w.tourism); }
    void of(model::AffinityDynamics& a) {
        each(a.balance, a.exchange, a.exchange_scale, a.votes, a.vote_half_life, a.soft,
             a.soft_scale, a.hostility, a.recognition, a.reversion);
    }
    void of(model::CommitmentDynamics& c) { each(c.gain, c.loss, c.half_life); }
    void of(model::OffenceTechnology& t) { each(t.technology, t.weight); }
    void of(model::ThreatModel& t) {
        each(t.capability_power, t.offence_power, t.proximity_power, t.base, t.experience);
        all(t.technologies);
    }
    void of(model::Reaction& r) { each(r.to, r.rate); }
    void of(model::ArmsResponse& r) {
        each(r.actor, r.spending, r.fatigue, r.grievance, r.threat, r.buys);
        all(r.reacts_to);
    }
    void of(model::Dynamics& d) {
        each(d.affinity, d.commitment, d.threat, d.memory_days);
        all(d.responses);
    }
    void of(model::Route& r) {
        each(r.from, r.to, r.capacity, r.delay, r.cost, r.visibility, r.reliability);
        all(r.through);
    }
    void of(model::Credit& c) { of(c.price); }
    void of(model::Leg& l) {
        each(l.from, l.to, l.good, l.amount, l.on_credit, l.joins);
        all(l.routes);
    }
    void of(model::Contract& c) {
        each(c.weight, c.bundles);
        all(c.legs);
        all(c.technology);
    }
    void of(model::Market::Pair& p) {
        each(p.from, p.to);
        all(p.routes);
    }
    void of(model::Market& m) {
        each(m.good, m.pay, m.affinity_weight, m.commitment_weight, m.cost_weight,
             m.shortage_weight, m.diversification_weight);
        all(m.pairs);
    }
    void of(model::Instalments& i) { each(i.amount, i.share); }
    void of(model::Claim& c) {
        each(c.creditor, c.debtor, c.amount, c.limit, c.interest, c.instalments);
    }
    void of(model::SeatTerm& s) { of(s.actor); }
    void of(model::VoteModel& v) {
        each(v.severity, v.ideal, v.sponsor, v.target, v.dependence, v.cost, v.veto_cost,
             v.threshold_no, v.threshold_yes, v.recognition);
    }
    void of(model::Council& c) {
        all(c.veto);
        all(c.seats);
        of(c.model);
    }
    void of(model::Mandate& m) {
        each(m.council, m.strength, m.report_delay);
        all(m.members);
        all(m.technology);
    }
    void of(model::Exemption& e) {
        all(e.givers);
        all(e.receivers);
        all(e.goods);
        all(e.routes);
        all(e.contracts);
    }
    void of(model::Compliance& c) { each(c.actor, c.level); }
    void of(model::Sanction& s) {
        all(s.senders);
        each(s.council, s.target, s.amount, s.rate, s.seizure_probability, s.penalty,
             s.default_compliance);
        all(s.goods);
        all(s.reach);
        all(s.exemptions);
        all(s.watched_by);
        all(s.compliance);
    }
    void of(model::Action& a) {
        each(a.contract, a.sanction, a.mandate, a.route, a.draft, a.claim, a.recognition, a.account,
             a.receiver, a.treaty, a.clause, a.project, a.theatre, a.contingent, a.share,
             a.parameter, a.technology, a.labour, a.teacher, a.learner, a.amount);
    }
    void of(model::RecordedVote& v) { of(v.member); }
    void of(model::Draft& d) {
        each(d.council, d.target, d.severity, d.bite, d.status_quo, d.position, d.cost);
        all(d.sponsors);
        all(d.record);
        all(d.if_adopted);
        all(d.if_failed);
    }
    void of(model::Treaty& t) {
        all(t.parties);
        each(t.notice, t.reliability.power, t.reliability.regime, t.reliability.cost,
             t.reliability.affinity, t.reliability.commitment);
    }
    void of(model::Clause& c) {
        each(c.treaty, c.when, c.honour, c.cost, c.regime_change);
        all(c.protects);
        all(c.obliged);
        all(c.carries);
        all(c.breaches);
        all(c.honoured);
        all(c.broken);
    }
    void of(model::Builder& b) { each(b.actor, b.share); }
    void of(model::Project& p) {
        each(p.duration, p.cost, p.disruption, p.disruption_days);
        all(p.builders);
        all(p.when_done);
    }
    void of(model::Theatre& t) {
        all(t.attackers);
        all(t.defenders);
        each(t.soil, t.exponent);
    }
    void of(model::Rounds& r) { each(r.good, r.per_man); }
    void of(model::Contingent& c) {
        each(c.actor, c.theatre, c.good, c.men, c.quality, c.fire, c.exposure, c.killed,
             c.sent_home, c.recovery, c.travel, c.supplied_by, c.reinforcement, c.strength,
             c.experience, c.experience_scale, c.experience_exponent);
        all(c.rounds);
    }
    void of(model::StrikeTarget& t) { each(t.good, t.per_hit); }
    void of(model::Accuracy& a) { each(a.distance, a.radius, a.scale, a.exponent); }
    void of(model::Strike& s) {
        each(s.by, s.on, s.theatre, s.good, s.launches, s.interception, s.accuracy, s.repair_time);
        all(s.lines);
        all(s.stocks);
    }
    void of(model::Rule& r) {
        each(r.by, r.when);
        all(r.actions);
    }
    template <class Tag>
    void argument(std::uint32_t& value) {
        base::Id<Tag> id;
        id.value = value;
        visit_(id);
        value = id.value;
    }
    void of(model::Expression& e) {
        for (model::ExpressionNode& node : e.nodes) {
            if (node.op == model::Op::state) of(node);
        }
    }
    void of(model::ExpressionNode& node) {
        for (const model::StateFunctionInfo& info : model::state_functions()) {
            if (info.function != node.function) continue;
            for (std::size_t i = 0; i < info.arguments.size(); ++i) {
                argument(info.arguments[i], node.argument[i]);
            }
        }
    }
    void argument(model::ArgumentKind kind, std::uint32_t& value) {
        switch (kind) {
            case model::ArgumentKind::technology:
                return argument<model::TechnologyTag>(value);
            case model::ArgumentKind::theatre:
                return argument<model::TheatreTag>(value);
            case model::ArgumentKind::contingent:
                return argument<model::ContingentTag>(value);
            case model::ArgumentKind::strike:
                return argument<model::StrikeTag>(value);
            case model::ArgumentKind::none:
                return;
            case model::ArgumentKind::actor:
                return argument<model::ActorTag>(value);
            case model::ArgumentKind::good:
                return argument<model::GoodTag>(value);
            case model::ArgumentKind::sanction:
                return argument<model::SanctionTag>(value);
            case model::ArgumentKind::mandate:
                return argument<model::MandateTag>(value);
            case model::ArgumentKind::contract:
                return argument<model::ContractTag>(value);
            case model::ArgumentKind::route:
                return argument<model::RouteTag>(value);
            case model::ArgumentKind::draft:
                return argument<model::DraftTag>(value);
            case model::ArgumentKind::treaty:
                return argument<model::TreatyTag>(value);
            case model::ArgumentKind::project:
                return argument<model::ProjectTag>(value);
        }
    }

    Visit visit_;
};

/// The same world with every list in another order.
class Permuted {
public:
    Permuted(model::Model model, std::uint32_t seed) : random_(seed), model_(std::move(model)) {
        shuffle_lists();
        goods_ = shuffle(model_.goods);
        actors_ = shuffle(model_.actors);
        accounts_ = shuffle(model_.accounts);
        routes_ = shuffle(model_.routes);
        contracts_ = shuffle(model_.contracts);
        markets_ = shuffle(model_.markets);
        claims_ = shuffle(model_.claims);
        recognitions_ = shuffle(model_.recognitions);
        councils_ = shuffle(model_.councils);
        mandates_ = shuffle(model_.mandates);
        drafts_ = shuffle(model_.drafts);
        sanctions_ = shuffle(model_.sanctions);
        technologies_ = shuffle(model_.technologies);
        labour_ = shuffle(model_.labour);
        shuffle(model_.technology_levels);
        shuffle(model_.technology_accesses);
        shuffle(model_.societies);
        parameters_ = shuffle(model_.parameters);
        expressions_ = shuffle(model_.expressions);
        treaties_ = shuffle(model_.treaties);
        clauses_ = shuffle(model_.clauses);
        projects_ = shuffle(model_.projects);
        theatres_ = shuffle(model_.theatres);
        contingents_ = shuffle(model_.contingents);
        strikes_ = shuffle(model_.strikes);
        rules_ = shuffle(model_.rules);
        shuffle(model_.lines);
        shuffle(model_.relations);
        auto visit = [this](auto& id) { rename(id); };
        Ids<decltype(visit)> ids(visit);
        ids(model_);
        first_of_shared_routes();
    }

    [[nodiscard]] const model::Model& model() const { return model_; }

private:
    using Map = std::vector<std::uint32_t>;  ///< old position -> new one

    template <class Entity>
    Map shuffle(std::vector<Entity>& entities) {
        std::vector<std::uint32_t> order(entities.size());
        std::iota(order.begin(), order.end(), 0U);
        std::shuffle(order.begin(), order.end(), random_);
        std::vector<Entity> result;
        Map map(entities.size());
        for (const std::uint32_t old : order) {
            map[old] = static_cast<std::uint32_t>(result.size());
            result.push_back(entities[old]);
        }
        entities = std::move(result);
        return map;
    }

    /// Lists within entities whose order means nothing.
    void shuffle_lists() {
        for (auto& contract : model_.contracts) {
            shuffle(contract.legs);
            shuffle(contract.technology);
        }
        for (auto& society : model_.societies)
            shuffle(society.wants);
        for (auto& labour : model_.labour)
            shuffle(labour.lifts);
        for (auto& mandate : model_.mandates)
            shuffle(mandate.technology);
        for (auto& contract : model_.contracts) {
            for (auto& leg : contract.legs)
                shuffle(leg.routes);
        }
        for (auto& market : model_.markets)
            shuffle(market.pairs);
        for (auto& line : model_.lines) {
            shuffle(line.inputs);
            shuffle(line.technology);
        }
        for (auto& council : model_.councils) {
            shuffle(council.seats);
            shuffle(council.veto);
        }
        for (auto& sanction : model_.sanctions) {
            shuffle(sanction.senders);
            shuffle(sanction.goods);
            shuffle(sanction.reach);
            shuffle(sanction.exemptions);
            shuffle(sanction.watched_by);
            shuffle(sanction.compliance);
        }
        for (auto& treaty : model_.treaties)
            shuffle(treaty.parties);
        for (auto& clause : model_.clauses) {
            shuffle(clause.protects);
            shuffle(clause.obliged);
            shuffle(clause.carries);
            shuffle(clause.breaches);
        }
        for (auto& project : model_.projects)
            shuffle(project.builders);
        if (model_.dynamics) {
            shuffle(model_.dynamics->responses);
            for (auto& response : model_.dynamics->responses)
                shuffle(response.reacts_to);
        }
        for (auto& theatre : model_.theatres) {
            shuffle(theatre.attackers);
            shuffle(theatre.defenders);
        }
        for (auto& contingent : model_.contingents)
            shuffle(contingent.rounds);
        for (auto& strike : model_.strikes) {
            shuffle(strike.lines);
            shuffle(strike.stocks);
        }
        for (auto& draft : model_.drafts) {
            shuffle(draft.sponsors);
            shuffle(draft.record);
        }
    }

    static void look_up(const Map& map, std::uint32_t& value) {
        if (value < map.size()) value = map[value];
    }
    void rename(model::GoodId& id) const { look_up(goods_, id.value); }
    void rename(model::ActorId& id) const { look_up(actors_, id.value); }
    void rename(model::AccountId& id) const { look_up(accounts_, id.value); }
    void rename(model::RouteId& id) const { look_up(routes_, id.value); }
    void rename(model::ContractId& id) const { look_up(contracts_, id.value); }
    void rename(model::MarketId& id) const { look_up(markets_, id.value); }
    void rename(model::ClaimId& id) const { look_up(claims_, id.value); }
    void rename(model::RecognitionId& id) const { look_up(recognitions_, id.value); }
    void rename(model::CouncilId& id) const { look_up(councils_, id.value); }
    void rename(model::MandateId& id) const { look_up(mandates_, id.value); }
    void rename(model::DraftId& id) const { look_up(drafts_, id.value); }
    void rename(model::SanctionId& id) const { look_up(sanctions_, id.value); }
    void rename(model::TreatyId& id) const { look_up(treaties_, id.value); }
    void rename(model::ClauseId& id) const { look_up(clauses_, id.value); }
    void rename(model::ProjectId& id) const { look_up(projects_, id.value); }
    void rename(model::TheatreId& id) const { look_up(theatres_, id.value); }
    void rename(model::ContingentId& id) const { look_up(contingents_, id.value); }
    void rename(model::StrikeId& id) const { look_up(strikes_, id.value); }
    void rename(model::RuleId& id) const { look_up(rules_, id.value); }
    void rename(model::TechnologyId& id) const { look_up(technologies_, id.value); }
    void rename(model::LabourId& id) const { look_up(labour_, id.value); }
    void rename(model::ParameterId& id) const { look_up(parameters_, id.value); }
    void rename(model::ExpressionId& id) const { look_up(expressions_, id.value); }

    /// Actions name the first of the routes that share an id.
    void first_of_shared_routes() {
        for (auto& rule : model_.rules)
            first_of(rule.actions);
        for (auto& society : model_.societies)
            first_of(society.on_exit);
        for (auto& draft : model_.drafts) {
            first_of(draft.if_adopted);
            first_of(draft.if_failed);
        }
        for (auto& clause : model_.clauses) {
            first_of(clause.honoured);
            first_of(clause.broken);
        }
        for (auto& project : model_.projects)
            first_of(project.when_done);
    }
    void first_of(std::vector<model::Action>& actions) {
        for (auto& action : actions) {
            if (!action.route.valid()) continue;
            const std::string& id = model_.routes[action.route.index()].id;
            const auto found =
                std::find_if(model_.routes.begin(), model_.routes.end(),
                             [&](const model::Route& route) { return route.id == id; });
            action.route = model::RouteId(static_cast<std::size_t>(found - model_.routes.begin()));
        }
    }

    std::mt19937 random_;
    model::Model model_;
    Map goods_, actors_, accounts_, routes_, contracts_, markets_, claims_, councils_, mandates_,
        drafts_, sanctions_, treaties_, clauses_, projects_, theatres_, contingents_, strikes_,
        rules_, parameters_, expressions_, recognitions_, technologies_, labour_;
};

}  // namespace entente::test

#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"

namespace entente::scenario_test {

/// Everything in a model as text, to see whether two models are the same.
class ModelText {
public:
    static std::string of(const model::Model& model) {
        ModelText text;
        text.add_world(model);
        text.add_exchange(model);
        text.add_institutions(model);
        text.add_war(model);
        text.add_people(model);
        text.add_questions(model);
        return std::move(text.out_);
    }

private:
    void add(const char* text) { out_ += std::string(text) + " "; }
    void add(const std::string& text) { out_ += "'" + text + "' "; }
    void add(double number) {
        char buffer[32];
        out_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
        out_ += ' ';
    }
    template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>) void add(Number number) {
        out_ += std::to_string(static_cast<long long>(number)) + " ";
    }
    template <class Tag>
    void add(base::Id<Tag> id) {
        out_ += id.valid() ? std::to_string(id.value) + " " : "- ";
    }
    void add(base::Day day) { add(day.number); }
    void add(const base::Window& window) { all(window.from, window.until); }
    void add(const model::Number& n) { all(n.value, n.parameter, n.expression); }
    void add(const model::Rate& rate) { all(rate.amount, rate.period_days); }
    void add(const model::Credit& credit) { add(credit.price); }
    void add(const model::Range& range) { all(range.low, range.high, range.shape); }
    void add(const model::LineInput& input) { all(input.good, input.per_unit); }
    void add(const model::SeatTerm& seat) { all(seat.actor, seat.window); }
    void add(const model::RecordedVote& vote) { all(vote.member, vote.vote); }
    void add(const model::Compliance& c) { all(c.actor, c.level); }
    void add(const model::SoftPower& s) {
        all(s.stock, s.students, s.delegations, s.tourism, s.half_life_days);
    }
    void add(const model::OffenceTechnology& t) { all(t.technology, t.weight); }
    void add(const model::Reaction& r) { all(r.to, r.rate); }
    void add(const model::ArmsResponse& r) {
        all(r.actor, r.spending, r.fatigue, r.grievance, r.threat, r.reacts_to, r.buys);
    }
    void add(const model::Rounds& r) { all(r.good, r.per_man); }
    void add(const model::StrikeTarget& t) { all(t.good, t.per_hit); }
    void add(const model::Accuracy& a) { all(a.distance, a.radius, a.scale, a.exponent); }
    void add(const model::Market::Pair& pair) { all(pair.from, pair.to, pair.routes); }
    void add(const std::pair<std::string, std::string>& pair) { all(pair.first, pair.second); }
    void add(const model::Size& size) { all(size.actor, size.value); }
    void add(const model::Propensity& p) { all(p.first, p.second, p.value); }
    template <class T>
    void add(const std::optional<T>& value) {
        value ? add(*value) : add("-");
    }
    template <class T>
    void add(const std::vector<T>& list) {
        out_ += "[ ";
        for (const T& item : list) {
            add(item);
        }
        out_ += "] ";
    }
    template <class... T>
    void all(const T&... values) {
        (add(values), ...);
    }
    template <class... T>
    void line(const T&... values) {
        all(values...);
        out_ += '\n';
    }

    void add(const model::TechnologyEffect& e) { all(e.technology, e.per_level); }
    void add(const model::TechnologyLeg& l) { all(l.from, l.to, l.technology, l.access, l.value); }
    void add(const model::Learning& l) { all(l.rate, l.from); }
    void add(const model::Want& w) { all(w.good, w.weight); }
    void add(const model::LeaderHazard& h) { all(h.base, h.unrest, h.cash_gap, h.sanctioned); }
    void add(const model::Lift& l) { all(l.good, l.per_worker); }
    void add(const model::Leg& l) {
        all(l.from, l.to, l.good, l.amount, l.per_bundle, l.routes, l.on_credit, l.joins);
    }
    void add(const model::Exemption& e) {
        all(e.givers, e.receivers, e.goods, e.routes, e.contracts, e.window);
    }
    void add(const model::Action& a) {
        all(a.kind, a.contract, a.sanction, a.mandate, a.route, a.draft, a.claim, a.recognition,
            a.account, a.receiver, a.theatre, a.contingent, a.share, a.technology, a.labour,
            a.teacher, a.learner, a.parameter, a.amount, a.vote, a.until, a.text, a.path);
    }
    void add(const model::Observation& o) {
        all(o.date, o.value, o.low, o.high, o.source, o.grade, o.note);
    }
    void add(const model::ExpressionNode& n) {
        all(n.op, n.function, n.value);
        for (std::size_t i = 0; i < n.child.size(); ++i) {
            all(n.child[i], n.argument[i]);
        }
    }

    void add_world(const model::Model& m) {
        line(m.title, m.description, m.calendar.start, m.calendar.until, m.calendar.unit,
             m.calendar.count, m.calendar.calibrated_until, m.runs.seed, m.runs.replicates,
             m.runs.vary.chance, m.runs.vary.assumptions, m.clearing, m.currency,
             m.import_window_days);
        for (const model::Good& g : m.goods) {
            line("good", g.id, g.title, g.group, g.unit, g.quantum, g.spoilage, g.value,
                 g.criticality, g.substitutability, g.mass);
        }
        for (const model::Actor& a : m.actors) {
            line("actor", a.id, a.name, a.codes, a.population, a.regime, a.ideal_point,
                 a.capability);
            const model::Decision& d = a.decision;
            line(d.rule, d.willingness_base, d.willingness_affinity, d.willingness_commitment,
                 d.willingness_debt, d.shortage_weight, d.reputation_weight, d.report_response,
                 d.compliance_days, d.information_sigma);
            for (const model::ChoiceInfo& info : model::choices())
                line(info.key, static_cast<int>(d.choices.option(info.choice)));
        }
        for (const model::Account& a : m.accounts) {
            line("account", a.actor, a.good, a.stock, a.reserve, a.reserve_days, a.cover_days,
                 a.storage, a.income, a.declares, a.declared_fraction, a.need, a.need_per_head);
        }
        for (const model::Line& l : m.lines) {
            line("line", l.actor, l.good, l.capacity, l.capacity_max, l.order_factor, l.orders_days,
                 l.build_days, l.idle, l.ramp_days, l.quality, l.inputs, l.technology, l.learning);
        }
    }

    void add_exchange(const model::Model& m) {
        for (const model::Relation& r : m.relations) {
            line("relation", r.from, r.to, r.affinity, r.commitment, r.dependence, r.proximity,
                 r.soft);
        }
        add_dynamics(m);
        for (const model::Route& r : m.routes) {
            line("route", r.id, r.mode, r.from, r.to, r.capacity, r.delay, r.cost, r.visibility,
                 r.reliability, r.losses, r.through, r.open);
        }
        for (const model::Contract& c : m.contracts) {
            line("contract", c.id, c.title, c.legs, c.technology, c.tier, c.weight, c.bundles,
                 c.if_short, c.window, c.starts_suspended, c.one_off);
        }
        for (const model::Market& k : m.markets) {
            line("market", k.id, k.good, k.tier, k.pay, k.price, k.rule, k.rounds,
                 k.affinity_weight, k.commitment_weight, k.cost_weight, k.shortage_weight,
                 k.diversification_weight, k.pairs, k.window);
        }
        for (const model::Claim& c : m.claims) {
            line("claim", c.creditor, c.debtor, c.amount, c.limit);
        }
    }

    void add_dynamics(const model::Model& m) {
        for (const model::Recognition& r : m.recognitions) {
            line("recognition", r.from, r.to, r.claim, r.at_start);
        }
        line(m.soft_weights.students, m.soft_weights.delegations, m.soft_weights.tourism);
        if (!m.dynamics) {
            return;
        }
        line("dynamics", m.dynamics->memory_days, m.dynamics->responses);
        if (const auto& a = m.dynamics->affinity) {
            line(a->rule, a->balance, a->exchange, a->exchange_scale, a->votes, a->vote_half_life,
                 a->soft, a->soft_scale, a->hostility, a->recognition, a->reversion);
        }
        if (const auto& c = m.dynamics->commitment) {
            line(c->gain, c->loss, c->half_life);
        }
        if (const auto& t = m.dynamics->threat) {
            line(t->capability_power, t->offence_power, t->proximity_power, t->base, t->experience,
                 t->technologies);
        }
    }

    void add_war(const model::Model& m) {
        for (const model::Theatre& t : m.theatres) {
            line("theatre", t.id, t.title, t.attackers, t.defenders, t.soil, t.window, t.starts,
                 t.law, t.exponent);
        }
        for (const model::Contingent& c : m.contingents) {
            line("contingent", c.id, c.title, c.actor, c.theatre, c.good, c.men, c.quality, c.fire,
                 c.exposure, c.killed, c.sent_home, c.recovery, c.returns_to, c.travel,
                 c.supplied_by, c.rounds, c.reinforcement, c.strength, c.experience,
                 c.experience_scale, c.experience_exponent);
        }
        for (const model::Strike& s : m.strikes) {
            line("strike", s.id, s.title, s.by, s.on, s.theatre, s.good, s.launches, s.interception,
                 s.accuracy, s.lines, s.stocks, s.repair_time, s.window);
        }
    }

    void add_institutions(const model::Model& m) {
        for (const model::Council& c : m.councils) {
            line("council", c.id, c.title, c.pass, c.veto, c.seats, c.votes, c.model.severity,
                 c.model.ideal, c.model.sponsor, c.model.target, c.model.dependence, c.model.cost,
                 c.model.veto_cost, c.model.threshold_no, c.model.threshold_yes,
                 c.model.recognition);
        }
        for (const model::Mandate& d : m.mandates) {
            line("mandate", d.id, d.title, d.council, d.members, d.window, d.strength,
                 d.report_delay, d.technology);
        }
        for (const model::Sanction& s : m.sanctions) {
            line("sanction", s.id, s.title, s.legal_basis, s.senders, s.council, s.target, s.goods,
                 s.direction, s.kind, s.amount, s.period.months, s.period.days, s.rate,
                 s.seizure_probability, s.seizure, s.reach, s.deadline, s.window, s.starts_lifted,
                 s.exemptions, s.watched_by, s.penalty, s.default_compliance, s.compliance);
        }
        for (const model::Draft& d : m.drafts) {
            line("draft", d.id, d.title, d.council, d.date, d.sponsors, d.target, d.kind,
                 d.severity, d.bite, d.status_quo, d.position, d.cost, d.record, d.if_adopted,
                 d.if_failed);
        }
        for (const model::Rule& r : m.rules) {
            line("rule", r.id, r.by, r.dates, r.when, r.cooldown_days, r.once, r.actions, r.note);
        }
    }

    void add_people(const model::Model& m) {
        for (const model::Technology& t : m.technologies) {
            line("technology", t.id, t.title, t.catch_up);
        }
        for (const model::TechnologyLevel& t : m.technology_levels) {
            line("level", t.actor, t.technology, t.level, t.growth, t.catch_up);
        }
        for (const model::TechnologyAccess& t : m.technology_accesses) {
            line("access", t.from, t.to, t.technology, t.share, t.window, t.treaty);
        }
        for (const model::Society& s : m.societies) {
            line("society", s.actor, s.wants, s.expectation_days, s.grievance, s.calming,
                 s.suppression, s.repression, s.unrest, s.leader_change, s.on_exit);
        }
        for (const model::Labour& l : m.labour) {
            line("labour", l.id, l.title, l.home, l.host, l.good, l.wage, l.take, l.lifts,
                 l.posting);
        }
    }

    void add_questions(const model::Model& m) {
        for (const model::Outcome& o : m.outcomes) {
            line("outcome", o.id, o.title, o.unit, o.unit_scale, o.over, o.value, o.if_empty,
                 o.role, o.observed);
        }
        for (const model::Series& s : m.series) {
            line("series", s.id, s.title, s.unit, s.unit_scale, s.value, s.points);
        }
        if (m.landscape) {
            line("landscape", m.landscape->sizes, m.landscape->every_pair,
                 m.landscape->propensities);
        }
        for (const model::Target& t : m.targets) {
            line("target", t.id, t.title, t.kind, t.outcome, t.statistic, t.council, t.measure,
                 t.member, t.draft, t.yes, t.date, t.landscape, t.minimum, t.value, t.low, t.high,
                 t.source, t.note);
        }
        for (const model::Parameter& p : m.parameters) {
            line("parameter", p.path, p.value, p.unit, p.range, p.grade, p.by, p.source, p.as_of,
                 p.note);
        }
        for (const model::Expression& e : m.expressions) {
            line("expression", e.text, e.nodes);
        }
        for (const model::Source& s : m.sources) {
            line("source", s.id, s.title, s.author, s.publisher, s.date, s.url, s.accessed);
        }
    }

    std::string out_;
};

}  // namespace entente::scenario_test

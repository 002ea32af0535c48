#include <algorithm>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

Index relation_index(const Compilation& c, Index from, Index to) {
    const auto found = c.relation_of.find({from, to});
    return found == c.relation_of.end() ? nowhere : found->second;
}

void compile_weights(Compilation& c, const model::Dynamics& source) {
    DynamicsPlan& plan = c.plan.dynamics;
    DynamicsWeights& w = plan.weights;
    w.memory = c.slot(source.memory_days);
    if (const auto& a = source.affinity) {
        plan.moves_affinity = true;
        plan.pure = a->rule == model::Balance::pure;
        w.balance = c.slot(a->balance);
        w.exchange = c.slot(a->exchange);
        w.exchange_scale = c.slot(a->exchange_scale);
        w.votes = c.slot(a->votes);
        w.vote_half_life = c.slot(a->vote_half_life);
        w.soft = c.slot(a->soft);
        w.soft_scale = c.slot(a->soft_scale);
        w.hostility = c.slot(a->hostility);
        w.recognition = c.slot(a->recognition);
        w.reversion = c.slot(a->reversion);
    }
    if (const auto& commitment = source.commitment) {
        plan.moves_commitment = true;
        w.gain = c.slot(commitment->gain);
        w.loss = c.slot(commitment->loss);
        w.half_life = c.slot(commitment->half_life);
    }
}

/// Row of Columns::affinity of a pair; in pure balance an actor also regards itself.
Index affinity_row(const Compilation& c, Index from, Index to) {
    if (from == to) {
        return static_cast<Index>(c.plan.relations.size()) + from;
    }
    return relation_index(c, from, to);
}

/// Common neighbours in the order of ids. Pure balance counts the two themselves among them.
std::vector<Triad> triads_between(const Compilation& c, Index from, Index to) {
    std::vector<Triad> triads;
    for (Index k = 0; k < c.plan.actors.size(); ++k) {
        if (!c.plan.dynamics.pure && (k == from || k == to)) {
            continue;
        }
        const Triad triad{affinity_row(c, from, k), affinity_row(c, k, to)};
        if (triad.first != nowhere && triad.second != nowhere) {
            triads.push_back(triad);
        }
    }
    return triads;
}

bool contains(const std::vector<Index>& all, Index one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::vector<PossibleVeto> vetoes_of(const Compilation& c, Index who, Index sponsor) {
    std::vector<PossibleVeto> vetoes;
    const auto& drafts = c.plan.institutions.drafts;
    for (Index d = 0; d < drafts.size(); ++d) {
        const auto& sponsors = c.model.drafts[c.order.drafts.scenario[d]].sponsors;
        const bool is_sponsor = std::any_of(sponsors.begin(), sponsors.end(), [&](auto id) {
            return c.order.actors.of(id) == sponsor;
        });
        for (Index v = 0; is_sponsor && v < drafts[d].votes.size(); ++v) {
            if (drafts[d].votes[v].veto && drafts[d].votes[v].actor == who) {
                vetoes.push_back({d, drafts[d].first_vote + v});
            }
        }
    }
    return vetoes;
}

/// What an actor may do to another: its measures, its seizures, its vetoes.
Acts acts_of(const Compilation& c, Index who, Index whom) {
    Acts acts;
    const auto& sanctions = c.plan.institutions.sanctions;
    for (Index s = 0; s < sanctions.size(); ++s) {
        if (sanctions[s].target == whom && contains(sanctions[s].senders, who)) {
            acts.measures.push_back(s);
        }
    }
    for (const Index index : c.interdicted) {
        const LegPlan& leg = c.plan.exchange.legs[index];
        for (const LegInterdict& interdict : leg.interdicts) {
            if ((leg.giver == whom || leg.receiver == whom) &&
                contains(sanctions[interdict.sanction].senders, who)) {
                acts.seizures.push_back(interdict.seizure);
            }
        }
    }
    acts.vetoes = vetoes_of(c, who, whom);
    acts.war = find_pair(c.plan.war.opposed, who, whom);
    return acts;
}

std::vector<CommonVote> votes_of(const Compilation& c, Index a, Index b) {
    std::vector<CommonVote> votes;
    for (const DraftPlan& draft : c.plan.institutions.drafts) {
        for (Index i = 0; i < draft.votes.size(); ++i) {
            for (Index j = 0; draft.votes[i].actor == a && j < draft.votes.size(); ++j) {
                if (draft.votes[j].actor == b) {
                    votes.push_back({draft.first_vote + i, draft.first_vote + j});
                }
            }
        }
    }
    return votes;
}

void add_pairs(const Compilation& c, Index giver, Index receiver, std::vector<Index>& pairs) {
    for (auto pair = c.pair_of.lower_bound({giver, receiver, 0}); pair != c.pair_of.end(); ++pair) {
        if (std::get<0>(pair->first) != giver || std::get<1>(pair->first) != receiver) {
            return;
        }
        pairs.push_back(pair->second);
    }
}

RelationDynamics compile_relation(const Compilation& c, const RelationPlan& relation) {
    RelationDynamics plan;
    plan.triads = triads_between(c, relation.from, relation.to);
    add_pairs(c, relation.from, relation.to, plan.pairs);
    add_pairs(c, relation.to, relation.from, plan.pairs);
    plan.votes = votes_of(c, relation.from, relation.to);
    plan.beside = find_pair(c.plan.war.beside, relation.from, relation.to);
    plan.against = acts_of(c, relation.to, relation.from);
    plan.back = acts_of(c, relation.from, relation.to);
    const auto& soft = c.plan.dynamics.soft;
    for (Index i = 0; i < soft.size(); ++i) {
        plan.soft = soft[i].from == relation.from && soft[i].to == relation.to ? i : plan.soft;
    }
    const auto& dyads = c.plan.dynamics.dyads;
    for (Index i = 0; i < dyads.size(); ++i) {
        const bool back = dyads[i] == std::pair(relation.to, relation.from);
        plan.recognised = back ? i : plan.recognised;
    }
    return plan;
}

void compile_relations_in_motion(Compilation& c) {
    DynamicsPlan& plan = c.plan.dynamics;
    for (Index index = 0; index < c.plan.exchange.legs.size(); ++index) {
        LegPlan& leg = c.plan.exchange.legs[index];
        for (LegInterdict& interdict : leg.interdicts) {
            interdict.seizure = plan.seizures++;
        }
        if (!leg.interdicts.empty()) {
            c.interdicted.push_back(index);
        }
    }
    for (const DraftPlan& draft : c.plan.institutions.drafts) {
        plan.votes =
            std::max(plan.votes, draft.first_vote + static_cast<Index>(draft.votes.size()));
    }
    for (const RelationPlan& relation : c.plan.relations) {
        plan.relations.push_back(compile_relation(c, relation));
    }
    for (Index a = 0; plan.pure && a < c.plan.actors.size(); ++a) {
        plan.own.push_back(triads_between(c, a, a));
    }
}

void compile_soft_power(Compilation& c) {
    const auto& weights = c.model.soft_weights;
    for (const RelationPlan& relation : c.plan.relations) {
        const auto& source = c.model.relations[relation.scenario].soft;
        if (!source) {
            continue;
        }
        SoftPowerPlan plan{relation.from,
                           relation.to,
                           c.slot(source->stock),
                           c.slot(source->half_life_days),
                           {},
                           {}};
        const auto feed = [&](const std::optional<model::Rate>& rate, const model::Number& weight) {
            if (rate) {
                plan.rates.emplace_back(c.slot(rate->amount), rate->period_days);
                plan.weights.push_back(c.slot(weight));
            }
        };
        feed(source->students, weights.students);
        feed(source->delegations, weights.delegations);
        feed(source->tourism, weights.tourism);
        c.plan.dynamics.soft.push_back(std::move(plan));
    }
}

}  // namespace

void compile_recognitions(Compilation& c) {
    auto& plan = c.plan.dynamics;
    for (const Index position : c.order.recognitions.scenario) {
        const auto& source = c.model.recognitions[position];
        const std::pair dyad(c.order.actors.of(source.from), c.order.actors.of(source.to));
        if (plan.dyads.empty() || plan.dyads.back() != dyad) {
            plan.dyads.push_back(dyad);  // the order of recognitions is that of their dyads
        }
        plan.recognitions.push_back(
            {dyad.first, dyad.second, static_cast<Index>(plan.dyads.size() - 1), source.at_start});
    }
}

void compile_dynamics(Compilation& c) {
    compile_soft_power(c);
    if (c.model.dynamics) {
        compile_weights(c, *c.model.dynamics);
        if (c.plan.dynamics.moves_affinity || c.plan.dynamics.moves_commitment) {
            compile_relations_in_motion(c);
        }
        compile_arms(c, *c.model.dynamics);
    }
    compile_concentrations(c);
}

}  // namespace entente::kernel

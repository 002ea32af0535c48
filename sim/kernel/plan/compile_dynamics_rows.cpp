// Rows and recorded variables of relations that change.
#include "kernel/plan/recorded.hpp"

namespace entente::kernel {
namespace {

std::size_t supply_count(const PlanData& plan) {
    std::size_t count = 0;
    for (const ConcentrationPlan& concentration : plan.dynamics.concentrations) {
        count += concentration.pairs.size();
    }
    return count;
}

constexpr auto actor = Dimension::actor;
constexpr auto partner = Dimension::partner;

void record_relations(Compilation& c) {
    const Columns& k = c.plan.columns;
    const auto over_relations = [&c](Rows rows, const char* name, const char* long_name,
                                     const char* units) {
        if (rows.count == 0) {
            return;
        }
        Recorded recorded(c, {name, long_name, units, "4.11"}, {actor, partner});
        for (const RelationPlan& relation : c.plan.relations) {
            recorded.pair(relation.from, relation.to);
        }
        recorded.add(rows);
    };
    over_relations(k.affinity, "affinity", "how the actor is disposed to its partner", "1");
    over_relations(k.commitment, "commitment", "how bound the actor is to its partner", "1");
    over_relations(k.traded, "exchange", "value exchanged with the partner, smoothed",
                   "currency year-1");
    over_relations(k.accord, "vote_agreement", "agreement in common votes", "1");
    over_relations(k.hostile_share, "hostility",
                   "share of the step in which an act of the partner counts", "1");
    over_relations(k.threat, "threat", "how threatened the actor is by its partner", "1");
}

void record_imports(Compilation& c) {
    const DynamicsPlan& d = c.plan.dynamics;
    Recorded concentration(c,
                           {"concentration", "concentration of imports over suppliers", "1", "4.9"},
                           {actor, Dimension::good});
    Recorded shares(c,
                    {"import_share", "share of the actor in what its partner imports", "1", "4.9"},
                    {actor, partner, Dimension::good});
    for (const ConcentrationPlan& plan : d.concentrations) {
        concentration.row({concentration.actor(plan.actor), concentration.good(plan.good)});
        for (const Index index : plan.pairs) {
            const PairPlan& pair = c.plan.exchange.pairs[index];
            shares.row(
                {shares.actor(pair.giver), shares.actor(pair.receiver), shares.good(pair.good)});
        }
    }
    concentration.add(c.plan.columns.concentration);
    shares.add(c.plan.columns.supply_share);
}

}  // namespace

void add_dynamics_state(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    const DynamicsPlan& d = plan.dynamics;
    const std::size_t moving = d.relations.size();
    k.affinity = layout.add(d.moves_affinity ? moving + d.own.size() : 0);
    k.affinity_base = layout.add(d.moves_affinity ? moving : 0);
    k.commitment = layout.add(d.moves_commitment ? moving : 0);
    k.commitment_base = layout.add(d.moves_commitment ? moving : 0);
    for (Rows* rows : {&k.traded, &k.vote_count, &k.vote_accord, &k.accord, &k.hostile_until,
                       &k.opposed_until, &k.dealt_until, &k.hostile_share}) {
        *rows = layout.add(moving);
    }
    k.soft_power = layout.add(d.soft.size());
    k.soft_base = layout.add(d.soft.size());
    k.threat = layout.add(d.has_threat ? plan.relations.size() : 0);
    k.recognised = layout.add(d.recognitions.size());
    k.recognises = layout.add(d.dyads.size());
    k.arms = layout.add(d.responses.size());
    k.arms_base = layout.add(d.responses.size());
    k.supplies = layout.add(supply_count(plan));
    k.supply_share = layout.add(supply_count(plan));
    k.concentration = layout.add(d.concentrations.size());
}

void add_dynamics_scratch(PlanData& plan, Layout& layout) {
    Columns& k = plan.columns;
    for (Rows* rows : {&k.affinity_stage, &k.affinity_slope, &k.affinity_sum}) {
        *rows = layout.add(k.affinity.count);
    }
    k.affinity_drive = layout.add(plan.dynamics.relations.size());
    k.arms_term = layout.add(plan.dynamics.responses.size());
    k.arms_next = layout.add(plan.dynamics.responses.size());
    k.recognise_request = layout.add(plan.dynamics.recognitions.size());
}

void compile_dynamics_variables(Compilation& c) {
    const Columns& k = c.plan.columns;
    const DynamicsPlan& d = c.plan.dynamics;
    record_relations(c);
    Recorded soft(
        c, {"soft_power", "weighted visits through which the actor knows its partner", "1", "4.12"},
        {actor, partner});
    for (const SoftPowerPlan& plan : d.soft) {
        soft.pair(plan.from, plan.to);
    }
    soft.add(k.soft_power);
    Recorded recognises(
        c, {"recognises", "claims of the partner that the actor recognises", "1", "4.12"},
        {actor, partner});
    for (const auto& [from, to] : d.dyads) {
        recognises.pair(from, to);
    }
    recognises.add(k.recognises);
    Recorded arms(c,
                  {"arms_spending", "spent on arms in answer to threat", "currency year-1", "4.11"},
                  {actor});
    for (const ResponsePlan& response : d.responses) {
        arms.row({arms.actor(response.actor)});
    }
    arms.add(k.arms);
    record_imports(c);
}

}  // namespace entente::kernel

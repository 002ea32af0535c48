// How relations change: terms of affinity and commitment, threat, arms spending.
#include <utility>

#include "scenario/build/numbers.hpp"

namespace entente::scenario {
namespace {

const Node& empty_mapping() {
    static const Node none = [] {
        Node node;
        node.kind = Node::Kind::mapping;
        return node;
    }();
    return none;
}

void report_lonely_scale(Build& build, const Fields& fields, const char* term, const char* scale) {
    if (fields.has(term) && !fields.has(scale)) {
        build.reports.error(fields.at(term),
                            {"no-scale", fields.path() + "." + term + " has no scale",
                             "the term is the weight times a saturating share of its scale",
                             std::string("Add '") + scale + "'."});
    }
}

void refuse_other_terms(Build& build, const Fields& fields) {
    for (const char* term : {"exchange", "votes", "soft", "hostility", "recognition", "return"}) {
        if (fields.has(term)) {
            build.reports.error(
                fields.at(term),
                {"not-pure", fields.path() + "." + term + " stands beside pure balance",
                 "pure balance is dX/dt = X X without any other term",
                 "Give 'balance' a rate, or leave the other terms out."});
        }
    }
}

model::AffinityDynamics read_affinity(Build& build, const Value& value) {
    const Fields fields(build, value, schema::affinity_dynamics());
    model::AffinityDynamics affinity;
    const std::optional<Value> balance = fields.find("balance");
    if (balance && word_at(*balance)) {
        affinity.rule = model::Balance::pure;
        refuse_other_terms(build, fields);
    } else {
        affinity.balance = fields.number("balance");
    }
    affinity.exchange = fields.number("exchange");
    affinity.exchange_scale = fields.number("exchange_scale");
    affinity.votes = fields.number("votes");
    affinity.vote_half_life = fields.number("vote_memory");
    affinity.soft = fields.number("soft");
    affinity.soft_scale = fields.number("soft_scale");
    affinity.hostility = fields.number("hostility");
    affinity.recognition = fields.number("recognition");
    affinity.reversion = fields.number("return");
    report_lonely_scale(build, fields, "exchange", "exchange_scale");
    return affinity;
}

model::CommitmentDynamics read_commitment(Build& build, const Value& value) {
    const Fields fields(build, value, schema::commitment_dynamics());
    return {fields.number("gain"), fields.number("loss"), fields.number("half_life")};
}

model::ThreatModel read_threat(Build& build, const Value& value) {
    const Fields fields(build, value, schema::threat());
    model::ThreatModel threat;
    threat.capability_power = fields.number("capability");
    threat.offence_power = fields.number("offence");
    threat.proximity_power = fields.number("proximity");
    threat.base = fields.number("base");
    threat.experience = fields.number("experience");
    if (const auto technologies = fields.find("technologies")) {
        for (const EntityEntry& entry : entity_entries(build, *technologies)) {
            if (const auto weight = read_number(build, entry.value, {})) {
                threat.technologies.push_back({model::TechnologyId(entry.index), *weight});
            }
        }
    }
    return threat;
}

void read_purchase(Build& build, const Fields& fields, model::ArmsResponse& response) {
    const auto good = fields.reference<model::GoodId>("buys");
    if (!good.valid()) {
        return;
    }
    if (build.model.goods[good.index()].value.value <= 0) {
        build.reports.error(
            fields.at("buys"),
            {"no-value",
             fields.path() + ".buys names a good without a value: '" + build.id(good) + "'",
             "spending buys at the reference value of the good", "Give the good a 'value'."});
    }
    response.buys = good;
    static_cast<void>(build.account(response.actor, good));
}

model::ArmsResponse read_response(Build& build, model::ActorId actor, const Value& value) {
    const Fields fields(build, value, schema::arms_response());
    model::ArmsResponse response;
    response.actor = actor;
    response.spending = fields.rate("spending");
    response.fatigue = fields.number("fatigue");
    response.grievance = fields.number("grievance");
    response.threat = fields.number("threat");
    if (const auto reactions = fields.find("reacts_to")) {
        const Unit yearly = build.unit(Measure::per_year, {}, {});
        for (const EntityEntry& entry : entity_entries(build, *reactions)) {
            if (const auto rate = read_number(build, entry.value, yearly)) {
                response.reacts_to.push_back({model::ActorId(entry.index), *rate});
            }
        }
    }
    read_purchase(build, fields, response);
    return response;
}

void read_soft_weights(Build& build, const Fields* dynamics) {
    const std::optional<Value> value =
        dynamics == nullptr ? std::nullopt : dynamics->find("soft_power");
    const Fields fields(build, value ? *value->node : empty_mapping(), schema::soft_weights(),
                        "dynamics.soft_power");
    build.model.soft_weights = {fields.number("students"), fields.number("delegations"),
                                fields.number("tourism")};
}

}  // namespace

void build_dynamics(Build& build, const Fields& root) {
    const std::optional<Value> value = root.find("dynamics");
    if (!value) {
        read_soft_weights(build, nullptr);
        return;
    }
    const Fields fields(build, *value, schema::dynamics());
    read_soft_weights(build, &fields);
    model::Dynamics dynamics;
    dynamics.memory_days = fields.number("memory");
    if (const auto affinity = fields.find("affinity")) {
        dynamics.affinity = read_affinity(build, *affinity);
    }
    if (const auto commitment = fields.find("commitment")) {
        dynamics.commitment = read_commitment(build, *commitment);
    }
    if (const auto threat = fields.find("threat")) {
        dynamics.threat = read_threat(build, *threat);
    }
    if (const auto response = fields.find("response")) {
        for (const EntityEntry& entry : entity_entries(build, *response)) {
            dynamics.responses.push_back(
                read_response(build, model::ActorId(entry.index), entry.value));
        }
    }
    build.model.dynamics = std::move(dynamics);
}

}  // namespace entente::scenario

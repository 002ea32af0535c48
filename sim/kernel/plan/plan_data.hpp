#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/expression/program.hpp"
#include "kernel/plan/columns.hpp"
#include "kernel/plan/deals.hpp"
#include "kernel/plan/dynamics.hpp"
#include "kernel/plan/institutions.hpp"
#include "kernel/plan/people.hpp"
#include "kernel/plan/treaties.hpp"
#include "kernel/plan/war.hpp"
#include "kernel/plan/works.hpp"
#include "kernel/simulation.hpp"
#include "model/model.hpp"

namespace entente::kernel {

/// Entities stand here in the order of their ids (canonical order), whatever the order of the
/// scenario: this is what makes the listing order invisible. Index = position in that order.

/// Amount per step = slot * step_days / period_days.
struct StepRate {
    Slot amount = nowhere;
    double period_days = 1;
};

/// How a slot gets its value.
struct SlotPlan {
    enum class Kind : std::uint8_t { constant, drawn, expression };
    Kind kind = Kind::constant;
    double value = 0;
    model::ParameterId parameter;  ///< drawn: its range; any: address of injects
    model::Range range;
    base::RandomKey key = 0;
    Index expression = nowhere;  ///< into PlanData::programs
};

struct GoodPlan {
    double per_unit = 1;  ///< quanta per unit
    Slot spoilage = nowhere, value = nowhere, criticality = nowhere, substitutability = nowhere,
         mass = nowhere;
};

struct DecisionPlan {
    model::Choices choices;
    bool scripted = false;
    Slot base = nowhere, affinity = nowhere, commitment = nowhere, debt = nowhere,
         reputation = nowhere, report_response = nowhere, compliance_days = nowhere,
         shortage = nowhere, information = nowhere;
};

/// What an actor sees of another's stock, drawn anew in every step.
struct ObservationPlan {
    Index observer = nowhere, account = nowhere;
    Slot sigma = nowhere;
    base::RandomKey key = 0;
};

struct ActorPlan {
    DecisionPlan decision;
    Slot ideal_point = nowhere;
    Slot capability = nowhere;  ///< nowhere where it is not given
    Index cash = nowhere;       ///< account in the currency
};

struct AccountPlan {
    Index actor = nowhere, good = nowhere;
    Slot stock = nowhere, reserve = nowhere, reserve_days = nowhere, cover_days = nowhere,
         storage = nowhere;
    StepRate income;
    std::vector<StepRate> needs;
    StepRate need_per_head;
    Slot population = nowhere;
    Slot declared_fraction = nowhere;  ///< share of what it ships that it declares
    Index response = nowhere;          ///< arms spending that asks for this good
    bool spoils = false;

    [[nodiscard]] bool has_need() const {
        return !needs.empty() || need_per_head.amount != nowhere || response != nowhere;
    }
};

struct LineInputPlan {
    Index account = nowhere;
    Slot per_unit = nowhere;
    Index row = nowhere;  ///< its remainder
};

struct LinePlan {
    Index account = nowhere;
    StepRate capacity, capacity_max;
    Slot order_factor = nowhere, orders_days = nowhere, build_days = nowhere, idle = nowhere,
         ramp_days = nowhere, quality = nowhere;
    std::vector<LineInputPlan> inputs;
    Index damage = nowhere;  ///< row of Columns::line_left
    std::vector<EffectPlan> effects;
    std::vector<LiftPlan> lifts;
    Index learning = nowhere;
};

/// Lines of one actor that compete for inputs: filled like deals, weights 1. Resources are the
/// accounts of the inputs, coefficients the inputs of a line's full output.
struct LineGroup {
    Pass fill;
};

struct RelationPlan {
    Index from = nowhere, to = nowhere;
    Slot affinity = nowhere, commitment = nowhere, dependence = nowhere, proximity = nowhere;
    Index scenario = nowhere;  ///< position in the scenario
};

/// Source rows of a leaf of an expression; summed with their scale.
struct LeafRow {
    Index row = nowhere;
    double scale = 1;
};

struct ProgramPlan {
    Program program;
    std::vector<std::vector<LeafRow>> leaves;
    std::vector<bool> flow;  ///< per leaf
    Rows memory;             ///< ema and total
};

struct OutcomePlan {
    Index program = nowhere;
    int first_step = 0, last_step = 0;  ///< inclusive
    Rows sums;                          ///< per leaf
    bool missing_if_empty = true;
};

/// Everything that steps need, const.
struct PlanData {
    model::Calendar calendar;
    int steps = 0;
    std::uint64_t seed = 0;
    std::uint32_t stream = 0;
    bool chance_varies = true;
    std::uint64_t hash = 0;

    std::vector<SlotPlan> slots;
    std::vector<Index> drawn;  ///< slots drawn per replicate
    std::vector<GoodPlan> goods;
    std::vector<ActorPlan> actors;
    std::vector<AccountPlan> accounts;
    std::vector<LinePlan> lines;
    std::vector<LineGroup> line_groups;
    std::vector<RelationPlan> relations;
    std::vector<ClaimPlan> claims;
    std::vector<ObservationPlan> observations;  ///< sorted by observer, then account
    Exchange exchange;
    Institutions institutions;
    War war;
    DynamicsPlan dynamics;
    People people;
    Treaties treaties;
    Works works;
    std::vector<ProgramPlan> programs;
    std::vector<OutcomePlan> outcomes;
    Slot import_window = nowhere;
    double shipment_days = model::days_per_week;
    Slot unity = nowhere;      ///< 1, the weight of what counts as it is
    double per_currency = 1;   ///< quanta of the currency per unit
    Index currency = nowhere;  ///< good

    Columns columns;
    Index rows = 0;
    Index persistent_rows = 0;

    std::vector<Variable> variables;
    std::vector<Rows> variable_rows;                    ///< where each variable lives
    std::vector<std::vector<std::string>> labels;       ///< by Dimension, scenario order
    std::vector<std::vector<Index>> scenario_position;  ///< by Dimension: canonical -> scenario
    std::vector<model::ParameterId> assumptions;

    [[nodiscard]] double step_days(int step) const {
        return static_cast<double>(model::step_start(calendar, step + 1).number -
                                   model::step_start(calendar, step).number);
    }
};

}  // namespace entente::kernel

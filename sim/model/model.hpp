#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/actors.hpp"
#include "model/analysis.hpp"
#include "model/exchange.hpp"
#include "model/expression.hpp"
#include "model/goods.hpp"
#include "model/ids.hpp"
#include "model/institutions.hpp"
#include "model/labour.hpp"
#include "model/number.hpp"
#include "model/projects.hpp"
#include "model/relations.hpp"
#include "model/society.hpp"
#include "model/technology.hpp"
#include "model/treaties.hpp"
#include "model/war.hpp"

namespace entente::model {

enum class StepUnit { days, months };

/// Steps of `count` days or months; step n covers [start_n, start_n+1).
struct Calendar {
    base::Day start;
    base::Day until;  ///< the first day after the last step is not before this
    StepUnit unit = StepUnit::days;
    int count = 7;
    std::optional<base::Day> calibrated_until;
};

/// Start of step n (n may be the number of steps: the end of the run).
[[nodiscard]] base::Day step_start(const Calendar& calendar, int step);
[[nodiscard]] int step_count(const Calendar& calendar);
/// The step that contains a day; negative before the start.
[[nodiscard]] int step_of(const Calendar& calendar, base::Day day);

struct Varies {
    bool chance = true;
    bool assumptions = true;
};

struct Runs {
    std::uint64_t seed = 1;
    std::uint32_t replicates = 1;
    Varies vary;
};

enum class Role { none, input, calibrated, held_out };
enum class IfEmpty { missing, zero };

struct Observation {
    base::Day date;
    std::optional<double> value;  ///< canonical units
    std::optional<double> low;
    std::optional<double> high;
    SourceId source;
    Grade grade = Grade::none;
    std::string note;
};

/// A number that answers a question of the scenario. Over its window flows are summed and levels
/// averaged, then the expression is evaluated once. A window of one step gives values at a date.
struct Outcome {
    std::string id;
    std::string title;
    std::string unit;       ///< for display: "%"
    double unit_scale = 1;  ///< canonical value = displayed value * unit_scale
    base::Window over;
    ExpressionId value;
    IfEmpty if_empty = IfEmpty::missing;  ///< a ratio whose denominator is 0
    Role role = Role::none;
    std::vector<Observation> observed;
};

/// Observed data over time, for charts and calibration.
struct Series {
    std::string id;
    std::string title;
    std::string unit;
    double unit_scale = 1;
    ExpressionId value;  ///< the model's counterpart, if any
    std::vector<Observation> points;
};

enum class Clearing { max_min, priority };

/// A checked scenario: what a valid world is. Built by the reader only, const from then on.
/// Entities stand in the order of the scenario file; ids of equal kinds are unique.
struct Model {
    std::string title;
    std::string description;
    Calendar calendar;
    Runs runs;
    Clearing clearing = Clearing::max_min;
    GoodId currency;                       ///< the good that pays; may be nothing
    Number import_window_days;             ///< moving average behind dependence and concentration
    double shipment_days = days_per_week;  ///< a leg's shipments leave at this interval

    std::vector<Good> goods;
    std::vector<Actor> actors;
    std::vector<Account> accounts;
    std::vector<Line> lines;
    std::vector<Relation> relations;
    std::vector<Recognition> recognitions;
    SoftWeights soft_weights;
    std::optional<Dynamics> dynamics;  ///< absent: affinity and commitment stay as they are
    std::vector<Route> routes;
    std::vector<Contract> contracts;
    std::vector<Market> markets;
    std::vector<Claim> claims;
    std::vector<Council> councils;
    std::vector<Mandate> mandates;
    std::vector<Draft> drafts;
    std::vector<Sanction> sanctions;
    std::vector<Treaty> treaties;
    std::vector<Clause> clauses;  ///< of all treaties
    std::vector<Project> projects;
    std::vector<Theatre> theatres;
    std::vector<Contingent> contingents;
    std::vector<Strike> strikes;
    std::vector<Rule> rules;
    std::vector<Technology> technologies;
    std::vector<TechnologyLevel> technology_levels;
    std::vector<TechnologyAccess> technology_accesses;
    std::vector<Society> societies;
    std::vector<Labour> labour;
    std::vector<Outcome> outcomes;
    std::vector<Series> series;
    std::optional<Landscape> landscape;
    std::vector<Target> targets;

    std::vector<Parameter> parameters;
    std::vector<Expression> expressions;
    std::vector<Source> sources;
};

/// Calls visit(actions) on every list of actions of a model.
template <class Visit>
void each_list_of_actions(const Model& model, Visit visit) {
    for (const Rule& rule : model.rules) {
        visit(rule.actions);
    }
    for (const Draft& draft : model.drafts) {
        visit(draft.if_adopted);
        visit(draft.if_failed);
    }
    for (const Clause& clause : model.clauses) {
        visit(clause.honoured);
        visit(clause.broken);
    }
    for (const Project& project : model.projects) {
        visit(project.when_done);
    }
    for (const Society& society : model.societies) {
        visit(society.on_exit);
    }
}

}  // namespace entente::model

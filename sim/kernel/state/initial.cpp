#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "kernel/lanes/elementary.hpp"
#include "kernel/state/distribution.hpp"
#include "kernel/state/hostility.hpp"
#include "kernel/state/spending.hpp"
#include "kernel/state/state.hpp"

namespace entente::kernel {
namespace {

constexpr double largest_amount = 0x1p53;
/// Earlier than any calendar: "never" for the days of rules and mandates.
constexpr double never = -1e9;

void fill(State& state, Rows rows, std::size_t index, double value) {
    double* to = state.row(rows, index);
    for (int l = 0; l < state.width; ++l) {
        to[l] = value;
    }
}

void fill_all(State& state, Rows rows, double value) {
    for (Index i = 0; i < rows.count; ++i) {
        fill(state, rows, i, value);
    }
}

void draw_slots(const PlanData& plan, State& state) {
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
        const SlotPlan& slot = plan.slots[i];
        fill(state, plan.columns.slots, i, slot.value);
        if (slot.kind == SlotPlan::Kind::drawn) {
            double* to = state.row(plan.columns.slots, i);
            lanes::uniforms(slot.key, {0, state.first_replicate, 1}, 0, 0, state.width, to);
            for (int l = 0; l < state.width; ++l) {
                to[l] = quantile(slot.range, slot.value, to[l]);
            }
        }
    }
}

/// Whole quanta of a good, from a number of units.
void place(const PlanData& plan, State& state, Rows rows, std::size_t index, Slot slot,
           double per_unit) {
    const double* units = state.row(plan.columns.slots, slot);
    double* to = state.row(rows, index);
    for (int l = 0; l < state.width; ++l) {
        to[l] = std::floor(units[l] * per_unit + 0.5);
        if (!(std::fabs(to[l]) < largest_amount)) {
            throw std::invalid_argument("an initial amount does not fit 2^53 quanta");
        }
    }
}

void place_goods(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    for (std::size_t a = 0; a < plan.accounts.size(); ++a) {
        const double per_unit = plan.goods[plan.accounts[a].good].per_unit;
        place(plan, state, k.stock, a, plan.accounts[a].stock, per_unit);
    }
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const LinePlan& line = plan.lines[i];
        const double* capacity = state.row(k.slots, line.capacity.amount);
        const double* idle = line.idle == nowhere ? nullptr : state.row(k.slots, line.idle);
        for (int l = 0; l < state.width; ++l) {
            state.row(k.capacity, i)[l] = capacity[l];
            state.row(k.utilisation, i)[l] = idle == nullptr ? 1 : idle[l];
        }
    }
}

void place_claims(const PlanData& plan, State& state, double per_currency) {
    const Columns& k = plan.columns;
    for (std::size_t i = 0; i < plan.claims.size(); ++i) {
        const ClaimPlan& claim = plan.claims[i];
        place(plan, state, k.claim, i, claim.amount, per_currency);
        for (int l = 0; l < state.width; ++l) {
            const double owed = state.row(k.claim, i)[l];
            state.row(k.net_position, claim.creditor)[l] += owed;
            state.row(k.net_position, claim.debtor)[l] -= owed;
        }
    }
}

void place_institutions(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    const Institutions& all = plan.institutions;
    for (std::size_t s = 0; s < all.sanctions.size(); ++s) {
        fill(state, k.sanction_on, s, all.sanctions[s].starts_lifted ? 0 : 1);
    }
    for (std::size_t i = 0; i < all.compliance.size(); ++i) {
        const double* level = state.row(k.slots, all.compliance[i].level);
        for (int l = 0; l < state.width; ++l) {
            state.row(k.compliance, i)[l] = level[l];
            state.row(k.compliance_base, i)[l] = level[l];
        }
    }
    for (std::size_t m = 0; m < all.mandates.size(); ++m) {
        fill(state, k.mandate_until, m, all.mandates[m].window.until.number);
    }
    for (std::size_t d = 0; d < all.dependences.size(); ++d) {
        if (all.dependences[d].fixed != nowhere) {
            const double* level = state.row(k.slots, all.dependences[d].fixed);
            std::copy_n(level, state.width, state.row(k.dependence, d));
        }
    }
    for (std::size_t r = 0; r < all.rules.size(); ++r) {
        fill(state, k.rule_last, r, never);
    }
    for (std::size_t d = 0; d < plan.exchange.deals.size(); ++d) {
        fill(state, k.deal_on, d, plan.exchange.deals[d].starts_on ? 1 : 0);
    }
}

/// What was signed and in force before the calendar begins.
void place_treaties(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    const auto& treaties = plan.treaties.treaties;
    const base::Day start = plan.calendar.start;
    fill_all(state, k.party_leaves, base::last_day.number);
    fill_all(state, k.power_signed, -1);
    for (std::size_t t = 0; t < treaties.size(); ++t) {
        const bool is_signed = treaties[t].signed_on && *treaties[t].signed_on < start;
        const bool entered = is_signed && treaties[t].in_force && *treaties[t].in_force < start;
        for (Index p = treaties[t].first_party; is_signed && p < treaties[t].last_party; ++p) {
            fill(state, k.party_signed, p, 1);
            fill(state, k.party_ratified, p, entered ? 1 : 0);
        }
        fill(state, k.treaty_proposed, t, is_signed ? 1 : 0);
        fill(state, k.treaty_signed, t, is_signed ? 1 : 0);
        fill(state, k.treaty_entered, t, entered ? 1 : 0);
        fill(state, k.treaty_in_force, t, entered && start < treaties[t].until ? 1 : 0);
    }
}

/// A project that began before the calendar has done, and been paid for, its work up to then.
void place_works(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    const base::Day start = plan.calendar.start;
    fill_all(state, k.project_from, never);
    fill_all(state, k.instalment_base, -1);
    for (std::size_t i = 0; i < plan.works.projects.size(); ++i) {
        const ProjectPlan& project = plan.works.projects[i];
        if (!project.start || *project.start >= start) {
            continue;
        }
        fill(state, k.project_from, i, start.number);
        const double* duration = state.row(k.slots, project.duration);
        for (int l = 0; l < state.width; ++l) {
            const double done = start.number - project.start->number;
            state.row(k.project_work, i)[l] = std::fmin(duration[l], done);
        }
        pay_past_work(plan, state, static_cast<Index>(i));
    }
}

void place_people(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    const People& people = plan.people;
    for (std::size_t i = 0; i < people.levels.size(); ++i) {
        std::copy_n(state.row(k.slots, people.levels[i].start), state.width,
                    state.row(k.technology, i));
    }
    for (std::size_t i = 0; i < people.learning.size(); ++i) {
        fill(state, k.unit_cost, i, 1);
    }
    for (std::size_t i = 0; i < people.societies.size(); ++i) {
        std::copy_n(state.row(k.slots, people.societies[i].unrest), state.width,
                    state.row(k.unrest, i));
        fill(state, k.survival, i, people.societies[i].leader_changes ? 1 : 0);
    }
}

void copy(State& state, Rows from, std::size_t index, double scale, Rows to, std::size_t row) {
    for (int l = 0; l < state.width; ++l) {
        state.row(to, row)[l] = state.row(from, index)[l] * scale;
    }
}

void place_relations(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    for (std::size_t r = 0; r < plan.dynamics.relations.size(); ++r) {
        const RelationPlan& relation = plan.relations[r];
        for (const Rows to : {k.affinity, k.affinity_base}) {
            if (to.count > 0) copy(state, k.slots, relation.affinity, 1, to, r);
        }
        for (const Rows to : {k.commitment, k.commitment_base}) {
            if (to.count > 0) copy(state, k.slots, relation.commitment, 1, to, r);
        }
        for (const Rows days : {k.hostile_until, k.opposed_until, k.dealt_until}) {
            fill(state, days, r, never);
        }
        fill(state, k.accord, r, 0.5);
    }
}

void place_dynamics(const PlanData& plan, State& state) {
    const Columns& k = plan.columns;
    const DynamicsPlan& d = plan.dynamics;
    place_relations(plan, state);
    for (std::size_t i = 0; i < d.soft.size(); ++i) {
        copy(state, k.slots, d.soft[i].stock, 1, k.soft_power, i);
        copy(state, k.slots, d.soft[i].stock, 1, k.soft_base, i);
    }
    for (std::size_t i = 0; i < d.responses.size(); ++i) {
        const double per_year = d.responses[i].spending_per_year;
        copy(state, k.slots, d.responses[i].spending, per_year, k.arms, i);
        copy(state, k.slots, d.responses[i].spending, per_year, k.arms_base, i);
    }
    for (std::size_t i = 0; i < d.recognitions.size(); ++i) {
        fill(state, k.recognised, i, d.recognitions[i].at_start ? 1 : 0);
        double* count = state.row(k.recognises, d.recognitions[i].dyad);
        for (int l = 0; l < state.width; ++l) {
            count[l] += d.recognitions[i].at_start ? 1 : 0;
        }
    }
}

}  // namespace

State initial_state(const PlanData& plan, std::uint32_t first_replicate, int width) {
    State state;
    state.width = width;
    state.first_replicate = first_replicate;
    state.cells.assign(static_cast<std::size_t>(plan.rows) * static_cast<std::size_t>(width), 0);
    draw_slots(plan, state);
    place_goods(plan, state);
    place_claims(plan, state, plan.per_currency);
    place_institutions(plan, state);
    place_treaties(plan, state);
    place_works(plan, state);
    place_war(plan, state);
    place_people(plan, state);
    place_dynamics(plan, state);
    return state;
}

}  // namespace entente::kernel

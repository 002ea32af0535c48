#include "kernel/phases/projects.hpp"

#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/actions.hpp"
#include "kernel/phases/freezes.hpp"
#include "kernel/state/spending.hpp"

namespace entente::kernel {
namespace {

/// A day long before any calendar stands for "has not begun".
constexpr double not_begun = -1e8;

enum ScratchRow : std::size_t { mask_row = 4, work_row = 5, amount_row = 6 };

double* scratch(const Context& c, ScratchRow row) {
    return c.row(c.columns().lane, row);
}

void begin_dated(Context& c, Index i) {
    const ProjectPlan& project = c.plan.works.projects[i];
    if (!project.start || *project.start < c.day() || *project.start >= c.next_day()) {
        return;
    }
    double* from = c.row(c.columns().project_from, i);
    double* begins = scratch(c, mask_row);
    for (int l = 0; l < c.width(); ++l) {
        begins[l] = from[l] < not_begun ? 1 : 0;
        from[l] = begins[l] != 0 ? project.start->number : from[l];
    }
    c.record(EventKind::project_started, begins, i, nowhere, nullptr);
}

/// Days until the end of the step in which it can be worked on, after what disruptions take.
void find_days(Context& c, Index i) {
    const Columns& k = c.columns();
    const ProjectPlan& project = c.plan.works.projects[i];
    const double* done = c.row(k.project_done, i);
    double* from = c.row(k.project_from, i);
    double* idle = c.row(k.project_idle, i);
    double* days = c.row(k.project_days, i);
    double* hit = scratch(c, mask_row);
    const double* hazard = c.slot(project.disruption);
    const double* lost = c.slot(project.disruption_days);
    const double* duration = c.slot(project.duration);
    const double* worked = c.row(k.project_work, i);
    c.draw(project.key, 0, hit);
    for (int l = 0; l < c.width(); ++l) {
        const bool builds = from[l] > not_begun && done[l] == 0;
        const double available = builds ? c.next_day().number - from[l] : 0;
        const double exposed = std::min(available, std::max(0.0, duration[l] - worked[l]));
        const double chance = 1 - lanes::exp(-hazard[l] * exposed / model::days_per_year);
        hit[l] = builds && hit[l] < chance ? 1 : 0;
        idle[l] += hit[l] * lost[l];
        const double waits = std::min(idle[l], available);
        idle[l] -= waits;
        days[l] = builds ? available - waits : -1;
        from[l] = builds ? c.next_day().number : from[l];
    }
    c.record(EventKind::project_disrupted, hit, i, nowhere, lost);
}

/// Work that the days allow, were it paid for.
void find_work(const Context& c, Index i, double* work) {
    const double* done = c.row(c.columns().project_work, i);
    const double* days = c.row(c.columns().project_days, i);
    const double* duration = c.slot(c.plan.works.projects[i].duration);
    for (int l = 0; l < c.width(); ++l) {
        const double left = std::max(0.0, duration[l] - done[l]);
        work[l] = std::min(std::max(0.0, days[l]), left);
    }
}

/// What every builder has to pay for the work of the step, added up by actor.
void ask_builders(Context& c, Index i) {
    const Columns& k = c.columns();
    const ProjectPlan& project = c.plan.works.projects[i];
    double* reached = scratch(c, work_row);
    find_work(c, i, reached);
    for (int l = 0; l < c.width(); ++l) {
        reached[l] += c.row(k.project_work, i)[l];
    }
    for (Index b = project.first_builder; b < project.last_builder; ++b) {
        double* wanted = c.row(k.spending, b);
        owed_for_work(c.plan, c.state, i, b, reached, wanted);
        const double* days = c.row(k.project_days, i);
        const double* spent = c.row(k.project_spent, b);
        double* asked = c.row(k.cash_asked, c.plan.works.builders[b].actor);
        for (int l = 0; l < c.width(); ++l) {
            wanted[l] = days[l] < 0 ? 0 : std::max(0.0, wanted[l] - spent[l]);
            asked[l] += wanted[l];
        }
    }
}

/// What builders have in cash that no freeze holds.
void find_cash(Context& c) {
    const Columns& k = c.columns();
    for (Index a = 0; a < c.plan.actors.size(); ++a) {
        double* free = c.row(k.cash_free, a);
        const Index cash = c.plan.actors[a].cash;
        std::fill_n(c.row(k.cash_asked, a), c.width(), 0.0);
        if (cash == nowhere) {
            std::fill_n(free, c.width(), 0.0);
            continue;
        }
        frozen_share(c, cash, free);
        const double* stock = c.row(k.stock, cash);
        for (int l = 0; l < c.width(); ++l) {
            free[l] = lanes::floor(stock[l] * (1 - free[l]));
        }
    }
}

/// Builders pay in step with each other: the share of the cost that the poorest can pay.
void share_cost(Context& c, Index i) {
    const Columns& k = c.columns();
    const ProjectPlan& project = c.plan.works.projects[i];
    double* share = c.row(k.project_share, i);
    std::fill_n(share, c.width(), 1.0);
    for (Index b = project.first_builder; b < project.last_builder; ++b) {
        const Index actor = c.plan.works.builders[b].actor;
        const double* wanted = c.row(k.spending, b);
        const double* asked = c.row(k.cash_asked, actor);
        const double* free = c.row(k.cash_free, actor);
        for (int l = 0; l < c.width(); ++l) {
            const bool enough = wanted[l] == 0 || asked[l] <= free[l];
            share[l] = enough ? share[l] : std::min(share[l], free[l] / asked[l]);
        }
    }
}

void pay(Context& c, Index i) {
    const Columns& k = c.columns();
    const ProjectPlan& project = c.plan.works.projects[i];
    const double* share = c.row(k.project_share, i);
    for (Index b = project.first_builder; b < project.last_builder; ++b) {
        const BuilderPlan& builder = c.plan.works.builders[b];
        const double* wanted = c.row(k.spending, b);
        for (int l = 0; builder.cash != nowhere && l < c.width(); ++l) {
            const double paid = lanes::floor(wanted[l] * share[l]);
            c.row(k.stock, builder.cash)[l] -= paid;
            c.row(k.invested, builder.cash)[l] += paid;
            c.row(k.project_spent, b)[l] += paid;
        }
    }
    double* unpaid = c.row(k.project_unpaid, i);
    double* begins = scratch(c, mask_row);
    for (int l = 0; l < c.width(); ++l) {
        begins[l] = share[l] < 1 && unpaid[l] == 0 ? 1 : 0;
        unpaid[l] = share[l] < 1 ? 1 : 0;
    }
    c.record(EventKind::project_unpaid, begins, i, nowhere, share);
}

/// A project is finished in the step that contains the day on which its work is done.
void work(Context& c, Index i) {
    const Columns& k = c.columns();
    const ProjectPlan& project = c.plan.works.projects[i];
    const double* duration = c.slot(project.duration);
    const double* share = c.row(k.project_share, i);
    const double* days = c.row(k.project_days, i);
    double* done = c.row(k.project_work, i);
    double* finished = scratch(c, mask_row);
    double* step = scratch(c, work_row);
    find_work(c, i, step);
    for (int l = 0; l < c.width(); ++l) {
        const double left = duration[l] - done[l];
        finished[l] = days[l] >= 0 && share[l] >= 1 && left < days[l] ? 1 : 0;
        done[l] = finished[l] != 0 ? duration[l] : done[l] + step[l] * share[l];
        const double progress = duration[l] > 0 ? std::min(1.0, done[l] / duration[l]) : 0;
        c.row(k.project_progress, i)[l] = finished[l] != 0 ? 1 : progress;
        c.row(k.project_done, i)[l] += finished[l];
    }
    c.record(EventKind::project_done, finished, i, nowhere, nullptr);
}

}  // namespace

void advance_projects(Context& c) {
    const auto& projects = c.plan.works.projects;
    if (projects.empty()) {
        return;
    }
    find_cash(c);
    for (Index i = 0; i < projects.size(); ++i) {
        begin_dated(c, i);
        find_days(c, i);
        ask_builders(c, i);
    }
    for (Index i = 0; i < projects.size(); ++i) {
        share_cost(c, i);
    }
    double* finished = scratch(c, amount_row);
    for (Index i = 0; i < projects.size(); ++i) {
        pay(c, i);
        const double* done = c.row(c.columns().project_done, i);
        std::copy_n(done, c.width(), finished);
        work(c, i);
        for (int l = 0; l < c.width(); ++l) {
            finished[l] = done[l] - finished[l];
        }
        for (const ActionPlan& action : projects[i].when_done) {
            request(c, action, finished);
        }
    }
}

void carry_out_projects(Context& c) {
    const Columns& k = c.columns();
    double* begins = scratch(c, mask_row);
    for (Index i = 0; i < c.plan.works.projects.size(); ++i) {
        double* from = c.row(k.project_from, i);
        const double* request = c.row(k.build_request, i);
        for (int l = 0; l < c.width(); ++l) {
            begins[l] = request[l] != 0 && from[l] < not_begun ? 1 : 0;
            from[l] = begins[l] != 0 ? c.day().number : from[l];
        }
        c.record(EventKind::project_started, begins, i, nowhere, nullptr);
    }
}

}  // namespace entente::kernel

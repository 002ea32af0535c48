#include "kernel/phases/people_actions.hpp"

#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/actions.hpp"

namespace entente::kernel {
namespace {

enum ScratchRow : std::size_t { mask_row = 0, amount_row = 1 };

void reset_compliance(Context& c, Index society) {
    const Columns& k = c.columns();
    const double* exits = c.row(k.leader_exit, society);
    const auto& all = c.plan.institutions.compliance;
    for (Index i = 0; i < all.size(); ++i) {
        if (all[i].actor != c.plan.people.societies[society].actor) {
            continue;
        }
        const double* stated = c.slot(all[i].level);
        for (int l = 0; l < c.width(); ++l) {
            c.row(k.compliance, i)[l] = exits[l] != 0 ? stated[l] : c.row(k.compliance, i)[l];
            c.row(k.compliance_base, i)[l] =
                exits[l] != 0 ? stated[l] : c.row(k.compliance_base, i)[l];
        }
    }
}

}  // namespace

void request_transfer(Context& c, const ActionPlan& action, const double* mask) {
    const Columns& k = c.columns();
    const double* share = c.slot(action.amount);
    const double* teacher = c.row(k.technology, action.teacher_level);
    const double* learner = c.row(k.technology, action.learner_level);
    double* taught = c.row(k.taught, action.learner_level);
    for (int l = 0; l < c.width(); ++l) {
        const double gap = std::max(0.0, teacher[l] - learner[l]);
        const double level = learner[l] + std::clamp(share[l], 0.0, 1.0) * gap;
        taught[l] = mask[l] != 0 ? std::max(taught[l], level) : taught[l];
    }
}

void request_recall(Context& c, const ActionPlan& action, const double* mask) {
    double* request = c.row(c.columns().recall_request, action.labour);
    const double* people = c.slot(action.amount);
    for (int l = 0; l < c.width(); ++l) {
        const double wanted = std::max(0.0, lanes::leg_quanta(people[l] * action.factor));
        request[l] = mask[l] != 0 ? std::max(request[l], wanted) : request[l];
    }
}

void clear_people_requests(Context& c) {
    const Columns& k = c.columns();
    for (Index i = 0; i < k.taught.count; ++i) {
        std::fill_n(c.row(k.taught, i), c.width(), 0.0);
    }
    for (Index i = 0; i < k.recall_request.count; ++i) {
        std::fill_n(c.row(k.recall_request, i), c.width(), 0.0);
    }
}

void carry_out_transfers(Context& c) {
    const Columns& k = c.columns();
    for (Index i = 0; i < c.plan.people.levels.size(); ++i) {
        const double* taught = c.row(k.taught, i);
        double* level = c.row(k.technology, i);
        double* mask = c.row(k.people_lane, mask_row);
        for (int l = 0; l < c.width(); ++l) {
            mask[l] = taught[l] > level[l] ? 1 : 0;
            level[l] = std::max(level[l], taught[l]);
        }
        const LevelPlan& plan = c.plan.people.levels[i];
        c.record(EventKind::technology_taught, mask, plan.actor, plan.technology, level);
    }
}

void send_workers_home(Context& c, Index index, const double* people) {
    const Columns& k = c.columns();
    const LabourPlan& labour = c.plan.people.labour[index];
    const double per_unit = c.plan.goods[c.plan.accounts[labour.abroad].good].per_unit;
    double* mask = c.row(k.people_lane, mask_row);
    double* amount = c.row(k.people_lane, amount_row);
    for (int l = 0; l < c.width(); ++l) {
        const double moved = std::min(people[l], c.row(k.stock, labour.abroad)[l]);
        c.row(k.stock, labour.abroad)[l] -= moved;
        c.row(k.transfers, labour.abroad)[l] -= moved;
        c.row(k.stock, labour.at_home)[l] += moved;
        c.row(k.transfers, labour.at_home)[l] += moved;
        mask[l] = moved > 0 ? 1 : 0;
        amount[l] = moved / per_unit;
    }
    c.record(EventKind::workers_returned, mask, index, nowhere, amount);
}

void carry_out_recalls(Context& c) {
    for (Index i = 0; i < c.plan.people.labour.size(); ++i) {
        send_workers_home(c, i, c.row(c.columns().recall_request, i));
    }
}

void follow_leader_changes(Context& c) {
    for (Index i = 0; i < c.plan.people.societies.size(); ++i) {
        const SocietyPlan& society = c.plan.people.societies[i];
        if (!society.leader_changes) {
            continue;
        }
        reset_compliance(c, i);
        for (const ActionPlan& action : society.on_exit) {
            request(c, action, c.row(c.columns().leader_exit, i));
        }
    }
}

}  // namespace entente::kernel

// What is asked of theatres and contingents, and what comes of it for the theatres.
#include <algorithm>

#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

using model::ActionKind;
using model::Hostility;

/// Strength of requests to a theatre: the strongest of a step wins.
constexpr double to_declare = 1;
constexpr double to_attack = 2;
constexpr double to_cease = 3;
constexpr double to_make_peace = 4;

double strength_of(ActionKind kind) {
    switch (kind) {
        case ActionKind::attack:
            return to_attack;
        case ActionKind::ceasefire:
            return to_cease;
        case ActionKind::make_peace:
            return to_make_peace;
        default:
            return to_declare;
    }
}

double after(double request, double state) {
    constexpr auto war = static_cast<double>(Hostility::war);
    if (request == to_declare) {
        return std::max(state, war);
    }
    if (request == to_attack) {
        return static_cast<double>(Hostility::fighting);
    }
    if (request == to_cease) {
        return std::min(state, war);
    }
    return request == to_make_peace ? static_cast<double>(Hostility::peace) : state;
}

bool is_belligerent(const TheatrePlan& theatre, Index actor) {
    return std::any_of(theatre.actors.begin(), theatre.actors.end(), [&](const auto& side) {
        return std::binary_search(side.begin(), side.end(), actor);
    });
}

void refuse(const Context& c, Refusal refusal, double* code) {
    std::fill_n(code, c.width(), static_cast<double>(refusal));
}

void check_theatre(const Context& c, const ActionPlan& action, double* code) {
    const TheatrePlan& theatre = c.plan.war.theatres[action.theatre];
    const bool facilitator = action.by == nowhere;
    if (!facilitator && !is_belligerent(theatre, action.by)) {
        return refuse(c, Refusal::not_a_party, code);
    }
    if (!c.open(theatre.window)) {
        return refuse(c, Refusal::not_active, code);
    }
    const double* state = c.row(c.columns().hostility, action.theatre);
    const double strength = strength_of(action.kind);
    for (int l = 0; l < c.width(); ++l) {
        const bool already = after(strength, state[l]) == state[l];
        code[l] = already ? static_cast<double>(Refusal::already_so) : 0;
    }
}

void check_contingent(const Context& c, const ActionPlan& action, double* code) {
    const ContingentPlan& plan = c.plan.war.contingents[action.contingent];
    if (action.by != nowhere && action.by != plan.actor) {
        return refuse(c, Refusal::not_a_party, code);
    }
    const Index home = c.plan.war.stores[plan.home].account;
    const double* men = action.kind == ActionKind::deploy
                            ? c.row(c.columns().stock, home)
                            : c.row(c.columns().men, action.contingent);
    for (int l = 0; l < c.width(); ++l) {
        code[l] = men[l] > 0 ? 0 : static_cast<double>(Refusal::no_stock);
    }
}

void clear(Context& c, Rows rows) {
    std::fill_n(c.row(rows, 0),
                static_cast<std::size_t>(rows.count) * static_cast<std::size_t>(c.width()), 0.0);
}

void change_theatre(Context& c, Index t) {
    const Columns& k = c.columns();
    const double* request = c.row(k.hostility_request, t);
    double* state = c.row(k.hostility, t);
    double* declared = c.row(k.war_lane, 2);
    double* peace = c.row(k.war_lane, 3);
    for (int l = 0; l < c.width(); ++l) {
        const double next = after(request[l], state[l]);
        declared[l] = state[l] < next && request[l] == to_declare ? 1 : 0;
        peace[l] = next < state[l] && request[l] == to_make_peace ? 1 : 0;
        state[l] = next;
    }
    c.record(EventKind::war_declared, declared, t, nowhere, nullptr);
    c.record(EventKind::peace_made, peace, t, nowhere, nullptr);
}

/// Events where fighting began or ended since `before`.
void tell_changes(Context& c, Index t, const double* before) {
    const double* active = c.row(c.columns().theatre_active, t);
    double* mask = c.row(c.columns().war_lane, 2);
    for (int l = 0; l < c.width(); ++l) {
        mask[l] = active[l] > before[l] ? 1 : 0;
    }
    c.record(EventKind::fighting_began, mask, t, nowhere, nullptr);
    for (int l = 0; l < c.width(); ++l) {
        mask[l] = active[l] < before[l] ? 1 : 0;
    }
    c.record(EventKind::fighting_ended, mask, t, nowhere, nullptr);
}

}  // namespace

void clear_war_requests(Context& c) {
    clear(c, c.columns().deploy_request);
    clear(c, c.columns().withdraw_request);
}

void request_deployment(Context& c, Index contingent, const double* men, const double* mask) {
    const double per_unit = c.plan.war.contingents[contingent].per_unit;
    double* request = c.row(c.columns().deploy_request, contingent);
    for (int l = 0; l < c.width(); ++l) {
        const double more = std::max(0.0, lanes::leg_quanta(men[l] * per_unit));
        request[l] += mask[l] != 0 ? more : 0;
    }
}

void request_withdrawal(Context& c, Index contingent, const double* men, const double* share,
                        const double* mask) {
    const double per_unit = c.plan.war.contingents[contingent].per_unit;
    const double* there = c.row(c.columns().men, contingent);
    double* request = c.row(c.columns().withdraw_request, contingent);
    for (int l = 0; l < c.width(); ++l) {
        const double part = std::clamp(share[l], 0.0, 1.0) * there[l];
        const double more = std::max(0.0, lanes::leg_quanta(men[l] * per_unit + part));
        request[l] += mask[l] != 0 ? more : 0;
    }
}

void request_war(Context& c, const ActionPlan& action, const double* mask) {
    if (action.kind == ActionKind::deploy) {
        return request_deployment(c, action.contingent, c.slot(action.amount), mask);
    }
    if (action.kind == ActionKind::withdraw) {
        return request_withdrawal(c, action.contingent, c.slot(action.amount), c.slot(action.share),
                                  mask);
    }
    const double strength = strength_of(action.kind);
    double* request = c.row(c.columns().hostility_request, action.theatre);
    for (int l = 0; l < c.width(); ++l) {
        request[l] = mask[l] != 0 ? std::max(request[l], strength) : request[l];
    }
}

void check_war(const Context& c, const ActionPlan& action, double* code) {
    if (action.contingent != nowhere) {
        return check_contingent(c, action, code);
    }
    check_theatre(c, action, code);
}

void carry_out_hostility(Context& c) {
    const Columns& k = c.columns();
    const auto theatres = static_cast<Index>(c.plan.war.theatres.size());
    if (theatres == 0) {
        return;
    }
    for (Index t = 0; t < theatres; ++t) {
        change_theatre(c, t);
        // The request is carried out: its row keeps what was before, for the events.
        std::copy_n(c.row(k.theatre_active, t), c.width(), c.row(k.hostility_request, t));
    }
    find_hostility(c);
    for (Index t = 0; t < theatres; ++t) {
        tell_changes(c, t, c.row(k.hostility_request, t));
    }
    clear(c, k.hostility_request);
}

}  // namespace entente::kernel

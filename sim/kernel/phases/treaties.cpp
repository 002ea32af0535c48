#include "kernel/phases/treaties.hpp"

#include <algorithm>

namespace entente::kernel {
namespace {

using model::ActionKind;

enum ScratchRow : std::size_t { mask_row = 10, count_row = 11, day_row = 14 };

void fill_rows(Context& c, Rows rows, double value) {
    std::fill_n(c.row(rows, 0),
                static_cast<std::size_t>(rows.count) * static_cast<std::size_t>(c.width()), value);
}

void raise(double* request, const double* mask, int width) {
    for (int l = 0; l < width; ++l) {
        request[l] = mask[l] != 0 ? 1 : request[l];
    }
}

/// Sets a flag and records an event where it was not set.
void set_once(Context& c, double* flag, const double* where, EventKind kind, Index treaty,
              Index actor) {
    double* mask = c.row(c.columns().lane, mask_row);
    for (int l = 0; l < c.width(); ++l) {
        mask[l] = where[l] != 0 && flag[l] == 0 ? 1 : 0;
        flag[l] = where[l] != 0 ? 1 : flag[l];
    }
    c.record(kind, mask, treaty, actor, nullptr);
}

/// all[lane] = 1 where every party has done it.
void by_all(const Context& c, const TreatyPlan& treaty, Rows rows, double* all) {
    std::fill_n(all, c.width(), 1.0);
    for (Index p = treaty.first_party; p < treaty.last_party; ++p) {
        const double* done = c.row(rows, p);
        for (int l = 0; l < c.width(); ++l) {
            all[l] *= done[l];
        }
    }
}

/// Power and leadership of a party as they were when it signed.
void remember_signature(Context& c, Index p) {
    const Columns& k = c.columns();
    const PartyPlan& party = c.plan.treaties.parties[p];
    const double* has_signed = c.row(k.party_signed, p);
    double* power = c.row(k.power_signed, p);
    double* leaders = c.row(k.regime_signed, p);
    for (int l = 0; l < c.width(); ++l) {
        const bool fresh = has_signed[l] != 0 && power[l] < 0;
        const double now = party.capability == nowhere ? 0 : c.slot(party.capability)[l];
        const double changes =
            k.regime_change.count == 0 ? 0 : c.row(k.regime_change, party.actor)[l];
        power[l] = fresh ? now : power[l];
        leaders[l] = fresh ? changes : leaders[l];
    }
}

void update_signatures(Context& c, Index t) {
    const Columns& k = c.columns();
    const TreatyPlan& treaty = c.plan.treaties.treaties[t];
    double* today = c.row(k.lane, count_row);
    const bool dated = treaty.signed_on && *treaty.signed_on < c.next_day();
    std::fill_n(today, c.width(), dated ? 1.0 : 0.0);
    for (Index p = treaty.first_party; p < treaty.last_party; ++p) {
        const PartyPlan& party = c.plan.treaties.parties[p];
        double* has_signed = c.row(k.party_signed, p);
        set_once(c, has_signed, today, EventKind::treaty_signed, t, party.actor);
        remember_signature(c, p);
    }
    by_all(c, treaty, k.party_signed, c.row(k.treaty_signed, t));
}

/// Once it has entered into force a treaty holds until its date, or until a denunciation leaves
/// fewer than two members.
void update_force(Context& c, Index t) {
    const Columns& k = c.columns();
    const TreatyPlan& treaty = c.plan.treaties.treaties[t];
    double* ready = c.row(k.lane, count_row);
    if (treaty.in_force) {
        std::fill_n(ready, c.width(), *treaty.in_force < c.next_day() ? 1.0 : 0.0);
    } else if (treaty.needs_ratification) {
        by_all(c, treaty, k.party_ratified, ready);
    } else {
        std::fill_n(ready, c.width(), 1.0);
    }
    double* entered = c.row(k.treaty_entered, t);
    const double* is_signed = c.row(k.treaty_signed, t);
    for (int l = 0; l < c.width(); ++l) {
        entered[l] = ready[l] != 0 && is_signed[l] != 0 ? 1 : entered[l];
    }
    double* members = ready;
    double* member = c.row(k.lane, mask_row);
    std::fill_n(members, c.width(), 0.0);
    for (Index p = treaty.first_party; p < treaty.last_party; ++p) {
        is_member(c, p, member);
        for (int l = 0; l < c.width(); ++l) {
            members[l] += member[l];
        }
    }
    const bool open = c.next_day() <= treaty.until;
    double* force = c.row(k.treaty_in_force, t);
    double* begins = c.row(k.lane, mask_row);
    double* ends = c.row(k.lane, day_row);
    for (int l = 0; l < c.width(); ++l) {
        const double holds = open && entered[l] != 0 && members[l] >= 2 ? 1 : 0;
        begins[l] = holds != 0 && force[l] == 0 ? 1 : 0;
        ends[l] = holds == 0 && force[l] != 0 ? 1 : 0;
        force[l] = holds;
    }
    c.record(EventKind::treaty_in_force, begins, t, nowhere, nullptr);
    c.record(EventKind::treaty_ended, ends, t, nowhere, nullptr);
}

Index party_row(const Context& c, Index treaty, Index actor) {
    const Treaties& all = c.plan.treaties;
    const TreatyPlan& plan = all.treaties[treaty];
    for (Index p = plan.first_party; p < plan.last_party; ++p) {
        if (all.parties[p].actor == actor) {
            return p;
        }
    }
    return nowhere;
}

void refuse_where(const Context& c, const double* row, double value, Refusal refusal,
                  double* code) {
    for (int l = 0; l < c.width(); ++l) {
        code[l] = code[l] == 0 && row[l] == value ? static_cast<double>(refusal) : code[l];
    }
}

/// A party invokes what protects it.
void check_invocation(const Context& c, const ActionPlan& action, double* code) {
    const ClausePlan& clause = c.plan.treaties.clauses[action.clause];
    const bool own = std::find(clause.protects.begin(), clause.protects.end(), action.by) !=
                     clause.protects.end();
    if (action.by != nowhere && !own) {
        std::fill_n(code, c.width(), static_cast<double>(Refusal::not_a_party));
        return;
    }
    refuse_where(c, c.row(c.columns().treaty_in_force, clause.treaty), 0, Refusal::not_active,
                 code);
    refuse_where(c, c.row(c.columns().clause_spell, action.clause), 1, Refusal::already_so, code);
}

void check_party(const Context& c, const ActionPlan& action, Index party, double* code) {
    const Columns& k = c.columns();
    const double* has_signed = c.row(k.party_signed, party);
    switch (action.kind) {
        case ActionKind::propose:
            return refuse_where(c, c.row(k.treaty_proposed, action.treaty), 1, Refusal::already_so,
                                code);
        case ActionKind::sign:
            refuse_where(c, has_signed, 1, Refusal::already_so, code);
            return refuse_where(c, c.row(k.treaty_proposed, action.treaty), 0, Refusal::not_tabled,
                                code);
        case ActionKind::ratify:
            refuse_where(c, c.row(k.party_ratified, party), 1, Refusal::already_so, code);
            return refuse_where(c, has_signed, 0, Refusal::not_active, code);
        default:
            break;
    }
    refuse_where(c, has_signed, 0, Refusal::not_active, code);
    const double* leaves = c.row(k.party_leaves, party);
    for (int l = 0; l < c.width(); ++l) {
        const bool left = leaves[l] < base::last_day.number;
        code[l] = code[l] == 0 && left ? static_cast<double>(Refusal::already_so) : code[l];
    }
}

void carry_out_denunciation(Context& c, Index p) {
    const Columns& k = c.columns();
    const PartyPlan& party = c.plan.treaties.parties[p];
    const double* request = c.row(k.denounce_request, p);
    const double* notice = c.slot(c.plan.treaties.treaties[party.treaty].notice);
    double* leaves = c.row(k.party_leaves, p);
    for (int l = 0; l < c.width(); ++l) {
        const double day = c.day().number + std::max(0.0, notice[l]);
        leaves[l] = request[l] != 0 ? std::min(leaves[l], day) : leaves[l];
    }
    c.record(EventKind::treaty_denounced, request, party.treaty, party.actor, leaves);
}

}  // namespace

void is_member(const Context& c, Index party, double* out) {
    const double* has_signed = c.row(c.columns().party_signed, party);
    const double* leaves = c.row(c.columns().party_leaves, party);
    for (int l = 0; l < c.width(); ++l) {
        out[l] = c.next_day().number <= leaves[l] ? has_signed[l] : 0;
    }
}

void update_treaties(Context& c) {
    for (Index t = 0; t < c.plan.treaties.treaties.size(); ++t) {
        update_signatures(c, t);
        update_force(c, t);
    }
}

void clear_treaty_requests(Context& c) {
    const Columns& k = c.columns();
    for (const Rows rows :
         {k.treaty_request, k.sign_request, k.ratify_request, k.denounce_request, k.clause_case}) {
        fill_rows(c, rows, 0);
    }
}

void request_treaty(Context& c, const ActionPlan& action, const double* mask) {
    const Columns& k = c.columns();
    if (action.kind == ActionKind::invoke) {
        return raise(c.row(k.clause_case, action.clause), mask, c.width());
    }
    if (action.kind == ActionKind::propose) {
        c.record(EventKind::treaty_proposed, mask, action.treaty, action.by, nullptr);
        return raise(c.row(k.treaty_request, action.treaty), mask, c.width());
    }
    const Rows rows = action.kind == ActionKind::sign     ? k.sign_request
                      : action.kind == ActionKind::ratify ? k.ratify_request
                                                          : k.denounce_request;
    const TreatyPlan& treaty = c.plan.treaties.treaties[action.treaty];
    for (Index p = treaty.first_party; p < treaty.last_party; ++p) {
        if (action.by == nowhere || c.plan.treaties.parties[p].actor == action.by) {
            raise(c.row(rows, p), mask, c.width());
        }
    }
}

void carry_out_treaties(Context& c) {
    const Columns& k = c.columns();
    for (Index t = 0; t < c.plan.treaties.treaties.size(); ++t) {
        raise(c.row(k.treaty_proposed, t), c.row(k.treaty_request, t), c.width());
    }
    for (Index p = 0; p < c.plan.treaties.parties.size(); ++p) {
        const PartyPlan& party = c.plan.treaties.parties[p];
        set_once(c, c.row(k.party_signed, p), c.row(k.sign_request, p), EventKind::treaty_signed,
                 party.treaty, party.actor);
        set_once(c, c.row(k.party_ratified, p), c.row(k.ratify_request, p),
                 EventKind::treaty_ratified, party.treaty, party.actor);
        carry_out_denunciation(c, p);
    }
}

void check_treaty(const Context& c, const ActionPlan& action, double* code) {
    if (action.kind == ActionKind::invoke) {
        return check_invocation(c, action, code);
    }
    if (action.by == nowhere) {
        return;  // the facilitator's word stands for all parties
    }
    const Index party = party_row(c, action.treaty, action.by);
    if (party == nowhere) {
        std::fill_n(code, c.width(), static_cast<double>(Refusal::not_a_party));
        return;
    }
    check_party(c, action, party, code);
}

}  // namespace entente::kernel

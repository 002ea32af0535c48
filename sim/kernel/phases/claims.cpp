#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/freezes.hpp"
#include "kernel/phases/phases.hpp"

namespace entente::kernel {
namespace {

enum ScratchRow : std::size_t { mask_row = 0, amount_row = 1 };

/// Effective yearly interest, so that steps of any length compound to the same:
/// L ((1 + i)^dt - 1), in whole quanta with the remainder kept.
ENTENTE_CLONES void accrue(const double* yearly, double years, const double* claim, double* rest,
                           double* interest, int width) {
    for (int l = 0; l < width; ++l) {
        const double growth = lanes::expm1(lanes::log(1 + yearly[l]) * years);
        const auto posting = lanes::post(claim[l] * growth, rest[l]);
        interest[l] = posting.quanta;
        rest[l] = posting.remainder;
    }
}

/// Adds an amount to a claim; negative amounts reduce it. Both net positions follow.
void change_claim(Context& c, Index claim, double sign, const double* amount) {
    const Columns& k = c.columns();
    const ClaimPlan& plan = c.plan.claims[claim];
    for (int l = 0; l < c.width(); ++l) {
        const double change = sign * amount[l];
        c.row(k.claim, claim)[l] += change;
        c.row(k.net_position, plan.creditor)[l] += change;
        c.row(k.net_position, plan.debtor)[l] -= change;
    }
}

void add_interest(Context& c, Index i) {
    const Columns& k = c.columns();
    const LoanPlan& loan = c.plan.works.loans[i];
    if (loan.interest == nowhere) {
        return;
    }
    double* interest = c.row(k.claim_interest, i);
    accrue(c.slot(loan.interest), c.days() / model::days_per_year, c.row(k.claim, loan.claim),
           c.row(k.rest_interest, i), interest, c.width());
    change_claim(c, loan.claim, 1, interest);
}

/// What is due of a claim: arrears and what falls due in the step, never more than is owed.
void find_due(Context& c, Index i) {
    const Columns& k = c.columns();
    const LoanPlan& loan = c.plan.works.loans[i];
    const double* claim = c.row(k.claim, loan.claim);
    double* due = c.row(k.instalment, i);
    double* base = c.row(k.instalment_base, i);
    double* rest = c.row(k.rest_instalment, i);
    const bool open = c.open(loan.window);
    for (int l = 0; l < c.width(); ++l) {
        base[l] = open && base[l] < 0 ? claim[l] : base[l];
        const double per_period = loan.amount != nowhere
                                      ? c.slot(loan.amount)[l] * c.plan.per_currency
                                      : c.slot(loan.share)[l] * base[l];
        const double scheduled = open ? per_period * c.days() / loan.period_days : 0;
        const auto posting = lanes::post(scheduled, rest[l]);
        rest[l] = posting.remainder;
        due[l] = std::min(claim[l], c.row(k.arrears, i)[l] + posting.quanta);
    }
    double* asked = c.row(k.cash_asked, c.plan.claims[loan.claim].debtor);
    for (int l = 0; l < c.width(); ++l) {
        asked[l] += due[l];
    }
}

void find_free_cash(Context& c, Index actor) {
    const Columns& k = c.columns();
    const Index cash = c.plan.actors[actor].cash;
    double* free = c.row(k.cash_free, actor);
    frozen_share(c, cash, free);
    for (int l = 0; l < c.width(); ++l) {
        free[l] = lanes::floor(c.row(k.stock, cash)[l] * (1 - free[l]));
    }
}

/// Where cash does not reach, every creditor of a debtor gets the same share of what is due.
void find_payment(Context& c, Index i, double* paid) {
    const Columns& k = c.columns();
    const Index debtor = c.plan.claims[c.plan.works.loans[i].claim].debtor;
    const double* asked = c.row(k.cash_asked, debtor);
    const double* free = c.row(k.cash_free, debtor);
    const double* due = c.row(k.instalment, i);
    for (int l = 0; l < c.width(); ++l) {
        const bool enough = asked[l] <= free[l];
        paid[l] = enough ? due[l] : lanes::floor(due[l] * (free[l] / asked[l]));
    }
}

void pay(Context& c, Index i) {
    const Columns& k = c.columns();
    const LoanPlan& loan = c.plan.works.loans[i];
    const double* due = c.row(k.instalment, i);
    double* paid = c.row(k.claim_repaid, i);
    double* arrears = c.row(k.arrears, i);
    double* missed = c.row(k.lane, mask_row);
    double* amount = c.row(k.lane, amount_row);
    find_payment(c, i, paid);
    for (int l = 0; l < c.width(); ++l) {
        c.row(k.stock, loan.debtor_cash)[l] -= paid[l];
        c.row(k.transfers, loan.debtor_cash)[l] -= paid[l];
        c.row(k.stock, loan.creditor_cash)[l] += paid[l];
        c.row(k.transfers, loan.creditor_cash)[l] += paid[l];
        const double late = due[l] - paid[l];
        missed[l] = late > 0 && arrears[l] == 0 ? 1 : 0;
        arrears[l] = late;
        amount[l] = late / c.plan.per_currency;
    }
    c.record(EventKind::instalment_missed, missed, loan.claim, nowhere, amount);
    change_claim(c, loan.claim, -1, paid);
    const double* claim = c.row(k.claim, loan.claim);
    for (int l = 0; l < c.width(); ++l) {
        missed[l] = paid[l] > 0 && claim[l] == 0 ? 1 : 0;
    }
    c.record(EventKind::claim_repaid, missed, loan.claim, nowhere, claim);
}

}  // namespace

void run_claims(Context& c) {
    const Columns& k = c.columns();
    const auto& loans = c.plan.works.loans;
    std::fill_n(c.row(k.cash_asked, 0),
                static_cast<std::size_t>(k.cash_asked.count) * static_cast<std::size_t>(c.width()),
                0.0);
    for (Index i = 0; i < loans.size(); ++i) {
        add_interest(c, i);
        if (loans[i].repays) {
            find_due(c, i);
            find_free_cash(c, c.plan.claims[loans[i].claim].debtor);
        }
    }
    for (Index i = 0; i < loans.size(); ++i) {
        if (loans[i].repays) {
            pay(c, i);
        }
    }
}

}  // namespace entente::kernel

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "kernel/lanes/clones.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/war.hpp"
#include "kernel/state/expressions.hpp"

namespace entente::kernel {
namespace {

constexpr double largest_amount = 0x1p53;

std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

[[noreturn]] void fail(const Context& c, int lane, const std::string& what) {
    throw AuditFailure(
        "step " + std::to_string(c.step()) + " (" + base::format_date(c.day()) + "), replicate " +
        std::to_string(c.state.first_replicate + static_cast<unsigned>(lane)) + ": " + what);
}

std::string account_name(const Context& c, Index a) {
    const AccountPlan& account = c.plan.accounts[a];
    const auto label = [&](Dimension dimension, Index canonical) {
        return c.plan.labels[static_cast<std::size_t>(dimension)][c.position(dimension, canonical)];
    };
    return label(Dimension::actor, account.actor) + "." + label(Dimension::good, account.good);
}

/// Lanes in which an account does not balance, is negative or is not a whole number below 2^53.
ENTENTE_CLONES double check_account(const double* before, const double* stock,
                                    const double* const* in, int in_count, const double* const* out,
                                    int out_count, double* difference, int width) {
    double wrong = 0;
    for (int l = 0; l < width; ++l) {
        difference[l] = before[l] - stock[l];
    }
    for (int i = 0; i < in_count; ++i) {
        for (int l = 0; l < width; ++l) {
            difference[l] += in[i][l];
        }
    }
    for (int i = 0; i < out_count; ++i) {
        for (int l = 0; l < width; ++l) {
            difference[l] -= out[i][l];
        }
    }
    for (int l = 0; l < width; ++l) {
        const bool right = difference[l] == 0 && stock[l] >= 0 && stock[l] < largest_amount;
        wrong += right ? 0 : 1;
    }
    return wrong;
}

void audit_account(Context& c, Index a) {
    const Columns& k = c.columns();
    std::array<const double*, 6> in = {c.row(k.produced, a), c.row(k.income, a),
                                       c.row(k.injected, a), c.row(k.received, a),
                                       c.row(k.transfers, a)};
    std::array<const double*, 9> out = {c.row(k.used, a), c.row(k.spoiled, a), c.row(k.consumed, a),
                                        c.row(k.sent, a), c.row(k.transport, a)};
    int ins = 5;
    int outs = 5;
    const auto leaves = [&](const double* row) { out.at(static_cast<std::size_t>(outs++)) = row; };
    if (k.invested.count > 0) {
        leaves(c.row(k.invested, a));
    }
    if (const Index store = c.plan.war.store(a); store != nowhere) {
        in.at(static_cast<std::size_t>(ins++)) = c.row(k.came_home, store);
        leaves(c.row(k.deployed, store));
        leaves(c.row(k.fired, store));
        leaves(c.row(k.destroyed, store));
    }
    double* difference = c.row(k.lane, 0);
    const double* stock = c.row(k.stock, a);
    if (check_account(c.row(k.before, a), stock, in.data(), ins, out.data(), outs, difference,
                      c.width()) == 0) {
        return;
    }
    for (int l = 0; l < c.width(); ++l) {
        if (!(difference[l] == 0 && stock[l] >= 0 && stock[l] < largest_amount)) {
            fail(c, l,
                 "the account " + account_name(c, a) + " does not balance: stock " +
                     number(stock[l]) + " quanta, before " + number(c.row(k.before, a)[l]) +
                     ", unexplained " + number(difference[l]));
        }
    }
}

void add(const double* from, double sign, double* to, int width) {
    for (int l = 0; l < width; ++l) {
        to[l] += sign * from[l];
    }
}

/// Every quantum of a good is in a store, on its way, or in a named sink: what stores and transit
/// gained equals what came from outside less what left the world.
void audit_good(Context& c, Index good) {
    const Columns& k = c.columns();
    double* gap = c.row(k.lane, 1);
    for (int l = 0; l < c.width(); ++l) {
        gap[l] = 0;
    }
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        if (c.plan.accounts[a].good != good) {
            continue;
        }
        add(c.row(k.stock, a), 1, gap, c.width());
        add(c.row(k.before, a), -1, gap, c.width());
        add(c.row(k.in_transit, a), 1, gap, c.width());
        add(c.row(k.transit_before, a), -1, gap, c.width());
        for (const Rows source : {k.produced, k.income, k.injected}) {
            add(c.row(source, a), -1, gap, c.width());
        }
        for (const Rows sink : {k.used, k.spoiled, k.consumed, k.transport}) {
            add(c.row(sink, a), 1, gap, c.width());
        }
        if (k.invested.count > 0) {
            add(c.row(k.invested, a), 1, gap, c.width());
        }
    }
    for (Index p = 0; p < c.plan.exchange.pairs.size(); ++p) {
        if (c.plan.exchange.pairs[p].good == good) {
            add(c.row(k.pair_lost, p), 1, gap, c.width());
            add(c.row(k.pair_destroyed, p), 1, gap, c.width());
        }
    }
    add_war_sinks(c, good, gap);
    for (int l = 0; l < c.width(); ++l) {
        if (gap[l] != 0) {
            const auto& labels = c.plan.labels[static_cast<std::size_t>(Dimension::good)];
            fail(c, l,
                 "good " + labels[c.position(Dimension::good, good)] +
                     " is not conserved: unexplained " + number(gap[l]) + " quanta");
        }
    }
}

/// What is in the pipelines to an account is what it is told is on its way.
void audit_transit(Context& c) {
    const Columns& k = c.columns();
    const Exchange& x = c.plan.exchange;
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        std::copy_n(c.row(k.in_transit, a), c.width(), c.row(k.transit_gap, a));
    }
    for (const Shipment& shipment : x.shipments) {
        double* gap = c.row(k.transit_gap, x.legs[shipment.leg].to);
        for (Index slot = 0; slot < shipment.ring_size; ++slot) {
            add(c.row(k.pipeline, shipment.ring_first + slot), -1, gap, c.width());
        }
    }
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        const double* gap = c.row(k.transit_gap, a);
        for (int l = 0; l < c.width(); ++l) {
            if (gap[l] != 0) {
                fail(c, l,
                     "transit to " + account_name(c, a) + " does not balance: unexplained " +
                         number(gap[l]) + " quanta");
            }
        }
    }
}

std::string claim_name(const Context& c, Index claim) {
    return c.plan
        .labels[static_cast<std::size_t>(Dimension::claim)][c.position(Dimension::claim, claim)];
}

/// What is owed changed by what was lent, charged, paid and forgiven, and by nothing else.
void audit_claim_flows(Context& c) {
    const Columns& k = c.columns();
    const auto& loans = c.plan.works.loans;  // in the order of their claims
    Index loan = 0;
    for (Index i = 0; i < c.plan.claims.size(); ++i) {
        double* gap = c.row(k.lane, 2);
        for (int l = 0; l < c.width(); ++l) {
            gap[l] = c.row(k.claim_before, i)[l] - c.row(k.claim, i)[l];
        }
        add(c.row(k.claim_lent, i), 1, gap, c.width());
        add(c.row(k.claim_forgiven, i), -1, gap, c.width());
        if (loan < loans.size() && loans[loan].claim == i) {
            add(c.row(k.claim_interest, loan), 1, gap, c.width());
            add(c.row(k.claim_repaid, loan), -1, gap, c.width());
            ++loan;
        }
        for (int l = 0; l < c.width(); ++l) {
            if (gap[l] != 0 || c.row(k.claim, i)[l] < 0) {
                fail(c, l,
                     "the claim " + claim_name(c, i) + " does not balance: " +
                         number(c.row(k.claim, i)[l]) + " quanta, unexplained " + number(gap[l]));
            }
        }
    }
}

void audit_claims(Context& c) {
    const Columns& k = c.columns();
    double* total = c.row(k.lane, 2);
    for (int l = 0; l < c.width(); ++l) {
        total[l] = 0;
    }
    for (Index a = 0; a < c.plan.actors.size(); ++a) {
        add(c.row(k.net_position, a), 1, total, c.width());
    }
    for (int l = 0; l < c.width(); ++l) {
        if (total[l] != 0) {
            fail(c, l, "net positions do not sum to 0: " + number(total[l]) + " quanta");
        }
    }
}

/// Every number of the state is finite.
void audit_finite(Context& c) {
    const std::size_t count =
        static_cast<std::size_t>(c.plan.persistent_rows) * static_cast<std::size_t>(c.width());
    double zero = 0;
    for (std::size_t i = 0; i < count; ++i) {
        zero += c.state.cells[i] * 0;
    }
    if (zero == 0) {
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(c.state.cells[i])) {
            const auto width = static_cast<std::size_t>(c.width());
            fail(c, static_cast<int>(i % width),
                 "row " + std::to_string(i / width) + " of the state is not finite");
        }
    }
}

void audit_shares(Context& c, Rows rows, const char* name) {
    for (Index i = 0; i < rows.count; ++i) {
        const double* share = c.row(rows, i);
        for (int l = 0; l < c.width(); ++l) {
            if (!(share[l] >= 0 && share[l] <= 1)) {
                fail(c, l, std::string(name) + " is outside 0 to 1: " + number(share[l]));
            }
        }
    }
}

/// Relations in motion stay in their range, and recognitions add up. Pure balance has no bounds.
void audit_relations(Context& c) {
    const Columns& k = c.columns();
    const Rows bounded{k.affinity.first, c.plan.dynamics.pure ? 0 : k.affinity.count};
    for (Index r = 0; r < bounded.count; ++r) {
        const double* affinity = c.row(bounded, r);
        for (int l = 0; l < c.width(); ++l) {
            if (!(affinity[l] >= -1 && affinity[l] <= 1)) {
                fail(c, l, "an affinity is outside -1 to 1: " + number(affinity[l]));
            }
        }
    }
    audit_shares(c, k.commitment, "a commitment");
    double* count = c.row(k.lane, 0);
    for (Index d = 0; d < k.recognises.count; ++d) {
        std::copy_n(c.row(k.recognises, d), c.width(), count);
        for (Index i = 0; i < k.recognised.count; ++i) {
            const bool counts = c.plan.dynamics.recognitions[i].dyad == d;
            add(c.row(k.recognised, i), counts ? -1 : 0, count, c.width());
        }
        for (int l = 0; l < c.width(); ++l) {
            if (count[l] != 0) {
                fail(c, l, "recognitions do not add up: " + number(count[l]) + " unexplained");
            }
        }
    }
}

}  // namespace

void run_audit(Context& c) {
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        audit_account(c, a);
    }
    for (Index good = 0; good < c.plan.goods.size(); ++good) {
        audit_good(c, good);
    }
    audit_transit(c);
    audit_war(c);
    audit_claim_flows(c);
    audit_claims(c);
    audit_finite(c);
    audit_shares(c, c.columns().shortage, "a shortage");
    audit_shares(c, c.columns().utilisation, "a utilisation");
    audit_shares(c, c.columns().compliance, "a compliance");
    audit_relations(c);
    audit_shares(c, c.columns().project_progress, "the progress of a project");
    audit_shares(c, c.columns().unrest, "an unrest");
    remember(c);
    accumulate_outcomes(c);
}

}  // namespace entente::kernel

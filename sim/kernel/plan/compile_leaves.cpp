#include <optional>
#include <utility>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

using model::StateFunction;

/// Resolves the state nodes of expressions to rows. Arguments are scenario positions.
class LeafFinder {
public:
    LeafFinder(const Compilation& c, const Leaf& leaf) : c_(c), leaf_(leaf) {}

    std::vector<LeafRow> rows() {
        if (auto of_war = war_leaf(c_, leaf_)) {
            return std::move(*of_war);
        }
        if (account_rows() || pair_rows() || measure_rows() || actor_rows() || treaty_rows() ||
            work_rows()) {
            return found_;
        }
        switch (leaf_.function) {
            case StateFunction::affinity:
                relation(&RelationPlan::affinity, c_.plan.dynamics.moves_affinity,
                         columns().affinity);
                break;
            case StateFunction::commitment:
                relation(&RelationPlan::commitment, c_.plan.dynamics.moves_commitment,
                         columns().commitment);
                break;
            case StateFunction::technology:
            case StateFunction::unit_cost:
            case StateFunction::deprivation:
            case StateFunction::unrest:
            case StateFunction::survival:
            case StateFunction::leader_changes:
            case StateFunction::workers:
            case StateFunction::per_head:
            case StateFunction::need_per_head:
            case StateFunction::remitted:
            case StateFunction::technology_value:
                return people_leaf(c_, leaf_);
            case StateFunction::claim:
                claims();
                break;
            case StateFunction::dependence:
                dependence();
                break;
            case StateFunction::threat:
                threats();
                break;
            case StateFunction::concentration:
                concentrations();
                break;
            case StateFunction::soft_power:
                soft_power();
                break;
            case StateFunction::recognises:
                recognitions();
                break;
            case StateFunction::arms_spending:
                arms_spending();
                break;
            case StateFunction::capacity:
                capacity();
                break;
            case StateFunction::mandate_alive:
                single(columns().mandate_alive, c_.order.mandates.canonical);
                break;
            case StateFunction::passed:
                single(columns().draft_passed, c_.order.drafts.canonical);
                break;
            case StateFunction::vetoed:
                single(columns().draft_vetoed, c_.order.drafts.canonical);
                break;
            case StateFunction::contract_active:
                contract();
                break;
            case StateFunction::route_open:
                single(columns().route_open, c_.order.routes.canonical);
                break;
            case StateFunction::days:
                add(columns().days, 0, 1);
                break;
            default:
                break;  // of a mechanism that the plan does not hold: 0
        }
        return found_;
    }

private:
    const Compilation& c_;
    const Leaf& leaf_;
    std::vector<LeafRow> found_;

    [[nodiscard]] const Columns& columns() const { return c_.plan.columns; }
    void add(Rows rows, Index row, double scale) { found_.push_back({rows.first + row, scale}); }
    void single(Rows rows, const std::vector<Index>& canonical) {
        add(rows, canonical.at(leaf_.argument[0]), 1);
    }
    [[nodiscard]] Index argument(std::size_t i, const Order& order) const {
        return leaf_.argument[i] == nowhere ? nowhere : order.canonical.at(leaf_.argument[i]);
    }
    [[nodiscard]] double per_quantum(Index good) const { return 1 / c_.plan.goods[good].per_unit; }
    static bool fits(Index wanted, Index is) { return wanted == nowhere || wanted == is; }

    bool account_rows() {
        const auto rows = [this]() -> std::optional<Rows> {
            switch (leaf_.function) {
                case StateFunction::stock:
                    return columns().stock;
                case StateFunction::in_transit:
                    return columns().in_transit;
                case StateFunction::shortage:
                    return columns().shortage;
                case StateFunction::produced:
                    return columns().produced;
                case StateFunction::consumed:
                    return columns().consumed;
                case StateFunction::needed:
                    return columns().needed;
                case StateFunction::income:
                    return columns().income;
                case StateFunction::spoiled:
                    return columns().spoiled;
                default:
                    return std::nullopt;
            }
        }();
        if (!rows) {
            return false;
        }
        const Index actor = argument(0, c_.order.actors);
        const Index good = argument(1, c_.order.goods);
        for (Index i = 0; i < c_.plan.accounts.size(); ++i) {
            const AccountPlan& account = c_.plan.accounts[i];
            if (fits(actor, account.actor) && fits(good, account.good)) {
                const bool ratio = leaf_.function == StateFunction::shortage;
                add(*rows, i, ratio ? 1 : per_quantum(account.good));
            }
        }
        return true;
    }

    bool pair_rows() {
        const auto rows = [this]() -> std::optional<Rows> {
            switch (leaf_.function) {
                case StateFunction::shipped:
                    return columns().pair_shipped;
                case StateFunction::delivered:
                    return columns().pair_delivered;
                case StateFunction::declared:
                    return columns().pair_declared;
                case StateFunction::evaded:
                    return columns().pair_evaded;
                case StateFunction::seized:
                    return columns().pair_seized;
                case StateFunction::wanted:
                    return columns().pair_wanted;
                case StateFunction::lost:
                    return columns().pair_lost;
                default:
                    return std::nullopt;
            }
        }();
        if (!rows) {
            return false;
        }
        const Index giver = argument(0, c_.order.actors);
        const Index receiver = argument(1, c_.order.actors);
        const Index good = argument(2, c_.order.goods);
        for (Index i = 0; i < c_.plan.exchange.pairs.size(); ++i) {
            const PairPlan& pair = c_.plan.exchange.pairs[i];
            if (fits(giver, pair.giver) && fits(receiver, pair.receiver) && fits(good, pair.good)) {
                add(*rows, i, per_quantum(pair.good));
            }
        }
        return true;
    }

    bool measure_rows() {
        const auto& sanctions = c_.order.sanctions;
        switch (leaf_.function) {
            case StateFunction::monitoring:
                single(columns().monitoring, sanctions.canonical);
                return true;
            case StateFunction::in_force:
                single(columns().in_force, sanctions.canonical);
                return true;
            case StateFunction::headroom: {
                const Index s = argument(0, sanctions);
                add(columns().headroom, s, 1 / c_.plan.institutions.sanctions[s].per_unit);
                return true;
            }
            case StateFunction::compliance:
                givers(columns().compliance, argument(1, sanctions), argument(0, c_.order.actors),
                       false);
                return true;
            case StateFunction::reported:
                givers(columns().reported, argument(0, sanctions), argument(1, c_.order.actors),
                       true);
                return true;
            case StateFunction::reports:
                givers(columns().reports, argument(0, sanctions), argument(1, c_.order.actors),
                       false);
                return true;
            default:
                return false;
        }
    }

    void givers(Rows rows, Index sanction, Index actor, bool in_quanta) {
        const auto& all = c_.plan.institutions.compliance;
        for (Index i = 0; i < all.size(); ++i) {
            if (fits(sanction, all[i].sanction) && fits(actor, all[i].actor)) {
                const double per_unit = c_.plan.institutions.sanctions[all[i].sanction].per_unit;
                add(rows, i, in_quanta ? 1 / per_unit : 1);
            }
        }
    }

    bool actor_rows() {
        const Index currency = c_.order.goods.of(c_.model.currency);
        const double scale = currency == nowhere ? 1 : per_quantum(currency);
        const Index wanted = argument(0, c_.order.actors);
        const auto add_actors = [&](Rows rows, double factor) {
            for (Index a = 0; a < c_.plan.actors.size(); ++a) {
                if (fits(wanted, a)) {
                    add(rows, a, factor);
                }
            }
        };
        switch (leaf_.function) {
            case StateFunction::net_position:
                add_actors(columns().net_position, scale);
                return true;
            case StateFunction::reputation:
                add_actors(columns().reputation, 1);
                return true;
            case StateFunction::paid_transport:
                for (Index a = 0; a < c_.plan.actors.size(); ++a) {
                    if (fits(wanted, a) && c_.plan.actors[a].cash != nowhere) {
                        add(columns().transport, c_.plan.actors[a].cash, scale);
                    }
                }
                return true;
            default:
                return false;
        }
    }

    bool treaty_rows() {
        const auto& treaties = c_.order.treaties;
        switch (leaf_.function) {
            case StateFunction::treaty_signed:
                single(columns().treaty_signed, treaties.canonical);
                return true;
            case StateFunction::treaty_in_force:
                single(columns().treaty_in_force, treaties.canonical);
                return true;
            case StateFunction::invoked:
                single(columns().treaty_invoked, treaties.canonical);
                return true;
            case StateFunction::honoured:
                duties(columns().duty_honoured);
                return true;
            case StateFunction::broken:
                duties(columns().duty_broken);
                return true;
            default:
                return false;
        }
    }

    void duties(Rows rows) {
        const Treaties& all = c_.plan.treaties;
        const Index actor = argument(0, c_.order.actors);
        const Index treaty = argument(1, c_.order.treaties);
        for (Index d = 0; d < all.obligations.size(); ++d) {
            const ObligationPlan& duty = all.obligations[d];
            if (fits(actor, duty.actor) && fits(treaty, all.clauses[duty.clause].treaty)) {
                add(rows, d, 1);
            }
        }
    }

    bool work_rows() {
        switch (leaf_.function) {
            case StateFunction::project_progress:
                single(columns().project_progress, c_.order.projects.canonical);
                return true;
            case StateFunction::project_done:
                single(columns().project_done, c_.order.projects.canonical);
                return true;
            case StateFunction::arrears:
                loans(columns().arrears);
                return true;
            case StateFunction::interest:
                loans(columns().claim_interest);
                return true;
            case StateFunction::repaid:
                loans(columns().claim_repaid);
                return true;
            case StateFunction::invested:
                investments();
                return true;
            default:
                return false;
        }
    }

    void loans(Rows rows) {
        for (Index i = 0; i < c_.plan.works.loans.size(); ++i) {
            const ClaimPlan& claim = c_.plan.claims[c_.plan.works.loans[i].claim];
            if (fits(argument(0, c_.order.actors), claim.creditor) &&
                fits(argument(1, c_.order.actors), claim.debtor)) {
                add(rows, i, 1 / c_.plan.per_currency);
            }
        }
    }

    void investments() {
        const Index wanted = argument(0, c_.order.actors);
        for (Index a = 0; a < c_.plan.actors.size(); ++a) {
            const Index cash = c_.plan.actors[a].cash;
            if (fits(wanted, a) && cash != nowhere && columns().invested.count > 0) {
                add(columns().invested, cash, 1 / c_.plan.per_currency);
            }
        }
    }

    /// A row of its own where relations move, else the number of the model.
    void relation(Slot RelationPlan::*slot, bool moves, Rows rows) {
        const auto found =
            c_.relation_of.find({argument(0, c_.order.actors), argument(1, c_.order.actors)});
        if (found != c_.relation_of.end()) {
            const Index index = found->second;
            moves ? add(rows, index, 1) : add(columns().slots, c_.plan.relations[index].*slot, 1);
        }
    }

    /// Whether a pair of actors is the one that the leaf names.
    [[nodiscard]] bool is_pair(Index from, Index to) const {
        return fits(argument(0, c_.order.actors), from) && fits(argument(1, c_.order.actors), to);
    }

    void threats() {
        for (Index r = 0; r < columns().threat.count; ++r) {
            if (is_pair(c_.plan.relations[r].from, c_.plan.relations[r].to)) {
                add(columns().threat, r, 1);
            }
        }
    }

    void soft_power() {
        const auto& all = c_.plan.dynamics.soft;
        for (Index i = 0; i < all.size(); ++i) {
            if (is_pair(all[i].from, all[i].to)) {
                add(columns().soft_power, i, 1);
            }
        }
    }

    void recognitions() {
        const auto& all = c_.plan.dynamics.dyads;
        for (Index i = 0; i < all.size(); ++i) {
            if (is_pair(all[i].first, all[i].second)) {
                add(columns().recognises, i, 1);
            }
        }
    }

    void arms_spending() {
        const auto& all = c_.plan.dynamics.responses;
        for (Index i = 0; i < all.size(); ++i) {
            if (fits(argument(0, c_.order.actors), all[i].actor)) {
                add(columns().arms, i, 1);
            }
        }
    }

    void concentrations() {
        const auto& all = c_.plan.dynamics.concentrations;
        for (Index i = 0; i < all.size(); ++i) {
            if (fits(argument(0, c_.order.actors), all[i].actor) &&
                fits(argument(1, c_.order.goods), all[i].good)) {
                add(columns().concentration, i, 1);
            }
        }
    }

    void claims() {
        const double scale = per_quantum(c_.order.goods.of(c_.model.currency));
        for (Index i = 0; i < c_.plan.claims.size(); ++i) {
            const ClaimPlan& claim = c_.plan.claims[i];
            if (fits(argument(0, c_.order.actors), claim.creditor) &&
                fits(argument(1, c_.order.actors), claim.debtor)) {
                add(columns().claim, i, scale);
            }
        }
    }

    void dependence() {
        const auto found =
            c_.dependence_of.find({argument(0, c_.order.actors), argument(1, c_.order.actors)});
        if (found != c_.dependence_of.end()) {
            add(columns().dependence, found->second, 1);
        }
    }

    void capacity() {
        const Index actor = argument(0, c_.order.actors);
        const Index good = argument(1, c_.order.goods);
        for (Index i = 0; i < c_.plan.lines.size(); ++i) {
            const LinePlan& line = c_.plan.lines[i];
            const AccountPlan& account = c_.plan.accounts[line.account];
            if (fits(actor, account.actor) && fits(good, account.good)) {
                add(columns().capacity, i, model::days_per_year / line.capacity.period_days);
            }
        }
    }

    void contract() {
        const Index canonical = argument(0, c_.order.contracts);
        add(columns().deal_active, c_.plan.exchange.contract_deal[canonical], 1);
    }
};

}  // namespace

void compile_leaves(Compilation& c) {
    for (ProgramPlan& plan : c.plan.programs) {
        for (const Leaf& leaf : plan.program.leaves()) {
            plan.leaves.push_back(LeafFinder(c, leaf).rows());
        }
    }
}

}  // namespace entente::kernel

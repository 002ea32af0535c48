// Warnings about what is written and can never matter.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

bool may_be_above_zero(const model::Number& number) {
    return number.value > 0 || number.expression.valid();
}

/// Whether an actor can ever have any of a good.
class Supply {
public:
    explicit Supply(const model::Model& model) : has_(model.accounts.size(), false) {
        for (std::size_t i = 0; i < model.accounts.size(); ++i) {
            const model::Account& account = model.accounts[i];
            index_.insert({account.actor, account.good, i});
            has_[i] = may_be_above_zero(account.stock) ||
                      (account.income && may_be_above_zero(account.income->amount));
        }
        for (const model::Line& line : model.lines) {
            mark(line.actor, line.good);
        }
        for (const model::Contract& contract : model.contracts) {
            for (const model::Leg& leg : contract.legs) {
                mark(leg.to, leg.good);
            }
        }
        for (const model::Labour& labour : model.labour) {
            mark(labour.home, model.currency);
        }
        for (const model::Market& market : model.markets) {
            mark_market(market);
        }
        model::each_list_of_actions(model, [this](const auto& actions) { mark_actions(actions); });
    }

    [[nodiscard]] bool possible(model::ActorId actor, model::GoodId good) const {
        const auto found = find(actor, good);
        return found == index_.end() || has_[found->index];
    }

private:
    struct Place {
        model::ActorId actor;
        model::GoodId good;
        std::size_t index;
        bool operator<(const Place& other) const {
            return actor != other.actor ? actor < other.actor : good < other.good;
        }
    };

    [[nodiscard]] std::set<Place>::const_iterator find(model::ActorId actor,
                                                       model::GoodId good) const {
        return index_.find({actor, good, 0});
    }

    void mark(model::ActorId actor, model::GoodId good) {
        const auto found = find(actor, good);
        if (found != index_.end()) {
            has_[found->index] = true;
        }
    }

    void mark_market(const model::Market& market) {
        for (const model::Market::Pair& pair : market.pairs) {
            mark(pair.to, market.good);
            if (market.pay) {
                mark(pair.from, *market.pay);
            }
        }
    }

    void mark_actions(const std::vector<model::Action>& actions) {
        for (const model::Action& action : actions) {
            if (action.account.valid() && action.kind != model::ActionKind::give) {
                has_[action.account.index()] = true;
            } else if (action.receiver.valid()) {
                has_[action.receiver.index()] = true;
            }
        }
    }

    std::set<Place> index_;
    std::vector<bool> has_;
};

void warn_never(const Checked& checked, const model::Contract& contract, const std::string& why) {
    checked.build.reports.warning(
        checked.at({"contracts", contract.id}),
        {"never-runs", "contracts." + contract.id + " can never run", why, ""});
}

std::set<model::ContractId> resumed_contracts(const model::Model& model) {
    std::set<model::ContractId> resumed;
    const auto collect = [&resumed](const std::vector<model::Action>& actions) {
        for (const model::Action& action : actions) {
            if (action.kind == model::ActionKind::resume) {
                resumed.insert(action.contract);
            }
        }
    };
    model::each_list_of_actions(model, collect);
    return resumed;
}

/// The receiver of a leg pays the transport; one that never has cash never pays.
bool lacks_cash(const model::Model& model, const Supply& supply, const model::Leg& leg) {
    return model.currency.valid() && !leg.routes.empty() &&
           std::all_of(leg.routes.begin(), leg.routes.end(),
                       [&](model::RouteId route) {
                           return may_be_above_zero(model.routes[route.index()].cost);
                       }) &&
           !supply.possible(leg.to, model.currency);
}

void check_contract(const Checked& checked, const Supply& supply, const model::Contract& contract) {
    const model::Model& model = checked.model();
    for (const model::Leg& leg : contract.legs) {
        if (!supply.possible(leg.from, leg.good)) {
            return warn_never(
                checked, contract,
                checked.build.id(leg.from) + " never has any " + checked.build.id(leg.good));
        }
        if (lacks_cash(model, supply, leg)) {
            return warn_never(checked, contract,
                              checked.build.id(leg.to) + " has no " +
                                  checked.build.id(model.currency) + " to pay the transport");
        }
    }
}

void check_goods(const Checked& checked) {
    const model::Model& model = checked.model();
    std::set<model::GoodId> used;
    for (const model::Account& account : model.accounts) {
        used.insert(account.good);
    }
    for (std::size_t i = 0; i < model.goods.size(); ++i) {
        if (!used.contains(model::GoodId(i)) && model::GoodId(i) != model.currency) {
            checked.build.reports.warning(
                checked.at({"goods", model.goods[i].id}),
                {"unused-good", "goods." + model.goods[i].id + " is used by nobody",
                 "no actor stores, makes, needs or moves it", ""});
        }
    }
}

}  // namespace

void check_use(const Checked& checked) {
    check_goods(checked);
    const Supply supply(checked.model());
    const std::set<model::ContractId> resumed = resumed_contracts(checked.model());
    for (std::size_t i = 0; i < checked.model().contracts.size(); ++i) {
        const model::Contract& contract = checked.model().contracts[i];
        if (contract.one_off) {
            continue;
        }
        if (contract.starts_suspended && !resumed.contains(model::ContractId(i))) {
            warn_never(checked, contract, "it starts suspended and nothing resumes it");
        } else {
            check_contract(checked, supply, contract);
        }
    }
}

}  // namespace entente::scenario

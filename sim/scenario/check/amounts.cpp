#include <string>

#include "scenario/check/check.hpp"
#include "scenario/text/limits.hpp"

namespace entente::scenario {
namespace {

void check_account(const Checked& checked, const model::Account& account) {
    const model::Good& good = checked.model().goods[account.good.index()];
    const std::string& actor = checked.build.id(account.actor);
    constexpr double most_quanta = 9007199254740992.0;  // 2^53
    if (account.stock.value / good.quantum >= most_quanta) {
        checked.build.reports.error(
            checked.at({"actors", actor, "stocks", good.id}),
            {"too-many-quanta", "actors." + actor + ".stocks." + good.id + " is too large",
             "amounts are counted in whole quanta of their good, at most 2^53",
             "Choose a larger quantum."});
    }
    if (account.storage && account.storage->value < account.stock.value) {
        checked.build.reports.warning(
            checked.at({"actors", actor, "storage", good.id}),
            {"over-full", "actors." + actor + ".storage." + good.id + " holds less than the stock",
             "nothing more can arrive until it is used up", ""});
    }
}

void check_lines(const Checked& checked) {
    for (const model::Line& line : checked.model().lines) {
        if (!line.capacity_max || line.capacity_max->amount.value * line.capacity.period_days >=
                                      line.capacity.amount.value * line.capacity_max->period_days) {
            continue;
        }
        const std::string& actor = checked.build.id(line.actor);
        const std::string& good = checked.build.id(line.good);
        checked.build.reports.error(
            checked.at({"actors", actor, "lines", good, "capacity_max"}),
            {"range-order",
             "actors." + actor + ".lines." + good + ".capacity_max is below the capacity",
             "orders raise the capacity up to it", ""});
    }
}

void check_money(const Checked& checked) {
    const model::Model& model = checked.model();
    if (!model.claims.empty() && !model.currency.valid()) {
        const bool written = checked.root.find("claims") != nullptr;
        checked.build.reports.error(written ? checked.at({"claims"}) : checked.at({"contracts"}),
                                    {"no-currency", "claims have nothing to be counted in",
                                     "the scenario names no currency", "Add 'currency'."});
    }
}

void check_routes(const Checked& checked) {
    for (const model::Route& route : checked.model().routes) {
        for (const model::ActorId actor : route.through) {
            if (actor == route.from || actor == route.to) {
                checked.build.reports.error(
                    checked.at({"routes", route.id, "through"}),
                    {"same-actor",
                     "routes." + route.id + ".through names an end of the route: '" +
                         checked.build.id(actor) + "'",
                     "only those in between are named", ""});
                return;
            }
        }
    }
}

}  // namespace

void check_amounts(const Checked& checked) {
    const model::Model& model = checked.model();
    if (model.accounts.size() > limits::accounts) {
        checked.build.reports.error(
            checked.at({"actors"}),
            {"too-many",
             "the scenario has " + std::to_string(model.accounts.size()) +
                 " pairs of actor and good",
             "at most " + std::to_string(limits::accounts) + " are kept", ""});
        return;
    }
    for (const model::Account& account : model.accounts) {
        check_account(checked, account);
    }
    check_lines(checked);
    check_money(checked);
    check_routes(checked);
}

}  // namespace entente::scenario

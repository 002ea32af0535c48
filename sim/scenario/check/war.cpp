#include <algorithm>
#include <string>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

bool contains(const std::vector<model::ActorId>& actors, model::ActorId actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

void check_sides(const Checked& checked, const model::Theatre& theatre) {
    for (const model::ActorId actor : theatre.attackers) {
        if (contains(theatre.defenders, actor)) {
            checked.build.reports.error(
                checked.at({"theatres", theatre.id, "defenders"}),
                {"same-actor",
                 "theatres." + theatre.id + " has " + checked.build.id(actor) + " on both sides",
                 "nobody fights itself", ""});
        }
    }
}

void check_contingent(const Checked& checked, const model::Contingent& contingent) {
    const std::string path = "contingents." + contingent.id;
    if (!contingent.actor.valid() || !contingent.theatre.valid() || !contingent.good.valid()) {
        return;  // said already
    }
    const model::Theatre& theatre = checked.model().theatres[contingent.theatre.index()];
    if (!contains(theatre.attackers, contingent.actor) &&
        !contains(theatre.defenders, contingent.actor)) {
        checked.build.reports.error(checked.at({"contingents", contingent.id, "actor"}),
                                    {"not-a-party",
                                     path + ".actor fights on no side of theatres." + theatre.id +
                                         ": " + checked.build.id(contingent.actor),
                                     "a contingent stands on the side of its actor",
                                     "Add it to 'attackers' or 'defenders'."});
    }
    constexpr double most_quanta = 9007199254740992.0;  // 2^53
    const model::Good& good = checked.model().goods[contingent.good.index()];
    if (contingent.men.value / good.quantum >= most_quanta) {
        checked.build.reports.error(
            checked.at({"contingents", contingent.id, "men"}),
            {"too-many-quanta", path + ".men is too large",
             "amounts are counted in whole quanta of their good, at most 2^53",
             "Choose a larger quantum."});
    }
}

bool may_be_above_zero(const model::Number& number) {
    return number.value > 0 || number.expression.valid() || number.parameter.valid();
}

/// A contingent that can lose nobody, for want of the number that its law needs.
void check_law(const Checked& checked, const model::Contingent& contingent) {
    if (!contingent.theatre.valid()) {
        return;
    }
    const bool sides =
        checked.model().theatres[contingent.theatre.index()].law == model::Attrition::helmbold;
    const auto& rate = sides ? contingent.fire : contingent.exposure;
    if (!may_be_above_zero(rate.amount)) {
        checked.build.reports.warning(checked.at({"contingents", contingent.id}),
                                      {sides ? "never-fires" : "never-loses",
                                       "contingents." + contingent.id +
                                           (sides ? " puts nobody out of action" : " loses nobody"),
                                       std::string("its theatre's law reads '") +
                                           (sides ? "fire" : "exposure") + "', which is 0",
                                       ""});
    }
}

void check_strike(const Checked& checked, const model::Strike& strike) {
    const std::string path = "strikes." + strike.id;
    if (strike.by.valid() && strike.by == strike.on) {
        checked.build.reports.error(checked.at({"strikes", strike.id, "on"}),
                                    {"same-actor", path + " is launched at its own actor",
                                     "a strike has another actor for its target", ""});
    }
    for (const model::StrikeTarget& target : strike.lines) {
        const auto& lines = checked.model().lines;
        const bool has = std::any_of(lines.begin(), lines.end(), [&](const model::Line& line) {
            return line.actor == strike.on && line.good == target.good;
        });
        if (!has && strike.on.valid()) {
            checked.build.reports.error(
                checked.at(
                    {"strikes", strike.id, "damages", "lines", checked.build.id(target.good)}),
                {"no-line", path + ".damages.lines names a line that is not there",
                 checked.build.id(strike.on) + " makes no " + checked.build.id(target.good), ""});
        }
    }
}

/// Men under a contract join a contingent of their own actor.
void check_joining(const Checked& checked, const model::Contract& contract) {
    for (const model::Leg& leg : contract.legs) {
        if (!leg.joins.valid() || leg.joins.index() >= checked.model().contingents.size()) {
            continue;
        }
        const model::Contingent& contingent = checked.model().contingents[leg.joins.index()];
        if (contingent.actor == leg.from && contingent.good == leg.good) {
            continue;
        }
        checked.build.reports.error(
            checked.at({"contracts", contract.id, "gives", checked.build.id(leg.from),
                        checked.build.id(leg.good), "joins"}),
            {"joins-other",
             "contracts." + contract.id + " lets " + checked.build.id(leg.good) + " of " +
                 checked.build.id(leg.from) + " join contingents." + contingent.id,
             "a contingent takes men of its own actor, counted in its own good", ""});
    }
}

void warn_of_idle(const Checked& checked) {
    for (const model::Contingent& contingent : checked.model().contingents) {
        check_law(checked, contingent);
    }
    for (const model::Strike& strike : checked.model().strikes) {
        if (strike.lines.empty() && strike.stocks.empty()) {
            checked.build.reports.warning(checked.at({"strikes", strike.id}),
                                          {"harmless", "strikes." + strike.id + " damages nothing",
                                           "it has no 'damages'", ""});
        }
    }
}

void check_value_of_men(const Checked& checked) {
    for (const model::Good& good : checked.model().goods) {
        if (good.group == model::GoodClass::troops && may_be_above_zero(good.value)) {
            checked.build.reports.error(
                checked.at({"goods", good.id, "value"}),
                {"valued-men",
                 "goods." + good.id +
                     ".value puts a price "
                     "on men",
                 "goods of class 'troops' are never valued", "Remove the key."});
        }
    }
}

}  // namespace

void check_war(const Checked& checked) {
    const model::Model& model = checked.model();
    check_value_of_men(checked);
    for (const model::Theatre& theatre : model.theatres) {
        check_sides(checked, theatre);
    }
    for (const model::Contingent& contingent : model.contingents) {
        check_contingent(checked, contingent);
    }
    for (const model::Strike& strike : model.strikes) {
        check_strike(checked, strike);
    }
    for (const model::Contract& contract : model.contracts) {
        check_joining(checked, contract);
    }
    if (!checked.build.reports.diagnostics.has_errors()) {
        warn_of_idle(checked);
    }
}

}  // namespace entente::scenario

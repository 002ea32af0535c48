#include <optional>
#include <utility>

#include "scenario/build/clauses.hpp"

namespace entente::scenario {
namespace {

model::Reliability read_reliability(Build& build, const Fields& fields) {
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> value = fields.find("reliability");
    const Fields weights(build, value ? *value->node : none, schema::reliability(),
                         join(fields.path(), "reliability"));
    return {weights.number("power"), weights.number("regime"), weights.number("cost"),
            weights.number("affinity"), weights.number("commitment")};
}

void check_dates(Build& build, const Fields& fields, const model::Treaty& treaty) {
    const base::Day entry = treaty.in_force.value_or(treaty.signed_on.value_or(base::first_day));
    if (treaty.signed_on && treaty.in_force && *treaty.in_force < *treaty.signed_on) {
        build.reports.error(
            fields.at("in_force"),
            {"window-order", join(fields.path(), "in_force") + " is before the treaty was signed",
             "what nobody has signed is not in force", ""});
    } else if (treaty.until <= entry) {
        build.reports.error(
            fields.at("until"),
            {"window-order", join(fields.path(), "until") + " is not after the treaty begins",
             "'until' is the first day on which it no longer holds", ""});
    }
    if (fields.has("ratification") && treaty.in_force) {
        build.reports.error(fields.at("ratification"),
                            {"two-entries", fields.path() + " says twice when it enters into force",
                             "it has a day for that", "Leave out one of the two."});
    }
}

model::Treaty read_treaty(Build& build, const std::string& id, const Fields& fields) {
    model::Treaty treaty;
    treaty.id = id;
    treaty.title = fields.has("title") ? fields.text("title") : id;
    treaty.parties = fields.references<model::ActorId>("parties");
    treaty.in_force = fields.date("in_force");
    treaty.signed_on = fields.has("signed") ? fields.date("signed") : treaty.in_force;
    treaty.needs_ratification = !fields.has("ratification") || fields.flag("ratification");
    treaty.until = fields.date("until").value_or(base::last_day);
    treaty.notice = fields.number("notice");
    treaty.reliability = read_reliability(build, fields);
    const std::optional<Value> parties = fields.find("parties");
    if (parties && treaty.parties.size() == 1 && each(*parties).size() == 1) {
        build.reports.error(fields.at("parties"),
                            {"too-few", join(fields.path(), "parties") + " names one party",
                             "a treaty has two or more", ""});
    }
    check_dates(build, fields, treaty);
    return treaty;
}

}  // namespace

void build_treaties(Build& build, const Fields& root) {
    const std::optional<Value> treaties = root.find("treaties");
    if (!treaties) {
        return;
    }
    for (const MapEntry& entry : entries(build, *treaties)) {
        const Fields fields(build, entry.value, schema::treaty());
        const model::TreatyId id(build.model.treaties.size());
        build.model.treaties.push_back(read_treaty(build, entry.key, fields));
        if (const auto clauses = fields.find("clauses")) {
            for (const MapEntry& clause : entries(build, *clauses)) {
                read_clause(build, id, clause);
            }
        }
    }
}

}  // namespace entente::scenario

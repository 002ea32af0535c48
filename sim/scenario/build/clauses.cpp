#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/build/actions.hpp"
#include "scenario/build/clauses.hpp"

namespace entente::scenario {
namespace {

using model::ActorId;
using model::ClauseKind;

bool contains(const std::vector<ActorId>& actors, ActorId actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

std::vector<ActorId> without(const std::vector<ActorId>& all, const std::vector<ActorId>& some) {
    std::vector<ActorId> rest;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rest),
                 [&](ActorId actor) { return !contains(some, actor); });
    return rest;
}

bool has_case(ClauseKind kind) {
    return kind == ClauseKind::defence || kind == ClauseKind::offence ||
           kind == ClauseKind::consultation;
}

bool restrains(ClauseKind kind) {
    return kind == ClauseKind::nonaggression || kind == ClauseKind::neutrality;
}

/// Shares of obligations that were met when they were put to the test, by the position of the
/// profile in the schema; nothing where a source has no such clause.
std::optional<double> base_rate(int profile, ClauseKind kind) {
    if (profile == 0) {
        return .745;
    }
    if (profile == 2) {
        return .22;
    }
    switch (kind) {
        case ClauseKind::defence:
            return .41;
        case ClauseKind::nonaggression:
            return .37;
        case ClauseKind::offence:
            return .74;
        case ClauseKind::neutrality:
            return .78;
        case ClauseKind::consultation:
        case ClauseKind::exchange:
            break;
    }
    return std::nullopt;
}

model::Number read_honour(Build& build, const Fields& fields, ClauseKind kind) {
    const std::optional<Value> value = fields.find("honour");
    const std::optional<int> profile = value ? word_at(*value) : std::optional(1);
    model::Number number;
    if (!profile) {
        return fields.number("honour");
    }
    const std::optional<double> rate = base_rate(*profile, kind);
    if (!rate && value) {
        build.reports.error(value->node->at,
                            {"no-rate", value->path + " has no rate for this kind of clause",
                             "the source counts defence, offence, neutrality and nonaggression",
                             "Write a share, such as 90 %."});
    }
    number.value = rate.value_or(1);
    return number;
}

/// Parties that a key of a clause names; others are reported.
std::vector<ActorId> read_parties(Build& build, const Fields& fields, const char* key,
                                  const model::Treaty& treaty) {
    std::vector<ActorId> actors = fields.references<ActorId>(key);
    for (const ActorId actor : actors) {
        if (!contains(treaty.parties, actor)) {
            build.reports.error(place_of(*fields.find(key), build.id(actor)),
                                {"not-a-party",
                                 join(fields.path(), key) + " names " + build.id(actor) +
                                     ", which is no party of " + treaty.id,
                                 "a treaty binds and protects its parties", ""});
        }
    }
    return actors;
}

/// There is fighting in a theatre and a defender takes part in it, rather than being one who may.
std::string fighting_in(const Build& build, const model::Theatre& theatre, ActorId defender) {
    std::string wars;
    for (const ActorId attacker : theatre.attackers) {
        wars += (wars.empty() ? "at_war(" : " or at_war(") + build.id(defender) + ", " +
                build.id(attacker) + ")";
    }
    return "(theatre_active(" + theatre.id + ") and (" + wars + "))";
}

/// What befalls an actor, as a condition on the theatres of the scenario; empty where nothing can.
std::string case_of(const Build& build, int word, ActorId actor) {
    if (word == 2) {
        return "at_war(" + build.id(actor) + ", any)";
    }
    std::string text;
    for (const model::Theatre& theatre : build.model.theatres) {
        const bool own_soil = word == 0 || theatre.soil == actor;
        if (own_soil && contains(theatre.defenders, actor)) {
            text += (text.empty() ? "" : " or ") + fighting_in(build, theatre, actor);
        }
    }
    return text;
}

class ClauseReader {
public:
    ClauseReader(Build& build, model::TreatyId id)
        : build_(build), treaty_(build.model.treaties[id.index()]), id_(id) {}

    void read(const MapEntry& entry) {
        const Fields fields(build_, entry.value, schema::clause());
        model::Clause clause;
        clause.id = treaty_.id + "." + entry.key;
        clause.treaty = id_;
        clause.kind = fields.word<ClauseKind>("kind");
        clause.honour = read_honour(build_, fields, clause.kind);
        clause.cost = fields.number("cost");
        clause.regime_change = fields.number("regime_change");
        clause.carries = fields.references<model::ContractId>("contracts");
        clause.breaches = fields.references<model::RuleId>("breach");
        read_sides(fields, clause);
        check_keys(fields, clause.kind);
        read_consequences(fields, clause);
        read_case(fields, std::move(clause));
    }

private:
    void read_sides(const Fields& fields, model::Clause& clause) {
        clause.protects = read_parties(build_, fields, "protects", treaty_);
        clause.obliged = read_parties(build_, fields, "obliged", treaty_);
        if (clause.kind == ClauseKind::exchange) {
            clause.protects = treaty_.parties;
            return;
        }
        if (clause.protects.empty()) {
            clause.protects =
                clause.obliged.empty() ? treaty_.parties : without(treaty_.parties, clause.obliged);
        }
        if (clause.obliged.empty()) {
            clause.obliged = without(treaty_.parties, clause.protects);
        }
        if (clause.obliged.empty()) {
            clause.obliged = treaty_.parties;
        }
    }

    void refuse(const Fields& fields, const char* key, const char* why) {
        if (fields.has(key)) {
            build_.reports.error(
                fields.at(key),
                {"other-kind", join(fields.path(), key) + " does not fit the kind of the clause",
                 why, ""});
        }
    }

    void check_keys(const Fields& fields, ClauseKind kind) {
        if (!has_case(kind)) {
            refuse(fields, "when", "only defence, offence and consultation have a case");
        }
        if (!restrains(kind)) {
            refuse(fields, "breach", "only nonaggression and neutrality can be broken by a rule");
        }
        if (kind != ClauseKind::exchange) {
            refuse(fields, "contracts", "only an exchange clause carries contracts");
            return;
        }
        for (const char* key : {"protects", "obliged", "honour", "cost", "then", "otherwise"}) {
            refuse(fields, key, "an exchange clause only carries contracts");
        }
        if (!fields.has("contracts")) {
            build_.reports.error(
                fields.at(), {"no-contracts", fields.path() + " carries no contracts",
                              "an exchange clause is nothing without them", "Add 'contracts'."});
        }
    }

    void read_consequences(const Fields& fields, model::Clause& clause) {
        Doer doer{Doer::Kind::parties, {}, clause.obliged, clause.id};
        if (clause.obliged.size() == 1) {
            doer.actor = clause.obliged.front();
        }
        if (const auto actions = fields.find("then")) {
            clause.honoured = read_actions(build_, *actions, doer);
        }
        if (const auto actions = fields.find("otherwise")) {
            clause.broken = read_actions(build_, *actions, doer);
        }
    }

    /// A word for what befalls somebody makes a clause for each of those protected.
    void read_case(const Fields& fields, model::Clause clause) {
        const std::optional<Value> when = fields.find("when");
        const std::optional<int> word = when ? word_at(*when) : std::nullopt;
        if (!word) {
            if (when) {
                clause.when = read_condition(build_, *when);
            }
            build_.model.clauses.push_back(std::move(clause));
            return;
        }
        bool possible = false;
        for (const ActorId actor : clause.protects) {
            possible = add_case(*when, *word, clause, actor) || possible;
        }
        if (!possible) {
            build_.reports.error(when->node->at,
                                 {"no-case", when->path + " can never come",
                                  "nobody whom the clause protects defends itself in a theatre of "
                                  "this scenario",
                                  "Write a condition, or a theatre."});
        }
    }

    bool add_case(const Value& when, int word, model::Clause clause, ActorId actor) {
        const std::string text = case_of(build_, word, actor);
        const std::vector<ActorId> obliged = without(clause.obliged, {actor});
        if (text.empty() || obliged.empty()) {
            return !text.empty();
        }
        const Node node = scalar_node(text, when.node->at);
        clause.when = read_condition(build_, {&node, when.shape, when.path, when.in});
        if (clause.protects.size() > 1) {
            clause.id += "." + build_.id(actor);
        }
        clause.protects = {actor};
        clause.obliged = obliged;
        build_.model.clauses.push_back(std::move(clause));
        return true;
    }

    Build& build_;
    const model::Treaty& treaty_;
    model::TreatyId id_;
};

}  // namespace

void read_clause(Build& build, model::TreatyId treaty, const MapEntry& entry) {
    ClauseReader(build, treaty).read(entry);
}

}  // namespace entente::scenario

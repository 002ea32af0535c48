// Relations and claims: lists of pairs, each pair at most once.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "scenario/build/claims.hpp"
#include "scenario/build/labels.hpp"
#include "scenario/build/pairs.hpp"

namespace entente::scenario {
namespace {

/// Entries of a list of pairs with the paths that name their pair.
std::vector<Value> labelled(Build& build, const Value& list) {
    if (!list.node->is_sequence()) {
        report_wrong_kind(build, list);
        return {};
    }
    std::vector<Value> result;
    for (Value& value : each(list)) {
        const std::string label = pair_label(*value.node);
        if (!label.empty()) {
            value.path = join(list.path, label);
        }
        result.push_back(std::move(value));
    }
    return result;
}

class Once {
public:
    explicit Once(Build& build) : build_(build) {}

    bool first(const Fields& fields, model::ActorId a, model::ActorId b) {
        if (seen_.insert(pair_key(a.value, b.value)).second) {
            return true;
        }
        build_.reports.error(
            fields.at(),
            {"duplicate-pair", fields.path() + " repeats " + build_.id(a) + " to " + build_.id(b),
             "a pair may stand in the list once", ""});
        return false;
    }

private:
    Build& build_;
    std::unordered_set<std::uint64_t> seen_;
};

std::optional<model::Instalments> read_instalments(Build& build, const Fields& claim) {
    const std::optional<Value> value = claim.find("instalments");
    if (!value) {
        return std::nullopt;
    }
    const Fields fields(build, *value, schema::instalments());
    model::Instalments instalments;
    instalments.amount = fields.maybe_rate("amount");
    instalments.share = fields.rate("share");
    instalments.window = fields.window("from", "until");
    if (fields.has("amount") == fields.has("share")) {
        build.reports.error(
            fields.at(), {"bad-instalments",
                          fields.path() + (fields.has("amount") ? " says twice what falls due"
                                                                : " does not say what falls due"),
                          "it needs either 'amount' or 'share'", ""});
    }
    return instalments;
}

/// Interest and instalments are counted in the currency, and instalments paid in it.
void open_accounts(Build& build, const Fields& fields, const model::Claim& claim) {
    if (!claim.interest && !claim.instalments) {
        return;
    }
    if (!build.model.currency.valid()) {
        build.reports.error(fields.at(),
                            {"no-currency", fields.path() + " has terms but nothing pays",
                             "interest and instalments are in the good that 'currency' names", ""});
    } else if (claim.instalments) {
        static_cast<void>(build.account(claim.creditor, build.model.currency));
        static_cast<void>(build.account(claim.debtor, build.model.currency));
    }
}

/// A claim is named by a word, as ids are.
bool is_claim(const std::string& text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::optional<model::SoftPower> read_soft_power(Build& build, const Fields& fields) {
    const std::optional<Value> value = fields.find("soft");
    if (!value) {
        return std::nullopt;
    }
    const Fields soft(build, *value, schema::soft_power());
    return model::SoftPower{soft.number("stock"), soft.maybe_rate("students"),
                            soft.maybe_rate("delegations"), soft.maybe_rate("tourism"),
                            soft.number("half_life")};
}

/// Claims that both ends recognise at the start.
void read_recognised(Build& build, const Fields& fields, const Ends& ends) {
    const std::optional<Value> recognised = fields.find("recognises");
    if (!recognised) {
        return;
    }
    for (const Value& value : each(*recognised)) {
        const std::string claim = read_claim(build, value);
        if (claim.empty()) {
            continue;
        }
        const auto set = [&](model::ActorId from, model::ActorId to) {
            build.model.recognitions[build.recognition(from, to, claim).index()].at_start = true;
        };
        set(ends.from, ends.to);
        if (ends.both_ways) {
            set(ends.to, ends.from);
        }
    }
}

}  // namespace

std::string read_claim(Build& build, const Value& value) {
    const std::string claim = read_text(build, value).value_or("");
    if (!value.node->is_scalar() || is_claim(claim)) {
        return claim;
    }
    build.reports.error(
        value.node->at,
        {"bad-id", value.path + " is not a valid claim: '" + claim + "'",
         "a claim is named by lower-case letters, digits and '_'", "For example: crimea."});
    return "";
}

void build_relations(Build& build, const Fields& root) {
    const std::optional<Value> relations = root.find("relations");
    if (!relations) {
        return;
    }
    Once once(build);
    for (const Value& value : labelled(build, *relations)) {
        const Fields fields(build, value, schema::relation());
        const std::optional<Ends> ends = read_ends(build, fields);
        if (ends && !once.first(fields, ends->from, ends->to)) {
            continue;
        }
        model::Relation relation;
        relation.affinity = fields.number("affinity");
        relation.commitment = fields.number("commitment");
        relation.dependence = fields.maybe_number("dependence");
        relation.proximity = fields.number("proximity");
        relation.soft = read_soft_power(build, fields);
        if (!ends) {
            continue;
        }
        read_recognised(build, fields, *ends);
        relation.from = ends->from;
        relation.to = ends->to;
        build.model.relations.push_back(relation);
        if (ends->both_ways && once.first(fields, ends->to, ends->from)) {
            std::swap(relation.from, relation.to);
            build.model.relations.push_back(relation);
        }
    }
}

void build_claims(Build& build, const Fields& root) {
    const std::optional<Value> claims = root.find("claims");
    if (!claims) {
        return;
    }
    Once once(build);
    for (const Value& value : labelled(build, *claims)) {
        const Fields fields(build, value, schema::claim());
        const auto creditor = fields.reference<model::ActorId>("creditor");
        const auto debtor = fields.reference<model::ActorId>("debtor");
        const bool known = creditor.valid() && debtor.valid();
        if (known && !once.first(fields, creditor, debtor)) {
            continue;
        }
        const model::Number amount = fields.number("amount");
        const std::optional<model::Number> limit = fields.maybe_number("limit");
        const std::optional<model::Number> interest = fields.maybe_number("interest");
        const std::optional<model::Instalments> instalments = read_instalments(build, fields);
        if (!known) {
            continue;
        }
        if (creditor == debtor) {
            build.reports.error(fields.at(),
                                {"same-actor", fields.path() + " is owed by its creditor",
                                 "the two sides must be different actors", ""});
            continue;
        }
        model::Claim& claim = build.model.claims[build.claim(creditor, debtor).index()];
        claim.amount = amount;
        claim.limit = limit;
        claim.interest = interest;
        claim.instalments = instalments;
        open_accounts(build, fields, claim);
    }
}

}  // namespace entente::scenario

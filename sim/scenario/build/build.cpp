#include "scenario/build/build.hpp"

#include <algorithm>

#include "scenario/text/limits.hpp"

namespace entente::scenario {

std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
    return (std::uint64_t{first} << 32U) | second;
}

std::string join(std::string_view path, std::string_view key) {
    return path.empty() ? std::string(key) : std::string(path) + "." + std::string(key);
}

model::AccountId Build::account(model::ActorId actor, model::GoodId good) {
    const auto [known, fresh] = accounts.emplace(pair_key(actor.value, good.value),
                                                 model::AccountId(model.accounts.size()));
    if (fresh) {
        model::Account account;
        account.actor = actor;
        account.good = good;
        model.accounts.push_back(std::move(account));
    }
    return known->second;
}

model::ClaimId Build::claim(model::ActorId creditor, model::ActorId debtor) {
    const auto [known, fresh] =
        claims.emplace(pair_key(creditor.value, debtor.value), model::ClaimId(model.claims.size()));
    if (fresh) {
        model::Claim fresh_claim;
        fresh_claim.creditor = creditor;
        fresh_claim.debtor = debtor;
        model.claims.push_back(fresh_claim);
    }
    return known->second;
}

model::RecognitionId Build::recognition(model::ActorId from, model::ActorId to,
                                        const std::string& claim) {
    const auto [known, fresh] = recognitions.emplace(
        id(from) + ">" + id(to) + "/" + claim, model::RecognitionId(model.recognitions.size()));
    if (fresh) {
        model.recognitions.push_back({from, to, claim, false});
    }
    return known->second;
}

const std::vector<std::string>& Build::suggestions(EntityKind kind) {
    static const std::vector<std::string> none;
    const std::vector<std::string>& ids = symbols.ids(kind);
    compared += ids.size();
    return compared <= limits::compared ? ids : none;
}

bool Build::spend_links(std::size_t more, const Origin& at) {
    const bool enough = links <= limits::links;
    links += std::min(more, limits::links + 1);
    if (enough && links > limits::links) {
        reports.error(
            at, {"too-many", "markets, legs and measures have too many pairs, routes and goods",
                 "at most " + std::to_string(limits::links) + " are kept in all", ""});
    }
    return links <= limits::links;
}

const std::vector<model::RouteId>& Build::routes(model::ActorId from, model::ActorId to) const {
    static const std::vector<model::RouteId> none;
    const auto found = ways.find(pair_key(from.value, to.value));
    return found == ways.end() ? none : found->second;
}

Unit Build::money() const {
    const bool known = model.currency.valid() && model.currency.index() < good_units.size();
    return known ? good_units[model.currency.index()] : Unit{};
}

Unit Build::unit(Measure measure, model::GoodId good, model::GoodId input) const {
    const auto of = [this](model::GoodId g) { return g.valid() ? good_units[g.index()] : Unit{}; };
    const Unit day = *units.word("day");
    const Unit kilogram = *units.word("kg");
    switch (measure) {
        case Measure::plain:
            return {};
        case Measure::days:
            return day;
        case Measure::kilograms:
            return kilogram;
        case Measure::per_year:
            return Unit{}.over(*units.word("year"));
        case Measure::good:
        case Measure::good_or_days:
            return of(good);
        case Measure::money:
            return money();
        case Measure::money_per_good:
            return money().over(of(good));
        case Measure::money_per_mass:
            return money().over(kilogram);
        case Measure::input_per_good:
            return of(input).over(of(good));
    }
    return {};
}

}  // namespace entente::scenario

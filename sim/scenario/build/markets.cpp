#include <algorithm>
#include <unordered_set>
#include <utility>

#include "scenario/build/numbers.hpp"
#include "scenario/build/ways.hpp"

namespace entente::scenario {
namespace {

void read_payment(Build& build, const Fields& fields, model::Market& market) {
    const std::optional<Value> pay = fields.find("pay");
    if (!pay) {
        if (build.model.currency.valid() && build.model.currency != market.good) {
            market.pay = build.model.currency;
        }
        return;
    }
    if (word_at(*pay)) {
        return;
    }
    const auto good = fields.reference<model::GoodId>("pay");
    if (good.valid() && good == market.good) {
        build.reports.error(pay->node->at,
                            {"paid-in-itself", pay->path + " is the good that is traded",
                             "a good cannot pay for itself", ""});
    } else if (good.valid()) {
        market.pay = good;
    }
}

void read_weights(Build& build, const Fields& fields, model::Market& market) {
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> value = fields.find("weights");
    const Fields weights(build, value ? *value->node : none, schema::market_weights(),
                         join(fields.path(), "weights"));
    market.affinity_weight = weights.number("affinity");
    market.commitment_weight = weights.number("commitment");
    market.cost_weight = weights.number("cost");
    market.shortage_weight = weights.number("shortage");
    market.diversification_weight = weights.number("diversification");
}

class PairReader {
public:
    PairReader(Build& build, model::Market& market) : build_(build), market_(market) {}

    void read(const Fields& fields) {
        const auto among = fields.references<model::ActorId>("among");
        if (!build_.spend_links(among.size() * among.size(), fields.at())) {
            return;
        }
        for (const model::ActorId from : among) {
            for (const model::ActorId to : among) {
                if (from != to) {
                    add(from, to, std::nullopt);
                }
            }
        }
        if (const auto pairs = fields.find("pairs")) {
            read_list(*pairs);
        }
        if (market_.pairs.empty() && build_.reports.diagnostics.errors() == 0) {
            build_.reports.error(fields.at(), {"no-pairs", fields.path() + " has nobody to trade",
                                               "a market needs two actors", "Add 'among'."});
        }
    }

private:
    void read_list(const Value& pairs) {
        if (!pairs.node->is_sequence()) {
            report_wrong_kind(build_, pairs);
            return;
        }
        for (const Value& value : each(pairs)) {
            const Fields fields(build_, value, schema::pair());
            const auto from = fields.reference<model::ActorId>("from");
            const auto to = fields.reference<model::ActorId>("to");
            if (from.valid() && to.valid() && !add(from, to, fields.find("via"))) {
                build_.reports.error(fields.at(),
                                     {"duplicate-pair",
                                      fields.path() + " repeats a pair or joins an actor to itself",
                                      "every pair of a market stands once", ""});
            }
        }
    }

    bool add(model::ActorId from, model::ActorId to, const std::optional<Value>& via) {
        if (from == to || !seen_.insert(pair_key(from.value, to.value)).second) {
            return false;
        }
        market_.pairs.push_back({from, to, read_via(build_, via, from, to)});
        for (const model::ActorId actor : {from, to}) {
            static_cast<void>(build_.account(actor, market_.good));
            if (market_.pay) {
                static_cast<void>(build_.account(actor, *market_.pay));
            }
        }
        return true;
    }

    Build& build_;
    model::Market& market_;
    std::unordered_set<std::uint64_t> seen_;
};

}  // namespace

void build_markets(Build& build, const Fields& root) {
    const std::optional<Value> markets = root.find("markets");
    if (!markets) {
        return;
    }
    for (const MapEntry& entry : entries(build, *markets)) {
        const Fields fields(build, entry.value, schema::market());
        model::Market market;
        market.id = entry.key;
        market.good = fields.reference<model::GoodId>("good");
        market.tier = fields.word<model::Tier>("priority");
        market.price = fields.word<model::Price>("price");
        market.rule = fields.word<model::MarketRule>("rule");
        market.rounds = static_cast<int>(fields.whole("rounds"));
        market.window = fields.window("from", "until");
        read_weights(build, fields, market);
        if (market.good.valid()) {
            read_payment(build, fields, market);
            PairReader(build, market).read(fields);
        }
        build.model.markets.push_back(std::move(market));
    }
}

}  // namespace entente::scenario

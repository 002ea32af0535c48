#include <algorithm>
#include <utility>

#include "scenario/build/numbers.hpp"
#include "scenario/schema/words.hpp"
#include "scenario/suggest.hpp"

namespace entente::scenario {
namespace {

using model::SanctionKind;

bool needs_goods(SanctionKind kind) {
    return kind == SanctionKind::ban || kind == SanctionKind::cap || kind == SanctionKind::tariff;
}

/// Goods of the kinds that a measure is about by itself.
std::vector<model::GoodId> goods_of_class(const Build& build, model::GoodClass group) {
    std::vector<model::GoodId> result;
    for (std::size_t i = 0; i < build.model.goods.size(); ++i) {
        if (build.model.goods[i].group == group) {
            result.emplace_back(i);
        }
    }
    return result;
}

void add_new(std::vector<model::GoodId>& goods, const std::vector<model::GoodId>& more) {
    for (const model::GoodId good : more) {
        if (std::find(goods.begin(), goods.end(), good) == goods.end()) {
            goods.push_back(good);
        }
    }
}

std::vector<model::GoodId> standard_goods(const Build& build, SanctionKind kind) {
    switch (kind) {
        case SanctionKind::freeze:
            return build.model.currency.valid() ? std::vector<model::GoodId>{build.model.currency}
                                                : std::vector<model::GoodId>{};
        case SanctionKind::labour:
            return goods_of_class(build, model::GoodClass::labour);
        case SanctionKind::service:
            return goods_of_class(build, model::GoodClass::service);
        case SanctionKind::interdict: {
            std::vector<model::GoodId> all;
            for (std::size_t i = 0; i < build.model.goods.size(); ++i) {
                all.emplace_back(i);
            }
            return all;
        }
        default:
            return {};
    }
}

std::vector<model::GoodId> read_goods(Build& build, const Fields& fields, SanctionKind kind) {
    std::vector<model::GoodId> goods = fields.references<model::GoodId>("good");
    if (const auto classes = fields.find("class")) {
        for (const Value& value : each(*classes)) {
            const std::optional<int> word = read_word(build, value);
            const auto of = word ? goods_of_class(build, static_cast<model::GoodClass>(*word))
                                 : std::vector<model::GoodId>{};
            if (word && of.empty()) {
                build.reports.error(value.node->at,
                                    {"empty-class",
                                     value.path + " covers nothing: no good is of the class '" +
                                         value.node->text + "'",
                                     "a sanction must cover a good of this scenario", ""});
            }
            add_new(goods, of);
        }
    }
    if (goods.empty() && !fields.has("good") && !fields.has("class")) {
        goods = standard_goods(build, kind);
        if (goods.empty()) {
            build.reports.error(
                fields.at(),
                {"covers-nothing", fields.path() + " does not say which goods it covers",
                 needs_goods(kind) ? "a ban, cap or tariff is about goods"
                                   : "no good of this scenario is of that kind",
                 "Add 'good' or 'class'."});
        }
    }
    return build.spend_links(goods.size(), fields.at()) ? goods : std::vector<model::GoodId>{};
}

void read_senders(Build& build, const Fields& fields, model::Sanction& sanction) {
    const std::optional<Value> by = fields.find("by");
    if (!by) {
        return;
    }
    for (const Value& value : each(*by)) {
        const std::string id = read_text(build, value).value_or("");
        const auto actor = build.symbols.find(EntityKind::actor, id);
        const auto council = build.symbols.find(EntityKind::council, id);
        if (actor) {
            sanction.senders.emplace_back(*actor);
        } else if (council && !by->node->is_sequence()) {
            sanction.council = model::CouncilId(*council);
        } else if (!id.empty()) {
            std::vector<std::string> known = build.symbols.ids(EntityKind::actor);
            const auto& councils = build.symbols.ids(EntityKind::council);
            known.insert(known.end(), councils.begin(), councils.end());
            build.reports.error(
                value.node->at,
                {"unknown-sender", value.path + " names no actor or council: '" + id + "'",
                 "a sanction is imposed by a council or by actors",
                 did_you_mean_or_list(id, known, 6)});
        }
    }
}

/// The unit in which a measure counts its goods, where they share one.
std::optional<Unit> shared_unit(const Build& build, const std::vector<model::GoodId>& goods) {
    if (goods.empty()) {
        return std::nullopt;
    }
    const Unit& unit = build.good_units[goods.front().index()];
    const bool shared = std::all_of(goods.begin(), goods.end(), [&](model::GoodId good) {
        return build.good_units[good.index()].text == unit.text;
    });
    return shared ? std::optional(unit) : std::nullopt;
}

void read_cap(Build& build, const Fields& fields, model::Sanction& sanction) {
    for (const char* key : {"amount", "per"}) {
        if (!fields.has(key)) {
            build.reports.error(fields.at(),
                                {"missing-key", fields.path() + " has no '" + key + "'",
                                 "a cap is an amount per period", ""});
        }
    }
    const std::optional<Value> amount = fields.find("amount");
    const std::optional<Unit> unit = shared_unit(build, sanction.goods);
    if (amount && !unit && !sanction.goods.empty()) {
        build.reports.error(
            amount->node->at,
            {"mixed-units", amount->path + " limits goods of different units",
             "one amount cannot count them together", "Write a sanction for each good."});
    } else if (amount && unit) {
        sanction.amount = read_number(build, *amount, *unit).value_or(model::Number{});
    }
    if (const auto per = fields.find("per")) {
        sanction.period = read_period(build, *per).value_or(model::Period{12, 0});
    }
}

/// Keys that only one kind of measure has.
void check_kind_keys(Build& build, const Fields& fields, SanctionKind kind) {
    struct Only {
        const char* key;
        std::vector<SanctionKind> kinds;
        const char* owner;
    };
    static const std::vector<Only> table = {
        {"amount", {SanctionKind::cap}, "a cap"},
        {"per", {SanctionKind::cap}, "a cap"},
        {"rate", {SanctionKind::tariff, SanctionKind::freeze}, "a tariff or a freeze"},
        {"seizure_probability", {SanctionKind::interdict}, "an interdict"},
        {"seizure", {SanctionKind::interdict}, "an interdict"},
        {"reach", {SanctionKind::interdict}, "an interdict"},
        {"deadline", {SanctionKind::labour}, "a labour sanction"}};
    for (const Only& only : table) {
        const bool fits = std::find(only.kinds.begin(), only.kinds.end(), kind) != only.kinds.end();
        if (fields.has(only.key) && !fits) {
            build.reports.error(
                fields.at(only.key),
                {"key-of-other-kind", join(fields.path(), only.key) + " has no meaning here",
                 std::string("only ") + only.owner + " has it", ""});
        }
    }
}

model::Exemption read_exemption(const Fields& fields) {
    model::Exemption exemption;
    exemption.givers = fields.references<model::ActorId>("givers");
    exemption.receivers = fields.references<model::ActorId>("receivers");
    exemption.goods = fields.references<model::GoodId>("goods");
    exemption.routes = fields.references<model::RouteId>("routes");
    exemption.contracts = fields.references<model::ContractId>("contracts");
    exemption.window = fields.window("from", "until");
    return exemption;
}

void read_exemptions(Build& build, const Fields& fields, model::Sanction& sanction) {
    const std::optional<Value> list = fields.find("exemptions");
    if (!list) {
        return;
    }
    if (!list->node->is_sequence()) {
        report_wrong_kind(build, *list);
        return;
    }
    for (const Value& value : each(*list)) {
        sanction.exemptions.push_back(read_exemption(Fields(build, value, schema::exemption())));
    }
}

void read_compliance(Build& build, const Fields& fields, model::Sanction& sanction) {
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> value = fields.find("compliance");
    const std::string path = join(fields.path(), "compliance");
    const bool number = value && value->node->find("value") != nullptr;
    Node wrapped = none;
    if (number) {
        wrapped.at = value->node->at;
        wrapped.entries.push_back({"default", value->node->at, *value->node});
    }
    const Fields levels(build,
                        number  ? wrapped
                        : value ? *value->node
                                : none,
                        schema::compliance(), path);
    sanction.default_compliance = levels.number("default");
    for (const EntityEntry& entry : levels.others()) {
        if (const auto level = read_number(build, entry.value, {})) {
            sanction.compliance.push_back({model::ActorId(entry.index), *level});
        }
    }
}

model::Sanction read_sanction(Build& build, const std::string& id, const Fields& fields) {
    model::Sanction sanction;
    sanction.id = id;
    sanction.title = fields.has("title") ? fields.text("title") : id;
    sanction.legal_basis = fields.text("legal_basis");
    sanction.target = fields.reference<model::ActorId>("target");
    sanction.kind = fields.word<SanctionKind>("kind");
    sanction.direction = fields.word<model::Direction>("direction");
    sanction.goods = read_goods(build, fields, sanction.kind);
    read_senders(build, fields, sanction);
    check_kind_keys(build, fields, sanction.kind);
    if (sanction.kind == SanctionKind::cap) {
        read_cap(build, fields, sanction);
    }
    sanction.rate = fields.number("rate");
    sanction.seizure_probability = fields.number("seizure_probability");
    sanction.seizure = fields.word<model::Seizure>("seizure");
    sanction.reach = fields.references<model::RouteId>("reach");
    sanction.deadline = fields.date("deadline");
    sanction.window = fields.window("from", "until");
    sanction.starts_lifted = fields.flag("lifted");
    sanction.watched_by = fields.references<model::MandateId>("watched_by");
    sanction.penalty = fields.number("penalty");
    read_exemptions(build, fields, sanction);
    read_compliance(build, fields, sanction);
    return sanction;
}

/// The goods that a measure names, without messages: expressions may ask for their unit before the
/// measure itself is read.
std::vector<model::GoodId> peek_goods(const Build& build, const Node& node) {
    std::vector<model::GoodId> goods;
    const auto visit = [](const Entry* entry, auto use) {
        if (entry != nullptr && entry->value.is_scalar()) {
            use(entry->value.text);
        } else if (entry != nullptr) {
            for (const Node& item : entry->value.items) {
                use(item.text);
            }
        }
    };
    visit(node.find("good"), [&](const std::string& id) {
        if (const auto index = build.symbols.find(EntityKind::good, id)) {
            goods.emplace_back(*index);
        }
    });
    visit(node.find("class"), [&](const std::string& name) {
        for (const Word& word : schema::classes()) {
            if (name == word.word) {
                add_new(goods, goods_of_class(build, static_cast<model::GoodClass>(word.value)));
            }
        }
    });
    return goods;
}

}  // namespace

void prepare_sanction_units(Build& build, const Fields& root) {
    const std::optional<Value> sanctions = root.find("sanctions");
    if (!sanctions) {
        return;
    }
    for (const Entry& entry : sanctions->node->entries) {
        build.sanction_units.push_back(shared_unit(build, peek_goods(build, entry.value)));
    }
}

void build_sanctions(Build& build, const Fields& root) {
    const std::optional<Value> sanctions = root.find("sanctions");
    if (!sanctions) {
        return;
    }
    for (const MapEntry& entry : entries(build, *sanctions)) {
        const Fields fields(build, entry.value, schema::sanction());
        build.model.sanctions.push_back(read_sanction(build, entry.key, fields));
    }
}

}  // namespace entente::scenario

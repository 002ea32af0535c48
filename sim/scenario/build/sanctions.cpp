#include <algorithm>
#include <unordered_set>
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

const std::vector<model::GoodId>& goods_of_class(const Build& build, model::GoodClass group) {
    return build.goods_of_class[static_cast<std::size_t>(group)];
}

/// Goods in the order in which they are named, each once.
class GoodList {
public:
    void add(const std::vector<model::GoodId>& more) {
        for (const model::GoodId good : more) {
            if (seen_.insert(good.value).second) {
                goods_.push_back(good);
            }
        }
    }
    [[nodiscard]] std::vector<model::GoodId> take() { return std::move(goods_); }

private:
    std::unordered_set<std::uint32_t> seen_;
    std::vector<model::GoodId> goods_;
};

/// What a measure of this kind covers where it does not say so.
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
    GoodList list;
    list.add(fields.references<model::GoodId>("good"));
    if (const auto classes = fields.find("class")) {
        for (const Value& value : each(*classes)) {
            const std::optional<int> word = read_word(build, value);
            if (!word) {
                continue;
            }
            const auto& of = goods_of_class(build, static_cast<model::GoodClass>(*word));
            if (of.empty()) {
                build.reports.error(value.node->at,
                                    {"empty-class",
                                     value.path + " covers nothing: no good is of the class '" +
                                         value.node->text + "'",
                                     "a sanction must cover a good of this scenario", ""});
            } else if (build.spend_links(of.size(), value.node->at)) {
                list.add(of);
            }
        }
    }
    std::vector<model::GoodId> goods = list.take();
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
        static_cast<void>(build.spend_links(goods.size(), fields.at()));
    }
    return goods;
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
            std::vector<std::string> known = build.suggestions(EntityKind::actor);
            const auto& councils = build.suggestions(EntityKind::council);
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

/// Calls use(text) for one text or each of a list.
template <class Use>
void for_texts(const Entry* entry, Use use) {
    if (entry != nullptr && entry->value.is_scalar()) {
        use(entry->value.text);
    } else if (entry != nullptr) {
        for (const Node& item : entry->value.items) {
            use(item.text);
        }
    }
}

/// The unit that all goods named by a measure share, looked up before the measure itself is read,
/// since expressions may ask for it.
class UnitPeek {
public:
    explicit UnitPeek(const Build& build) : build_(build) {
        for (const auto& goods : build.goods_of_class) {
            classes_.push_back(shared_unit(build, goods));
        }
    }

    [[nodiscard]] std::optional<Unit> of(const Node& node) const {
        std::vector<std::optional<Unit>> units;
        for_texts(node.find("good"), [&](const std::string& id) {
            if (const auto index = build_.symbols.find(EntityKind::good, id)) {
                units.emplace_back(build_.good_units[*index]);
            }
        });
        for_texts(node.find("class"), [&](const std::string& name) {
            for (const Word& word : schema::classes()) {
                if (name == word.word) {
                    units.push_back(classes_[static_cast<std::size_t>(word.value)]);
                }
            }
        });
        const bool shared = std::all_of(units.begin(), units.end(), [&](const auto& unit) {
            return unit && units.front() && unit->text == units.front()->text;
        });
        return units.empty() || !shared ? std::nullopt : units.front();
    }

private:
    const Build& build_;
    std::vector<std::optional<Unit>> classes_;
};

}  // namespace

void prepare_sanction_units(Build& build, const Fields& root) {
    const std::optional<Value> sanctions = root.find("sanctions");
    if (!sanctions) {
        return;
    }
    const UnitPeek peek(build);
    for (const Entry& entry : sanctions->node->entries) {
        build.sanction_units.push_back(peek.of(entry.value));
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

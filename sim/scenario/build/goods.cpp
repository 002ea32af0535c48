#include <memory>
#include <utility>

#include "scenario/build/fields.hpp"
#include "scenario/build/numbers.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario {
namespace {

/// The unit of a good, declared where it is new. Goods of one unit share it.
Unit read_unit(Build& build, const Fields& fields) {
    const std::string text = fields.text("unit");
    if (text.empty()) {
        return {};
    }
    std::optional<TextError> error;
    if (!build.units.word(text)) {
        error = build.units.declare(text);
    }
    const std::optional<Unit> unit = build.units.word(text);
    const bool usable = unit && !unit->dimension.none() && unit->dimension != Dimension("day");
    if (error) {
        build.reports.add(to_diagnostic(*error, build.reports.texts.place(fields.at("unit")),
                                        join(fields.path(), "unit")));
    } else if (!usable) {
        build.reports.error(
            fields.at("unit"),
            {"bad-unit", join(fields.path(), "unit") + " cannot count a good: '" + text + "'",
             "a good is counted in pieces, a volume, a mass or money", ""});
    }
    return usable ? *unit : Unit{};
}

void read_mass(Build& build, const Fields& fields, const Unit& unit, model::Good& good) {
    if (unit.dimension != Dimension("kg")) {
        good.mass = fields.number("mass");
        return;
    }
    good.mass.value = unit.to_canonical(1);
    if (fields.has("mass")) {
        build.reports.error(
            fields.at("mass"),
            {"mass-of-a-mass", join(fields.path(), "mass") + " is not needed",
             "the good is counted in " + unit.quoted() + ", which is a mass", "Remove the key."});
    }
}

double read_quantum(Build& build, const Fields& fields, const Unit& unit) {
    const std::optional<Value> value = fields.find("quantum");
    return value ? read_figure(build, *value, unit).value_or(1) : 1;
}

model::Good read_good(Build& build, model::GoodId id, const std::string& name,
                      const Fields& fields) {
    model::Good good;
    good.id = name;
    good.title = fields.has("title") ? fields.text("title") : name;
    good.group = fields.word<model::GoodClass>("class");
    good.unit = fields.text("unit");
    good.quantum = read_quantum(build, fields, build.good_units[id.index()]);
    good.spoilage = fields.number("spoilage");
    good.value = fields.number("value");
    good.criticality = fields.number("criticality");
    good.substitutability = fields.number("substitutability");
    read_mass(build, fields, build.good_units[id.index()], good);
    return good;
}

}  // namespace

void build_goods(Build& build, const Fields& root) {
    build.goods_of_class.resize(schema::classes().size());
    const std::optional<Value> goods = root.find("goods");
    if (!goods) {
        return;
    }
    // Prices are in the unit of the currency, so the units of all goods come first.
    std::vector<std::pair<std::string, std::unique_ptr<Fields>>> all;
    for (const MapEntry& entry : entries(build, *goods)) {
        all.emplace_back(entry.key, std::make_unique<Fields>(build, entry.value, schema::good()));
        build.good_units.push_back(read_unit(build, *all.back().second));
    }
    for (const auto& [name, fields] : all) {
        const model::GoodId id(build.model.goods.size());
        fields->speak_of(id);
        build.model.goods.push_back(read_good(build, id, name, *fields));
        const auto group = static_cast<std::size_t>(build.model.goods.back().group);
        build.goods_of_class[group].push_back(id);
    }
}

}  // namespace entente::scenario

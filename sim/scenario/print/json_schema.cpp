#include <algorithm>
#include <cmath>
#include <utility>

#include "scenario/print/json.hpp"
#include "scenario/print/language.hpp"
#include "scenario/schema/schema.hpp"

namespace entente::scenario {
namespace {

/// "a sanction" as the name of a definition: "sanction".
std::string definition(const Section& section) {
    std::string name = section.name;
    for (const std::string_view article : {"a ", "an "}) {
        if (name.starts_with(article)) {
            name.erase(0, article.size());
            break;
        }
    }
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

Json reference(const std::string& name) {
    return Json::object({{"$ref", Json::text("#/definitions/" + name)}});
}

Json type(const char* name) {
    return Json::object({{"type", Json::text(name)}});
}

Json any_of(std::vector<Json> choices) {
    return choices.size() == 1 ? std::move(choices.front())
                               : Json::object({{"anyOf", Json::list(std::move(choices))}});
}

Json scalar() {
    return Json::object({{"type", Json::list({Json::text("string"), Json::text("number")})}});
}

Json words(const std::vector<Word>& list) {
    std::vector<Json> names;
    std::transform(list.begin(), list.end(), std::back_inserter(names),
                   [](const Word& word) { return Json::text(word.word); });
    return Json::object({{"enum", Json::list(std::move(names))}});
}

Json pattern(const char* regex) {
    return Json::object({{"type", Json::text("string")}, {"pattern", Json::text(regex)}});
}

Json date() {
    return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
}

const char* id_pattern(EntityKind kind) {
    const bool upper = kind == EntityKind::actor || kind == EntityKind::council;
    return upper ? "^[A-Z][A-Z0-9_]*$" : "^[a-z][a-z0-9_]*$";
}

Json object_of(const Section& section, const std::vector<const Section*>& more);
std::vector<Json> choices_of(const Shape& shape);

Json shape_json(const Shape& shape) {
    return any_of(choices_of(shape));
}

Json map_json(const Shape& shape) {
    Json properties = Json::object({{"from_csv", type("string")}, {"columns", type("object")}});
    Json map = Json::object({{"type", Json::text("object")}});
    map.with("properties", std::move(properties));
    map.with("additionalProperties", shape_json(shape.inner.front()));
    return map;
}

Json whole_json(const Shape& shape) {
    Json json = type("integer");
    json.with("minimum", Json::number(shape.low));
    json.with("maximum", Json::number(shape.high));
    return json;
}

void add_number(const Shape& shape, std::vector<Json>& choices) {
    choices.push_back(scalar());
    if (shape.kind == Shape::Kind::amount) {
        choices.push_back(reference("leg_amount"));
    } else {
        choices.push_back(reference("number"));
    }
}

std::vector<Json> choices_of(const Shape& shape) {
    using K = Shape::Kind;
    std::vector<Json> choices;
    switch (shape.kind) {
        case K::text:
        case K::expression:
            choices.push_back(scalar());
            break;
        case K::period:
            choices.push_back(type("string"));
            break;
        case K::word:
            break;
        case K::flag:
            choices.push_back(type("boolean"));
            break;
        case K::whole:
            choices.push_back(whole_json(shape));
            break;
        case K::date:
            choices.push_back(date());
            break;
        case K::span:
            choices.push_back(pattern("^[0-9-]{10}(\\.\\.[0-9-]{10})?$"));
            break;
        case K::number:
        case K::rate:
        case K::amount:
            add_number(shape, choices);
            break;
        case K::reference:
            choices.push_back(type("string"));
            break;
        case K::section:
            choices.push_back(reference(definition(shape.section())));
            break;
        case K::list:
            choices.push_back(Json::object(
                {{"type", Json::text("array")}, {"items", shape_json(shape.inner.front())}}));
            choices.push_back(reference("table"));
            break;
        case K::one_or_list:
            choices = choices_of(shape.inner.front());
            choices.push_back(Json::object(
                {{"type", Json::text("array")}, {"items", shape_json(shape.inner.front())}}));
            break;
        case K::map:
            choices.push_back(map_json(shape));
            break;
        case K::action:
            choices.push_back(reference("action"));
            break;
    }
    if (!shape.words.empty()) {
        choices.push_back(words(shape.words));
    }
    if (shape.kind != K::section && shape.kind != K::amount && shape.section != nullptr) {
        choices.push_back(reference(definition(shape.section())));
    }
    if (shape.kind == K::section && *shape.section().shorthand != '\0') {
        choices.push_back(shape_json(shape.section().find(shape.section().shorthand)->shape));
    }
    return choices;
}

std::string describe(const Key& key) {
    const std::string standard = key.standard;
    return key.prose + (standard.empty() ? "" : " (default " + standard + ")");
}

void add_keys(const Section& section, Json& properties, std::vector<Json>& required) {
    for (const Key& key : section.keys) {
        Json value = shape_json(key.shape);
        value.with("description", Json::text(describe(key)));
        properties.with(key.name, std::move(value));
        if (key.need == Need::required) {
            required.push_back(Json::text(key.name));
        }
    }
}

Json object_of(const Section& section, const std::vector<const Section*>& more) {
    Json properties = Json::object({});
    std::vector<Json> required;
    add_keys(section, properties, required);
    for (const Section* other : more) {
        add_keys(*other, properties, required);
    }
    Json object =
        Json::object({{"type", Json::text("object")}, {"description", Json::text(section.prose)}});
    object.with("properties", std::move(properties));
    if (!required.empty()) {
        object.with("required", Json::list(std::move(required)));
    }
    if (section.others.empty()) {
        object.with("additionalProperties", Json::no());
        return object;
    }
    const Shape& others = section.others.front();
    Json patterns = Json::object({});
    patterns.with(id_pattern(others.entity), shape_json(others.inner.front()));
    object.with("patternProperties", std::move(patterns));
    return object;
}

}  // namespace

std::string json_schema() {
    Json definitions = Json::object({});
    for (const Section* section : schema::sections()) {
        Json object = object_of(*section, {});
        if (section == &schema::actions()) {
            object.with("minProperties", Json::number(1)).with("maxProperties", Json::number(1));
        }
        definitions.with(definition(*section), std::move(object));
    }
    definitions.with("leg_amount", object_of(schema::number(), {&schema::leg()}));
    Json root = Json::object({{"$schema", Json::text("http://json-schema.org/draft-07/schema#")},
                              {"title", Json::text("Entente scenario")},
                              {"allOf", Json::list({reference(definition(schema::scenario()))})}});
    root.with("definitions", std::move(definitions));
    return root.print();
}

}  // namespace entente::scenario

// What is said about values that do not fit the schema.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenario/build/fields.hpp"
#include "scenario/suggest.hpp"

namespace entente::scenario {
namespace {

std::string format_number(double number) {
    std::array<char, 32> buffer{};
    const bool whole = number == std::floor(number) && std::abs(number) < 1e15;
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                      whole ? std::chars_format::fixed : std::chars_format::general);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

std::string limits_text(const Shape& shape) {
    const bool from = std::isfinite(shape.low);
    const bool to = std::isfinite(shape.high);
    if (from && to) {
        return " from " + format_number(shape.low) + " to " + format_number(shape.high);
    }
    if (from) {
        return " of " + format_number(shape.low) + " or more";
    }
    return to ? " of " + format_number(shape.high) + " or less" : "";
}

std::string with_article(const char* word) {
    const bool vowel = std::string_view("aeiou").find(word[0]) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(word);
}

std::string base_expectation(const Shape& shape) {
    using K = Shape::Kind;
    switch (shape.kind) {
        case K::text:
            return "a text";
        case K::word:
            return list_words(shape.words);
        case K::flag:
            return "true or false";
        case K::whole:
            return "a whole number" + limits_text(shape);
        case K::date:
            return "a date such as 2024-06-19";
        case K::span:
            return "a span of days such as 2024-07-01..2024-12-31";
        case K::period:
            return "a period such as 12 months";
        case K::number:
            return "a number" + limits_text(shape);
        case K::rate:
            return "an amount per period such as 20/week";
        case K::amount:
            return "an amount per period such as 20/week, or per bundle";
        case K::expression:
            return "an expression";
        case K::reference:
            return "the id of " + with_article(noun(shape.entity));
        case K::section:
            return "a mapping with keys";
        case K::list:
            return "a list";
        case K::one_or_list:
            return expectation(shape.inner.front()) + ", or a list of these";
        case K::map:
            return "a mapping";
        case K::action:
            return "an action: a mapping with one key";
    }
    return {};
}

}  // namespace

std::string expectation(const Shape& shape) {
    std::string result = base_expectation(shape);
    if (shape.kind != Shape::Kind::word && !shape.words.empty()) {
        result += ", or " + list_words(shape.words);
    }
    return result;
}

void report_wrong_kind(Build& build, const Value& value) {
    const bool empty = value.node->kind == Node::Kind::null;
    if (value.path.empty()) {
        build.reports.error(
            value.node->at,
            {empty ? "missing-value" : "wrong-kind",
             empty ? std::string("the scenario is empty")
                   : "the scenario cannot be " + describe(*value.node),
             "it must be " + expectation(*value.shape), "Begin with 'entente: 1'."});
        return;
    }
    build.reports.error(
        value.node->at,
        {empty ? "missing-value" : "wrong-kind",
         value.path + (empty ? " has no value" : " cannot be " + describe(*value.node)),
         "it must be " + expectation(*value.shape), ""});
}

void report_missing(Build& build, const Origin& at, const std::string& path, const Section& in,
                    const Key& key) {
    build.reports.error(
        at, {"missing-key", (path.empty() ? "the scenario" : path) + " has no '" + key.name + "'",
             std::string(in.name) + " needs it: " + key.prose,
             std::string(key.name) == "entente" ? "Begin with 'entente: 1'." : ""});
}

std::string report_unknown_key(Build& build, const Entry& entry, const std::string& path,
                               const std::vector<const Section*>& sections) {
    if (build.reports.full()) {
        return {};
    }
    std::vector<std::string> known;
    for (const Section* section : sections) {
        std::transform(section->keys.begin(), section->keys.end(), std::back_inserter(known),
                       [](const Key& key) { return std::string(key.name); });
    }
    std::string meant = nearest(entry.key, known).value_or("");
    std::string hint = did_you_mean_or_list(entry.key, known, 6);
    const std::string front = entry.key.substr(0, entry.key.find(':'));
    if (front != entry.key && std::find(known.begin(), known.end(), front) != known.end()) {
        meant = front;
        hint = "Put a space behind the ':'.";
    }
    build.reports.error(
        entry.at, {"unknown-key", join(path, entry.key) + " is no key of the language",
                   std::string(sections.front()->name) + " has no key '" + entry.key + "'", hint});
    return meant;
}

void report_unknown_entity(Build& build, const Origin& at, const std::string& path, EntityKind kind,
                           const std::string& id, const Section* in) {
    if (build.reports.full()) {
        return;
    }
    const std::string name = in == nullptr || path.find('.') == std::string::npos ? "it" : in->name;
    build.reports.error(at, {std::string("unknown-") + noun(kind),
                             path + " names no " + noun(kind) + ": '" + id + "'",
                             name + " must name " + with_article(noun(kind)) + " of this scenario",
                             did_you_mean_or_list(id, build.suggestions(kind), 6)});
}

}  // namespace entente::scenario

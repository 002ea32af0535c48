#include "scenario/schema/shape.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace entente::scenario {
namespace {

struct Nouns {
    const char* one;
    const char* many;
};

constexpr std::array<Nouns, kinds_of_entities> nouns = {{{"", ""},
                                                         {"actor", "actors"},
                                                         {"good", "goods"},
                                                         {"route", "routes"},
                                                         {"contract", "contracts"},
                                                         {"market", "markets"},
                                                         {"council", "councils"},
                                                         {"mandate", "mandates"},
                                                         {"draft", "drafts"},
                                                         {"sanction", "sanctions"},
                                                         {"treaty", "treaties"},
                                                         {"project", "projects"},
                                                         {"theatre", "theatres"},
                                                         {"contingent", "contingents"},
                                                         {"strike", "strikes"},
                                                         {"technology", "technologies"},
                                                         {"labour", "labour"},
                                                         {"rule", "rules"},
                                                         {"outcome", "outcomes"},
                                                         {"series", "series"},
                                                         {"source", "sources"}}};

constexpr double endless = std::numeric_limits<double>::infinity();

}  // namespace

const char* noun(EntityKind kind) {
    return nouns[static_cast<std::size_t>(kind)].one;
}

const char* plural(EntityKind kind) {
    return nouns[static_cast<std::size_t>(kind)].many;
}

const Key* Section::find(std::string_view key) const {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [key](const Key& k) { return key == k.name; });
    return found == keys.end() ? nullptr : &*found;
}

namespace is {
namespace {

Shape plain(Shape::Kind kind) {
    Shape result;
    result.kind = kind;
    return result;
}

Shape holding(Shape::Kind kind, Shape inner) {
    Shape result = plain(kind);
    result.inner.push_back(std::move(inner));
    return result;
}

}  // namespace

Shape text() {
    return plain(Shape::Kind::text);
}
Shape flag() {
    return plain(Shape::Kind::flag);
}
Shape date() {
    return plain(Shape::Kind::date);
}
Shape span() {
    return plain(Shape::Kind::span);
}
Shape period() {
    return plain(Shape::Kind::period);
}
Shape expression() {
    return plain(Shape::Kind::expression);
}

Shape word(std::vector<Word> words) {
    Shape result = plain(Shape::Kind::word);
    result.words = std::move(words);
    return result;
}

Shape whole(double low, double high) {
    Shape result = plain(Shape::Kind::whole);
    result.low = low;
    result.high = high;
    return result;
}

Shape number(Measure measure, double low, double high) {
    Shape result = plain(Shape::Kind::number);
    result.measure = measure;
    result.low = low;
    result.high = high;
    return result;
}

Shape number(Measure measure, double low) {
    return number(measure, low, endless);
}
Shape number(Measure measure) {
    return number(measure, -endless, endless);
}
Shape share() {
    return number(Measure::plain, 0, 1);
}

Shape rate(Measure measure) {
    Shape result = number(measure, 0);
    result.kind = Shape::Kind::rate;
    return result;
}

Shape amount(const Section& (*more)()) {
    Shape result = number(Measure::good, 0);
    result.kind = Shape::Kind::amount;
    result.section = more;
    return varying(std::move(result));
}

Shape reference(EntityKind kind) {
    Shape result = plain(Shape::Kind::reference);
    result.entity = kind;
    return result;
}

Shape references(EntityKind kind) {
    return one_or_list(reference(kind));
}

Shape section(const Section& (*of)()) {
    Shape result = plain(Shape::Kind::section);
    result.section = of;
    return result;
}

Shape list(Shape inner) {
    return holding(Shape::Kind::list, std::move(inner));
}
Shape one_or_list(Shape inner) {
    return holding(Shape::Kind::one_or_list, std::move(inner));
}

Shape map(EntityKind keys, Shape values) {
    Shape result = holding(Shape::Kind::map, std::move(values));
    result.entity = keys;
    return result;
}

Shape actions() {
    return one_or_list(plain(Shape::Kind::action));
}

Shape varying(Shape shape) {
    shape.expressions = Expressions::allowed;
    return shape;
}

Shape or_word(Shape shape, std::vector<Word> words) {
    shape.words = std::move(words);
    return shape;
}

Shape or_section(Shape shape, const Section& (*of)()) {
    shape.section = of;
    return shape;
}

}  // namespace is
}  // namespace entente::scenario

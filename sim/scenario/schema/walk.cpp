#include "scenario/schema/walk.hpp"

#include "scenario/schema/schema.hpp"

namespace entente::scenario {
namespace {

const Shape* in_section(const Section& section, std::string_view key) {
    if (const Key* known = section.find(key)) {
        return &known->shape;
    }
    return section.others.empty() ? nullptr : &section.others.front().inner.front();
}

}  // namespace

const Shape& root_shape() {
    static const Shape shape = is::section(schema::scenario);
    return shape;
}

bool is_number(const Shape& shape) {
    return shape.kind == Shape::Kind::number || shape.kind == Shape::Kind::rate ||
           shape.kind == Shape::Kind::amount;
}

bool has_own_keys(const Shape& shape) {
    using K = Shape::Kind;
    return shape.kind == K::map || shape.kind == K::list || shape.kind == K::one_or_list;
}

const Shape* child_shape(const Shape& shape, std::string_view key) {
    using K = Shape::Kind;
    if (shape.kind == K::action) {
        return in_section(schema::actions(), key);
    }
    if (shape.kind == K::one_or_list) {
        const Shape* of_one = child_shape(shape.inner.front(), key);
        return of_one != nullptr ? of_one : &shape.inner.front();
    }
    if (shape.kind == K::list || shape.kind == K::map) {
        return &shape.inner.front();
    }
    if (is_number(shape)) {
        if (const Key* known = schema::number().find(key)) {
            return &known->shape;
        }
    }
    return shape.section == nullptr ? nullptr : in_section(shape.section(), key);
}

}  // namespace entente::scenario

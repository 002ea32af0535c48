#include "scenario/build/fields.hpp"

#include <algorithm>
#include <utility>

#include "base/contract.hpp"
#include "scenario/build/numbers.hpp"

namespace entente::scenario {
Fields::Fields(Build& build, const Node& node, const Section& section, std::string path)
    : build_(build), node_(&node), section_(section), path_(std::move(path)) {
    if (node.is_mapping()) {
        check_keys();
        return;
    }
    const bool bare = node.is_scalar() && *section.shorthand != '\0';
    wrapped_.kind = Node::Kind::mapping;
    wrapped_.at = node.at;
    if (bare) {
        wrapped_.entries.push_back({section.shorthand, node.at, node});
    } else {
        const Shape expected = is::section(nullptr);
        report_wrong_kind(build, {&node, &expected, path_, &section});
    }
    node_ = &wrapped_;
}

void Fields::check_keys() const {
    std::vector<std::string> meant;  // required keys that stand there, misspelt
    for (const Entry& entry : node_->entries) {
        if (section_.find(entry.key) == nullptr && section_.others.empty()) {
            meant.push_back(report_unknown_key(build_, entry, path_, {&section_}));
        }
    }
    for (const Key& key : section_.keys) {
        if (key.need == Need::required && node_->find(key.name) == nullptr &&
            std::find(meant.begin(), meant.end(), key.name) == meant.end()) {
            report_missing(build_, node_->at, path_, section_, key);
        }
    }
}

void Fields::speak_of(model::GoodId good, model::GoodId input) {
    good_ = good;
    input_ = input;
}

const Key& Fields::key(std::string_view name) const {
    const Key* found = section_.find(name);
    ENTENTE_EXPECTS(found != nullptr);
    return *found;
}

bool Fields::has(std::string_view name) const {
    return node_->find(name) != nullptr;
}

Origin Fields::at(std::string_view name) const {
    const Entry* entry = node_->find(name);
    return entry == nullptr ? node_->at : entry->value.at;
}

std::optional<Value> Fields::find(std::string_view name) const {
    const Key& known = key(name);
    const Entry* entry = node_->find(name);
    if (entry == nullptr) {
        return std::nullopt;
    }
    return Value{&entry->value, &known.shape, join(path_, name), &section_};
}

std::string Fields::text(std::string_view name) const {
    const std::optional<Value> value = find(name);
    return value ? read_text(build_, *value).value_or("") : key(name).standard;
}

bool Fields::flag(std::string_view name) const {
    const std::optional<Value> value = find(name);
    return value && read_flag(build_, *value).value_or(false);
}

int Fields::code(std::string_view name) const {
    const Key& known = key(name);
    const std::optional<Value> value = find(name);
    const std::optional<int> read = value ? read_word(build_, *value) : std::nullopt;
    if (read) {
        return *read;
    }
    for (const Word& word : known.shape.words) {
        if (std::string_view(word.word) == known.standard) {
            return word.value;
        }
    }
    return 0;
}

std::int64_t Fields::whole(std::string_view name) const {
    const std::string_view standard = key(name).standard;
    std::int64_t result = standard.empty() ? 1 : std::stoll(std::string(standard));
    if (const std::optional<Value> value = find(name)) {
        if (const std::optional<std::int64_t> read = read_whole(build_, *value)) {
            result = *read;
        }
    }
    return result;
}

std::optional<base::Day> Fields::date(std::string_view name) const {
    const std::optional<Value> value = find(name);
    return value ? read_date(build_, *value) : std::nullopt;
}

base::Window Fields::window(std::string_view from, std::string_view until) const {
    base::Window window;
    window.from = date(from).value_or(base::first_day);
    window.until = date(until).value_or(base::last_day);
    if (window.until <= window.from) {
        build_.reports.error(at(until),
                             {"window-order",
                              join(path_, until) + " is not after '" + std::string(from) + "', " +
                                  base::format_date(window.from),
                              "'" + std::string(until) +
                                  "' is the first day on which it no "
                                  "longer holds",
                              ""});
        window.until = base::last_day;
    }
    return window;
}

Unit Fields::unit(const Shape& shape) const {
    return build_.unit(shape.measure, good_, input_);
}

std::optional<model::Number> Fields::maybe_number(std::string_view name) const {
    const std::optional<Value> value = find(name);
    return value ? read_number(build_, *value, unit(*value->shape)) : std::nullopt;
}

model::Number Fields::number(std::string_view name) const {
    const Key& known = key(name);
    const std::optional<model::Number> written = maybe_number(name);
    return written ? *written : standard_number(build_, known, unit(known.shape));
}

std::optional<model::Rate> Fields::maybe_rate(std::string_view name) const {
    const std::optional<Value> value = find(name);
    return value ? read_rate(build_, *value, unit(*value->shape)) : std::nullopt;
}

model::Rate Fields::rate(std::string_view name) const {
    return maybe_rate(name).value_or(model::Rate{});
}

std::optional<std::uint32_t> Fields::index_of(std::string_view name) const {
    const std::optional<Value> value = find(name);
    return value ? read_reference(build_, *value) : std::nullopt;
}

std::vector<std::uint32_t> Fields::indices_of(std::string_view name) const {
    std::vector<std::uint32_t> result;
    const std::optional<Value> list = find(name);
    if (!list) {
        return result;
    }
    if (list->shape->kind == Shape::Kind::list && !list->node->is_sequence()) {
        report_wrong_kind(build_, *list);
        return result;
    }
    for (const Value& value : each(*list)) {
        const std::optional<std::uint32_t> index = read_reference(build_, value);
        if (!index) {
            continue;
        }
        if (std::find(result.begin(), result.end(), *index) != result.end()) {
            build_.reports.error(
                value.node->at,
                {"named-twice", list->path + " names '" + value.node->text + "' twice",
                 "once is enough", ""});
            continue;
        }
        result.push_back(*index);
    }
    return result;
}

std::vector<EntityEntry> Fields::others() const {
    std::vector<EntityEntry> result;
    const Shape& shape = section_.others.front();
    for (const Entry& entry : node_->entries) {
        if (section_.find(entry.key) != nullptr) {
            continue;
        }
        const auto index = build_.symbols.find(shape.entity, entry.key);
        if (index) {
            result.push_back(
                {*index,
                 entry.key,
                 entry.at,
                 {&entry.value, &shape.inner.front(), join(path_, entry.key), &section_}});
        } else {
            report_unknown_entity(build_, entry.at, path_, shape.entity, entry.key, &section_);
        }
    }
    return result;
}

}  // namespace entente::scenario

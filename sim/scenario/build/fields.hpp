#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/build/build.hpp"

namespace entente::scenario {

/// A value, what may stand there, and its path ("actors.PRK.stocks.shells").
struct Value {
    const Node* node;
    const Shape* shape;
    std::string path;
    const Section* in;  ///< the section it belongs to, for messages
};

// Readers of single values. Each reports what is wrong and returns nothing, or a fallback, then.
[[nodiscard]] std::optional<std::string> read_text(Build& build, const Value& value);
[[nodiscard]] std::optional<int> read_word(Build& build, const Value& value);
[[nodiscard]] std::optional<bool> read_flag(Build& build, const Value& value);
[[nodiscard]] std::optional<std::int64_t> read_whole(Build& build, const Value& value);
[[nodiscard]] std::optional<base::Day> read_date(Build& build, const Value& value);
/// Both days of "2024-07-01..2024-12-31" are included.
[[nodiscard]] std::optional<base::Window> read_span(Build& build, const Value& value);
[[nodiscard]] std::optional<model::Period> read_period(Build& build, const Value& value);
[[nodiscard]] std::optional<std::uint32_t> read_reference(Build& build, const Value& value);
[[nodiscard]] model::ExpressionId read_condition(Build& build, const Value& value);
/// The result is counted in canonical units of `unit`.
[[nodiscard]] model::ExpressionId read_quantity_expression(Build& build, const Value& value,
                                                           const Unit& unit);

/// The word at a value, where one of the shape's words stands there.
[[nodiscard]] std::optional<int> word_at(const Value& value);

/// Where a one-or-list names an entity; the list itself where it does not.
[[nodiscard]] Origin place_of(const Value& list, std::string_view id);

/// Single values of a one-or-list.
[[nodiscard]] std::vector<Value> each(const Value& value);

/// Key and value of every entry of a map, in order.
struct MapEntry {
    std::string key;
    Origin at;
    Value value;
};
[[nodiscard]] std::vector<MapEntry> entries(Build& build, const Value& value);
/// The same where the keys are ids of entities; unknown ones are reported and left out.
struct EntityEntry {
    std::uint32_t index;
    std::string key;
    Origin at;
    Value value;
};
[[nodiscard]] std::vector<EntityEntry> entity_entries(Build& build, const Value& value);

/// "a list", "a date", ... as a message would say what is expected.
[[nodiscard]] std::string expectation(const Shape& shape);
void report_wrong_kind(Build& build, const Value& value);
void report_missing(Build& build, const Origin& at, const std::string& path, const Section& in,
                    const Key& key);
/// Returns the key that was probably meant; empty where none is near.
std::string report_unknown_key(Build& build, const Entry& entry, const std::string& path,
                               const std::vector<const Section*>& sections);
void report_unknown_entity(Build& build, const Origin& at, const std::string& path, EntityKind kind,
                           const std::string& id, const Section* in);
[[nodiscard]] std::string list_words(const std::vector<Word>& words);

/// A mapping read by its section: unknown and missing keys are reported when it is made, every
/// getter then knows type, unit, range and default from the section's table.
class Fields {
public:
    Fields(Build& build, const Node& node, const Section& section, std::string path);
    Fields(Build& build, const Value& value, const Section& section)
        : Fields(build, *value.node, section, value.path) {}
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;
    Fields(Fields&&) = delete;
    Fields& operator=(Fields&&) = delete;
    ~Fields() = default;

    /// The good, and input, that measures of this section depend on.
    void speak_of(model::GoodId good, model::GoodId input = {});

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::optional<Value> find(std::string_view key) const;
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const Origin& at() const { return node_->at; }
    [[nodiscard]] Origin at(std::string_view key) const;

    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    [[nodiscard]] int code(std::string_view key) const;
    template <class Enum>
    [[nodiscard]] Enum word(std::string_view key) const {
        return static_cast<Enum>(code(key));
    }
    [[nodiscard]] std::int64_t whole(std::string_view key) const;
    [[nodiscard]] std::optional<base::Day> date(std::string_view key) const;
    /// The window of two dates, [from, until); reported where it is empty.
    [[nodiscard]] base::Window window(std::string_view from, std::string_view until) const;
    [[nodiscard]] model::Number number(std::string_view key) const;
    [[nodiscard]] std::optional<model::Number> maybe_number(std::string_view key) const;
    [[nodiscard]] std::optional<model::Rate> maybe_rate(std::string_view key) const;
    [[nodiscard]] model::Rate rate(std::string_view key) const;
    template <class EntityId>
    [[nodiscard]] EntityId reference(std::string_view key) const {
        const std::optional<std::uint32_t> index = index_of(key);
        return index ? EntityId(*index) : EntityId();
    }
    template <class EntityId>
    [[nodiscard]] std::vector<EntityId> references(std::string_view key) const {
        std::vector<EntityId> result;
        for (const std::uint32_t index : indices_of(key)) {
            result.emplace_back(index);
        }
        return result;
    }
    /// Entries besides the section's own keys, as a map of the section's other shape.
    [[nodiscard]] std::vector<EntityEntry> others() const;
    [[nodiscard]] Unit unit(const Shape& shape) const;

private:
    [[nodiscard]] const Key& key(std::string_view name) const;
    [[nodiscard]] std::optional<std::uint32_t> index_of(std::string_view key) const;
    [[nodiscard]] std::vector<std::uint32_t> indices_of(std::string_view key) const;
    void check_keys() const;

    Build& build_;
    const Node* node_;
    const Section& section_;
    std::string path_;
    Node wrapped_;  ///< a shorthand, as the mapping it stands for
    model::GoodId good_;
    model::GoodId input_;
};

}  // namespace entente::scenario

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/text/source_texts.hpp"

namespace entente::scenario {

struct Entry;

/// A value of a scenario file as it was written, aliases written out, with its place.
struct Node {
    enum class Kind { null, scalar, sequence, mapping };
    Kind kind = Kind::null;
    bool quoted = false;  ///< a scalar in quotes or a block scalar
    Origin at;
    std::string text;            ///< scalar
    std::vector<Node> items;     ///< sequence
    std::vector<Entry> entries;  ///< mapping, keys are unique

    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
    [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
    [[nodiscard]] const Entry* find(std::string_view key) const;
    [[nodiscard]] Entry* find(std::string_view key);
};

struct Entry {
    std::string key;
    Origin at;
    Node value;
};

[[nodiscard]] Node scalar_node(std::string text, const Origin& at);

/// "a text", "a list", "a mapping", "nothing"
[[nodiscard]] std::string describe(const Node& node);

}  // namespace entente::scenario

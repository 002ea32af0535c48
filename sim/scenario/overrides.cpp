#include "scenario/overrides.hpp"

#include <algorithm>
#include <utility>

#include "scenario/build/labels.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/walk.hpp"
#include "scenario/suggest.hpp"
#include "scenario/text/limits.hpp"
#include "scenario/text/yaml.hpp"

namespace entente::scenario {
namespace {

Node mapping_at(const Origin& at) {
    Node node;
    node.kind = Node::Kind::mapping;
    node.at = at;
    return node;
}

/// "B-A" as "A-B", the order in which pairs are named.
std::string sorted_pair(const std::string& label) {
    const std::size_t dash = label.find('-');
    if (dash == std::string::npos) {
        return label;
    }
    const std::string a = label.substr(0, dash);
    const std::string b = label.substr(dash + 1);
    return a < b ? label : b + "-" + a;
}

class Setter {
public:
    Setter(Node& root, const Override& what, const Origin& at, Reports& reports)
        : root_(root), override_(what), at_(at), reports_(reports) {}

    void set(Node value) {
        Node* node = &root_;
        const Shape* shape = &root_shape();
        std::string_view rest = override_.path;
        while (node != nullptr && !rest.empty()) {
            node = descend(*node, shape, rest);
        }
        if (node != nullptr) {
            put(*node, *shape, std::move(value));
        }
    }

private:
    /// The node one step further on the path, made where the language has a key there.
    Node* descend(Node& node, const Shape*& shape, std::string_view& rest) {
        if (node.is_sequence()) {
            return descend_list(node, shape, rest);
        }
        if (!node.is_mapping()) {
            open_short_form(node, *shape);
        }
        if (Entry* entry = longest_match(node, rest)) {
            const Shape* child = child_shape(*shape, entry->key);
            if (child == nullptr) {
                return miss(node, *shape, rest);
            }
            rest.remove_prefix(std::min(rest.size(), entry->key.size() + 1));
            shape = child;
            return &entry->value;
        }
        const std::string key = next_key(rest);
        const Shape* child = child_shape(*shape, key);
        if (child == nullptr || !is_key_of_language(*shape, key)) {
            return miss(node, *shape, rest);
        }
        rest.remove_prefix(std::min(rest.size(), key.size() + 1));
        shape = child;
        node.entries.push_back({key, at_, mapping_at(at_)});
        return &node.entries.back().value;
    }

    Node* descend_list(Node& node, const Shape*& shape, std::string_view& rest) {
        const std::string key = next_key(rest);
        for (Node& item : node.items) {
            if (!key.empty() && pair_label(item) == sorted_pair(key)) {
                rest.remove_prefix(std::min(rest.size(), key.size() + 1));
                shape = &shape->inner.front();
                return &item;
            }
            // A list of actions: the one with this key.
            if (shape->kind == Shape::Kind::one_or_list && item.find(key) != nullptr) {
                shape = &shape->inner.front();
                return &item;
            }
        }
        return miss(node, *shape, rest);
    }

    static std::string next_key(std::string_view rest) {
        return std::string(rest.substr(0, rest.find('.')));
    }

    /// The entry whose key begins the path; keys of injects contain dots themselves.
    static Entry* longest_match(Node& node, std::string_view rest) {
        Entry* best = nullptr;
        for (Entry& entry : node.entries) {
            const std::string& key = entry.key;
            const bool begins =
                rest.starts_with(key) && (rest.size() == key.size() || rest[key.size()] == '.');
            if (begins && (best == nullptr || key.size() > best->key.size())) {
                best = &entry;
            }
        }
        return best;
    }

    static bool is_key_of_language(const Shape& shape, const std::string& key) {
        if (is_number(shape) && schema::number().find(key) != nullptr) {
            return true;
        }
        return shape.section != nullptr && shape.section().find(key) != nullptr;
    }

    /// `decides: adaptive` becomes {kind: adaptive}, `4 k` becomes {value: 4 k}.
    void open_short_form(Node& node, const Shape& shape) const {
        Node open = mapping_at(node.at);
        std::string key;
        if (is_number(shape)) {
            key = "value";
        } else if (shape.kind == Shape::Kind::section) {
            key = shape.section().shorthand;
        }
        if (node.is_scalar() && !key.empty()) {
            open.entries.push_back({key, node.at, node});
        }
        node = std::move(open);
    }

    Node* miss(const Node& node, const Shape& shape, std::string_view rest) {
        std::vector<std::string> known;
        for (const Entry& entry : node.entries) {
            known.push_back(entry.key);
        }
        for (const Node& item : node.items) {
            known.push_back(pair_label(item));
        }
        if (shape.section != nullptr) {
            for (const Key& key : shape.section().keys) {
                known.emplace_back(key.name);
            }
        }
        const std::string key = next_key(rest);
        reports_.error(at_, {"override-hits-nothing",
                             "'" + override_.path + "' leads to nothing in this scenario",
                             "there is no '" + key + "'", did_you_mean_or_list(key, known, 8)});
        return nullptr;
    }

    static void put(Node& node, const Shape& shape, Node value) {
        const bool long_form =
            is_number(shape) && node.is_mapping() && node.find("value") != nullptr;
        if (!long_form || value.is_mapping()) {
            node = std::move(value);
            return;
        }
        std::erase_if(node.entries, [](const Entry& entry) {
            return entry.key != "value" && schema::number().find(entry.key) != nullptr;
        });
        Entry& central = *node.find("value");
        central.at = value.at;
        central.value = std::move(value);
    }

    Node& root_;
    const Override& override_;
    Origin at_;
    Reports& reports_;
};

}  // namespace

void apply_overrides(Node& root, const std::vector<Override>& overrides, Reports& reports) {
    if (overrides.size() > limits::overrides) {
        reports.error({}, {"too-many", "there are too many overrides",
                           "at most " + std::to_string(limits::overrides) + " are taken", ""});
        return;
    }
    for (const Override& override_ : overrides) {
        const std::uint32_t text = reports.texts.add(override_.origin, override_.value);
        const Origin at{text, 0, 0, 1};
        std::optional<Node> value = parse_value(text, reports);
        if (!value || !root.is_mapping()) {
            continue;
        }
        if (override_.path.empty() || override_.path == "entente") {
            reports.error(at,
                          {"override-hits-nothing", "'" + override_.path + "' cannot be overridden",
                           "the version belongs to the file", ""});
            continue;
        }
        Setter(root, override_, at, reports).set(std::move(*value));
    }
}

}  // namespace entente::scenario

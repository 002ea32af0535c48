#include "scenario/print/show.hpp"

#include <algorithm>
#include <array>

#include "scenario/schema/schema.hpp"
#include "scenario/schema/walk.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {
namespace {

/// Words that YAML 1.1 readers turn into booleans or nothing.
constexpr std::array<std::string_view, 13> ambiguous = {
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "~", ""};

bool is_ambiguous(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::find(ambiguous.begin(), ambiguous.end(), lower) != ambiguous.end();
}

bool is_plain_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_.-+/%() ;<>=$").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Plain where any YAML reader takes it for this very text.
bool can_be_plain(std::string_view text) {
    if (is_ambiguous(text) || !std::all_of(text.begin(), text.end(), is_plain_character)) {
        return false;
    }
    const char first = text.front();
    const bool starts_well = (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') ||
                             (first >= 'A' && first <= 'Z') || first == '_' ||
                             static_cast<unsigned char>(first) >= 0x80 ||
                             (first == '-' && text.size() > 1 && text[1] >= '0' && text[1] <= '9');
    return starts_well && text.back() != ' ';
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == '\r') {
            result += "\\r";
        } else {
            result += c;
        }
    }
    return result + "\"";
}

std::string written(std::string_view text) {
    return can_be_plain(text) ? std::string(text) : quoted(text);
}

/// `true` and `false` of a flag stay bare: there they are meant.
std::string written(const Node& node, const Shape* shape) {
    const bool flag = shape != nullptr && shape->kind == Shape::Kind::flag;
    return flag ? node.text : written(node.text);
}

enum class Origins { left_out, shown };

class Printer {
public:
    Printer(const Effective& effective, Origins origins)
        : texts_(*effective.texts), origins_(origins) {}

    std::string print(const Node& root) {
        if (root.is_mapping()) {
            print_mapping(root, &root_shape(), 0);
        } else {
            out_ += written(root.text) + "\n";
        }
        return std::move(out_);
    }

private:
    void print_mapping(const Node& node, const Shape* shape, int depth) {
        for (const Entry& entry : node.entries) {
            indent(depth);
            print_entry(entry, shape == nullptr ? nullptr : child_shape(*shape, entry.key), depth);
        }
        if (origins_ == Origins::shown && shape != nullptr) {
            print_defaults(node, *shape, depth);
        }
    }

    void print_entry(const Entry& entry, const Shape* shape, int depth) {
        out_ += written(entry.key) + ":";
        print_value(entry.value, shape, depth);
    }

    void print_value(const Node& node, const Shape* shape, int depth) {
        switch (node.kind) {
            case Node::Kind::null:
                return end_line(node, " ~");
            case Node::Kind::scalar:
                return end_line(node, " " + written(node, shape));
            case Node::Kind::mapping:
                if (node.entries.empty()) {
                    return end_line(node, " {}");
                }
                out_ += "\n";
                return print_mapping(node, shape, depth + 1);
            case Node::Kind::sequence:
                return print_sequence(node, shape, depth);
        }
    }

    void print_sequence(const Node& node, const Shape* shape, int depth) {
        const Shape* inner =
            shape != nullptr && !shape->inner.empty() ? &shape->inner.front() : nullptr;
        const bool flat = std::all_of(node.items.begin(), node.items.end(),
                                      [](const Node& item) { return item.is_scalar(); });
        if (flat) {
            std::string list = " [";
            for (const Node& item : node.items) {
                list += (&item == &node.items.front() ? "" : ", ") + written(item, inner);
            }
            return end_line(node, list + "]");
        }
        out_ += "\n";
        for (const Node& item : node.items) {
            indent(depth + 1);
            out_ += "-";
            print_item(item, inner, depth + 1);
        }
    }

    /// The first key of a mapping stands behind the dash of its list.
    void print_item(const Node& item, const Shape* shape, int depth) {
        if (!item.is_mapping() || item.entries.empty()) {
            return print_value(item, shape, depth);
        }
        for (const Entry& entry : item.entries) {
            if (&entry == &item.entries.front()) {
                out_ += " ";
            } else {
                indent(depth + 1);
            }
            print_entry(entry, shape == nullptr ? nullptr : child_shape(*shape, entry.key),
                        depth + 1);
        }
        if (origins_ == Origins::shown && shape != nullptr) {
            print_defaults(item, *shape, depth + 1);
        }
    }

    /// Keys that are absent and have a default, as comments.
    void print_defaults(const Node& node, const Shape& shape, int depth) {
        if (shape.kind != Shape::Kind::section) {
            return;
        }
        for (const Key& key : shape.section().keys) {
            if (*key.standard != '\0' && node.find(key.name) == nullptr) {
                indent(depth);
                out_ += std::string("# ") + key.name + ": " + key.standard + "  (default)\n";
            }
        }
    }

    void indent(int depth) { out_.append(static_cast<std::size_t>(depth) * 2, ' '); }

    void end_line(const Node& node, const std::string& text) {
        out_ += text;
        if (origins_ == Origins::shown) {
            const base::Place place = texts_.place(node.at);
            out_ += "  # " + place.file;
            if (place.line != 0) {
                out_ += ":" + std::to_string(place.line);
            }
        }
        out_ += "\n";
    }

    const SourceTexts& texts_;
    Origins origins_;
    std::string out_;
};

std::string print(const Effective& effective, Origins origins) {
    return effective.root ? Printer(effective, origins).print(*effective.root) : std::string();
}

}  // namespace

std::string show(const Effective& effective) {
    return print(effective, Origins::left_out);
}

std::string show_with_origins(const Effective& effective) {
    return print(effective, Origins::shown);
}

}  // namespace entente::scenario

#include "scenario/text/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scenario/text/limits.hpp"
#include "scenario/text/yaml_syntax.hpp"

namespace entente::scenario {
namespace {

/// Ends the parsing of a text after a message that makes going on pointless.
struct Stop {};

struct Weight {
    std::size_t nodes = 1;
    std::size_t bytes = 0;
};

Weight weigh(const Node& node) {
    Weight weight{1, node.text.size()};
    const auto add = [&weight](const Node& child) {
        const Weight more = weigh(child);
        weight.nodes += more.nodes;
        weight.bytes += more.bytes;
    };
    std::for_each(node.items.begin(), node.items.end(), add);
    for (const Entry& entry : node.entries) {
        add(entry.value);
        weight.bytes += entry.key.size();
    }
    return weight;
}

struct Anchor {
    std::string name;
    Origin at;
    Node node;
    Weight weight;
    bool complete = false;
    bool used = false;
};

/// An open list or mapping.
struct Frame {
    Node node;
    YAML::anchor_t anchor = 0;
    bool key_known = false;
    bool key_duplicate = false;
    std::string key;
    Origin key_at;
    std::unordered_map<std::string, Origin> keys;
};

class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(std::uint32_t text, Reports& reports) : text_(text), reports_(reports) {}

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }
    void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

    [[nodiscard]] Node finish();
    [[nodiscard]] Origin origin(const YAML::Mark& mark) const;
    /// Where the innermost list or mapping that is still open begins.
    [[nodiscard]] std::optional<Origin> open_at() const;

private:
    void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor);
    void close();
    void place(Node node, YAML::anchor_t anchor);
    void take_key(const Node& node);
    void count(Weight weight, const Origin& at);
    void refuse_tag(const std::string& tag, const Origin& at);
    [[nodiscard]] bool expects_key() const;
    [[nodiscard]] int quoted_length(const Origin& at, std::size_t start);

    std::uint32_t text_;
    Reports& reports_;
    std::vector<Frame> frames_;
    std::map<YAML::anchor_t, Anchor> anchors_;
    std::string anchor_name_;
    Origin anchor_at_;
    Node root_;
    mutable int counted_line_ = 0;
    mutable std::size_t counted_bytes_ = 0;
    mutable int counted_points_ = 0;
    int documents_ = 0;
    std::size_t nodes_ = 0;
    std::size_t alias_bytes_ = 0;
};

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
    if (++documents_ > 1) {
        reports_.error(origin(mark), {"second-document", "a second document starts here",
                                      "a file holds one scenario", "Remove the '---' line."});
        throw Stop{};
    }
}

Origin TreeBuilder::origin(const YAML::Mark& mark) const {
    Origin at{text_, std::max(mark.line, 0) + 1, 1, 1};
    const std::string_view line = reports_.texts.line(text_, at.line);
    const std::size_t bytes =
        std::min(static_cast<std::size_t>(std::max(mark.column, 0)), line.size());
    // Marks move forward, so a long line is counted once and not anew for each of its values.
    if (counted_line_ != at.line || counted_bytes_ > bytes) {
        counted_line_ = at.line;
        counted_bytes_ = 0;
        counted_points_ = 0;
    }
    counted_points_ += code_points(line.substr(counted_bytes_, bytes - counted_bytes_));
    counted_bytes_ = bytes;
    at.column = counted_points_ + 1;
    return at;
}

std::optional<Origin> TreeBuilder::open_at() const {
    return frames_.empty() ? std::nullopt : std::optional(frames_.back().node.at);
}

void TreeBuilder::count(Weight weight, const Origin& at) {
    nodes_ += weight.nodes;
    alias_bytes_ += weight.bytes;
    if (nodes_ > limits::nodes || alias_bytes_ > limits::alias_bytes) {
        reports_.error(at, {"too-large",
                            "the file has more than " + std::to_string(limits::nodes) +
                                " values once its aliases are written out",
                            "a scenario is bounded so that none can exhaust the machine",
                            "Move tables to CSV files or drop the aliases."});
        throw Stop{};
    }
}

void TreeBuilder::refuse_tag(const std::string& tag, const Origin& at) {
    if (!tag.empty() && tag != "?" && tag != "!") {
        constexpr std::string_view standard = "tag:yaml.org,2002:";
        const std::string shown =
            tag.starts_with(standard) ? "!!" + tag.substr(standard.size()) : tag;
        Origin all = at;
        all.length = code_points(shown);
        reports_.error(all, {"yaml-tag", "the tag '" + shown + "' is not part of the language",
                             "the type of a value follows from its key", "Remove the tag."});
    }
}

bool TreeBuilder::expects_key() const {
    return !frames_.empty() && frames_.back().node.is_mapping() && !frames_.back().key_known;
}

/// Underlines a quoted scalar on its first line; one without closing quote swallows the rest of
/// the file in yaml-cpp, so it is looked for here.
int TreeBuilder::quoted_length(const Origin& at, std::size_t start) {
    const std::string& content = reports_.texts.content(text_);
    const char quote = content[start];
    std::size_t end = start + 1;
    while (end < content.size() && content[end] != quote) {
        end += quote == '"' && content[end] == '\\' ? 2U : 1U;
        if (end + 1 < content.size() && quote == '\'' && content[end] == quote &&
            content[end + 1] == quote) {
            end += 2;
        }
    }
    if (end >= content.size()) {
        reports_.error(at, {"yaml-syntax", "this quoted text never ends",
                            "every quote needs a closing one", ""});
        throw Stop{};
    }
    return code_points(std::string_view(content).substr(start, end + 1 - start));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
    Node node = scalar_node(value, origin(mark));
    const std::string& content = reports_.texts.content(text_);
    const auto start = static_cast<std::size_t>(std::max(mark.pos, 0));
    const char first = start < content.size() ? content[start] : ' ';
    if (tag == "!" && (first == '"' || first == '\'')) {
        node.at.length = quoted_length(node.at, start);
    } else {
        node.at.length = std::max(1, code_points(value));
    }
    node.quoted = tag == "!";
    refuse_tag(tag, node.at);
    if (!node.quoted && (value == "~" || value == "null" || value == "NULL" || value == "Null")) {
        node.kind = Node::Kind::null;
    }
    place(std::move(node), anchor);
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    Node node;
    node.at = origin(mark);
    place(std::move(node), anchor);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const Origin at = origin(mark);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end() || !found->second.complete) {
        reports_.error(at, {"yaml-alias", "this alias stands inside what it repeats",
                            "the value would be endless", ""});
        throw Stop{};
    }
    found->second.used = true;
    count(found->second.weight, at);
    place(found->second.node, 0);
}

void TreeBuilder::OnAnchor(const YAML::Mark& mark, const std::string& name) {
    anchor_name_ = name;
    anchor_at_ = origin(mark);
    anchor_at_.length = code_points(name) + 1;
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) {
    open(Node::Kind::sequence, mark, tag, anchor);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/) {
    open(Node::Kind::mapping, mark, tag, anchor);
}

void TreeBuilder::open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor) {
    const Origin at = origin(mark);
    refuse_tag(tag, at);
    if (expects_key()) {
        reports_.error(
            at, {"yaml-key", "a list or mapping cannot be a key", "keys are plain words", ""});
        throw Stop{};
    }
    if (frames_.size() >= limits::depth) {
        reports_.error(at, {"too-deep",
                            "lists and mappings are nested more than " +
                                std::to_string(limits::depth) + " deep",
                            "no scenario needs that", ""});
        throw Stop{};
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.at = at;
    frame.anchor = anchor;
    if (anchor != 0) {
        anchors_[anchor] = {anchor_name_, anchor_at_, {}, {}, false, false};
    }
    frames_.push_back(std::move(frame));
}

void TreeBuilder::close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    place(std::move(frame.node), frame.anchor);
}

void TreeBuilder::take_key(const Node& node) {
    Frame& frame = frames_.back();
    if (node.kind != Node::Kind::scalar || node.text.empty()) {
        reports_.error(node.at, {"yaml-key", "a key is missing", "keys are plain words", ""});
        throw Stop{};
    }
    if (node.text == "<<" && !node.quoted) {
        reports_.error(node.at, {"merge-key", "the merge key '<<' is not part of the language",
                                 "what it merges depends on the YAML reader",
                                 "Use 'extends' to build on another scenario."});
    }
    frame.key = node.text;
    frame.key_at = node.at;
    frame.key_known = true;
    const auto [first, fresh] = frame.keys.emplace(node.text, node.at);
    frame.key_duplicate = !fresh;
    if (!fresh) {
        reports_.error(node.at, {"duplicate-key", "the key '" + node.text + "' stands here twice",
                                 "first on line " + std::to_string(first->second.line) +
                                     ", and only one of them could hold",
                                 ""});
    }
}

void TreeBuilder::place(Node node, YAML::anchor_t anchor) {
    if (expects_key()) {
        if (anchor != 0) {
            anchors_[anchor] = {anchor_name_, anchor_at_, {}, {}, true, false};
        }
        take_key(node);
        return;
    }
    count({1, 0}, node.at);
    if (anchor != 0) {
        Anchor& known = anchors_[anchor];
        if (known.name.empty()) {
            known.name = anchor_name_;
            known.at = anchor_at_;
        }
        known.node = node;
        known.weight = weigh(node);
        known.complete = true;
    }
    if (frames_.empty()) {
        root_ = std::move(node);
        return;
    }
    Frame& frame = frames_.back();
    if (frame.node.is_sequence()) {
        frame.node.items.push_back(std::move(node));
        return;
    }
    if (!frame.key_duplicate && frame.key != "<<") {
        frame.node.entries.push_back({std::move(frame.key), frame.key_at, std::move(node)});
    }
    frame.key_known = false;
}

Node TreeBuilder::finish() {
    for (const auto& [id, anchor] : anchors_) {
        if (!anchor.used) {
            reports_.error(anchor.at,
                           {"unused-anchor", "nothing repeats the anchor '&" + anchor.name + "'",
                            "a misspelled alias would go unnoticed", "Remove the anchor."});
        }
    }
    return std::move(root_);
}

/// Brackets left open before a place, strings and comments counted with the rest: a text far
/// beyond any scenario is refused before yaml-cpp keeps a token for each.
bool has_few_open_brackets(const std::string& content) {
    std::size_t open = 0;
    for (const char c : content) {
        if (c == '[' || c == '{') {
            ++open;
        } else if ((c == ']' || c == '}') && open > 0) {
            --open;
        }
        if (open > limits::open_brackets) {
            return false;
        }
    }
    return true;
}

bool acceptable_text(std::uint32_t text, Reports& reports) {
    const std::string& content = reports.texts.content(text);
    if (content.size() > limits::file_bytes) {
        reports.error({text, 1, 1, 1}, {"too-large", "the file is larger than 4 MiB",
                                        "a scenario is bounded so that none can exhaust the "
                                        "machine",
                                        "Move tables to CSV files."});
        return false;
    }
    const std::size_t bad = first_bad_byte(content);
    if (bad == std::string::npos) {
        if (!has_few_open_brackets(content)) {
            reports.error({text, 1, 1, 1}, {"too-deep", "far too many brackets stay open",
                                            "no scenario needs that", ""});
            return false;
        }
        return true;
    }
    const std::string_view before = std::string_view(content).substr(0, bad);
    const std::size_t line_start =
        before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    const Origin at{text, line, code_points(before.substr(line_start)) + 1, 1};
    if (static_cast<unsigned char>(content[bad]) < 0x80U) {
        reports.error(at, {"control-character", "a control character stands here",
                           "a scenario holds nothing that cannot be seen", "Remove it."});
    } else {
        reports.error(at, {"not-utf-8", "this byte is no part of a UTF-8 text",
                           "a scenario is written in UTF-8", "Save the file as UTF-8."});
    }
    return false;
}

void set_origin(Node& node, const Origin& at) {
    node.at = at;
    for (Node& item : node.items) {
        set_origin(item, at);
    }
    for (Entry& entry : node.entries) {
        entry.at = at;
        set_origin(entry.value, at);
    }
}

}  // namespace

std::optional<Node> parse_yaml(std::uint32_t text, Reports& reports) {
    if (!acceptable_text(text, reports)) {
        return std::nullopt;
    }
    TreeBuilder builder(text, reports);
    std::istringstream stream(reports.texts.content(text));
    try {
        YAML::Parser parser(stream);
        // Never a loop: yaml-cpp 0.7 may report documents without end (its issue 1040).
        if (parser.HandleNextDocument(builder)) {
            parser.HandleNextDocument(builder);
        }
        return builder.finish();
    } catch (const Stop&) {
        return std::nullopt;
    } catch (const YAML::ParserException& error) {
        report_syntax(reports, builder.origin(error.mark), builder.open_at(), error.msg);
        return std::nullopt;
    }
}

std::optional<Node> parse_value(std::uint32_t text, Reports& reports) {
    std::optional<Node> node = parse_yaml(text, reports);
    if (node) {
        set_origin(*node, {text, 0, 0, 1});
    }
    return node;
}

}  // namespace entente::scenario

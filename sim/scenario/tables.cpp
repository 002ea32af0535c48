#include "scenario/tables.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "scenario/overlay.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/walk.hpp"
#include "scenario/suggest.hpp"
#include "scenario/text/csv.hpp"
#include "scenario/text/yaml.hpp"

namespace entente::scenario {
namespace {

class TableFolder {
public:
    TableFolder(Reports& reports, const OpenTable& open) : reports_(reports), open_(open) {}

    void fold(Node& node, const Shape& shape) {
        const Shape::Kind kind = shape.kind;
        const bool table = node.is_mapping() && node.find("from_csv") != nullptr;
        if (table && (kind == Shape::Kind::map || kind == Shape::Kind::list)) {
            kind == Shape::Kind::map ? fold_map(node) : fold_list(node);
        }
        for (Entry& entry : node.entries) {
            if (const Shape* child = child_shape(shape, entry.key)) {
                fold(entry.value, *child);
            }
        }
        if (kind == Shape::Kind::list) {
            for (Node& item : node.items) {
                fold(item, shape.inner.front());
            }
        }
    }

private:
    using Columns = std::map<std::string, std::string>;  // column of the file -> key it fills

    std::vector<Row> read_rows(const Node& node) {
        const Node& file = node.find("from_csv")->value;
        if (!file.is_scalar()) {
            reports_.error(file.at, {"wrong-kind", "from_csv does not name a file",
                                     "it must be one file name", ""});
            return {};
        }
        const std::optional<std::uint32_t> text = open_(file.text, file.at);
        if (!text || !is_text(*text)) {
            return {};
        }
        std::vector<Row> rows = parse_csv(*text, reports_);
        if (rows.empty()) {
            return rows;
        }
        rename_columns(node, rows.front());
        return rows;
    }

    bool is_text(std::uint32_t text) {
        const std::size_t bad = first_bad_byte(reports_.texts.content(text));
        if (bad != std::string::npos) {
            reports_.error({text, 1, 1, 1}, {"not-utf-8", "the table is no UTF-8 text",
                                             "tables are written in UTF-8", ""});
        }
        return bad == std::string::npos;
    }

    void rename_columns(const Node& node, Row& header) {
        const Entry* columns = node.find("columns");
        if (columns == nullptr) {
            return;
        }
        for (const Entry& entry : columns->value.entries) {
            const auto found =
                std::find_if(header.begin(), header.end(),
                             [&entry](const Cell& cell) { return cell.text == entry.value.text; });
            if (found == header.end()) {
                std::vector<std::string> known;
                std::transform(header.begin(), header.end(), std::back_inserter(known),
                               [](const Cell& cell) { return cell.text; });
                reports_.error(
                    entry.value.at,
                    {"unknown-column", "the table has no column '" + entry.value.text + "'",
                     "'columns' gives, for a key, the name of its column",
                     did_you_mean_or_list(entry.value.text, known, 12)});
            } else {
                found->text = entry.key;
            }
        }
    }

    /// A row as the mapping it stands for; empty cells are left out.
    static Node row_node(const Row& header, const Row& row) {
        Node node;
        node.kind = Node::Kind::mapping;
        node.at = row.front().at;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i].text.empty() || header[i].text == "id") {
                continue;
            }
            place(node, header[i].text, row[i]);
        }
        return node;
    }

    /// Puts a cell under a dotted key: "stocks.fuel".
    static void place(Node& node, std::string_view key, const Cell& cell) {
        const std::size_t dot = key.find('.');
        const std::string head(key.substr(0, dot));
        if (node.find(head) == nullptr) {
            Node fresh;
            fresh.kind = Node::Kind::mapping;
            fresh.at = cell.at;
            node.entries.push_back({head, cell.at, std::move(fresh)});
        }
        Node& child = node.find(head)->value;
        if (dot == std::string_view::npos) {
            child = scalar_node(cell.text, cell.at);
            child.quoted = cell.quoted;
        } else {
            place(child, key.substr(dot + 1), cell);
        }
    }

    static void drop_table_keys(Node& node) {
        std::erase_if(node.entries, [](const Entry& entry) {
            return entry.key == "from_csv" || entry.key == "columns";
        });
    }

    void fold_list(Node& node) {
        const std::vector<Row> rows = read_rows(node);
        Node list;
        list.kind = Node::Kind::sequence;
        list.at = node.at;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            list.items.push_back(row_node(rows.front(), rows[i]));
        }
        node = std::move(list);
    }

    void fold_map(Node& node) {
        const std::vector<Row> rows = read_rows(node);
        drop_table_keys(node);
        if (rows.empty()) {
            return;
        }
        const Row& header = rows.front();
        const auto id = std::find_if(header.begin(), header.end(),
                                     [](const Cell& cell) { return cell.text == "id"; });
        if (id == header.end()) {
            reports_.error(header.front().at, {"no-id-column", "the table has no column 'id'",
                                               "it names the entry of each row", ""});
            return;
        }
        const auto column = static_cast<std::size_t>(id - header.begin());
        Node map;
        map.kind = Node::Kind::mapping;
        map.at = node.at;
        std::map<std::string, int> lines;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const Cell& name = rows[i][column];
            const auto [first, fresh] = lines.emplace(name.text, name.at.line);
            if (!fresh) {
                reports_.error(name.at,
                               {"duplicate-key", "the id '" + name.text + "' stands here twice",
                                "first on line " + std::to_string(first->second), ""});
                continue;
            }
            map.entries.push_back({name.text, name.at, row_node(header, rows[i])});
        }
        overlay_map(map, std::move(node));
        node = std::move(map);
    }

    /// Entries written out are laid over those of the table.
    static void overlay_map(Node& map, Node over) {
        Node base_root;
        base_root.kind = Node::Kind::mapping;
        Node over_root = base_root;
        base_root.entries.push_back({"rows", map.at, std::move(map)});
        over_root.entries.push_back({"rows", over.at, std::move(over)});
        overlay(base_root, std::move(over_root));
        map = std::move(base_root.entries.front().value);
    }

    Reports& reports_;
    const OpenTable& open_;
};

}  // namespace

void fold_tables(Node& root, Reports& reports, const OpenTable& open) {
    if (root.is_mapping()) {
        TableFolder(reports, open).fold(root, root_shape());
    }
}

}  // namespace entente::scenario

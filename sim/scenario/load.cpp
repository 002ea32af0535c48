#include "scenario/load.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include "scenario/overlay.hpp"
#include "scenario/tables.hpp"
#include "scenario/text/limits.hpp"
#include "scenario/text/yaml.hpp"

namespace entente::scenario {
namespace {

namespace fs = std::filesystem;

/// At most one byte more than a scenario may have, so that larger files are noticed.
std::optional<std::string> read_bounded(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return std::nullopt;
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return std::nullopt;
    }
    std::string content(limits::file_bytes + 1, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (stream.bad()) {
        return std::nullopt;
    }
    content.resize(static_cast<std::size_t>(stream.gcount()));
    return content;
}

void remove_key(Node& node, std::string_view key) {
    std::erase_if(node.entries, [key](const Entry& entry) { return entry.key == key; });
}

}  // namespace

std::optional<std::uint32_t> Loader::open(const fs::path& file, const Origin& from) {
    if (files_.size() >= limits::files) {
        reports_.error(from, {"too-many", "the scenario is spread over too many files",
                              "at most " + std::to_string(limits::files) + " are read", ""});
        return std::nullopt;
    }
    std::optional<std::string> content = read_bounded(file);
    if (!content) {
        const Origin at =
            from.line == 0 ? Origin{reports_.texts.add(file.string(), ""), 0, 0, 1} : from;
        reports_.error(at, {"unreadable-file", "cannot read '" + file.string() + "'",
                            "there is no such file, or it may not be read", ""});
        return std::nullopt;
    }
    files_.push_back(file.string());
    return reports_.texts.add(file.string(), std::move(*content));
}

std::optional<Node> Loader::load(const fs::path& file, const Origin& from) {
    if (std::find(chain_.begin(), chain_.end(), file) != chain_.end()) {
        reports_.error(from, {"extends-cycle",
                              "'" + file.string() + "' extends itself, directly or through others",
                              "a scenario needs a beginning", ""});
        return std::nullopt;
    }
    const std::optional<std::uint32_t> text = open(file, from);
    std::optional<Node> root = text ? parse_yaml(*text, reports_) : std::nullopt;
    if (!root) {
        return std::nullopt;
    }
    fold_tables(*root, file.parent_path());
    chain_.push_back(file);
    std::optional<Node> result = extend(std::move(*root), file);
    chain_.pop_back();
    return result;
}

std::optional<Node> Loader::extend(Node root, const fs::path& file) {
    const Entry* entry = root.find("extends");
    if (entry == nullptr) {
        return root;
    }
    if (!entry->value.is_scalar()) {
        reports_.error(entry->value.at, {"wrong-kind", "extends does not name a file",
                                         "it must be one file name", ""});
        return std::nullopt;
    }
    const fs::path base = base_of(file, entry->value.text);
    std::optional<Node> result = load(base, entry->value.at);
    if (!result) {
        return std::nullopt;
    }
    remove_key(root, "extends");
    overlay(*result, std::move(root));
    return result;
}

fs::path Loader::base_of(const fs::path& file, const std::string& name) const {
    const fs::path beside = (file.parent_path() / name).lexically_normal();
    const bool bare = !fs::path(name).has_parent_path() && !fs::path(name).has_extension();
    std::error_code ignored;
    return bare && !library_.empty() && !fs::exists(beside, ignored) ? library_ / (name + ".yaml")
                                                                     : beside;
}

void Loader::fold_tables(Node& root, const fs::path& folder) {
    scenario::fold_tables(root, reports_,
                          [this, &folder](const std::string& name, const Origin& from) {
                              return open((folder / name).lexically_normal(), from);
                          });
}

std::optional<Node> Loader::load_file(const fs::path& file) {
    return load(file, Origin{});
}

std::optional<Node> Loader::load_text(std::string name, std::string text) {
    files_.push_back(name);
    std::optional<Node> root =
        parse_yaml(reports_.texts.add(std::move(name), std::move(text)), reports_);
    if (!root) {
        return std::nullopt;
    }
    const auto refuse = [this](const std::string& file, const Origin& at) {
        reports_.error(at, {"no-files", "'" + file + "' cannot be read from here",
                            "a scenario that is sent as a text stands alone", ""});
    };
    if (const Entry* entry = root->find("extends")) {
        refuse(entry->value.text, entry->value.at);
        return std::nullopt;
    }
    scenario::fold_tables(
        *root, reports_,
        [&](const std::string& file, const Origin& at) -> std::optional<std::uint32_t> {
            refuse(file, at);
            return std::nullopt;
        });
    return root;
}

}  // namespace entente::scenario

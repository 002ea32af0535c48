#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {

/// Reads files and folds `extends` and tables into one tree.
class Loader {
public:
    /// `library` holds the scenarios that `extends` finds by their bare names; may be empty.
    Loader(Reports& reports, std::filesystem::path library)
        : reports_(reports), library_(std::move(library)) {}

    /// Nothing where a file could not be read or parsed, which is reported.
    [[nodiscard]] std::optional<Node> load_file(const std::filesystem::path& file);
    /// A text that names no other file.
    [[nodiscard]] std::optional<Node> load_text(std::string name, std::string text);

    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

private:
    [[nodiscard]] std::optional<Node> load(const std::filesystem::path& file, const Origin& from);
    [[nodiscard]] std::optional<std::uint32_t> open(const std::filesystem::path& file,
                                                    const Origin& from);
    [[nodiscard]] std::optional<Node> extend(Node root, const std::filesystem::path& file);
    /// The file that a scenario extends.
    [[nodiscard]] std::filesystem::path base_of(const std::filesystem::path& file,
                                                const std::string& name) const;
    void fold_tables(Node& root, const std::filesystem::path& folder);

    Reports& reports_;
    std::filesystem::path library_;
    std::vector<std::string> files_;
    std::vector<std::filesystem::path> chain_;  ///< files that are being extended
};

}  // namespace entente::scenario

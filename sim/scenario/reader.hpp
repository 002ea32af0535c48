#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/model.hpp"
#include "scenario/text/source_texts.hpp"

namespace entente::scenario {

struct Node;

/// One value put in place of what the files say: `--set contracts.barter.weight=2`.
struct Override {
    std::string path;
    std::string value;   ///< as it would stand in the file
    std::string origin;  ///< for messages: "--set contracts.barter.weight=2"
};

enum class Grades {
    free,
    required  ///< a number without a grade is an error
};

struct ReadOptions {
    std::vector<Override> set;
    Grades grades = Grades::free;
    /// Where `extends` finds a bare name that is no file: <library>/<name>.yaml. Empty: nowhere.
    std::filesystem::path library;
};

/// The scenario as it holds: files laid over each other, tables and overrides folded in. Knows
/// where each value was written.
struct Effective {
    std::shared_ptr<const Node> root;  ///< nothing where no file could be parsed
    std::shared_ptr<const SourceTexts> texts;
};

struct Reading {
    std::optional<model::Model> model;  ///< nothing where there was an error
    base::Diagnostics diagnostics;
    Effective effective;
    std::vector<std::string> files;  ///< every file that was read, as it was named
};

/// Reads a scenario file with everything it builds on. Every mistake is in the diagnostics; an
/// unreadable file is one of them. Throws nothing but std::bad_alloc.
[[nodiscard]] Reading read_scenario(const std::filesystem::path& file, const ReadOptions& options);

/// Reads a text from memory; `name` stands for it in messages. It may name no other file.
[[nodiscard]] Reading read_text(std::string name, std::string text, const ReadOptions& options);

/// All messages of a reading with the offending lines and carets.
[[nodiscard]] std::string render(const Reading& reading);

}  // namespace entente::scenario

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/model.hpp"

namespace entente::run {

/// Folder of the scenarios that come with the program: ../share/entente/scenarios beside its own.
[[nodiscard]] std::string shipped_folder();

struct ShippedScenario {
    std::string name;  ///< as the commands take it: "two-islands"
    std::string file;
    std::string title;  ///< empty where it cannot be read
};

/// In the order of their names. Throws base::IoError where the folder cannot be read.
[[nodiscard]] std::vector<ShippedScenario> shipped_scenarios();

/// The file that a word of the command line means: a path, or the bare name of a shipped
/// scenario ("validation/council" for those in a folder). Throws base::IoError where there is none,
/// with a suggestion.
[[nodiscard]] std::string find_scenario(const std::string& word);

/// "12 actors, 4 goods, ...", for a line of text.
[[nodiscard]] std::string summary_of(const model::Model& model);

/// What a reading found.
struct Check {
    std::string file;
    std::string report;  ///< every message with its line and caret; may be empty
    base::Diagnostics diagnostics;
    std::string summary;  ///< of a good one: "12 actors, 4 goods, ...": empty otherwise
};

enum class Strictness { usual, every_number_graded };

/// Throws base::IoError where there is no such scenario.
[[nodiscard]] Check check_scenario(const std::string& word, Strictness strictness);

/// Copies a shipped scenario to a new file that stands alone. Throws base::IoError, also where
/// the file exists.
void copy_scenario(const std::string& word, const std::string& file);

}  // namespace entente::run

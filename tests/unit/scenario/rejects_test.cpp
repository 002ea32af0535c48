// If these fail, an author whose scenario has a mistake reads a message that is wrong, points at
// the wrong place, or does not help.
//
// tests/rejects/<name>.yaml holds one mistake, <name>.expected all that is said about it. After a
// wanted change of a message run this binary with ENTENTE_UPDATE_REJECTS=1 and read the diff.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "scenario/reader.hpp"

namespace fs = std::filesystem;
using entente::scenario::read_scenario;
using entente::scenario::Reading;
using entente::scenario::render;

namespace {

/// Messages name files as they were named, so they are named from their own folder.
class In {
public:
    explicit In(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
    ~In() { fs::current_path(before_); }
    In(const In&) = delete;
    In& operator=(const In&) = delete;

private:
    fs::path before_;
};

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        result.push_back(line);
    }
    return result;
}

/// Lines in common, lines expected ("-") and lines said instead ("+").
std::string difference(const std::string& expected, const std::string& said) {
    const auto old_lines = lines(expected);
    const auto new_lines = lines(said);
    std::string result;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_lines.size() || j < new_lines.size()) {
        if (i < old_lines.size() && j < new_lines.size() && old_lines[i] == new_lines[j]) {
            result += "  " + old_lines[i] + "\n";
            ++i;
            ++j;
            continue;
        }
        const auto rest = new_lines.begin() + static_cast<std::ptrdiff_t>(j);
        const bool gone = i < old_lines.size() &&
                          std::find(rest, new_lines.end(), old_lines[i]) == new_lines.end();
        if (gone || j == new_lines.size()) {
            result += "- " + old_lines[i++] + "\n";
        } else {
            result += "+ " + new_lines[j++] + "\n";
        }
    }
    return result;
}

std::vector<fs::path> rejects() {
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "tests/rejects")) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path().filename());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool updating() {
    return std::getenv("ENTENTE_UPDATE_REJECTS") != nullptr;
}

}  // namespace

TEST_CASE("each mistake is told in full, once, at its place") {
    const In folder(fs::path(ENTENTE_SOURCE_DIR) / "tests/rejects");
    const auto files = rejects();
    CHECK(files.size() >= 80);
    for (const fs::path& file : files) {
        const Reading reading = read_scenario(file, {});
        const std::string said = render(reading);
        const fs::path expected = fs::path(file).replace_extension(".expected");
        if (updating()) {
            std::ofstream(expected, std::ios::binary) << said;
        }
        const bool warning = file.string().starts_with("warning_");
        const bool alone = file != "ten_mistakes_at_once.yaml";
        INFO(file.string());
        CHECK(reading.model.has_value() == warning);
        CHECK(reading.diagnostics.has_errors() != warning);
        const std::size_t messages = reading.diagnostics.sorted().size();
        CHECK(messages == (alone ? 1 : 10));
        if (content(expected) != said) {
            FAIL_CHECK("other text than expected:\n" << difference(content(expected), said));
        }
    }
}

TEST_CASE("every expected text has its scenario") {
    const In folder(fs::path(ENTENTE_SOURCE_DIR) / "tests/rejects");
    for (const auto& entry : fs::directory_iterator(".")) {
        if (entry.path().extension() == ".expected") {
            CHECK_MESSAGE(fs::exists(fs::path(entry.path()).replace_extension(".yaml")),
                          entry.path().string());
        }
    }
}

TEST_CASE("the world that the mistakes are laid over has none") {
    const In folder(fs::path(ENTENTE_SOURCE_DIR) / "tests/rejects");
    const Reading reading = read_scenario("base/world.yaml", {});
    CHECK(render(reading) == "");
    CHECK(reading.model.has_value());
}

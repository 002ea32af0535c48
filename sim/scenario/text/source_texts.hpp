#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace entente::scenario {

/// Where something was written: a text of SourceTexts, line and column from 1 in code points.
/// Line 0 is a whole text (an option of the command line, say).
struct Origin {
    std::uint32_t text = 0;
    int line = 0;
    int column = 0;
    int length = 1;
};

/// Every text that was read, kept to quote the offending line of a message.
class SourceTexts {
public:
    /// Returns the number of the text.
    std::uint32_t add(std::string name, std::string content);

    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    [[nodiscard]] const std::string& name(std::uint32_t text) const { return texts_[text].name; }
    [[nodiscard]] const std::string& content(std::uint32_t text) const {
        return texts_[text].content;
    }
    /// Line `line` (from 1) without its end; empty where there is none.
    [[nodiscard]] std::string_view line(std::uint32_t text, int line) const;
    /// The same for the text of that name.
    [[nodiscard]] std::string_view line(std::string_view name, int line) const;
    [[nodiscard]] base::Place place(const Origin& origin) const;

private:
    struct Text {
        std::string name;
        std::string content;
        std::vector<std::size_t> starts;  ///< offset of each line
    };
    std::vector<Text> texts_;
};

/// Number of code points of a valid UTF-8 text.
[[nodiscard]] int code_points(std::string_view text);

/// Offset of the first byte that is not UTF-8 (or is a control character other than tab and the
/// ends of lines); npos where all is well.
[[nodiscard]] std::size_t first_bad_byte(std::string_view text);

/// All messages, sorted: message, offending line, caret, and a count at the end.
[[nodiscard]] std::string render(const base::Diagnostics& diagnostics, const SourceTexts& texts);

}  // namespace entente::scenario

#include "scenario/text/source_texts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace entente::scenario {
namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Length of the UTF-8 sequence that starts at `at`, 0 where it is malformed (RFC 3629).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const unsigned second = byte(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second >= 0xA0;
    const bool beyond = lead == 0xF4 && second >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

bool is_forbidden_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

constexpr int longest_quote = 120;  ///< code points of a line that are shown
constexpr const char* left_out = "\u2026";
constexpr const char* unprintable = "\uFFFD";

/// Code points of a line, what is no text among them replaced by a sign that can be printed.
std::vector<std::string> printable(std::string_view line) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t length = sequence_length(line, at);
        const bool good = length != 0 && !is_forbidden_control(line[at]);
        result.push_back(good ? std::string(line.substr(at, length)) : unprintable);
        at += std::max<std::size_t>(1, length);
    }
    return result;
}

/// Offset of the code point `count` places behind the one at `from`; the end where there are fewer.
std::size_t skip(std::string_view text, std::size_t from, int count) {
    while (count > 0 && from < text.size()) {
        from += std::max<std::size_t>(1, sequence_length(text, from));
        --count;
    }
    return std::min(from, text.size());
}

/// The offending line and a caret below it. Of a long line the part around the place is shown.
std::string quote(std::string_view whole, const base::Place& place) {
    const int before = std::max(0, place.column - 1 - 2 * longest_quote);
    const std::size_t begin = skip(whole, 0, before);
    const std::size_t end = skip(whole, begin, 4 * longest_quote);
    const std::vector<std::string> letters = printable(whole.substr(begin, end - begin));
    const int size = static_cast<int>(letters.size());
    const int caret = std::clamp(place.column - 1 - before, 0, size);
    int first = 0;
    int last = size;
    if (size > longest_quote) {
        first = std::clamp(caret - longest_quote / 3, 0, size - longest_quote);
        last = first + longest_quote;
    }
    const bool cut = first > 0 || begin > 0;
    std::string shown = cut ? left_out : "";
    std::string below = cut ? " " : "";
    for (int i = first; i < last; ++i) {
        const std::string& letter = letters[static_cast<std::size_t>(i)];
        shown += letter;
        if (i < caret) {
            below += letter == "\t" ? "\t" : " ";
        }
    }
    shown += last < size || end < whole.size() ? left_out : "";
    const int length = std::max(1, std::min(place.length, last - caret));
    below.append(static_cast<std::size_t>(length), '^');
    return "    " + shown + "\n    " + below + "\n";
}

std::string count(std::size_t number, const char* noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace

std::uint32_t SourceTexts::add(std::string name, std::string content) {
    Text text{std::move(name), std::move(content), {0}};
    for (std::size_t i = 0; i < text.content.size(); ++i) {
        if (text.content[i] == '\n') {
            text.starts.push_back(i + 1);
        }
    }
    texts_.push_back(std::move(text));
    return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::string_view SourceTexts::line(std::uint32_t text, int line) const {
    if (text >= texts_.size()) {
        return {};
    }
    const Text& from = texts_[text];
    const auto index = static_cast<std::size_t>(line) - 1;
    if (line < 1 || index >= from.starts.size()) {
        return {};
    }
    const std::size_t begin = from.starts[index];
    const std::size_t end =
        index + 1 < from.starts.size() ? from.starts[index + 1] - 1 : from.content.size();
    std::string_view result = std::string_view(from.content).substr(begin, end - begin);
    if (!result.empty() && result.back() == '\r') {
        result.remove_suffix(1);
    }
    return result;
}

std::string_view SourceTexts::line(std::string_view name, int line_number) const {
    const auto found = std::find_if(texts_.begin(), texts_.end(),
                                    [name](const Text& text) { return text.name == name; });
    return found == texts_.end()
               ? std::string_view()
               : line(static_cast<std::uint32_t>(found - texts_.begin()), line_number);
}

base::Place SourceTexts::place(const Origin& origin) const {
    if (origin.text >= texts_.size()) {
        return {};
    }
    return {texts_[origin.text].name, origin.line, origin.column, origin.length};
}

int code_points(std::string_view text) {
    return static_cast<int>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t first_bad_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0 || is_forbidden_control(text[at])) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

std::string render(const base::Diagnostics& diagnostics, const SourceTexts& texts) {
    std::string result;
    for (const base::Diagnostic& diagnostic : diagnostics.sorted()) {
        result += base::format(diagnostic) + "\n";
        const std::string_view line = texts.line(diagnostic.place.file, diagnostic.place.line);
        if (!line.empty()) {
            result += quote(line, diagnostic.place);
        }
    }
    if (!diagnostics.empty()) {
        result += count(diagnostics.errors(), "error") + ", " +
                  count(diagnostics.warnings(), "warning") + "\n";
    }
    return result;
}

}  // namespace entente::scenario

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::faces {

/// Columns that UTF-8 text takes, one per code point.
[[nodiscard]] std::size_t width_of(std::string_view text);

[[nodiscard]] std::string padded(std::string_view text, std::size_t width);
[[nodiscard]] std::string join(const std::vector<std::string>& words, std::string_view between);

/// Lines of at most `width` columns, broken at spaces; all but the first start with `margin`.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width,
                                  std::string_view margin);

/// The words with commas between, broken only behind these.
[[nodiscard]] std::string wrapped_list(const std::vector<std::string>& words, std::size_t width,
                                       std::string_view margin);

/// Rows under each other in columns two spaces apart; columns named in `right` are set flush
/// right. Trailing spaces are left out.
struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> right;
};

[[nodiscard]] std::string format(const Table& table);

/// A number for people: at most four significant digits, thin groups of thousands ("12 340").
[[nodiscard]] std::string number_text(double value);

}  // namespace entente::faces

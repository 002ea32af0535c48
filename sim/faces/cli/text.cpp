#include "faces/cli/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace entente::faces {

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t used = width_of(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string join(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : between;
        text += word;
    }
    return text;
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view margin) {
    std::string result;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (used != 0 && used + 1 + width_of(word) > width) {
            result += '\n';
            result += margin;
            used = 0;
        } else if (used != 0) {
            result += ' ';
            ++used;
        }
        result += word;
        used += width_of(word);
    }
    return result;
}

std::string wrapped_list(const std::vector<std::string>& words, std::size_t width,
                         std::string_view margin) {
    constexpr char kept_space = '\x1f';  // not in any text of ours
    std::string text;
    for (const std::string& word : words) {
        std::string kept = word;
        std::replace(kept.begin(), kept.end(), ' ', kept_space);
        text += (text.empty() ? "" : ", ") + kept;
    }
    text = wrapped(text, width, margin);
    std::replace(text.begin(), text.end(), kept_space, ' ');
    return text;
}

std::string format(const Table& table) {
    std::vector<std::size_t> widths(table.head.size());
    const auto measure = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    };
    measure(table.head);
    std::for_each(table.rows.begin(), table.rows.end(), measure);
    std::string text;
    const auto write = [&](const std::vector<std::string>& row) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool right =
                std::find(table.right.begin(), table.right.end(), i) != table.right.end();
            const std::string gap(widths[i] - width_of(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (right ? gap + row[i] : row[i] + gap);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    write(table.head);
    std::for_each(table.rows.begin(), table.rows.end(), write);
    return text;
}

std::string number_text(double value) {
    if (!std::isfinite(value)) {
        return std::isnan(value) ? "-" : (value > 0 ? "inf" : "-inf");
    }
    const double size = std::abs(value);
    std::array<char, 64> buffer{};
    if (size != 0 && (size >= 1e15 || size < 1e-4)) {
        std::snprintf(buffer.data(), buffer.size(), "%.3e", value);
        return buffer.data();
    }
    const int before = size < 1 ? 0 : static_cast<int>(std::floor(std::log10(size))) + 1;
    const int digits = size >= 1000 ? 0 : (size >= 1 ? 4 - before : 4);
    std::snprintf(buffer.data(), buffer.size(), "%.*f", std::max(0, digits), value);
    std::string text = buffer.data();
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    const std::size_t first = text.find_first_of("0123456789");
    std::size_t end = std::min(text.find('.'), text.size());
    while (end > first + 3) {
        end -= 3;
        text.insert(end, " ");
    }
    return text == "-0" ? "0" : text;
}

}  // namespace entente::faces

#include "run/export/csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace entente::run {
namespace {

template <class Number>
std::string_view digits(std::array<char, 40>& buffer, Number value) {
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())};
}

}  // namespace

CsvTable::CsvTable(std::string path, const std::vector<std::string>& head)
    : file_(std::move(path)) {
    for (const std::string& name : head) {
        text(name);
    }
    end_row();
    rows_ = 0;
}

CsvTable& CsvTable::text(std::string_view field) {
    row_ += first_ ? "" : ",";
    first_ = false;
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        row_ += field;
        return *this;
    }
    row_ += '"';
    for (const char c : field) {
        row_ += c;
        if (c == '"') {
            row_ += c;
        }
    }
    row_ += '"';
    return *this;
}

CsvTable& CsvTable::number(double value) {
    std::array<char, 40> buffer{};
    return text(std::isfinite(value) ? digits(buffer, value) : std::string_view());
}

CsvTable& CsvTable::single(double value) {
    std::array<char, 40> buffer{};
    return text(std::isfinite(value) ? digits(buffer, static_cast<float>(value))
                                     : std::string_view());
}

CsvTable& CsvTable::whole(std::int64_t value) {
    std::array<char, 40> buffer{};
    return text(digits(buffer, value));
}

void CsvTable::end_row() {
    row_ += '\n';
    file_.write(row_);
    row_.clear();
    first_ = true;
    ++rows_;
}

std::uint64_t CsvTable::finish() {
    file_.finish();
    return rows_;
}

}  // namespace entente::run

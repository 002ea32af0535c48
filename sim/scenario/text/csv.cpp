#include "scenario/text/csv.hpp"

#include <algorithm>

#include "scenario/text/limits.hpp"

namespace entente::scenario {
namespace {

class CsvReader {
public:
    CsvReader(std::uint32_t text, Reports& reports)
        : text_(text), content_(reports.texts.content(text)), reports_(reports) {
        at_ = content_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    }

    std::vector<Row> read() {
        while (at_ < content_.size() && good_) {
            if (content_[at_] == '#' || content_[at_] == '\n' || content_[at_] == '\r') {
                skip_line();
                continue;
            }
            rows_.push_back(read_row());
            check_row();
        }
        return good_ ? std::move(rows_) : std::vector<Row>{};
    }

private:
    void skip_line() {
        at_ = std::min(content_.find('\n', at_), content_.size() - 1) + 1;
        ++line_;
        column_ = 1;
    }

    [[nodiscard]] bool at_end_of_row() const {
        return at_ >= content_.size() || content_[at_] == '\n';
    }

    void advance() {
        if (content_[at_] == '\n') {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(content_[at_]) & 0xC0U) != 0x80U) {
            ++column_;
        }
        ++at_;
    }

    Row read_row() {
        Row row;
        for (;;) {
            row.push_back(read_cell());
            if (at_end_of_row() || !good_) {
                break;
            }
            advance();  // the comma
        }
        if (at_ < content_.size()) {
            advance();
        }
        return row;
    }

    Cell read_cell() {
        Cell cell;
        cell.at = {text_, line_, column_, 1};
        if (at_ < content_.size() && content_[at_] == '"') {
            read_quoted(cell);
        }
        while (!at_end_of_row() && content_[at_] != ',') {
            if (content_[at_] != '\r') {
                cell.text += content_[at_];
            }
            advance();
        }
        if (!cell.quoted) {
            trim(cell.text);
        }
        cell.at.length = std::max(1, code_points(cell.text) + (cell.quoted ? 2 : 0));
        return cell;
    }

    void read_quoted(Cell& cell) {
        cell.quoted = true;
        advance();
        while (at_ < content_.size()) {
            if (content_[at_] == '"') {
                advance();
                if (at_ >= content_.size() || content_[at_] != '"') {
                    return;
                }
            }
            cell.text += content_[at_];
            advance();
        }
        good_ = false;
        reports_.error(cell.at, {"csv-syntax", "this quoted cell never ends",
                                 "every quote needs a closing one", ""});
    }

    static void trim(std::string& text) {
        const std::size_t begin = text.find_first_not_of(" \t");
        const std::size_t end = text.find_last_not_of(" \t");
        text = begin == std::string::npos ? std::string() : text.substr(begin, end + 1 - begin);
    }

    void check_row() {
        cells_ += rows_.back().size();
        if (rows_.back().size() != rows_.front().size()) {
            good_ = false;
            reports_.error(rows_.back().front().at,
                           {"csv-columns",
                            "this row has " + std::to_string(rows_.back().size()) +
                                " cells, the header " + std::to_string(rows_.front().size()),
                            "every row of a table has the same columns", ""});
        } else if (cells_ > limits::nodes) {
            good_ = false;
            reports_.error(rows_.back().front().at,
                           {"too-large", "the table has too many cells",
                            "at most " + std::to_string(limits::nodes) + " are read", ""});
        }
    }

    std::uint32_t text_;
    const std::string& content_;
    Reports& reports_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
    std::size_t cells_ = 0;
    bool good_ = true;
    std::vector<Row> rows_;
};

}  // namespace

std::vector<Row> parse_csv(std::uint32_t text, Reports& reports) {
    return CsvReader(text, reports).read();
}

}  // namespace entente::scenario

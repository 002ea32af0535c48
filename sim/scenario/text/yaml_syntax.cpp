#include "scenario/text/yaml_syntax.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace entente::scenario {
namespace {

/// Column of a tab in the indentation of a line, from 1; 0 where there is none.
int tab_column(std::string_view line) {
    const std::size_t text = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t tab = line.substr(0, text).find('\t');
    return tab == std::string_view::npos ? 0 : static_cast<int>(tab) + 1;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

void report_syntax(Reports& reports, Origin at, const std::optional<Origin>& open,
                   std::string_view said) {
    Complaint complaint{"yaml-syntax", "this cannot be read as YAML: " + std::string(said), "", ""};
    const int tab = tab_column(reports.texts.line(at.text, at.line));
    if (tab != 0) {
        at.column = tab;
        complaint = {"yaml-syntax", "this line is indented with a tab",
                     "YAML counts spaces, and a tab has no width of its own",
                     "Indent with spaces."};
    } else if (contains(said, "flow not found") && open) {
        at = *open;
        const bool list = contains(said, "sequence");
        complaint = {"yaml-syntax",
                     std::string("this ") + (list ? "'['" : "'{'") + " is never closed", "",
                     std::string("Add a ") + (list ? "']'." : "'}'.")};
    } else if (contains(said, "end of map not found") ||
               contains(said, "end of sequence not found")) {
        complaint = {"yaml-syntax", "this line does not continue what stands above it",
                     "entries of one list or mapping start in the same column",
                     "Mend the indentation."};
    } else if (contains(said, "illegal map value")) {
        complaint = {"yaml-syntax", "no key can stand here",
                     "a ':' with a space behind it makes a key",
                     "Put texts that contain ': ' in quotes."};
    }
    reports.error(at, std::move(complaint));
}

}  // namespace entente::scenario

#include "scenario/build/labels.hpp"

#include <utility>

namespace entente::scenario {
namespace {

std::string scalar(const Node& node, std::string_view key) {
    const Entry* entry = node.find(key);
    return entry != nullptr && entry->value.is_scalar() ? entry->value.text : std::string();
}

}  // namespace

std::string pair_label(const Node& entry) {
    for (const auto& [from, to] : {std::pair{"from", "to"}, std::pair{"creditor", "debtor"}}) {
        const std::string first = scalar(entry, from);
        const std::string second = scalar(entry, to);
        if (!first.empty() && !second.empty()) {
            return first + ">" + second;
        }
    }
    const Entry* between = entry.find("between");
    if (between == nullptr || between->value.items.size() != 2) {
        return {};
    }
    const std::string& a = between->value.items[0].text;
    const std::string& b = between->value.items[1].text;
    return a < b ? a + "-" + b : b + "-" + a;
}

bool is_labelled_list(std::string_view path) {
    return path == "relations" || path == "claims";
}

}  // namespace entente::scenario

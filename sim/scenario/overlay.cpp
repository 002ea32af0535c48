#include "scenario/overlay.hpp"

#include <string>
#include <utility>
#include <vector>

#include "scenario/build/labels.hpp"
#include "scenario/schema/walk.hpp"

namespace entente::scenario {
namespace {

void overlay_at(Node& base, Node over, const Shape* shape, const std::string& path);

void merge_mapping(Node& base, Node over, const Shape* shape, const std::string& path) {
    for (Entry& entry : over.entries) {
        const Shape* child = shape == nullptr ? nullptr : child_shape(*shape, entry.key);
        Entry* known = base.find(entry.key);
        if (known == nullptr) {
            base.entries.push_back(std::move(entry));
            continue;
        }
        known->at = entry.at;
        overlay_at(known->value, std::move(entry.value), child,
                   path.empty() ? entry.key : path + "." + entry.key);
    }
    base.at = over.at;
}

void merge_pairs(Node& base, Node over, const Shape* shape, const std::string& path) {
    // Each pair of the base takes one of the other list; a second one stays, to be reported.
    std::vector<bool> taken(base.items.size(), false);
    for (Node& item : over.items) {
        const std::string label = pair_label(item);
        std::size_t known = 0;
        while (known < taken.size() &&
               (taken[known] || label.empty() || pair_label(base.items[known]) != label)) {
            ++known;
        }
        if (known == taken.size()) {
            base.items.push_back(std::move(item));
        } else {
            taken[known] = true;
            merge_mapping(base.items[known], std::move(item), child_shape(*shape, label), path);
        }
    }
    base.at = over.at;
}

void overlay_at(Node& base, Node over, const Shape* shape, const std::string& path) {
    const bool actions = shape != nullptr && (shape->kind == Shape::Kind::one_or_list ||
                                              shape->kind == Shape::Kind::action);
    if (base.is_mapping() && over.is_mapping() && !actions) {
        merge_mapping(base, std::move(over), shape, path);
    } else if (is_labelled_list(path) && base.is_sequence() && over.is_sequence()) {
        merge_pairs(base, std::move(over), shape, path);
    } else {
        base = std::move(over);
    }
}

}  // namespace

void overlay(Node& base, Node over) {
    overlay_at(base, std::move(over), &root_shape(), "");
}

}  // namespace entente::scenario

#include "scenario/check/check.hpp"

namespace entente::scenario {

Origin Checked::at(std::initializer_list<std::string_view> path) const {
    if (build.reports.full()) {
        return root.at;
    }
    const Node* node = &root;
    Origin origin = root.at;
    for (const std::string_view key : path) {
        const Entry* entry = node->find(key);
        if (entry == nullptr) {
            break;
        }
        node = &entry->value;
        const bool last = key == *(path.end() - 1);
        origin = last && node->is_scalar() ? node->at : entry->at;
    }
    return origin;
}

base::Day Checked::end() const {
    return model::step_start(model().calendar, model::step_count(model().calendar));
}

}  // namespace entente::scenario

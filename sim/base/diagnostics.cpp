#include "base/diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace entente::base {
namespace {

std::string format_place(const Place& place) {
    if (place.line == 0) {
        return place.file;
    }
    return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

auto order(const Diagnostic& d) {
    return std::tie(d.place.file, d.place.line, d.place.column);
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
    errors_ += diagnostic.severity == Severity::error ? 1U : 0U;
    items_.push_back(std::move(diagnostic));
}

void Diagnostics::merge(Diagnostics other) {
    errors_ += other.errors_;
    items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()),
                  std::make_move_iterator(other.items_.end()));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> result = items_;
    std::stable_sort(result.begin(), result.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
    return result;
}

std::string format(const Diagnostic& diagnostic) {
    std::string text = format_place(diagnostic.place);
    if (!text.empty()) {
        text += ": ";
    }
    text += diagnostic.severity == Severity::error ? "error[" : "warning[";
    text += diagnostic.code + "]: " + diagnostic.problem;
    if (!diagnostic.why.empty()) {
        text += " (" + diagnostic.why + ")";
    }
    text += ".";
    if (!diagnostic.hint.empty()) {
        text += " " + diagnostic.hint;
    }
    return text;
}

}  // namespace entente::base

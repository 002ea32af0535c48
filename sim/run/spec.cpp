#include "run/spec.hpp"

#include <stdexcept>

namespace entente::run {

Varies parse_varies(std::string_view text) {
    Varies varies{false, false};
    if (text == "none") {
        return varies;
    }
    std::string_view rest = text;
    while (true) {
        const std::size_t end = rest.find(',');
        const std::string_view word = rest.substr(0, end);
        if (word != "chance" && word != "assumptions") {
            throw std::invalid_argument(
                "must be chance, assumptions, chance,assumptions or none, "
                "not '" +
                std::string(text) + "'");
        }
        (word == "chance" ? varies.chance : varies.assumptions) = true;
        if (end == std::string_view::npos) {
            return varies;
        }
        rest.remove_prefix(end + 1);
    }
}

std::string to_text(Varies varies) {
    if (varies.chance && varies.assumptions) {
        return "chance,assumptions";
    }
    return varies.chance ? "chance" : (varies.assumptions ? "assumptions" : "none");
}

}  // namespace entente::run

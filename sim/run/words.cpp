#include "run/words.hpp"

#include "scenario/suggest.hpp"

namespace entente::run {

std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<const std::string> candidates) {
    return scenario::nearest(word, candidates);
}

}  // namespace entente::run

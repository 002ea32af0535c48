#pragma once

#include <string>
#include <vector>

#include "model/number.hpp"

namespace entente::run {

/// A number of a scenario that says where it comes from.
struct CitedNumber {
    std::string path;
    std::string grade;  ///< "measured", "reported", "claimed", "assumption" or empty
    std::string as_of;
    std::string by;
};

/// A source with the numbers that rest on it.
struct Citation {
    model::Source source;
    std::vector<CitedNumber> numbers;
};

struct Citations {
    std::vector<Citation> sources;            ///< in the order of the scenario
    std::vector<CitedNumber> without_source;  ///< have a grade but name no source
};

/// Of a file or a shipped scenario. Throws Rejected, base::IoError.
[[nodiscard]] Citations citations(const std::string& word);

/// One @misc entry per source.
[[nodiscard]] std::string bibtex(const Citations& citations);

}  // namespace entente::run

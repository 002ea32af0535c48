#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/model.hpp"
#include "record/request.hpp"

namespace entente::run {

using model::Varies;
using record::Detail;
using record::Mode;
using record::parse_mode;
using record::parse_precision;
using record::Precision;

/// What to do where the output or its journal is there already.
enum class Existing {
    refuse,
    replace,
    resume  ///< go on from the journal, if there is one
};

/// A run as a person asks for it. What is not given stands in the scenario.
struct RunSpec {
    std::string scenario;                ///< a file, or the bare name of a shipped scenario
    std::vector<std::string> overrides;  ///< "path=value", in the order they apply
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replicates;
    std::optional<Varies> vary;
    std::optional<base::Day> until;  ///< an earlier end
    Mode record = Mode::full;
    Detail detail = Detail::actors;
    int every = 1;
    Precision precision;
    unsigned threads = 0;  ///< 0: as many as the machine has; never changes a result
    std::string output;    ///< empty: the scenario's name with .h5 in the current folder
    Existing existing = Existing::refuse;
};

/// "chance,assumptions", "chance", "assumptions" or "none". Throws std::invalid_argument with the
/// accepted spellings.
[[nodiscard]] Varies parse_varies(std::string_view text);
[[nodiscard]] std::string to_text(Varies varies);

}  // namespace entente::run

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/model.hpp"

namespace entente::record {

/// What is kept of a run. `full`: every variable of every replicate over time, and the events.
/// `summary`: moments and quantiles over replicates. `final`: totals of the flows and the last
/// levels. Outcomes, drawn assumptions and digests of every replicate are kept by all three.
enum class Mode : std::uint8_t { full, summary, final };

/// Which variables a summary covers: those of actors, goods, measures and mandates, or also
/// those of pairs, routes, contracts and markets.
enum class Detail : std::uint8_t { actors, pairs };

/// Bits of the mantissa that stored variables keep, 1 to 52: 23 is float32, 52 is float64. Up to
/// 23 are stored as float32, more as float64. Outcomes and assumptions always keep all.
struct Precision {
    int mantissa_bits = 23;
    bool operator==(const Precision&) const = default;
};

/// "float32", "float64" or "12 bits".
[[nodiscard]] std::string to_text(Precision precision);
/// Throws std::invalid_argument with the accepted spellings.
[[nodiscard]] Precision parse_precision(std::string_view text);

/// A run as asked for, normalised: equal requests give equal bytes. How it is carried out
/// (threads, names, resuming) is not part of it.
struct Request {
    std::string scenario_text;           ///< the effective scenario, before `overrides`
    std::vector<std::string> overrides;  ///< "path=value", in the order they apply
    std::uint64_t seed = 1;
    std::uint32_t replicates = 1;
    model::Varies vary;
    Mode record = Mode::full;
    Detail detail = Detail::actors;
    int every = 1;  ///< steps per recorded period: flows are summed, levels are those at its end
    Precision precision;
    base::Day until;  ///< end of the calendar that was run
};

/// Everything but the scenario's text, one `key: value` a line; a stable form for files.
[[nodiscard]] std::string to_text(const Request& request);
/// The inverse of to_text. Throws std::invalid_argument naming the line.
[[nodiscard]] Request parse_request(std::string_view text, std::string scenario_text);
/// Identifies the request including the text of the scenario.
[[nodiscard]] std::uint64_t hash_of(const Request& request);

[[nodiscard]] std::string_view name_of(Mode mode);
/// Throws std::invalid_argument with the accepted spellings.
[[nodiscard]] Mode parse_mode(std::string_view text);

}  // namespace entente::record

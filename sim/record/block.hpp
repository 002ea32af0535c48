#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/event.hpp"
#include "record/bytes.hpp"
#include "record/layout.hpp"

namespace entente::record {

/// The numbers of each replicate of a block, kept by every mode. [item][lane].
struct BlockRows {
    std::uint32_t width = 0;
    std::vector<double> assumptions;
    std::vector<double> outcomes;
    std::vector<std::uint64_t> digests;
};

/// Payload of a block: rows, then in order
///   full     events, then chunks
///   final    chunks
///   summary  cells [period][row of the recorded variables]
/// Chunks stand by time chunk, variable and tile: each a length (varint) and a zlib stream of the
/// shuffled values [replicate][period][cell of the tile].
void put_rows(ByteWriter& out, const BlockRows& rows);
[[nodiscard]] BlockRows get_rows(ByteReader& in, const Layout& layout);

void put_events(ByteWriter& out, std::span<const kernel::Event> events);
[[nodiscard]] std::size_t get_event_count(std::string_view after_rows);
[[nodiscard]] std::vector<kernel::Event> get_events(ByteReader& in);

}  // namespace entente::record

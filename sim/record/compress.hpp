#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::record {

/// Bytes of equal significance brought together, as HDF5's shuffle filter does it; the size of
/// `raw` is a multiple of `element`.
[[nodiscard]] std::string shuffled(std::string_view raw, std::size_t element);

/// A zlib stream of level 1 by libdeflate: the same bytes on every processor.
[[nodiscard]] std::string deflated(std::string_view raw);
/// The inverse; throws base::IoError where the stream does not give `size` bytes.
[[nodiscard]] std::string inflated(std::string_view stream, std::size_t size);

/// CRC-32 of zlib; `seed` continues an earlier one.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes, std::uint32_t seed);

}  // namespace entente::record

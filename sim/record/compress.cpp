#include "record/compress.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

#include "base/errors.hpp"

namespace entente::record {

namespace {

constexpr int level = 1;

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const {
        libdeflate_free_decompressor(decompressor);
    }
};

}  // namespace

std::string shuffled(std::string_view raw, std::size_t element) {
    const std::size_t count = raw.size() / element;
    std::string out(raw.size(), '\0');
    for (std::size_t byte = 0; byte < element; ++byte) {
        char* const column = out.data() + byte * count;
        const char* const from = raw.data() + byte;
        for (std::size_t i = 0; i < count; ++i) {
            column[i] = from[i * element];
        }
    }
    return out;
}

std::string deflated(std::string_view raw) {
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
        libdeflate_alloc_compressor(level));
    if (!compressor) {
        throw std::bad_alloc();
    }
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), raw.size()), '\0');
    out.resize(
        libdeflate_zlib_compress(compressor.get(), raw.data(), raw.size(), out.data(), out.size()));
    out.shrink_to_fit();
    return out;
}

std::string inflated(std::string_view stream, std::size_t size) {
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
        libdeflate_alloc_decompressor());
    if (!decompressor) {
        throw std::bad_alloc();
    }
    std::string out(size, '\0');
    std::size_t actual = 0;
    const libdeflate_result result = libdeflate_zlib_decompress(
        decompressor.get(), stream.data(), stream.size(), out.data(), out.size(), &actual);
    if (result != LIBDEFLATE_SUCCESS || actual != size) {
        throw base::IoError("a journal or a part of it is damaged: it cannot be decompressed");
    }
    return out;
}

std::uint32_t crc32(std::string_view bytes, std::uint32_t seed) {
    return libdeflate_crc32(seed, bytes.data(), bytes.size());
}

}  // namespace entente::record

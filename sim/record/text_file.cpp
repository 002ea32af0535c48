#include "record/text_file.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>
#include <utility>

#include "base/errors.hpp"

namespace entente::record {

namespace {

constexpr std::size_t member_size = 1U << 20U;
constexpr int level = 6;  // of tables for people, not of the hot path

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};

std::string gzipped(std::string_view raw) {
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
        libdeflate_alloc_compressor(level));
    if (!compressor) {
        throw std::bad_alloc();
    }
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), raw.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(compressor.get(), raw.data(), raw.size(), out.data(), out.size()));
    return out;
}

}  // namespace

TextFile::TextFile(std::string path)
    : path_(std::move(path)),
      part_(path_ + ".part"),
      compressed_(path_.size() > 3 && path_.compare(path_.size() - 3, 3, ".gz") == 0),
      file_(File::create(part_)) {}

TextFile::~TextFile() {
    if (file_) {
        file_.reset();
        try {
            remove_if_there(part_);
        } catch (const base::IoError&) {  // what failed before this is the message
            waiting_.clear();
        }
    }
}

void TextFile::write(std::string_view text) {
    waiting_ += text;
    if (waiting_.size() >= member_size) {
        flush();
    }
}

void TextFile::flush() {
    file_->write(compressed_ ? gzipped(waiting_) : waiting_);
    waiting_.clear();
}

void TextFile::finish() {
    flush();
    file_->sync();
    file_->close();
    rename_synced(part_, path_);
    file_.reset();
}

}  // namespace entente::record

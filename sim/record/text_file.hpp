#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "record/file.hpp"

namespace entente::record {

/// A text that is written bit by bit and appears under its name only when it is whole; compressed
/// where the name ends in .gz (gzip members of about 1 MiB). Throws base::IoError.
class TextFile {
public:
    explicit TextFile(std::string path);
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
    /// Removes what was written where finish() was not reached.
    ~TextFile();

    void write(std::string_view text);
    void finish();

private:
    void flush();

    std::string path_;
    std::string part_;
    bool compressed_;
    std::string waiting_;
    std::optional<File> file_;
};

}  // namespace entente::record

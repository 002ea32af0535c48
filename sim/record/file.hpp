#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace entente::record {

/// Throws base::IoError: "cannot <what> <path>: <the system's reason>", the reason from errno.
[[noreturn]] void io_failed(const std::string& what, const std::string& path);

/// An open file. Members throw base::IoError.
class File {
public:
    [[nodiscard]] static File create(const std::string& path);
    [[nodiscard]] static File open(const std::string& path);
    [[nodiscard]] static File open_to_append(const std::string& path);

    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();

    void write(std::string_view bytes);
    /// Bytes read from `offset`; fewer than asked for only at the end of the file.
    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<char> out) const;
    [[nodiscard]] std::uint64_t size() const;
    /// Cuts the file and goes on writing at its end.
    void truncate(std::uint64_t size);
    void sync();
    /// Closes and reports what the system kept back until now; the destructor reports nothing.
    void close();
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    File(std::string path, int flags);
    std::string path_;
    int descriptor_ = -1;
};

/// Replaces `to` by `from` and waits until the change of name is on disk.
void rename_synced(const std::string& from, const std::string& to);
/// Removes a file; it is no error if there is none.
void remove_if_there(const std::string& path);
/// Bytes that can be written beside `path`.
[[nodiscard]] std::uint64_t free_space_at(const std::string& path);

}  // namespace entente::record

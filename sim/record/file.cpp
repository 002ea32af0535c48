#include "record/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/errors.hpp"

namespace entente::record {

namespace {

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

void io_failed(const std::string& what, const std::string& path) {
    const std::string reason = std::error_code(errno, std::generic_category()).message();
    throw base::IoError("cannot " + what + " " + path + ": " + reason);
}

File::File(std::string path, int flags) : path_(std::move(path)) {
    constexpr mode_t permissions = 0666;
    descriptor_ = ::open(path_.c_str(), flags | O_CLOEXEC, permissions);
    if (descriptor_ < 0) {
        io_failed((flags & O_CREAT) != 0 ? "create" : "open", path_);
    }
}

File File::create(const std::string& path) {
    return {path, O_RDWR | O_CREAT | O_TRUNC};
}

File File::open(const std::string& path) {
    return {path, O_RDONLY};
}

File File::open_to_append(const std::string& path) {
    return {path, O_RDWR};
}

File::File(File&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

File::~File() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void File::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (written == 0 || errno != EINTR) {
            io_failed("write", path_);
        }
    }
}

std::size_t File::read_at(std::uint64_t offset, std::span<char> out) const {
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t got = ::pread(descriptor_, out.data() + done, out.size() - done,
                                    static_cast<off_t>(offset + done));
        if (got == 0) {
            break;
        }
        if (got > 0) {
            done += static_cast<std::size_t>(got);
        } else if (errno != EINTR) {
            io_failed("read", path_);
        }
    }
    return done;
}

std::uint64_t File::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) {
        io_failed("look at", path_);
    }
    return static_cast<std::uint64_t>(status.st_size);
}

void File::truncate(std::uint64_t size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0 ||
        ::lseek(descriptor_, static_cast<off_t>(size), SEEK_SET) < 0) {
        io_failed("shorten", path_);
    }
}

void File::sync() {
    if (::fdatasync(descriptor_) != 0) {
        io_failed("write", path_);
    }
}

void File::close() {
    if (descriptor_ >= 0 && ::close(std::exchange(descriptor_, -1)) != 0) {
        io_failed("write", path_);
    }
}

void rename_synced(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        io_failed("rename " + from + " to", to);
    }
    const std::string folder = folder_of(to);
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        io_failed("open", folder);
    }
    const int result = ::fsync(descriptor);
    const int reason = errno;
    ::close(descriptor);
    if (result != 0 && reason != EINVAL) {  // some file systems cannot sync a folder
        errno = reason;
        io_failed("write", folder);
    }
}

void remove_if_there(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        io_failed("remove", path);
    }
}

std::uint64_t free_space_at(const std::string& path) {
    struct statvfs status {};
    const std::string folder = folder_of(path);
    if (::statvfs(folder.c_str(), &status) != 0) {
        io_failed("look at", folder);
    }
    return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
}

}  // namespace entente::record

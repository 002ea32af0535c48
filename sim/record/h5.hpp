#pragma once

#include <hdf5.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace entente::record::h5 {

/// Must come before any other use of HDF5, again and again if need be: the library may not clean
/// up at exit (1.10.8 crashes there after a failed write), and prints nothing.
void start();

/// Throws base::IoError: `what` and the library's innermost reason.
[[noreturn]] void failed(const std::string& what);

/// The result of a call, where it is not negative. Throws as failed() does.
template <class Result>
Result check(Result result, const char* what) {
    if (result < 0) {
        failed(what);
    }
    return result;
}

/// Owns an identifier of HDF5. Must not outlive the file it belongs to.
class Handle {
public:
    using Close = herr_t (*)(hid_t);
    Handle() = default;
    Handle(hid_t id, Close closer, const char* what) : id_(check(id, what)), close_(closer) {}
    Handle(Handle&& other) noexcept
        : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Handle() {
        if (id_ >= 0) {
            close_(id_);
        }
    }
    [[nodiscard]] hid_t id() const { return id_; }
    /// Closes and reports what the library kept back; the destructor reports nothing.
    void close(const char* what) {
        if (id_ >= 0) {
            check(close_(std::exchange(id_, H5I_INVALID_HID)), what);
        }
    }

private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// Strings of any length in UTF-8, as netCDF-4 has them.
[[nodiscard]] Handle string_type();

/// A file that is being made: in memory where it is small, since the library then never meets a
/// full disk, else on disk after a look at the free space.
class NewFile {
public:
    /// `expected_bytes` decides the place. Throws base::IoError where there is no room.
    NewFile(std::string path, std::uint64_t expected_bytes);
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();

    [[nodiscard]] hid_t id() const { return file_.id(); }
    /// Closes the file and puts all of it on disk; returns its size. Throws base::IoError.
    std::uint64_t finish();

private:
    struct Image;
    std::string path_;
    std::unique_ptr<Image> image_;  ///< none: on disk
    Handle file_;
};

}  // namespace entente::record::h5

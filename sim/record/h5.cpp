#include "record/h5.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "base/errors.hpp"
#include "record/file.hpp"

namespace entente::record::h5 {

namespace {

constexpr std::uint64_t most_in_memory = 256U << 20U;
constexpr std::uint64_t spare_room = 16U << 20U;
constexpr std::size_t image_growth = 16U << 20U;

herr_t keep_first(unsigned, const H5E_error2_t* error, void* reason) {
    auto* const text = static_cast<std::string*>(reason);
    if (text->empty() && error->desc != nullptr) {
        *text = error->desc;
    }
    return 0;
}

void check_room(const std::string& path, std::uint64_t expected_bytes) {
    const std::uint64_t room = free_space_at(path);
    if (room < expected_bytes + spare_room) {
        throw base::IoError("cannot write " + path + ": it needs about " +
                            std::to_string(expected_bytes >> 20U) + " MiB and " +
                            std::to_string(room >> 20U) + " MiB are free");
    }
}

}  // namespace

void start() {
    static const bool started = [] {
        H5dont_atexit();
        H5open();
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        return true;
    }();
    static_cast<void>(started);
}

void failed(const std::string& what) {
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
    H5Eclear2(H5E_DEFAULT);
    throw base::IoError(what + (reason.empty() ? "" : ": " + reason));
}

Handle string_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "cannot make a string type");
    check(H5Tset_size(type.id(), H5T_VARIABLE), "cannot make a string type");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "cannot make a string type");
    return type;
}

/// The bytes of a file in memory, which outlive the library's closing of it.
struct NewFile::Image {
    char* data = nullptr;
    std::size_t size = 0;

    Image() = default;
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    ~Image() { std::free(data); }

    static void* resize(void* old, std::size_t size, H5FD_file_image_op_t, void* self) {
        auto* const image = static_cast<Image*>(self);
        auto* const grown = static_cast<char*>(std::realloc(old, size));
        if (grown == nullptr) {
            return nullptr;
        }
        if (size > image->size) {
            std::memset(grown + image->size, 0, size - image->size);
        }
        image->data = grown;
        image->size = size;
        return grown;
    }
    static void* allocate(std::size_t size, H5FD_file_image_op_t operation, void* self) {
        return resize(nullptr, size, operation, self);
    }
    static herr_t keep(void*, H5FD_file_image_op_t, void*) { return 0; }
    static void* share(void* self) { return self; }
    static herr_t release(void*) { return 0; }

    /// The end of the file as superblock versions 2 and 3 state it; the buffer is larger.
    [[nodiscard]] std::string_view bytes() const {
        constexpr std::size_t end_address = 28;
        std::uint64_t end = 0;
        if (data != nullptr && size >= end_address + sizeof end) {
            std::memcpy(&end, data + end_address, sizeof end);
        }
        if (end == 0 || end > size) {
            throw base::IoError("cannot make the HDF5 file: its image in memory is broken");
        }
        return {data, static_cast<std::size_t>(end)};
    }
};

NewFile::NewFile(std::string path, std::uint64_t expected_bytes) : path_(std::move(path)) {
    start();
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "cannot set up HDF5");
    const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "cannot set up HDF5");
    constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    check(H5Pset_link_creation_order(creation.id(), in_order), "cannot set up HDF5");
    check(H5Pset_attr_creation_order(creation.id(), in_order), "cannot set up HDF5");
    check(H5Pset_obj_track_times(creation.id(), 0), "cannot set up HDF5");
    check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), "cannot set up HDF5");
    if (expected_bytes <= most_in_memory) {
        image_ = std::make_unique<Image>();
        H5FD_file_image_callbacks_t callbacks = {Image::allocate, nullptr,      Image::resize,
                                                 Image::keep,     Image::share, Image::release,
                                                 image_.get()};
        callbacks.image_memcpy = [](void* to, const void* from, std::size_t size,
                                    H5FD_file_image_op_t,
                                    void*) { return std::memcpy(to, from, size); };
        check(H5Pset_fapl_core(access.id(), image_growth, 0), "cannot set up HDF5");
        check(H5Pset_file_image_callbacks(access.id(), &callbacks), "cannot set up HDF5");
    } else {
        check_room(path_, expected_bytes);
        check(H5Pset_file_locking(access.id(), 0, 1), "cannot set up HDF5");
    }
    file_ = Handle(H5Fcreate(path_.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose,
                   ("cannot create " + path_).c_str());
}

NewFile::~NewFile() = default;

std::uint64_t NewFile::finish() {
    file_.close(("cannot write " + path_).c_str());
    File out = image_ ? File::create(path_) : File::open_to_append(path_);
    if (image_) {
        out.write(image_->bytes());
    }
    out.sync();
    const std::uint64_t size = out.size();
    out.close();
    return size;
}

}  // namespace entente::record::h5

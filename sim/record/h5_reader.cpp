#include "record/h5_reader.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/errors.hpp"

namespace entente::record::h5 {

namespace {

constexpr const char* trouble = "cannot read the HDF5 file";
constexpr std::size_t cache_bytes = 64U << 20U;
constexpr std::size_t cache_slots = 10007;

std::vector<std::size_t> shape_of(hid_t dataset) {
    const Handle space(H5Dget_space(dataset), H5Sclose, trouble);
    const int rank = check(H5Sget_simple_extent_ndims(space.id()), trouble);
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr), trouble);
    return {sizes.begin(), sizes.end()};
}

std::size_t product(const std::vector<std::size_t>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>());
}

std::string name_of_object(hid_t object) {
    const ssize_t length = check(H5Iget_name(object, nullptr, 0), trouble);
    std::string name(static_cast<std::size_t>(length) + 1, '\0');
    check(H5Iget_name(object, name.data(), name.size()), trouble);
    name.pop_back();
    return name.substr(name.rfind('/') + 1);
}

herr_t keep_scale(hid_t, unsigned, hid_t scale, void* name) {
    *static_cast<std::string*>(name) = name_of_object(scale);
    return 1;  // the first scale is the dimension
}

herr_t keep_name(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

Handle open_attribute(hid_t object, const std::string& key) {
    return {H5Aopen(object, key.c_str(), H5P_DEFAULT), H5Aclose, trouble};
}

Handle select(hid_t dataset, std::size_t first, const std::vector<std::size_t>& shape) {
    Handle space(H5Dget_space(dataset), H5Sclose, trouble);
    if (!shape.empty()) {
        std::vector<hsize_t> start = {first};
        start.resize(shape.size());
        const std::vector<hsize_t> size(shape.begin(), shape.end());
        check(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, size.data(),
                                  nullptr),
              trouble);
    }
    return space;
}

}  // namespace

Reader::Reader(std::string path) : path_(std::move(path)) {
    start();
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, trouble);
    check(H5Pset_cache(access.id(), 0, cache_slots, cache_bytes, 1.0), trouble);
    check(H5Pset_file_locking(access.id(), 0, 1), trouble);
    file_ = Handle(H5Fopen(path_.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose,
                   ("cannot open " + path_).c_str());
    check(H5Literate(file_.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, keep_name, &names_), trouble);
    std::vector<std::string> in_order;
    if (H5Literate(file_.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep_name, &in_order) >=
        0) {
        names_ = in_order;
    }
}

void Reader::refuse(const std::string& reason) const {
    throw base::IoError(path_ + " " + reason);
}

bool Reader::has(const std::string& name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

Handle Reader::open(const std::string& name) const {
    if (name != "/" && !has(name)) {
        refuse("has no variable '" + name + "'");
    }
    return {H5Oopen(file_.id(), name.c_str(), H5P_DEFAULT), H5Oclose,
            ("cannot read " + name + " in " + path_).c_str()};
}

bool Reader::is_mere_dimension(const std::string& name) const {
    return text_attribute(name, "NAME").rfind("This is a netCDF dimension", 0) == 0;
}

bool Reader::is_text(const std::string& name) const {
    const Handle dataset = open(name);
    const Handle type(H5Dget_type(dataset.id()), H5Tclose, trouble);
    return H5Tget_class(type.id()) == H5T_STRING;
}

std::vector<std::string> Reader::dims(const std::string& name) const {
    const Handle dataset = open(name);
    if (check(H5DSis_scale(dataset.id()), trouble) > 0) {
        return {name};
    }
    std::vector<std::string> dims;
    for (unsigned d = 0; d < shape_of(dataset.id()).size(); ++d) {
        std::string dim;
        check(H5DSiterate_scales(dataset.id(), d, nullptr, keep_scale, &dim), trouble);
        dims.push_back(dim);
    }
    return dims;
}

std::vector<std::size_t> Reader::shape(const std::string& name) const {
    return shape_of(open(name).id());
}

std::string Reader::text_attribute(const std::string& name, const std::string& key) const {
    const Handle object = open(name);
    if (check(H5Aexists(object.id(), key.c_str()), trouble) == 0) {
        return {};
    }
    const Handle attribute = open_attribute(object.id(), key);
    const Handle type(H5Aget_type(attribute.id()), H5Tclose, trouble);
    if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) > 0) {
        return {};
    }
    std::string text(H5Tget_size(type.id()), '\0');
    check(H5Aread(attribute.id(), type.id(), text.data()), trouble);
    return text;
}

std::optional<std::int32_t> Reader::int_attribute(const std::string& name,
                                                  const std::string& key) const {
    const Handle object = open(name);
    if (check(H5Aexists(object.id(), key.c_str()), trouble) == 0) {
        return std::nullopt;
    }
    std::int32_t value = 0;
    check(H5Aread(open_attribute(object.id(), key).id(), H5T_NATIVE_INT32, &value), trouble);
    return value;
}

std::vector<std::string> Reader::texts(const std::string& name) const {
    const Handle dataset = open(name);
    const Handle type = string_type();
    const Handle space(H5Dget_space(dataset.id()), H5Sclose, trouble);
    std::vector<char*> pointers(product(shape_of(dataset.id())));
    check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
          ("cannot read " + name + " in " + path_).c_str());
    std::vector<std::string> values;
    for (const char* pointer : pointers) {
        values.emplace_back(pointer == nullptr ? "" : pointer);
    }
    check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, pointers.data()), trouble);
    return values;
}

std::vector<std::uint64_t> Reader::hashes(const std::string& name) const {
    const Handle dataset = open(name);
    std::vector<std::uint64_t> values(product(shape_of(dataset.id())));
    check(H5Dread(dataset.id(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          ("cannot read " + name + " in " + path_).c_str());
    return values;
}

Array Reader::numbers(const std::string& name, std::size_t first, std::size_t count) const {
    if (is_text(name)) {
        refuse("has text in '" + name + "', not numbers");
    }
    Array array{name,
                text_attribute(name, "long_name"),
                text_attribute(name, "units"),
                text_attribute(name, "kind"),
                dims(name),
                shape(name),
                {}};
    if (!array.shape.empty()) {
        if (first > array.shape[0] || count > array.shape[0] - first) {
            refuse("has fewer positions of " + array.dims[0] + " than asked for");
        }
        array.shape[0] = count;
    }
    const Handle dataset = open(name);
    const Handle space = select(dataset.id(), first, array.shape);
    array.values.resize(product(array.shape));
    const hsize_t total = array.values.size();
    const Handle memory(H5Screate_simple(1, &total, nullptr), H5Sclose, trouble);
    check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, memory.id(), space.id(), H5P_DEFAULT,
                  array.values.data()),
          ("cannot read " + name + " in " + path_).c_str());
    return array;
}

}  // namespace entente::record::h5

#include "record/h5_writer.hpp"

#include <hdf5_hl.h>

#include <cstdio>
#include <limits>
#include <type_traits>

#include "record/compress.hpp"

namespace entente::record::h5 {

namespace {

constexpr unsigned deflate_level = 1;
constexpr const char* trouble = "cannot make the HDF5 file";

template <class Value>
hid_t type_of() {
    if constexpr (std::is_same_v<Value, float>) {
        return H5T_IEEE_F32LE;
    } else if constexpr (std::is_same_v<Value, double>) {
        return H5T_IEEE_F64LE;
    } else if constexpr (std::is_same_v<Value, std::int32_t>) {
        return H5T_STD_I32LE;
    } else if constexpr (std::is_same_v<Value, std::uint8_t>) {
        return H5T_STD_U8LE;
    } else {
        static_assert(std::is_same_v<Value, std::uint64_t>);
        return H5T_STD_U64LE;
    }
}

template <class Value>
void put_attribute(hid_t object, const std::string& key, hid_t type, const Handle& space,
                   const Value* value) {
    const Handle attribute(
        H5Acreate2(object, key.c_str(), type, space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
        trouble);
    check(H5Awrite(attribute.id(), type, value), trouble);
}

Handle vector_space(std::size_t count) {
    const hsize_t size = count;
    return {H5Screate_simple(1, &size, nullptr), H5Sclose, trouble};
}

void put_text(hid_t object, const std::string& key, const std::string& text) {
    if (text.empty()) {
        return;
    }
    const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, trouble);
    check(H5Tset_size(type.id(), text.size()), trouble);
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), trouble);
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose, trouble);
    put_attribute(object, key, type.id(), space, text.data());
}

void put_attributes(hid_t object, const Attributes& attributes) {
    for (const auto& [key, value] : attributes) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            put_text(object, key, *text);
        } else if (const auto* integer = std::get_if<std::int32_t>(&value)) {
            put_attribute(object, key, H5T_STD_I32LE, vector_space(1), integer);
        } else if (const auto* real = std::get_if<double>(&value)) {
            put_attribute(object, key, H5T_IEEE_F64LE, vector_space(1), real);
        } else if (const auto* flags = std::get_if<std::vector<std::uint8_t>>(&value)) {
            put_attribute(object, key, H5T_STD_U8LE, vector_space(flags->size()), flags->data());
        }
    }
}

std::vector<const char*> pointers(const Names& values) {
    std::vector<const char*> pointers;
    for (const std::string& value : values) {
        pointers.push_back(value.c_str());
    }
    return pointers;
}

}  // namespace

void ChunkedVariable::put_stream(const Sizes& offset, std::string_view stream) {
    check(
        H5Dwrite_chunk(dataset_.id(), H5P_DEFAULT, 0, offset.data(), stream.size(), stream.data()),
        trouble);
}

void ChunkedVariable::put_raw(const Sizes& offset, std::string_view raw) {
    put_stream(offset, deflated(shuffled(raw, element_size_)));
}

Writer::Writer(hid_t file) : file_(file) {}

void Writer::attributes(const Attributes& attributes) {
    const Handle root(H5Gopen2(file_, "/", H5P_DEFAULT), H5Gclose, trouble);
    put_attributes(root.id(), attributes);
}

Handle Writer::create(const std::string& name, hid_t type, const Sizes& sizes, const Sizes& chunk,
                      const void* fill) {
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, trouble);
    check(H5Pset_obj_track_times(creation.id(), 0), trouble);
    check(H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          trouble);
    if (fill != nullptr) {
        check(H5Pset_fill_value(creation.id(), type, fill), trouble);
    }
    if (!chunk.empty()) {
        check(H5Pset_chunk(creation.id(), static_cast<int>(chunk.size()), chunk.data()), trouble);
        check(H5Pset_shuffle(creation.id()), trouble);
        check(H5Pset_deflate(creation.id(), deflate_level), trouble);
    }
    const Handle space(
        sizes.empty() ? H5Screate(H5S_SCALAR)
                      : H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
        H5Sclose, trouble);
    return {
        H5Dcreate2(file_, name.c_str(), type, space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
        H5Dclose, ("cannot make the variable " + name).c_str()};
}

void Writer::become_dimension(const std::string& name, Handle dataset, std::size_t size,
                              const std::string& scale_name) {
    check(H5DSset_scale(dataset.id(), scale_name.c_str()), trouble);
    scales_.insert_or_assign(name, std::move(dataset));
    sizes_[name] = size;
}

void Writer::coordinate(const std::string& name, const Names& labels,
                        const Attributes& attributes) {
    if (labels.empty()) {
        return;
    }
    const Handle type = string_type();
    Handle dataset = create(name, type.id(), {labels.size()}, {}, nullptr);
    check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers(labels).data()),
          trouble);
    put_attributes(dataset.id(), attributes);
    become_dimension(name, std::move(dataset), labels.size(), name);
}

template <class Value>
void Writer::coordinate(const std::string& name, const std::vector<Value>& values,
                        const Attributes& attributes) {
    if (values.empty()) {
        return;
    }
    Handle dataset = create(name, type_of<Value>(), {values.size()}, {}, nullptr);
    check(H5Dwrite(dataset.id(), type_of<Value>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          trouble);
    put_attributes(dataset.id(), attributes);
    become_dimension(name, std::move(dataset), values.size(), name);
}

void Writer::dimension(const std::string& name, std::size_t size) {
    if (size == 0) {
        return;
    }
    // The wording by which netCDF-4 tells a mere dimension from a coordinate.
    char wording[96];
    std::snprintf(wording, sizeof wording,
                  "This is a netCDF dimension but not a netCDF variable.%10d",
                  static_cast<int>(size));
    become_dimension(name, create(name, H5T_IEEE_F32BE, {size}, {}, nullptr), size, wording);
}

bool Writer::has(const std::string& dimension) const {
    return sizes_.count(dimension) != 0;
}

bool Writer::exist(const Names& dims) const {
    for (const std::string& dim : dims) {
        if (!has(dim)) {
            return false;
        }
    }
    return true;
}

Sizes Writer::sizes(const Names& dims) const {
    Sizes sizes;
    for (const std::string& dim : dims) {
        sizes.push_back(sizes_.at(dim));
    }
    return sizes;
}

void Writer::attach(const Handle& dataset, const Names& dims) {
    for (std::size_t d = 0; d < dims.size(); ++d) {
        check(H5DSattach_scale(dataset.id(), scales_.at(dims[d]).id(), static_cast<unsigned>(d)),
              trouble);
    }
}

void Writer::text(const std::string& name, const std::string& value, const Attributes& attributes) {
    texts(name, {}, {value}, attributes);
}

void Writer::texts(const std::string& name, const Names& dims, const Names& values,
                   const Attributes& attributes) {
    if (!exist(dims)) {
        return;
    }
    const Handle type = string_type();
    const Handle dataset = create(name, type.id(), sizes(dims), {}, nullptr);
    check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers(values).data()),
          trouble);
    put_attributes(dataset.id(), attributes);
    attach(dataset, dims);
}

template <class Value>
void Writer::numbers(const std::string& name, const Names& dims, const std::vector<Value>& values,
                     const Attributes& attributes) {
    if (!exist(dims)) {
        return;
    }
    constexpr Value missing =
        std::is_floating_point_v<Value> ? std::numeric_limits<Value>::quiet_NaN() : Value{};
    constexpr bool has_fill = std::is_floating_point_v<Value>;
    const Handle dataset =
        create(name, type_of<Value>(), sizes(dims), {}, has_fill ? &missing : nullptr);
    check(H5Dwrite(dataset.id(), type_of<Value>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          trouble);
    if (has_fill) {
        put_attribute(dataset.id(), "_FillValue", type_of<Value>(), vector_space(1), &missing);
    }
    put_attributes(dataset.id(), attributes);
    attach(dataset, dims);
}

template <class Value>
ChunkedVariable Writer::chunked(const std::string& name, const Names& dims, Sizes chunk,
                                const Attributes& attributes) {
    constexpr Value missing =
        std::is_floating_point_v<Value> ? std::numeric_limits<Value>::quiet_NaN() : Value{};
    Handle dataset = create(name, type_of<Value>(), sizes(dims), chunk, &missing);
    if (std::is_floating_point_v<Value>) {
        put_attribute(dataset.id(), "_FillValue", type_of<Value>(), vector_space(1), &missing);
    }
    put_attributes(dataset.id(), attributes);
    attach(dataset, dims);
    return {std::move(dataset), std::move(chunk), sizeof(Value)};
}

template void Writer::coordinate(const std::string&, const std::vector<std::int32_t>&,
                                 const Attributes&);
template void Writer::coordinate(const std::string&, const std::vector<double>&, const Attributes&);
template void Writer::numbers(const std::string&, const Names&, const std::vector<double>&,
                              const Attributes&);
template void Writer::numbers(const std::string&, const Names&, const std::vector<std::int32_t>&,
                              const Attributes&);
template void Writer::numbers(const std::string&, const Names&, const std::vector<std::uint8_t>&,
                              const Attributes&);
template ChunkedVariable Writer::chunked<float>(const std::string&, const Names&, Sizes,
                                                const Attributes&);
template ChunkedVariable Writer::chunked<double>(const std::string&, const Names&, Sizes,
                                                 const Attributes&);
template ChunkedVariable Writer::chunked<std::int32_t>(const std::string&, const Names&, Sizes,
                                                       const Attributes&);
template ChunkedVariable Writer::chunked<std::uint8_t>(const std::string&, const Names&, Sizes,
                                                       const Attributes&);
template ChunkedVariable Writer::chunked<std::uint64_t>(const std::string&, const Names&, Sizes,
                                                        const Attributes&);

}  // namespace entente::record::h5

#include "record/trajectory.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/errors.hpp"
#include "record/h5.hpp"
#include "record/output_parts.hpp"

namespace entente::record {

namespace {

using h5::check;
using h5::Handle;

constexpr const char* trouble = "cannot read the HDF5 file";

std::string read_text_attribute(hid_t object, const std::string& key) {
    if (check(H5Aexists(object, key.c_str()), trouble) == 0) {
        return {};
    }
    const Handle attribute(H5Aopen(object, key.c_str(), H5P_DEFAULT), H5Aclose, trouble);
    const Handle type(H5Aget_type(attribute.id()), H5Tclose, trouble);
    if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) > 0) {
        return {};
    }
    std::string text(H5Tget_size(type.id()), '\0');
    check(H5Aread(attribute.id(), type.id(), text.data()), trouble);
    return text;
}

std::optional<std::int32_t> read_int_attribute(hid_t object, const char* key) {
    if (check(H5Aexists(object, key), trouble) == 0) {
        return std::nullopt;
    }
    const Handle attribute(H5Aopen(object, key, H5P_DEFAULT), H5Aclose, trouble);
    std::int32_t value = 0;
    check(H5Aread(attribute.id(), H5T_NATIVE_INT32, &value), trouble);
    return value;
}

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

/// A dimension without a coordinate, see h5::Writer::dimension.
bool is_mere_dimension(hid_t dataset) {
    return read_text_attribute(dataset, "NAME").rfind("This is a netCDF dimension", 0) == 0;
}

herr_t keep_name(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

std::uint64_t parse_hex(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return number;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

struct TrajectoryFile::Impl {
    explicit Impl(const std::string& path_) : path(path_) {
        h5::start();
        const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, trouble);
        constexpr std::size_t cache = 64U << 20U;
        check(H5Pset_cache(access.id(), 0, 1009, cache, 1.0), trouble);
        check(H5Pset_file_locking(access.id(), 0, 1), trouble);
        file = Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose,
                      ("cannot open " + path).c_str());
        check(H5Literate(file.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep_name, &names),
              trouble);
        read_identity();
    }

    [[noreturn]] void refuse(const std::string& reason) const {
        throw base::IoError(path + " " + reason);
    }

    void read_identity() {
        const Handle root(H5Gopen2(file.id(), "/", H5P_DEFAULT), H5Gclose, trouble);
        const auto format = read_int_attribute(root.id(), "entente_format");
        if (!format) {
            refuse("is no output of Entente");
        }
        if (*format > output_format) {
            refuse("has version " + std::to_string(*format) +
                   " of the output format; this program reads up to " +
                   std::to_string(output_format));
        }
        identity.format_version = *format;
        identity.entente_version = read_text_attribute(root.id(), "entente_version");
        identity.commit = read_text_attribute(root.id(), "entente_commit");
        identity.build_id = read_text_attribute(root.id(), "build_id");
        identity.title = read_text_attribute(root.id(), "title");
        identity.scenario_hash = parse_hex(read_text_attribute(root.id(), "scenario_hash"));
        identity.plan_hash = parse_hex(read_text_attribute(root.id(), "plan_hash"));
        identity.replicates =
            static_cast<std::uint32_t>(read_int_attribute(root.id(), "replicates").value_or(0));
        identity.complete = read_text_attribute(root.id(), "complete") == "yes";
        try {
            request = parse_request(text("request").at(0), text("scenario_text").at(0));
        } catch (const std::invalid_argument& error) {
            refuse(std::string("is damaged: ") + error.what());
        }
    }

    [[nodiscard]] Handle open(const std::string& name) const {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            refuse("has no variable '" + name + "'");
        }
        return {H5Dopen2(file.id(), name.c_str(), H5P_DEFAULT), H5Dclose,
                ("cannot read " + name + " in " + path).c_str()};
    }

    [[nodiscard]] bool is_text(const std::string& name) const {
        const Handle dataset = open(name);
        const Handle type(H5Dget_type(dataset.id()), H5Tclose, trouble);
        return H5Tget_class(type.id()) == H5T_STRING;
    }

    [[nodiscard]] std::vector<std::string> dims(const std::string& name) const {
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

    [[nodiscard]] std::vector<std::string> text(const std::string& name) const {
        const Handle dataset = open(name);
        const Handle type = h5::string_type();
        const Handle space(H5Dget_space(dataset.id()), H5Sclose, trouble);
        std::vector<char*> pointers(product(shape_of(dataset.id())));
        check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
              ("cannot read " + name + " in " + path).c_str());
        std::vector<std::string> values;
        for (const char* pointer : pointers) {
            values.emplace_back(pointer == nullptr ? "" : pointer);
        }
        check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, pointers.data()), trouble);
        return values;
    }

    [[nodiscard]] Array read(const std::string& name, std::size_t first, std::size_t count) const {
        const Handle dataset = open(name);
        Array array{name,
                    read_text_attribute(dataset.id(), "long_name"),
                    read_text_attribute(dataset.id(), "units"),
                    read_text_attribute(dataset.id(), "kind"),
                    dims(name),
                    shape_of(dataset.id()),
                    {}};
        const Handle space(H5Dget_space(dataset.id()), H5Sclose, trouble);
        if (!array.shape.empty()) {
            if (first > array.shape[0] || count > array.shape[0] - first) {
                refuse("has fewer positions of " + array.dims[0] + " than asked for");
            }
            array.shape[0] = count;
            std::vector<hsize_t> start = {first};
            start.resize(array.shape.size());
            const std::vector<hsize_t> size(array.shape.begin(), array.shape.end());
            check(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr,
                                      size.data(), nullptr),
                  trouble);
        }
        array.values.resize(product(array.shape));
        const hsize_t total = array.values.size();
        const Handle memory(H5Screate_simple(1, &total, nullptr), H5Sclose, trouble);
        check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, memory.id(), space.id(), H5P_DEFAULT,
                      array.values.data()),
              ("cannot read " + name + " in " + path).c_str());
        return array;
    }

    std::string path;
    Handle file;
    std::vector<std::string> names;
    Identity identity;
    Request request;
};

TrajectoryFile::TrajectoryFile(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
TrajectoryFile::TrajectoryFile(TrajectoryFile&& other) noexcept = default;
TrajectoryFile& TrajectoryFile::operator=(TrajectoryFile&& other) noexcept = default;
TrajectoryFile::~TrajectoryFile() = default;

const Identity& TrajectoryFile::identity() const {
    return impl_->identity;
}

const Request& TrajectoryFile::request() const {
    return impl_->request;
}

std::vector<std::string> TrajectoryFile::variables() const {
    std::vector<std::string> names;
    for (const std::string& name : impl_->names) {
        if (!is_mere_dimension(impl_->open(name).id())) {
            names.push_back(name);
        }
    }
    return names;
}

bool TrajectoryFile::has(const std::string& name) const {
    return std::find(impl_->names.begin(), impl_->names.end(), name) != impl_->names.end();
}

std::vector<std::string> TrajectoryFile::dims(const std::string& name) const {
    return impl_->dims(name);
}

std::vector<std::size_t> TrajectoryFile::shape(const std::string& name) const {
    return shape_of(impl_->open(name).id());
}

bool TrajectoryFile::is_text(const std::string& name) const {
    return impl_->is_text(name);
}

std::string TrajectoryFile::attribute(const std::string& variable, const std::string& key) const {
    return read_text_attribute(impl_->open(variable).id(), key);
}

Array TrajectoryFile::read(const std::string& name) const {
    const std::vector<std::size_t> sizes = shape(name);
    return impl_->read(name, 0, sizes.empty() ? 1 : sizes[0]);
}

Array TrajectoryFile::read(const std::string& name, std::size_t first, std::size_t count) const {
    return impl_->read(name, first, count);
}

std::vector<std::string> TrajectoryFile::text(const std::string& name) const {
    return impl_->text(name);
}

std::vector<std::string> TrajectoryFile::flag_meanings(const std::string& name) const {
    return split(attribute(name, "flag_meanings"));
}

std::vector<std::string> TrajectoryFile::labels(const std::string& dimension) const {
    if (impl_->is_text(dimension)) {
        return impl_->text(dimension);
    }
    std::vector<std::string> labels;
    if (dimension == "time") {
        for (const TimeStep& step : times()) {
            labels.push_back(base::format_date(step.end));
        }
        return labels;
    }
    for (const double value : read(dimension).values) {
        std::string text(32, '\0');
        const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
        text.resize(static_cast<std::size_t>(result.ptr - text.data()));
        labels.push_back(text);
    }
    return labels;
}

std::vector<TimeStep> TrajectoryFile::times() const {
    const std::string since = split(attribute("time", "units")).at(2);
    const auto start = base::parse_date(since);
    if (!start) {
        impl_->refuse("is damaged: its time axis starts at '" + since + "'");
    }
    const Array bounds = read("time_bounds");
    const auto day = [&](std::size_t i) {
        return base::Day{start->number + static_cast<std::int32_t>(bounds.values[i])};
    };
    std::vector<TimeStep> steps;
    for (std::size_t i = 0; i + 1 < bounds.values.size(); i += 2) {
        steps.push_back({day(i), day(i + 1)});
    }
    return steps;
}

std::vector<int> TrajectoryFile::digest_steps() const {
    std::vector<int> steps;
    for (const double step : read("digest_step").values) {
        steps.push_back(static_cast<int>(step));
    }
    return steps;
}

std::vector<std::uint64_t> TrajectoryFile::digests() const {
    const Handle dataset = impl_->open("digest");
    std::vector<std::uint64_t> digests(product(shape_of(dataset.id())));
    check(H5Dread(dataset.id(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, digests.data()),
          ("cannot read digest in " + impl_->path).c_str());
    return digests;
}

}  // namespace entente::record

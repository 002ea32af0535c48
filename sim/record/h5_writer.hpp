#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "record/h5.hpp"

namespace entente::record::h5 {

using AttributeValue = std::variant<std::string, std::int32_t, double, std::vector<std::uint8_t>>;
/// Empty texts are left out: netCDF has no text without characters.
using Attributes = std::vector<std::pair<std::string, AttributeValue>>;

using Sizes = std::vector<hsize_t>;
using Names = std::vector<std::string>;

/// A variable that is written chunk by chunk: shuffle and deflate, NaN where nothing is written.
class ChunkedVariable {
public:
    ChunkedVariable(Handle dataset, Sizes chunk, std::size_t element_size)
        : dataset_(std::move(dataset)), chunk_(std::move(chunk)), element_size_(element_size) {}
    /// `stream`: deflated(shuffled(values of a whole chunk)).
    void put_stream(const Sizes& offset, std::string_view stream);
    /// `values`: all of a chunk, row-major, also where it stands out over the edge.
    template <class Value>
    void put(const Sizes& offset, const std::vector<Value>& values) {
        put_raw(offset,
                {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)});
    }
    [[nodiscard]] const Sizes& chunk() const { return chunk_; }

private:
    void put_raw(const Sizes& offset, std::string_view raw);

    Handle dataset_;
    Sizes chunk_;
    std::size_t element_size_;
};

/// Writes a file that netCDF-4 can open: every variable stands on named dimensions. Dimensions of
/// size 0 do not exist; neither do variables on them. All members throw base::IoError.
class Writer {
public:
    explicit Writer(hid_t file);

    void attributes(const Attributes& attributes);
    /// A dimension with labels or numbers of its own.
    void coordinate(const std::string& name, const Names& labels, const Attributes& attributes);
    template <class Value>
    void coordinate(const std::string& name, const std::vector<Value>& values,
                    const Attributes& attributes);
    /// A dimension without a coordinate.
    void dimension(const std::string& name, std::size_t size);
    [[nodiscard]] bool has(const std::string& dimension) const;

    void text(const std::string& name, const std::string& value, const Attributes& attributes);
    void texts(const std::string& name, const Names& dims, const Names& values,
               const Attributes& attributes);
    /// Row-major; one of float, double, std::int32_t, std::uint8_t, std::uint64_t.
    template <class Value>
    void numbers(const std::string& name, const Names& dims, const std::vector<Value>& values,
                 const Attributes& attributes);
    template <class Value>
    ChunkedVariable chunked(const std::string& name, const Names& dims, Sizes chunk,
                            const Attributes& attributes);

private:
    [[nodiscard]] Sizes sizes(const Names& dims) const;
    [[nodiscard]] bool exist(const Names& dims) const;
    void attach(const Handle& dataset, const Names& dims);
    void become_dimension(const std::string& name, Handle dataset, std::size_t size,
                          const std::string& scale_name);
    [[nodiscard]] Handle create(const std::string& name, hid_t type, const Sizes& sizes,
                                const Sizes& chunk, const void* fill);

    hid_t file_;
    std::map<std::string, Handle> scales_;
    std::map<std::string, std::size_t> sizes_;
};

}  // namespace entente::record::h5

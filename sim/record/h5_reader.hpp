#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/h5.hpp"
#include "record/trajectory.hpp"

namespace entente::record::h5 {

/// An HDF5 file as h5::Writer makes it. All members throw base::IoError.
class Reader {
public:
    explicit Reader(std::string path);

    [[nodiscard]] const std::string& path() const { return path_; }
    /// Names of variables, of dimensions without one too, in the order of the file.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool has(const std::string& name) const;
    /// True for a dimension without a coordinate.
    [[nodiscard]] bool is_mere_dimension(const std::string& name) const;
    [[nodiscard]] bool is_text(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> dims(const std::string& name) const;
    [[nodiscard]] std::vector<std::size_t> shape(const std::string& name) const;

    /// Attributes of a variable, or of the file where `name` is "/"; empty where there is none.
    [[nodiscard]] std::string text_attribute(const std::string& name, const std::string& key) const;
    [[nodiscard]] std::optional<std::int32_t> int_attribute(const std::string& name,
                                                            const std::string& key) const;

    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const;
    [[nodiscard]] std::vector<std::uint64_t> hashes(const std::string& name) const;
    /// Positions [first, first + count) of the first dimension, all of a scalar.
    [[nodiscard]] Array numbers(const std::string& name, std::size_t first,
                                std::size_t count) const;

    /// Throws base::IoError: the path and the reason.
    [[noreturn]] void refuse(const std::string& reason) const;

private:
    [[nodiscard]] Handle open(const std::string& name) const;

    std::string path_;
    Handle file_;
    std::vector<std::string> names_;
};

}  // namespace entente::record::h5

#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/errors.hpp"

namespace entente::record {

static_assert(std::endian::native == std::endian::little, "journals are little-endian");

/// Appends plain values to a string of bytes.
class ByteWriter {
public:
    template <class Value>
    void put(Value value) {
        static_assert(std::is_arithmetic_v<Value>);
        char raw[sizeof(Value)];
        std::memcpy(raw, &value, sizeof(Value));
        bytes_.append(raw, sizeof(Value));
    }
    template <class Value>
    void put_array(std::span<const Value> values) {
        static_assert(std::is_arithmetic_v<Value>);
        if (!values.empty()) {
            const std::size_t start = bytes_.size();
            bytes_.resize(start + values.size_bytes());
            std::memcpy(bytes_.data() + start, values.data(), values.size_bytes());
        }
    }
    /// Seven bits a byte, the lowest first.
    void put_varint(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_.push_back(static_cast<char>(value | 0x80));
            value >>= 7U;
        }
        bytes_.push_back(static_cast<char>(value));
    }
    void put_text(std::string_view text) {
        put_varint(text.size());
        bytes_.append(text);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what a ByteWriter wrote. Throws base::IoError at the end of the bytes.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    template <class Value>
    Value get() {
        static_assert(std::is_arithmetic_v<Value>);
        Value value;
        std::memcpy(&value, get_bytes(sizeof(Value)).data(), sizeof(Value));
        return value;
    }
    template <class Value>
    void get_array(std::span<Value> out) {
        if (!out.empty()) {
            std::memcpy(out.data(), get_bytes(out.size_bytes()).data(), out.size_bytes());
        }
    }
    std::uint64_t get_varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(get_bytes(1)[0]);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        throw base::IoError("a journal or a part of it is damaged: endless number");
    }
    std::string_view get_bytes(std::size_t count) {
        if (count > bytes_.size()) {
            throw base::IoError("a journal or a part of it is damaged: it ends too early");
        }
        const std::string_view taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }
    std::string get_text() { return std::string(get_bytes(get_varint())); }
    [[nodiscard]] std::string_view rest() const { return bytes_; }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }

private:
    std::string_view bytes_;
};

}  // namespace entente::record

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "record/bytes.hpp"

namespace entente::record {

/// A value's bin: fixed logarithmic-linear bins, 128 to an octave, signed, with one bin for zero.
/// A value that is the lower edge of its bin (0, small whole numbers, powers of two) has a key of
/// its own and is kept exactly; any other is represented by the middle of its bin, off by at most
/// 2^-8 of itself. Keys grow with the values. Made of the bits of the value, so that every
/// machine agrees.
[[nodiscard]] std::int32_t bin_key(double value);
[[nodiscard]] double bin_value(std::int32_t key);

/// Largest relative error of bin_value(bin_key(x)).
inline constexpr double bin_error = 1.0 / 256;

/// How often a bin was met.
struct Bin {
    std::int32_t key = 0;
    std::uint32_t count = 0;
    bool operator==(const Bin&) const = default;
};

/// What is known about one number over replicates. Its size depends on the spread of the
/// values, not on how many there are.
struct Cell {
    std::uint64_t count = 0;    ///< finite values
    std::uint64_t missing = 0;  ///< NaN or infinite
    double mean = 0;
    double m2 = 0;  ///< sum of squared deviations from the mean
    double low = 0;
    double high = 0;
    std::vector<Bin> bins;  ///< ascending keys

    /// Standard deviation of the sample; NaN for fewer than two values.
    [[nodiscard]] double sd() const;
    /// Quantile between the two nearest ranks, linear (type 7 of Hyndman & Fan 1996); NaN where
    /// there is no value. Off by at most bin_error times the larger of the two; exact where all
    /// values are equal.
    [[nodiscard]] double quantile(double probability) const;
};

/// The cell of the values of one block, summed in their order.
[[nodiscard]] Cell summarise(std::span<const double> values);

/// Adds `later`, whose replicates follow those of `cell` (Chan, Golub & LeVeque 1979). Folding in
/// another order may change the last bits.
void fold(Cell& cell, const Cell& later);

void put_cell(ByteWriter& out, const Cell& cell);
/// Reads into an existing cell, reusing its memory. Throws base::IoError.
void get_cell(ByteReader& in, Cell& cell);

}  // namespace entente::record

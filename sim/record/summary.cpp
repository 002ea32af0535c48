#include "record/summary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace entente::record {

namespace {

constexpr unsigned dropped_bits = 45;  // of the 52 of the mantissa: 7 are left, 128 bins an octave
constexpr std::uint64_t dropped_mask = (std::uint64_t{1} << dropped_bits) - 1;
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63U;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The value of rank `rank` (from 0), as its bin stands for it.
double ranked(const Cell& cell, std::uint64_t rank) {
    std::uint64_t before = 0;
    for (const Bin& bin : cell.bins) {
        before += bin.count;
        if (rank < before) {
            return std::clamp(bin_value(bin.key), cell.low, cell.high);
        }
    }
    return cell.high;
}

std::vector<Bin> count_bins(std::vector<std::int32_t>& keys) {
    std::sort(keys.begin(), keys.end());
    std::vector<Bin> bins;
    for (const std::int32_t key : keys) {
        if (bins.empty() || bins.back().key != key) {
            bins.push_back({key, 0});
        }
        ++bins.back().count;
    }
    return bins;
}

void merge_bins(std::vector<Bin>& bins, const std::vector<Bin>& later) {
    thread_local std::vector<Bin> merged;
    merged.clear();
    auto left = bins.cbegin();
    auto right = later.cbegin();
    while (left != bins.cend() && right != later.cend()) {
        if (left->key == right->key) {
            merged.push_back({left->key, left->count + right->count});
            ++left;
            ++right;
        } else {
            merged.push_back(left->key < right->key ? *left++ : *right++);
        }
    }
    merged.insert(merged.end(), left, bins.cend());
    merged.insert(merged.end(), right, later.cend());
    bins.assign(merged.begin(), merged.end());
}

std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

}  // namespace

std::int32_t bin_key(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t magnitude = bits & ~sign_bit;
    const auto bin = static_cast<std::int32_t>(magnitude >> dropped_bits);
    if ((bin >> 7) == 0) {
        return 0;  // zero and subnormal numbers
    }
    const std::int32_t key = 2 * bin + ((magnitude & dropped_mask) != 0 ? 1 : 0);
    return (bits & sign_bit) != 0 ? -key : key;
}

double bin_value(std::int32_t key) {
    if (key == 0) {
        return 0;
    }
    const auto magnitude = static_cast<std::uint64_t>(key < 0 ? -key : key);
    std::uint64_t bits = (magnitude >> 1U) << dropped_bits;
    if ((magnitude & 1U) != 0) {
        bits |= std::uint64_t{1} << (dropped_bits - 1);
    }
    const auto value = std::bit_cast<double>(bits);
    return key < 0 ? -value : value;
}

double Cell::sd() const {
    return count < 2 ? nan : std::sqrt(m2 / static_cast<double>(count - 1));
}

double Cell::quantile(double probability) const {
    if (count == 0) {
        return nan;
    }
    const double position = static_cast<double>(count - 1) * probability;
    const auto below = static_cast<std::uint64_t>(position);
    const double share = position - static_cast<double>(below);
    const double left = ranked(*this, below);
    if (share == 0) {
        return left;
    }
    return left + share * (ranked(*this, below + 1) - left);
}

Cell summarise(std::span<const double> values) {
    Cell cell;
    double sum = 0;
    thread_local std::vector<std::int32_t> keys;
    keys.clear();
    for (const double value : values) {
        if (!std::isfinite(value)) {
            ++cell.missing;
            continue;
        }
        cell.low = cell.count == 0 ? value : std::min(cell.low, value);
        cell.high = cell.count == 0 ? value : std::max(cell.high, value);
        sum += value;
        ++cell.count;
        keys.push_back(bin_key(value));
    }
    if (cell.count == 0) {
        return cell;
    }
    if (cell.low == cell.high) {
        cell.mean = cell.low;
        cell.bins = {{keys.front(), static_cast<std::uint32_t>(cell.count)}};
        return cell;
    }
    cell.mean = sum / static_cast<double>(cell.count);
    for (const double value : values) {
        if (std::isfinite(value)) {
            cell.m2 += (value - cell.mean) * (value - cell.mean);
        }
    }
    cell.bins = count_bins(keys);
    return cell;
}

void fold(Cell& cell, const Cell& later) {
    const std::uint64_t missing = cell.missing + later.missing;
    if (cell.count == 0) {
        cell = later;
    } else if (later.count != 0) {
        const auto n_before = static_cast<double>(cell.count);
        const auto n_later = static_cast<double>(later.count);
        const double n = n_before + n_later;
        const double delta = later.mean - cell.mean;
        cell.mean += delta * (n_later / n);
        cell.m2 += later.m2 + delta * delta * (n_before * n_later / n);
        cell.low = std::min(cell.low, later.low);
        cell.high = std::max(cell.high, later.high);
        cell.count += later.count;
        merge_bins(cell.bins, later.bins);
    }
    cell.missing = missing;
}

void put_cell(ByteWriter& out, const Cell& cell) {
    const bool constant = cell.low == cell.high && cell.m2 == 0;
    out.put_varint(2 * cell.count + (constant ? 1 : 0));
    out.put_varint(cell.missing);
    if (cell.count == 0) {
        return;
    }
    if (constant) {
        out.put(cell.low);
        return;
    }
    const std::array<double, 4> numbers = {cell.mean, cell.m2, cell.low, cell.high};
    out.put_array(std::span<const double>(numbers));
    out.put_varint(cell.bins.size());
    std::int64_t previous = 0;
    for (const Bin& bin : cell.bins) {
        out.put_varint(zigzag(bin.key - previous));
        out.put_varint(bin.count);
        previous = bin.key;
    }
}

void get_cell(ByteReader& in, Cell& cell) {
    const std::uint64_t head = in.get_varint();
    cell.count = head / 2;
    cell.missing = in.get_varint();
    cell.bins.clear();
    cell.mean = cell.m2 = cell.low = cell.high = 0;
    if (cell.count == 0) {
        return;
    }
    if ((head & 1U) != 0) {
        cell.mean = cell.low = cell.high = in.get<double>();
        cell.bins.push_back({bin_key(cell.low), static_cast<std::uint32_t>(cell.count)});
        return;
    }
    std::array<double, 4> numbers{};
    in.get_array(std::span<double>(numbers));
    cell.mean = numbers[0];
    cell.m2 = numbers[1];
    cell.low = numbers[2];
    cell.high = numbers[3];
    std::int64_t key = 0;
    for (std::uint64_t left = in.get_varint(); left > 0; --left) {
        key += unzigzag(in.get_varint());
        cell.bins.push_back(
            {static_cast<std::int32_t>(key), static_cast<std::uint32_t>(in.get_varint())});
    }
}

}  // namespace entente::record

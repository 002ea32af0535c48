// If these failed, bands and quantiles of a summary would be wrong or depend on how many threads
// or restarts a run had, and a large run would eat all memory.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "record/summary.hpp"
#include "unit/record/fake_world.hpp"

using namespace entente::record;

namespace {

constexpr double probabilities[] = {0.05, 0.25, 0.5, 0.75, 0.95};

std::vector<double> sample(std::size_t count, int kind) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        const double u = fake::unit_hash(i, 1, 2, static_cast<std::uint64_t>(kind));
        switch (kind) {
            case 0:
                values.push_back(1e6 * u);
                break;
            case 1:
                values.push_back(std::exp(12 * u - 6));
                break;
            case 2:
                values.push_back(u < 0.3 ? 0 : 5 * u - 3);
                break;
            default:
                values.push_back(std::floor(10 * u));
        }
    }
    return values;
}

Cell folded(const std::vector<double>& values) {
    Cell cell;
    for (std::size_t first = 0; first < values.size(); first += 64) {
        const std::size_t count = std::min<std::size_t>(64, values.size() - first);
        fold(cell, summarise({values.data() + first, count}));
    }
    return cell;
}

double exact_quantile(std::vector<double> values, double probability) {
    std::sort(values.begin(), values.end());
    const double position = static_cast<double>(values.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] +
           (position - static_cast<double>(below)) * (values[above] - values[below]);
}

bool same(const Cell& a, const Cell& b) {
    return a.count == b.count && a.missing == b.missing && a.mean == b.mean && a.m2 == b.m2 &&
           a.low == b.low && a.high == b.high && a.bins == b.bins;
}

}  // namespace

TEST_CASE("a bin stands for its values within the promised error, in their order") {
    double before = -1e300;
    for (int i = 0; i < 20000; ++i) {
        const double value = (i - 10000) * std::exp(0.002 * std::abs(i - 10000)) * 1e-3;
        const double shown = bin_value(bin_key(value));
        CHECK(std::abs(shown - value) <= bin_error * std::abs(value));
        CHECK(shown >= before);
        before = shown;
    }
    for (int small = -256; small <= 256; ++small) {
        CHECK(bin_value(bin_key(small)) == small);
    }
    CHECK(bin_value(bin_key(5e-324)) == 0);
}

TEST_CASE("quantiles of one and of many blocks are within the stated error") {
    for (const std::size_t count : {1U, 2U, 63U, 64U, 65U, 1000U, 4000U}) {
        for (int kind = 0; kind < 4; ++kind) {
            const std::vector<double> values = sample(count, kind);
            const Cell cell = folded(values);
            double largest = 0;
            for (const double value : values) {
                largest = std::max(largest, std::abs(value));
            }
            for (const double p : probabilities) {
                const double exact = exact_quantile(values, p);
                const double bound = kind < 2 ? bin_error * 1.3 * exact : bin_error * largest;
                CHECK(std::abs(cell.quantile(p) - exact) <= bound);
                if (kind == 3) {
                    CHECK(cell.quantile(p) == doctest::Approx(exact).epsilon(1e-12));
                }
            }
        }
    }
}

TEST_CASE("mean and spread equal those of all values at once") {
    const std::vector<double> values = sample(4000, 1);
    const Cell cell = folded(values);
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 4000;
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    CHECK(cell.count == 4000);
    CHECK(cell.mean == doctest::Approx(mean).epsilon(1e-13));
    CHECK(cell.sd() == doctest::Approx(std::sqrt(squares / 3999)).epsilon(1e-12));
    CHECK(cell.low == *std::min_element(values.begin(), values.end()));
    CHECK(cell.high == *std::max_element(values.begin(), values.end()));
}

TEST_CASE("a cell that was put down in the middle goes on with the same bits") {
    const std::vector<double> values = sample(1000, 1);
    Cell undisturbed;
    Cell resumed;
    for (std::size_t first = 0; first < values.size(); first += 64) {
        const std::size_t count = std::min<std::size_t>(64, values.size() - first);
        const Cell block = summarise({values.data() + first, count});
        fold(undisturbed, block);
        fold(resumed, block);
        ByteWriter out;
        put_cell(out, resumed);
        Cell read;
        ByteReader in(out.bytes());
        get_cell(in, read);
        CHECK(in.empty());
        resumed = read;
        CHECK(same(resumed, undisturbed));
    }
}

TEST_CASE("equal values are kept exactly and missing ones are counted apart") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> values = {0.1, nan, 0.1, 0.1};
    Cell cell = summarise(values);
    CHECK(cell.count == 3);
    CHECK(cell.missing == 1);
    CHECK(cell.mean == 0.1);
    CHECK(cell.sd() == 0);
    CHECK(cell.quantile(0.25) == 0.1);
    const std::vector<double> nothing = {nan, std::numeric_limits<double>::infinity()};
    Cell empty = summarise(nothing);
    CHECK(std::isnan(empty.quantile(0.5)));
    fold(empty, cell);
    CHECK(empty.missing == 3);
    CHECK(empty.mean == 0.1);
}

TEST_CASE("memory follows the spread of the values, not their number") {
    const Cell thousand = folded(sample(10000, 0));
    const Cell many = folded(sample(80000, 0));
    CHECK(thousand.bins.size() < 1300);
    CHECK(many.bins.size() < 1600);
}

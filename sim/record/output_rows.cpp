#include <algorithm>
#include <cmath>
#include <limits>

#include "record/output_parts.hpp"

namespace entente::record {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A variable [replicate][item] that is written a block at a time, if it has items.
template <class Value>
class RowVariable {
public:
    RowVariable(h5::Writer& file, const Layout& layout, const std::string& name,
                const std::string& dimension, std::size_t items, const h5::Attributes& attributes)
        : items_(items), lanes_(layout.chunk_replicates) {
        if (items_ > 0) {
            variable_.push_back(
                file.chunked<Value>(name, {"replicate", dimension}, {lanes_, items_}, attributes));
        }
    }

    /// `values` [item][lane]
    void put(std::uint32_t block, const std::vector<Value>& values, std::size_t width) {
        if (items_ == 0) {
            return;
        }
        std::vector<Value> chunk(lanes_ * items_);
        for (std::size_t item = 0; item < items_; ++item) {
            for (std::size_t lane = 0; lane < width; ++lane) {
                chunk[lane * items_ + item] = values[item * width + lane];
            }
        }
        variable_.front().put({hsize_t{block} * block_replicates, 0}, chunk);
    }

private:
    std::size_t items_;
    std::size_t lanes_;
    std::vector<h5::ChunkedVariable> variable_;
};

/// Type 7 of Hyndman & Fan (1996); `sorted` is not empty.
double quantile_of(const std::vector<double>& sorted, double probability) {
    const double position = static_cast<double>(sorted.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(below);
    return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

struct Moments {
    double mean = nan;
    double sd = nan;
};

Moments moments_of(const std::vector<double>& values) {
    if (values.empty()) {
        return {};
    }
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double mean = *low == *high ? *low : sum / n;  // no rounding where all agree
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {mean, values.size() < 2 ? nan : std::sqrt(squares / (n - 1))};
}

void write_row_axes(h5::Writer& file, const Layout& layout) {
    std::vector<std::string> paths;
    for (const std::uint32_t at : layout.description.assumptions) {
        paths.push_back(layout.description.parameters[at].path);
    }
    file.coordinate("assumption", paths,
                    {{"long_name", "path of a parameter that varies between replicates"}});
    const std::vector<std::int32_t> steps(layout.digest_steps.begin(), layout.digest_steps.end());
    file.coordinate("digest_step", steps, {{"long_name", "step after which it was taken"}});
}

}  // namespace

struct RowsOutput::Impl {
    Impl(h5::Writer& file, const Layout& layout_, const Survey& survey)
        : layout(layout_),
          outcomes(file, layout, "outcome_value", "outcome", layout.description.outcomes.size(),
                   {{"units", "outcome_unit"}, {"long_name", "outcome of each replicate"}}),
          assumptions(file, layout, "assumption_value", "assumption",
                      layout.description.assumptions.size(),
                      {{"units", "parameter_unit"},
                       {"long_name", "value drawn for each replicate, canonical unit"}}),
          digests(file, layout, "digest", "digest_step", layout.digest_steps.size(),
                  {{"long_name", "hash of every bit of the state after the step"}}),
          values(layout.description.outcomes.size()) {
        for (std::vector<double>& column : values) {
            column.reserve(survey.replicates);
        }
    }

    void put(std::uint32_t block, BlockRows rows) {
        for (std::size_t item = 0; item < values.size(); ++item) {
            const double scale = layout.description.outcomes[item].unit_scale;
            for (std::size_t lane = 0; lane < rows.width; ++lane) {
                double& value = rows.outcomes[item * rows.width + lane];
                value /= scale;
                if (std::isfinite(value)) {
                    values[item].push_back(value);
                }
            }
        }
        outcomes.put(block, rows.outcomes, rows.width);
        assumptions.put(block, rows.assumptions, rows.width);
        digests.put(block, rows.digests, rows.width);
    }

    const Layout& layout;
    RowVariable<double> outcomes;
    RowVariable<double> assumptions;
    RowVariable<std::uint64_t> digests;
    std::vector<std::vector<double>> values;  ///< [outcome], those that are not missing
};

RowsOutput::RowsOutput(h5::Writer& file, const Layout& layout, const Survey& survey) {
    write_row_axes(file, layout);
    impl_ = std::make_unique<Impl>(file, layout, survey);
}

RowsOutput::~RowsOutput() = default;

void RowsOutput::put(std::uint32_t block, const BlockRows& rows) {
    impl_->put(block, rows);
}

void RowsOutput::write_summary(h5::Writer& file) const {
    std::vector<double> means, sds, quantiles;
    std::vector<std::int32_t> counts;
    for (std::vector<double> column : impl_->values) {
        const Moments moments = moments_of(column);
        means.push_back(moments.mean);
        sds.push_back(moments.sd);
        counts.push_back(static_cast<std::int32_t>(column.size()));
        std::sort(column.begin(), column.end());
        for (const double level : quantile_levels()) {
            quantiles.push_back(column.empty() ? nan : quantile_of(column, level));
        }
    }
    const auto of = [](const char* what, const char* method) {
        return h5::Attributes{{"units", "outcome_unit"},
                              {"long_name", what},
                              {"cell_methods", std::string("replicate: ") + method}};
    };
    if (!file.has("quantile") && file.has("outcome")) {
        file.coordinate("quantile", quantile_levels(),
                        {{"units", "1"}, {"long_name", "probability of the quantile"}});
    }
    file.numbers("outcome_mean", {"outcome"}, means, of("mean over replicates", "mean"));
    file.numbers("outcome_sd", {"outcome"}, sds,
                 of("standard deviation over replicates", "standard_deviation"));
    file.numbers("outcome_quantile", {"outcome", "quantile"}, quantiles,
                 of("quantiles over replicates", "quantile"));
    file.numbers("outcome_count", {"outcome"}, counts,
                 {{"long_name", "replicates in which the outcome has a value"}});
}

}  // namespace entente::record

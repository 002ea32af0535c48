#include <algorithm>
#include <array>
#include <limits>

#include "record/output_parts.hpp"

namespace entente::record {

namespace {

h5::Attributes attributes_of(const Layout& layout, const VariableLayout& variable,
                             const std::string& what, const std::string& method) {
    const kernel::Variable& recorded = layout.variable(variable);
    const bool flow = layout.is_flow(variable);
    h5::Attributes attributes = {
        {"units", recorded.units},
        {"long_name", recorded.long_name + what},
        {"kind", flow ? "flow" : "level"},
        {"cell_methods", std::string(flow ? "time: sum" : "time: point") + method},
        {"section", recorded.section}};
    const int bits = layout.request.precision.mantissa_bits;
    if (bits != 23 && bits != 52) {
        attributes.emplace_back("mantissa_bits", static_cast<std::int32_t>(bits));
    }
    return attributes;
}

h5::Names dims_of(std::initializer_list<const char*> first, const VariableLayout& variable) {
    h5::Names dims(first.begin(), first.end());
    dims.insert(dims.end(), variable.dims.begin(), variable.dims.end());
    return dims;
}

h5::Sizes joined(std::initializer_list<std::size_t> first, const std::vector<std::size_t>& rest) {
    h5::Sizes sizes(first.begin(), first.end());
    sizes.insert(sizes.end(), rest.begin(), rest.end());
    return sizes;
}

h5::ChunkedVariable make(h5::Writer& file, const Layout& layout, const std::string& name,
                         const h5::Names& dims, h5::Sizes chunk, const h5::Attributes& attributes) {
    return layout.value_bytes == 4 ? file.chunked<float>(name, dims, std::move(chunk), attributes)
                                   : file.chunked<double>(name, dims, std::move(chunk), attributes);
}

/// A function of a cell on [time][row], stored as NAME + suffix.
class SummaryVariable {
public:
    SummaryVariable(const Layout& layout, const VariableLayout& variable, const SummaryTable& table,
                    std::size_t first_row)
        : layout_(&layout), variable_(&variable), table_(&table), first_row_(first_row) {}

    /// `value(cell, level)` for each of `levels` positions along the leading dimension.
    template <class Function>
    void write(h5::ChunkedVariable out, std::size_t levels, const bool leading,
               const Function& value) const {
        for (std::size_t t = 0; t < variable_->origins.size(); ++t) {
            const h5::Sizes offset = leading ? joined({0, 0}, variable_->origins[t])
                                             : joined({0}, variable_->origins[t]);
            if (layout_->value_bytes == 4) {
                out.put(offset, tile<float>(t, levels, value));
            } else {
                out.put(offset, tile<double>(t, levels, value));
            }
        }
    }

    [[nodiscard]] bool any_missing() const {
        for (std::size_t period = 0; period < layout_->periods.size(); ++period) {
            for (std::size_t row = 0; row < variable_->rows.size(); ++row) {
                if (table_->cell(period, first_row_ + row).missing > 0) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    template <class Value, class Function>
    std::vector<Value> tile(std::size_t t, std::size_t levels, const Function& value) const {
        const std::size_t periods = layout_->periods.size();
        const std::size_t cells = variable_->tile_cells();
        std::vector<Value> out(levels * periods * cells, std::numeric_limits<Value>::quiet_NaN());
        for (std::size_t row = 0; row < variable_->rows.size(); ++row) {
            if (variable_->tile_of_row[row] != t) {
                continue;
            }
            for (std::size_t period = 0; period < periods; ++period) {
                const Cell& cell = table_->cell(period, first_row_ + row);
                for (std::size_t level = 0; level < levels; ++level) {
                    out[(level * periods + period) * cells + variable_->offset_of_row[row]] =
                        static_cast<Value>(rounded(value(cell, level), layout_->request.precision));
                }
            }
        }
        return out;
    }

    const Layout* layout_;
    const VariableLayout* variable_;
    const SummaryTable* table_;
    std::size_t first_row_;
};

void write_variable(h5::Writer& file, const Layout& layout, const VariableLayout& variable,
                    const SummaryVariable& summary) {
    const std::size_t periods = layout.periods.size();
    const std::size_t levels = quantile_levels().size();
    const h5::Sizes chunk = joined({periods}, variable.tile);
    const auto flat = [&](const char* suffix, const char* what, const char* method) {
        return make(file, layout, variable.name + suffix, dims_of({"time"}, variable), chunk,
                    attributes_of(layout, variable, what, method));
    };
    summary.write(flat("_mean", ", mean", " replicate: mean"), 1, false,
                  [](const Cell& cell, std::size_t) {
                      return cell.count == 0 ? std::numeric_limits<double>::quiet_NaN() : cell.mean;
                  });
    summary.write(flat("_sd", ", standard deviation", " replicate: standard_deviation"), 1, false,
                  [](const Cell& cell, std::size_t) { return cell.sd(); });
    h5::Attributes attributes =
        attributes_of(layout, variable, ", quantiles", " replicate: quantile");
    attributes.emplace_back("relative_error", bin_error);
    attributes.emplace_back("comment",
                            "from counts in fixed logarithmic bins: off by at most relative_error "
                            "of the larger of the two ranks that the quantile lies between; "
                            "exact where all replicates agree and for small whole numbers");
    summary.write(
        make(file, layout, variable.name + "_quantile", dims_of({"quantile", "time"}, variable),
             joined({levels, periods}, variable.tile), attributes),
        levels, true, [](const Cell& cell, std::size_t level) {
            return cell.quantile(quantile_levels()[level]);
        });
    if (summary.any_missing()) {
        h5::Attributes counted = {
            {"units", "1"},
            {"long_name", layout.variable(variable).long_name + ", replicates that have a value"}};
        summary.write(make(file, layout, variable.name + "_count", dims_of({"time"}, variable),
                           chunk, counted),
                      1, false, [](const Cell& cell, std::size_t) {
                          return static_cast<double>(cell.count);
                      });
    }
}

}  // namespace

ValuesOutput::ValuesOutput(h5::Writer& file, const Layout& layout) : layout_(&layout) {
    for (const VariableLayout& variable : layout.variables) {
        variables_.push_back(
            make(file, layout, variable.name, dims_of({"replicate", "time"}, variable),
                 joined({layout.chunk_replicates, layout.chunk_periods}, variable.tile),
                 attributes_of(layout, variable, "", "")));
    }
}

void ValuesOutput::put(std::uint32_t block, ByteReader& chunks) {
    for (std::size_t time = 0; time < layout_->time_chunks(); ++time) {
        for (std::size_t v = 0; v < variables_.size(); ++v) {
            for (const std::vector<std::size_t>& origin : layout_->variables[v].origins) {
                const h5::Sizes offset = joined(
                    {std::size_t{block} * block_replicates, time * layout_->chunk_periods}, origin);
                variables_[v].put_stream(offset, chunks.get_bytes(chunks.get_varint()));
            }
        }
    }
    if (!chunks.empty()) {
        throw base::IoError("a journal or a part of it is damaged: more chunks than expected");
    }
}

void write_summary_variables(h5::Writer& file, const Layout& layout, const SummaryTable& table) {
    std::size_t first_row = 0;
    for (const VariableLayout& variable : layout.variables) {
        write_variable(file, layout, variable, SummaryVariable(layout, variable, table, first_row));
        first_row += variable.rows.size();
    }
}

}  // namespace entente::record

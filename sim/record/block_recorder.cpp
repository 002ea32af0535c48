#include <algorithm>
#include <limits>
#include <utility>

#include "base/contract.hpp"
#include "record/block.hpp"
#include "record/bytes.hpp"
#include "record/compress.hpp"
#include "record/layout.hpp"
#include "record/recorder.hpp"
#include "record/summary.hpp"

namespace entente::record {

namespace {

/// The chunks of one stretch of the time axis while they fill up: [variable][tile].
template <class Value>
class ChunkBuffer {
public:
    explicit ChunkBuffer(const Layout& layout) : layout_(&layout) {
        for (const VariableLayout& variable : layout.variables) {
            const std::size_t size =
                layout.chunk_replicates * layout.chunk_periods * variable.tile_cells();
            tiles_.emplace_back(variable.origins.size(), std::vector<Value>(size));
        }
        clear();
    }

    /// Writes the values [row][lane] of a variable at position `period` of the stretch.
    void put(std::size_t v, std::size_t period, std::size_t row, std::span<const double> lanes) {
        const VariableLayout& variable = layout_->variables[v];
        const std::size_t cells = variable.tile_cells();
        Value* const tile = tiles_[v][variable.tile_of_row[row]].data() + period * cells +
                            variable.offset_of_row[row];
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            tile[lane * layout_->chunk_periods * cells] =
                static_cast<Value>(rounded(lanes[lane], layout_->request.precision));
        }
    }

    /// Appends all chunks, compressed, and starts a new stretch.
    void flush(ByteWriter& out) {
        for (const auto& variable : tiles_) {
            for (const std::vector<Value>& tile : variable) {
                const std::string_view raw(reinterpret_cast<const char*>(tile.data()),
                                           tile.size() * sizeof(Value));
                out.put_text(deflated(shuffled(raw, sizeof(Value))));
            }
        }
        clear();
    }

private:
    void clear() {
        for (auto& variable : tiles_) {
            for (std::vector<Value>& tile : variable) {
                std::fill(tile.begin(), tile.end(), std::numeric_limits<Value>::quiet_NaN());
            }
        }
    }

    const Layout* layout_;
    std::vector<std::vector<std::vector<Value>>> tiles_;
};

}  // namespace

struct BlockRecorder::Impl {
    Impl(const Recording& recording_, std::uint32_t index_)
        : recording(recording_),
          layout(recording.layout()),
          index(index_),
          width(static_cast<std::size_t>(recording.block(index_).width)) {
        rows.width = static_cast<std::uint32_t>(width);
        sums.resize(layout.variables.size());
        scaled.resize(width);
        if (!layout.summary()) {
            if (layout.value_bytes == 4) {
                floats = std::make_unique<ChunkBuffer<float>>(layout);
            } else {
                doubles = std::make_unique<ChunkBuffer<double>>(layout);
            }
        }
    }

    void take(const StepSource& source) {
        const int step = source.step();
        ENTENTE_EXPECTS(step == next_step);
        ++next_step;
        if (layout.request.record == Mode::full) {
            const auto found = source.events();
            events.insert(events.end(), found.begin(), found.end());
        }
        take_digest(source, step);
        const Period& now = layout.periods[period];
        for (std::size_t v = 0; v < layout.variables.size(); ++v) {
            if (layout.is_flow(layout.variables[v])) {
                add_flow(v, source.column(layout.variables[v].variable), step == now.first);
            }
        }
        if (step + 1 == now.end) {
            close_period(source);
        }
    }

    void take_digest(const StepSource& source, int step) {
        if (std::binary_search(layout.digest_steps.begin(), layout.digest_steps.end(), step)) {
            rows.digests.resize(rows.digests.size() + width);
            source.digest(std::span(rows.digests).last(width));
        }
    }

    void add_flow(std::size_t v, std::span<const double> column, const bool starts) {
        std::vector<double>& sum = sums[v];
        if (starts) {
            sum.assign(column.begin(), column.end());
            return;
        }
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += column[i];
        }
    }

    void close_period(const StepSource& source) {
        for (std::size_t v = 0; v < layout.variables.size(); ++v) {
            const VariableLayout& variable = layout.variables[v];
            const std::span<const double> column = layout.is_flow(variable)
                                                       ? std::span<const double>(sums[v])
                                                       : source.column(variable.variable);
            const std::vector<double>& scale = layout.variable(variable).scale;
            for (std::size_t i = 0; i < variable.rows.size(); ++i) {
                const std::size_t row = variable.rows[i];
                for (std::size_t lane = 0; lane < width; ++lane) {
                    scaled[lane] = column[row * width + lane] * scale[row];
                }
                put(v, i);
            }
        }
        ++period;
        if (period % layout.chunk_periods == 0 || period == layout.periods.size()) {
            flush();
        }
    }

    void put(std::size_t v, std::size_t row) {
        const std::size_t at = period % layout.chunk_periods;
        if (floats) {
            floats->put(v, at, row, scaled);
        } else if (doubles) {
            doubles->put(v, at, row, scaled);
        } else {
            put_cell(body, summarise(scaled));
        }
    }

    void flush() {
        if (floats) {
            floats->flush(body);
        } else if (doubles) {
            doubles->flush(body);
        }
    }

    BlockRecord finish() {
        ENTENTE_EXPECTS(next_step == layout.description.steps());
        ByteWriter out;
        put_rows(out, rows);
        if (layout.request.record == Mode::full) {
            std::stable_sort(
                events.begin(), events.end(),
                [](const kernel::Event& a, const kernel::Event& b) { return a.lane < b.lane; });
            put_events(out, events);
        }
        BlockRecord record{index, out.take()};
        record.payload += body.bytes();
        return record;
    }

    Recording recording;
    const Layout& layout;
    std::uint32_t index;
    std::size_t width;
    int next_step = 0;
    std::size_t period = 0;
    BlockRows rows;
    std::vector<std::vector<double>> sums;  // [variable][row, lane] of the flows of the period
    std::vector<double> scaled;             // [lane]
    std::vector<kernel::Event> events;
    std::unique_ptr<ChunkBuffer<float>> floats;
    std::unique_ptr<ChunkBuffer<double>> doubles;
    ByteWriter body;
};

BlockRecorder::BlockRecorder(const Recording& recording, std::uint32_t index)
    : impl_(std::make_unique<Impl>(recording, index)) {}

BlockRecorder::~BlockRecorder() = default;

void BlockRecorder::take(const StepSource& source) {
    impl_->take(source);
}

BlockRecord BlockRecorder::finish(std::span<const double> assumptions,
                                  std::span<const double> outcomes) {
    impl_->rows.assumptions.assign(assumptions.begin(), assumptions.end());
    impl_->rows.outcomes.assign(outcomes.begin(), outcomes.end());
    ENTENTE_EXPECTS(assumptions.size() ==
                    impl_->width * impl_->layout.description.assumptions.size());
    ENTENTE_EXPECTS(outcomes.size() == impl_->width * impl_->layout.description.outcomes.size());
    return impl_->finish();
}

}  // namespace entente::record

#include "record/output.hpp"

#include <algorithm>
#include <optional>

#include "base/errors.hpp"
#include "record/file.hpp"
#include "record/output_parts.hpp"

namespace entente::record {

namespace {

Survey survey_journal(const std::string& path) {
    JournalScan scan(path);
    const Layout& layout = scan.head().recording.layout();
    Survey survey;
    while (const auto frame = scan.next()) {
        if (layout.request.record == Mode::full) {
            ByteReader in(frame->payload);
            static_cast<void>(get_rows(in, layout));
            survey.events += get_event_count(in.rest());
        }
    }
    survey.blocks = scan.finished();
    survey.bytes = scan.sound_end();
    survey.replicates = std::min(survey.blocks * block_replicates, layout.request.replicates);
    if (survey.blocks == 0) {
        throw base::IoError("no block is finished in " + path + ": there is nothing to write");
    }
    return survey;
}

/// Writes the variables while the journal is read once, block by block.
void write_blocks(h5::Writer& file, JournalScan& scan, const Survey& survey) {
    const Layout& layout = scan.head().recording.layout();
    RowsOutput rows(file, layout, survey);
    std::optional<EventsOutput> events;
    std::optional<ValuesOutput> values;
    SummaryTable table(layout);
    if (layout.request.record == Mode::full && survey.events > 0) {
        events.emplace(file, layout, survey);
    }
    if (!layout.summary()) {
        values.emplace(file, layout);
    }
    while (const auto frame = scan.next()) {
        ByteReader in(frame->payload);
        if (frame->kind == FrameKind::snapshot) {
            table.fold_in(in);
            continue;
        }
        rows.put(frame->index, get_rows(in, layout));
        if (frame->kind == FrameKind::rows) {
            continue;
        }
        if (layout.request.record == Mode::full) {
            const std::vector<kernel::Event> found = get_events(in);
            if (events) {
                events->put(frame->index, found);
            }
        }
        if (values) {
            values->put(frame->index, in);
        } else {
            table.fold_in(in);
        }
    }
    if (events) {
        events->finish();
    }
    if (layout.summary()) {
        write_summary_variables(file, layout, table);
    }
    rows.write_summary(file);
}

std::uint64_t expected_bytes(const Layout& layout, const Survey& survey) {
    constexpr std::uint64_t fixed = 1U << 20U;
    std::uint64_t cells = 0;
    if (layout.summary()) {
        for (const VariableLayout& variable : layout.variables) {
            cells += variable.origins.size() * variable.tile_cells();
        }
        cells *= layout.periods.size() * (quantile_levels().size() + 2);
    }
    return fixed + survey.bytes + survey.bytes / 8 + cells * layout.value_bytes;
}

}  // namespace

OutputReport write_output(const std::string& journal_path, const std::string& path) {
    const Survey survey = survey_journal(journal_path);
    JournalScan scan(journal_path);
    const Layout& layout = scan.head().recording.layout();
    const std::string fresh = path + ".tmp";
    OutputReport report{survey.replicates, survey.complete(layout), 0};
    try {
        h5::NewFile file(fresh, expected_bytes(layout, survey));
        {
            h5::Writer writer(file.id());
            write_identity(writer, scan.head(), survey);
            write_axes(writer, layout, survey);
            write_world(writer, layout);
            write_blocks(writer, scan, survey);
        }
        report.bytes = file.finish();
        rename_synced(fresh, path);
    } catch (...) {
        try {
            remove_if_there(fresh);
        } catch (const base::IoError&) {  // the first failure is the one to report
        }
        throw;
    }
    return report;
}

void remove_journal(const std::string& journal_path) {
    remove_if_there(journal_path);
}

}  // namespace entente::record

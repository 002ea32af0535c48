#include "record/journal.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "base/errors.hpp"
#include "base/version.hpp"
#include "record/block.hpp"
#include "record/file.hpp"
#include "record/frames.hpp"
#include "record/layout.hpp"

namespace entente::record {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto sync_interval = std::chrono::seconds(1);
constexpr std::uint64_t least_superseded = 16U << 20U;

std::string fresh_name(const std::string& path) {
    return path + ".new";
}

/// The first line that two texts do not share, as "there / here".
std::string first_difference(std::string_view there, std::string_view here) {
    while (true) {
        const std::string_view a = there.substr(0, there.find('\n'));
        const std::string_view b = here.substr(0, here.find('\n'));
        if (a != b || there.empty() || here.empty()) {
            return "'" + std::string(a) + "' there, '" + std::string(b) + "' here";
        }
        there.remove_prefix(std::min(a.size() + 1, there.size()));
        here.remove_prefix(std::min(b.size() + 1, here.size()));
    }
}

void check_same(const Head& head, const Recording& recording, const std::string& path) {
    const auto refuse = [&path](const std::string& reason) {
        throw base::IoError("cannot go on with " + path + ": " + reason +
                            ". Remove it to start anew, or run what it was started with");
    };
    const std::string there = to_text(head.recording.request());
    const std::string here = to_text(recording.request());
    if (there != here) {
        refuse("it belongs to another request (" + first_difference(there, here) + ")");
    }
    if (head.recording.request().scenario_text != recording.request().scenario_text) {
        refuse("it belongs to another scenario (" +
               first_difference(head.recording.request().scenario_text,
                                recording.request().scenario_text) +
               ")");
    }
    if (head.version != base::version() || head.commit != base::commit() ||
        head.build_id != base::build_id()) {
        refuse("it was written by another build (" + head.version + " " + head.commit + " " +
               head.build_id + ")");
    }
    if (head.hash != recording.hash()) {
        refuse("the same scenario gives another plan here");
    }
}

File open_at_end(const std::string& path) {
    File file = File::open_to_append(path);
    file.truncate(file.size());
    return file;
}

File start_journal(const std::string& path, const Recording& recording) {
    const std::string fresh = fresh_name(path);
    File file = File::create(fresh);
    write_frame(file, FrameKind::head, 0, head_bytes(recording));
    file.sync();
    rename_synced(fresh, path);
    return open_at_end(path);
}

}  // namespace

struct JournalWriter::Impl {
    Impl(std::string path_, const Recording& recording_, File file_)
        : path(std::move(path_)),
          recording(recording_),
          file(std::move(file_)),
          end(file.size()),
          compact_bytes(end),
          table(recording.layout()) {}

    void append(const BlockRecord& record) {
        if (record.index != next) {
            throw std::logic_error("blocks must be appended in order");
        }
        try {
            end += write_frame(file, FrameKind::block, record.index, record.payload);
        } catch (const base::IoError&) {
            file.truncate(end);
            throw;
        }
        ++next;
        if (recording.layout().summary()) {
            fold_in(record.payload);
            superseded += record.payload.size();
            if (superseded > std::max(least_superseded, 2 * compact_bytes)) {
                try_compact();
            }
        }
        if (Clock::now() - last_sync >= sync_interval) {
            sync();
        }
    }

    void fold_in(std::string_view payload) {
        ByteReader in(payload);
        static_cast<void>(get_rows(in, recording.layout()));
        table.fold_in(in);
    }

    void sync() {
        file.sync();
        last_sync = Clock::now();
    }

    /// A journal that cannot be rewritten for want of room is long, but as good as before.
    void try_compact() {
        superseded = 0;
        try {
            compact();
        } catch (const base::IoError&) {
            remove_if_there(fresh_name(path));
        }
    }

    void compact() {
        const std::string fresh = fresh_name(path);
        File rewritten = File::create(fresh);
        std::uint64_t size = write_frame(rewritten, FrameKind::head, 0, head_bytes(recording));
        JournalScan scan(path);
        std::uint32_t index = 0;
        while (const auto frame = scan.next()) {
            if (frame->kind == FrameKind::snapshot) {
                continue;
            }
            ByteReader in(frame->payload);
            ByteWriter rows;
            put_rows(rows, get_rows(in, recording.layout()));
            size += write_frame(rewritten, FrameKind::rows, index++, rows.bytes());
        }
        ByteWriter snapshot;
        table.put(snapshot);
        size += write_frame(rewritten, FrameKind::snapshot, index, snapshot.bytes());
        rewritten.sync();
        rename_synced(fresh, path);
        file = open_at_end(path);
        end = size;
        compact_bytes = size;
        last_sync = Clock::now();
    }

    std::string path;
    Recording recording;
    File file;
    std::uint64_t end;
    std::uint64_t compact_bytes;  ///< size of the journal when it held no superseded blocks
    std::uint64_t superseded = 0;
    std::uint32_t next = 0;
    SummaryTable table;
    Clock::time_point last_sync = Clock::now();
};

JournalWriter::JournalWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
JournalWriter::JournalWriter(JournalWriter&& other) noexcept = default;
JournalWriter& JournalWriter::operator=(JournalWriter&& other) noexcept = default;
JournalWriter::~JournalWriter() = default;

JournalWriter JournalWriter::create(const std::string& path, const Recording& recording) {
    return JournalWriter(std::make_unique<Impl>(path, recording, start_journal(path, recording)));
}

JournalWriter JournalWriter::resume(const std::string& path, const Recording& recording) {
    JournalScan scan(path);
    check_same(scan.head(), recording, path);
    remove_if_there(fresh_name(path));
    auto impl = std::make_unique<Impl>(path, recording, File::open_to_append(path));
    while (const auto frame = scan.next()) {
        if (frame->kind == FrameKind::block && recording.layout().summary()) {
            impl->fold_in(frame->payload);
            impl->superseded += frame->payload.size();
        } else if (frame->kind == FrameKind::snapshot) {
            impl->table.fold_in(ByteReader(frame->payload));
            impl->compact_bytes = scan.sound_end();
        }
    }
    impl->next = scan.finished();
    impl->end = scan.sound_end();
    impl->file.truncate(impl->end);
    return JournalWriter(std::move(impl));
}

std::uint32_t JournalWriter::next_block() const {
    return impl_->next;
}

void JournalWriter::append(const BlockRecord& record) {
    impl_->append(record);
}

void JournalWriter::sync() {
    impl_->sync();
}

JournalReader::JournalReader(const std::string& path) : JournalReader(JournalScan(path)) {}

JournalReader::JournalReader(JournalScan scan)
    : version_(scan.head().version),
      commit_(scan.head().commit),
      build_id_(scan.head().build_id),
      recording_(scan.head().recording) {
    while (scan.next()) {
    }
    finished_ = scan.finished();
}

}  // namespace entente::record

#include "record/frames.hpp"

#include <stdexcept>
#include <utility>

#include "base/errors.hpp"
#include "base/version.hpp"
#include "record/compress.hpp"
#include "record/layout.hpp"

namespace entente::record {

namespace {

constexpr std::uint32_t magic = 0x4a544e45;  // "ENTJ"
constexpr std::uint32_t journal_format = 1;

std::uint32_t checksum(FrameKind kind, std::uint32_t index, std::string_view payload) {
    ByteWriter covered;
    covered.put(static_cast<std::uint32_t>(kind));
    covered.put(index);
    covered.put(std::uint64_t{payload.size()});
    return crc32(payload, crc32(covered.bytes(), 0));
}

Head parse_head(const std::string& payload, const std::string& path) {
    ByteReader in(payload);
    const auto format = in.get<std::uint32_t>();
    if (format != journal_format) {
        throw base::IoError(path + " has version " + std::to_string(format) +
                            " of the journal's format; this program reads version " +
                            std::to_string(journal_format));
    }
    std::string version = in.get_text();
    std::string commit = in.get_text();
    std::string build_id = in.get_text();
    const auto hash = in.get<std::uint64_t>();
    const std::string request = in.get_text();
    std::string scenario = in.get_text();
    try {
        return {std::move(version), std::move(commit), std::move(build_id), hash,
                Recording(parse_description(in.get_text()),
                          parse_request(request, std::move(scenario)))};
    } catch (const std::invalid_argument& error) {
        throw base::IoError(path + " is damaged: " + error.what());
    }
}

Head read_head(const std::optional<Frame>& frame, const std::string& path) {
    if (!frame || frame->kind != FrameKind::head) {
        throw base::IoError(path + " is no journal of a run");
    }
    return parse_head(frame->payload, path);
}

}  // namespace

std::uint64_t write_frame(File& file, FrameKind kind, std::uint32_t index,
                          std::string_view payload) {
    ByteWriter start;
    start.put(magic);
    start.put(static_cast<std::uint32_t>(kind));
    start.put(index);
    start.put(checksum(kind, index, payload));
    start.put(std::uint64_t{payload.size()});
    file.write(start.bytes());
    file.write(payload);
    return frame_overhead + payload.size();
}

std::string head_bytes(const Recording& recording) {
    ByteWriter out;
    out.put(journal_format);
    out.put_text(base::version());
    out.put_text(base::commit());
    out.put_text(base::build_id());
    out.put(recording.hash());
    out.put_text(to_text(recording.request()));
    out.put_text(recording.request().scenario_text);
    out.put_text(to_bytes(recording.description()));
    return out.take();
}

JournalScan::JournalScan(const std::string& path)
    : file_(File::open(path)), size_(file_.size()), head_(read_head(read_frame(), path)) {
    sound_end_ = offset_;
}

std::optional<Frame> JournalScan::read_frame() {
    std::string start(frame_overhead, '\0');
    if (file_.read_at(offset_, start) < frame_overhead) {
        return std::nullopt;
    }
    ByteReader in(start);
    const auto found_magic = in.get<std::uint32_t>();
    Frame frame;
    frame.kind = static_cast<FrameKind>(in.get<std::uint32_t>());
    frame.index = in.get<std::uint32_t>();
    const auto crc = in.get<std::uint32_t>();
    const auto length = in.get<std::uint64_t>();
    if (found_magic != magic || length > size_ - offset_ - frame_overhead) {
        return std::nullopt;
    }
    frame.payload.resize(length);
    if (file_.read_at(offset_ + frame_overhead, frame.payload) < length ||
        checksum(frame.kind, frame.index, frame.payload) != crc) {
        return std::nullopt;
    }
    offset_ += frame_overhead + length;
    return frame;
}

std::optional<Frame> JournalScan::next() {
    std::optional<Frame> frame = read_frame();
    if (frame && !accept(*frame)) {
        frame.reset();
    }
    if (!frame) {
        size_ = 0;  // nothing after a bad frame counts
        offset_ = ~std::uint64_t{0} / 4;
    }
    return frame;
}

bool JournalScan::accept(const Frame& frame) {
    switch (frame.kind) {
        case FrameKind::block:
            if (frame.index != finished_ || finished_ == head_.recording.blocks()) {
                return false;
            }
            ++finished_;
            sound_end_ = offset_;
            return true;
        case FrameKind::rows:
            return finished_ == 0 && frame.index == rows_++;
        case FrameKind::snapshot:
            if (finished_ != 0 || frame.index != rows_) {
                return false;
            }
            finished_ = rows_;
            sound_end_ = offset_;
            return true;
        case FrameKind::head:
            return false;
    }
    return false;
}

SummaryTable::SummaryTable(const Layout& layout)
    : rows_(layout.summary() ? layout.summary_rows() : 0),
      cells_(layout.summary() ? layout.periods.size() * rows_ : 0) {}

void SummaryTable::fold_in(ByteReader in) {
    Cell later;
    for (Cell& cell : cells_) {
        get_cell(in, later);
        fold(cell, later);
    }
    if (!in.empty()) {
        throw base::IoError("a journal or a part of it is damaged: more cells than expected");
    }
}

void SummaryTable::put(ByteWriter& out) const {
    for (const Cell& cell : cells_) {
        put_cell(out, cell);
    }
}

}  // namespace entente::record

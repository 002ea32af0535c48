#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "record/file.hpp"
#include "record/recorder.hpp"
#include "record/summary.hpp"

namespace entente::record {

/// A journal is: head, then frames in this order
///   full, final   block 0, block 1, ...
///   summary       the same; or, once rewritten compactly, rows 0 ... rows k-1, snapshot k,
///                 block k, block k+1, ...
/// Every frame: magic, kind, index, CRC-32 of all but magic and itself (4 bytes each), length of
/// the payload (8), payload.
enum class FrameKind : std::uint32_t { head = 1, block = 2, rows = 3, snapshot = 4 };

struct Frame {
    FrameKind kind = FrameKind::head;
    std::uint32_t index = 0;
    std::string payload;
};

inline constexpr std::size_t frame_overhead = 24;

/// Writes a frame; returns its bytes on disk. Throws base::IoError.
std::uint64_t write_frame(File& file, FrameKind kind, std::uint32_t index,
                          std::string_view payload);

/// What stands in the first frame: who wrote it and what is being run.
struct Head {
    std::string version, commit, build_id;
    std::uint64_t hash = 0;  ///< Recording::hash
    Recording recording;
};

[[nodiscard]] std::string head_bytes(const Recording& recording);

/// Reads a journal from its head to the end of its sound part.
class JournalScan {
public:
    /// Throws base::IoError where the file cannot be read or is no journal.
    explicit JournalScan(const std::string& path);

    [[nodiscard]] const Head& head() const { return head_; }
    /// The next frame; nothing at the first that is torn, damaged or out of order.
    [[nodiscard]] std::optional<Frame> next();
    /// Blocks that are finished by the frames so far.
    [[nodiscard]] std::uint32_t finished() const { return finished_; }
    /// Where the frames that finished them end: the journal is sound up to here.
    [[nodiscard]] std::uint64_t sound_end() const { return sound_end_; }

private:
    [[nodiscard]] std::optional<Frame> read_frame();
    [[nodiscard]] bool accept(const Frame& frame);

    File file_;
    std::uint64_t size_;
    std::uint64_t offset_ = 0;
    Head head_;
    std::uint64_t sound_end_ = 0;
    std::uint32_t rows_ = 0;
    std::uint32_t finished_ = 0;
};

/// The summary of a run while blocks are folded in: [period][row of the recorded variables].
class SummaryTable {
public:
    explicit SummaryTable(const Layout& layout);
    /// Folds what put() or a recorder wrote; all of `in`. Throws base::IoError.
    void fold_in(ByteReader in);
    void put(ByteWriter& out) const;
    [[nodiscard]] const Cell& cell(std::size_t period, std::size_t row) const {
        return cells_[period * rows_ + row];
    }

private:
    std::size_t rows_;
    std::vector<Cell> cells_;
};

}  // namespace entente::record

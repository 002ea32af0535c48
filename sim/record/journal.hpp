#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "record/recorder.hpp"

namespace entente::record {

/// Finished blocks on disk while a run is under way. A journal is a sequence of frames, each with
/// a checksum; whatever follows the last whole frame is ignored, so it survives a kill at any
/// byte. Blocks stand in it in order, hence what is finished is always blocks 0 to n - 1.
class JournalWriter {
public:
    /// Starts a journal anew, replacing a file of that name. Throws base::IoError.
    [[nodiscard]] static JournalWriter create(const std::string& path, const Recording& recording);

    /// Goes on with an existing journal after its last whole frame. Throws base::IoError where it
    /// cannot be read, is no journal, or belongs to another scenario, request or build.
    [[nodiscard]] static JournalWriter resume(const std::string& path, const Recording& recording);

    JournalWriter(JournalWriter&& other) noexcept;
    JournalWriter& operator=(JournalWriter&& other) noexcept;
    ~JournalWriter();

    /// The next block to append; all before it are finished.
    [[nodiscard]] std::uint32_t next_block() const;
    /// Appends block next_block(), from one thread at a time. On disk within a second. Throws
    /// base::IoError (disk full: all earlier blocks stay safe).
    void append(const BlockRecord& record);
    /// Forces what was appended to disk. Throws base::IoError.
    void sync();

private:
    struct Impl;
    explicit JournalWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

class JournalScan;

/// What a journal says without its blocks.
class JournalReader {
public:
    /// Throws base::IoError where the file cannot be read or is no journal.
    explicit JournalReader(const std::string& path);

    [[nodiscard]] const Recording& recording() const { return recording_; }
    [[nodiscard]] std::uint32_t finished_blocks() const { return finished_; }
    [[nodiscard]] const std::string& version() const { return version_; }
    [[nodiscard]] const std::string& commit() const { return commit_; }
    [[nodiscard]] const std::string& build_id() const { return build_id_; }

private:
    explicit JournalReader(JournalScan scan);

    std::string version_, commit_, build_id_;
    Recording recording_;
    std::uint32_t finished_ = 0;
};

}  // namespace entente::record

#pragma once

#include <cstdint>
#include <string>

namespace entente::record {

struct OutputReport {
    std::uint32_t replicates = 0;  ///< in the file
    bool complete = false;         ///< all replicates of the request are
    std::uint64_t bytes = 0;       ///< size of the file
};

/// Makes the HDF5 file `path` of the finished blocks of a journal: built under a temporary name
/// beside it, synced and renamed, so `path` is either whole or untouched. The journal stays.
/// Throws base::IoError, also where no block is finished or there is no room on the disk; the
/// journal is safe then.
OutputReport write_output(const std::string& journal_path, const std::string& path);

/// Removes a journal whose output is safely on disk. Throws base::IoError.
void remove_journal(const std::string& journal_path);

}  // namespace entente::record

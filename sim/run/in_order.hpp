#pragma once

#include <cstdint>
#include <functional>

namespace entente::run {

/// What is left to do with a finished block, one block at a time.
using Landing = std::function<void()>;

struct Blocks {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

/// Calls work(i) for every block i in parallel tasks, and what it returned in ascending order of i,
/// so that what is written does not depend on who was faster. At most two blocks per thread are
/// under way. Begins no further block once stop() is true. 0 threads: as many as the machine has.
/// Throws what work or a landing throws; blocks landed before stay landed.
void in_order(Blocks blocks, unsigned threads, const std::function<Landing(std::uint32_t)>& work,
              const std::function<bool()>& stop);

}  // namespace entente::run

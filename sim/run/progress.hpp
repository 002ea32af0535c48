#pragma once

#include <cstdint>
#include <string_view>

namespace entente::run {

/// How far a run is, in replicates.
struct Tally {
    std::uint64_t total = 0;
    std::uint64_t done = 0;     ///< including those that a journal had already
    std::uint64_t resumed = 0;  ///< of `done`: found in the journal
};

/// Who watches a run and may stop it. Calls come from one thread at a time, but not always from
/// the same one.
class Progress {
public:
    virtual ~Progress() = default;

    /// Something the user should read whatever they asked for: warnings of the scenario, say.
    /// One or more whole lines.
    virtual void remark(std::string_view text) = 0;
    /// A few words on what happens now: "simulating", "writing out.h5".
    virtual void stage(std::string_view what) = 0;
    virtual void advanced(const Tally& tally) = 0;
    /// True: blocks under way are finished and kept, no other is begun.
    [[nodiscard]] virtual bool stop() const = 0;
};

/// Watches nothing, stops nothing.
class NoProgress final : public Progress {
public:
    void remark(std::string_view) override {}
    void stage(std::string_view) override {}
    void advanced(const Tally&) override {}
    [[nodiscard]] bool stop() const override { return false; }
};

}  // namespace entente::run

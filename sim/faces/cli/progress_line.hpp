#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "faces/cli/options.hpp"
#include "faces/cli/output.hpp"
#include "run/progress.hpp"

namespace entente::faces {

/// Progress on standard error: on a terminal one line that is written over, with rate and time
/// left; in a log a plain line every few seconds, so that a short run says nothing there unless
/// asked to (`always`). Stops the run on a signal.
class ProgressLine final : public run::Progress {
public:
    enum class When { automatic, always, never };

    ProgressLine(Output& output, When when);
    ~ProgressLine() override;
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void remark(std::string_view text) override;
    void stage(std::string_view what) override;
    void advanced(const run::Tally& tally) override;
    [[nodiscard]] bool stop() const override;

private:
    using Clock = std::chrono::steady_clock;

    void show(const std::string& text);
    void clear();

    Output& output_;
    When when_;
    std::string stage_;
    Clock::time_point start_;
    Clock::time_point last_;
    bool line_ = false;
};

/// What `--progress` asks for: auto, always or never. Throws UsageError.
[[nodiscard]] ProgressLine::When progress_wish(const Arguments& arguments);

/// "3 of 64 replicates, 12.5/s, 5 s left".
[[nodiscard]] std::string progress_text(const run::Tally& tally, double seconds);

}  // namespace entente::faces

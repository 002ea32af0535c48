#include "faces/cli/progress_line.hpp"

#include <cmath>

#include "faces/cli/signals.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

constexpr std::chrono::milliseconds on_terminal{200};
constexpr std::chrono::seconds in_log{5};

std::string duration(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < 120) {
        return std::to_string(whole) + " s";
    }
    if (whole < 7200) {
        return std::to_string((whole + 59) / 60) + " min";
    }
    return std::to_string((whole + 3599) / 3600) + " h";
}

}  // namespace

std::string progress_text(const run::Tally& tally, double seconds) {
    std::string text = number_text(static_cast<double>(tally.done)) + " of " +
                       number_text(static_cast<double>(tally.total)) + " replicates";
    const auto made = static_cast<double>(tally.done - tally.resumed);
    if (made > 0 && seconds > 0) {
        const double rate = made / seconds;
        text += ", " + number_text(rate) + "/s, " +
                duration(static_cast<double>(tally.total - tally.done) / rate) + " left";
    }
    return text;
}

ProgressLine::When progress_wish(const Arguments& arguments) {
    const std::string wish =
        arguments.one_of("progress", {"auto", "always", "never"}).value_or("auto");
    return wish == "always"
               ? ProgressLine::When::always
               : (wish == "never" ? ProgressLine::When::never : ProgressLine::When::automatic);
}

ProgressLine::ProgressLine(Output& output, When when)
    : output_(output), when_(when), start_(Clock::now()), last_(start_) {}

ProgressLine::~ProgressLine() {
    try {
        clear();
    } catch (...) {  // a line that stays on the screen harms nobody
        line_ = false;
    }
}

void ProgressLine::clear() {
    if (line_) {
        output_.write("\r\033[K");
        line_ = false;
    }
}

void ProgressLine::show(const std::string& text) {
    last_ = Clock::now();
    if (output_.terminal()) {
        output_.write("\r\033[K" + text.substr(0, static_cast<std::size_t>(output_.columns() - 1)));
        line_ = true;
    } else {
        output_.write("entente: " + text + "\n");
    }
}

void ProgressLine::remark(std::string_view text) {
    clear();
    output_.write(text);
}

void ProgressLine::stage(std::string_view what) {
    stage_ = what;
    start_ = Clock::now();
    last_ = start_;
    if (when_ == When::always || (when_ == When::automatic && output_.terminal())) {
        show(stage_);
    }
}

void ProgressLine::advanced(const run::Tally& tally) {
    const Clock::time_point now = Clock::now();
    const bool due = output_.terminal() ? now - last_ >= on_terminal : now - last_ >= in_log;
    const bool last = tally.done == tally.total && when_ == When::always;
    if (when_ != When::never && (due || last)) {
        const std::chrono::duration<double> passed = now - start_;
        show(stage_ + ": " + progress_text(tally, passed.count()));
    }
}

bool ProgressLine::stop() const {
    return StopSignals::requested();
}

}  // namespace entente::faces

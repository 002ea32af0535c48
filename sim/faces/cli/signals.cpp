#include "faces/cli/signals.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>

#include "faces/cli/exit_code.hpp"

namespace entente::faces {
namespace {

constexpr std::array watched = {SIGINT, SIGTERM, SIGHUP};

// A signal handler reaches nothing but objects of static storage.
std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);
std::array<struct sigaction, watched.size()> before;

extern "C" void on_signal(int) {
    if (stop_requested.exchange(true)) {
        ::_exit(static_cast<int>(ExitCode::stopped));
    }
}

}  // namespace

StopSignals::StopSignals() {
    stop_requested = false;
    struct sigaction action = {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < watched.size(); ++i) {
        ::sigaction(watched[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN) {
            ::sigaction(watched[i], &action, nullptr);
        }
    }
}

StopSignals::~StopSignals() {
    for (std::size_t i = 0; i < watched.size(); ++i) {
        ::sigaction(watched[i], &before[i], nullptr);
    }
}

bool StopSignals::requested() {
    return stop_requested;
}

}  // namespace entente::faces

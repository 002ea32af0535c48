#include "faces/cli/output.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/errors.hpp"

namespace entente::faces {
namespace {

bool wants_colours() {
    const char* const refused = std::getenv("NO_COLOR");
    const char* const kind = std::getenv("TERM");
    return (refused == nullptr || *refused == '\0') && kind != nullptr &&
           std::strcmp(kind, "dumb") != 0;
}

}  // namespace

Output::Output(int descriptor)
    : descriptor_(descriptor),
      terminal_(::isatty(descriptor) == 1),
      colours_(terminal_ && wants_colours()) {}

void Output::write(std::string_view text) {
    while (!gone_ && !text.empty()) {
        const ssize_t written = ::write(descriptor_, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            gone_ = true;
        } else if (errno != EINTR) {
            const int reason = errno;
            gone_ = true;
            throw base::IoError(std::string("cannot write to standard ") +
                                (descriptor_ == STDOUT_FILENO ? "output: " : "error: ") +
                                std::strerror(reason));
        }
    }
}

int Output::columns() const {
    winsize size{};
    if (terminal_ && ::ioctl(descriptor_, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

std::string Output::paint(const char* code, std::string_view text) const {
    if (!colours_) {
        return std::string(text);
    }
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
}

std::string Output::bold(std::string_view text) const {
    return paint("1", text);
}
std::string Output::dim(std::string_view text) const {
    return paint("2", text);
}
std::string Output::red(std::string_view text) const {
    return paint("1;31", text);
}
std::string Output::green(std::string_view text) const {
    return paint("32", text);
}
std::string Output::yellow(std::string_view text) const {
    return paint("33", text);
}

void secure_standard_streams() {
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // The lowest free number is this one, since those below it are open by now.
            static_cast<void>(::open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY));
        }
    }
    static_cast<void>(::signal(SIGPIPE, SIG_IGN));
}

}  // namespace entente::faces

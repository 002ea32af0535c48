#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace entente::test {

/// The program under test, running beside the test. Output goes to /dev/null; killed with the test.
class Process {
public:
    explicit Process(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), ENTENTE_BINARY);
        std::vector<char*> argv;
        for (std::string& word : arguments)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        for (const int stream : {0, 1, 2})
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
        // A test runner may ignore signals; the program has to see them.
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t defaults;
        sigemptyset(&defaults);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
            sigaddset(&defaults, signal);
        posix_spawnattr_setsigdefault(&attributes, &defaults);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
        const int failed =
            posix_spawn(&child_, argv[0], &actions, &attributes, argv.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
        if (failed != 0) throw std::runtime_error(std::string("cannot start ") + ENTENTE_BINARY);
    }
    ~Process() {
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
        }
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void send(int signal) const { ::kill(child_, signal); }

    /// Exit code, 128 + signal when killed.
    int wait() {
        int status = 0;
        if (::waitpid(child_, &status, 0) != child_) throw std::runtime_error("waitpid failed");
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    pid_t child_ = -1;
};

/// Waits until a file has at least `bytes`; false after a minute.
inline bool wait_for_file(const std::string& path, std::uintmax_t bytes) {
    for (int i = 0; i < 6000; ++i) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(path, error);
        if (!error && size >= bytes) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

}  // namespace entente::test

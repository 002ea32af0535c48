#pragma once

#include <string>
#include <string_view>

namespace entente::faces {

/// Text to a file descriptor, unbuffered. A reader that goes away (`entente list | head -1`) is no
/// mistake: what follows is dropped and the command ends as it would have. Any other failure to
/// write is a base::IoError.
class Output {
public:
    explicit Output(int descriptor);

    void write(std::string_view text);
    [[nodiscard]] bool terminal() const { return terminal_; }
    /// Columns of the terminal, 80 where there is none.
    [[nodiscard]] int columns() const;

    /// The text in a colour or bold, unchanged unless this is a terminal that wants colours
    /// (NO_COLOR, TERM=dumb).
    [[nodiscard]] std::string bold(std::string_view text) const;
    [[nodiscard]] std::string dim(std::string_view text) const;
    [[nodiscard]] std::string red(std::string_view text) const;
    [[nodiscard]] std::string green(std::string_view text) const;
    [[nodiscard]] std::string yellow(std::string_view text) const;

private:
    [[nodiscard]] std::string paint(const char* code, std::string_view text) const;

    int descriptor_;
    bool terminal_;
    bool colours_;
    bool gone_ = false;
};

/// Where a command speaks: results to `out`, everything else to `err`.
struct Console {
    Output& out;
    Output& err;
};

/// Opens /dev/null in place of a standard stream that the caller closed, so that no file of ours
/// takes its number; and lets writes to a closed pipe fail instead of ending the program.
void secure_standard_streams();

}  // namespace entente::faces

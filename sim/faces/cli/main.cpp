#include <unistd.h>

#include <string>
#include <vector>

#include "faces/cli/program.hpp"

int main(int argc, char** argv) {
    entente::faces::secure_standard_streams();
    entente::faces::Output out(STDOUT_FILENO);
    entente::faces::Output err(STDERR_FILENO);
    entente::faces::Console console{out, err};
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(entente::faces::run_program(words, console));
}

#pragma once

namespace entente::faces {

/// What the program tells its caller (sysexits.h where it has a word for it).
enum class ExitCode {
    ok = 0,
    check_failed = 1,
    usage = 64,
    rejected = 65,
    defect = 70,
    io = 74,
    work_left = 75,
    stopped = 130
};

}  // namespace entente::faces

#pragma once

namespace entente::faces {

/// While one exists, the first SIGINT, SIGTERM or SIGHUP asks for a stop and the second ends the
/// program at once (exit code 130). A signal that the caller had ignored (nohup) stays ignored.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] static bool requested();
};

}  // namespace entente::faces

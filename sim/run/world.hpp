#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/simulation.hpp"
#include "model/model.hpp"
#include "record/recorder.hpp"
#include "record/request.hpp"
#include "run/progress.hpp"
#include "run/spec.hpp"

namespace entente::run {

/// The normalised request: the scenario as one text without overrides, and everything that the
/// specification leaves open filled in from it. Warnings go to `progress`. Throws Rejected with
/// every mistake, base::IoError where there is no such scenario.
[[nodiscard]] record::Request make_request(const RunSpec& spec, Progress& progress);

/// A request compiled: all that its blocks need. Made from the request alone, so that a file can
/// be made again from itself.
struct World {
    model::Model model;
    kernel::Plan plan;
    record::Recording recording;
};

/// Throws Rejected.
[[nodiscard]] World build_world(const record::Request& request);

/// Ids of the outcomes whose time is not over at the end of the request; they are left out.
[[nodiscard]] std::vector<std::string> outcomes_not_reached(const model::Model& model,
                                                            base::Day until);

}  // namespace entente::run

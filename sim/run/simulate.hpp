#pragma once

#include <cstdint>
#include <functional>

#include "kernel/simulation.hpp"
#include "run/world.hpp"

namespace entente::run {

/// Steps block `index` of a world to its end; `look` sees it after every step. Returns it done.
/// Throws Defect, which names step and replicates.
[[nodiscard]] kernel::Simulation simulate_block(
    const World& world, std::uint32_t index,
    const std::function<void(const kernel::StepView&)>& look);

}  // namespace entente::run

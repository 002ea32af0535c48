#include "run/simulate.hpp"

#include <string>

#include "run/errors.hpp"

namespace entente::run {
namespace {

std::string how_to_see_it(const World& world, kernel::Block block) {
    const record::Request& request = world.recording.request();
    const std::uint64_t first = block.first_replicate;
    const std::uint64_t last = first + static_cast<std::uint64_t>(block.width) - 1;
    std::string text = "\nIt happened in replicates " + std::to_string(first) + " to " +
                       std::to_string(last) + " of '" + world.model.title +
                       "'; it can be seen again "
                       "with --seed " +
                       std::to_string(request.seed) + " --replicates " + std::to_string(last + 1) +
                       " --vary " + to_text(request.vary);
    for (const std::string& change : request.overrides) {
        text += " --set " + change;
    }
    return text + ".";
}

}  // namespace

kernel::Simulation simulate_block(const World& world, std::uint32_t index,
                                  const std::function<void(const kernel::StepView&)>& look) {
    const kernel::Block block = world.recording.block(index);
    try {
        kernel::Simulation simulation(world.plan, block);
        while (!simulation.done()) {
            simulation.step();
            look(simulation.view());
        }
        return simulation;
    } catch (const std::logic_error& error) {  // AuditFailure, ContractViolation and their kin
        throw Defect(error.what() + how_to_see_it(world, block));
    }
}

}  // namespace entente::run

#include "run/read_model.hpp"

#include <utility>

#include "run/errors.hpp"
#include "run/overrides.hpp"
#include "run/scenarios.hpp"
#include "scenario/reader.hpp"

namespace entente::run {

model::Model read_model(const std::string& word, const std::vector<std::string>& overrides) {
    scenario::Reading reading =
        scenario::read_scenario(find_scenario(word), with_overrides(overrides));
    if (!reading.model) {
        throw Rejected(scenario::render(reading));
    }
    return *std::move(reading.model);
}

}  // namespace entente::run

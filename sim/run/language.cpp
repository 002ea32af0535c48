#include "run/language.hpp"

#include "run/errors.hpp"
#include "run/overrides.hpp"
#include "run/scenarios.hpp"
#include "scenario/print/language.hpp"
#include "scenario/print/show.hpp"
#include "scenario/reader.hpp"

namespace entente::run {

std::string show_scenario(const std::string& word, const std::vector<std::string>& overrides) {
    const scenario::Reading reading =
        scenario::read_scenario(find_scenario(word), with_overrides(overrides));
    if (reading.diagnostics.has_errors()) {
        throw Rejected(scenario::render(reading));
    }
    return scenario::show_with_origins(reading.effective);
}

std::string language_json_schema() {
    return scenario::json_schema();
}
std::string language_reference() {
    return scenario::markdown_reference();
}

}  // namespace entente::run

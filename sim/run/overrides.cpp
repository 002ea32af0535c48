#include "run/overrides.hpp"

#include "run/errors.hpp"
#include "run/scenarios.hpp"

namespace entente::run {

scenario::ReadOptions with_overrides(const std::vector<std::string>& overrides) {
    scenario::ReadOptions options;
    options.library = shipped_folder();
    for (const std::string& text : overrides) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw Rejected("--set " + text + ": error[bad-override]: write --set path=value\n");
        }
        options.set.push_back({text.substr(0, equals), text.substr(equals + 1), "--set " + text});
    }
    return options;
}

}  // namespace entente::run

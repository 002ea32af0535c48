#include "scenario/reader.hpp"

#include <utility>

#include "scenario/build/actions.hpp"
#include "scenario/build/build.hpp"
#include "scenario/build/fields.hpp"
#include "scenario/check/check.hpp"
#include "scenario/load.hpp"
#include "scenario/overrides.hpp"
#include "scenario/text/limits.hpp"
#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace entente::scenario {
namespace {

/// False where the scenario is too large to be read.
bool build_model(Build& build, const Node& root) {
    if (!declare_entities(build, root)) {
        return false;
    }
    const Fields fields(build, root, schema::scenario(), "");
    build_frame(build, fields);
    build_goods(build, fields);
    prepare_sanction_units(build, fields);
    build_technologies(build, fields);
    build_actors(build, fields);
    build_relations(build, fields);
    build_dynamics(build, fields);
    build_routes(build, fields);
    build_contracts(build, fields);
    build_labour(build, fields);
    build_access(build, fields);
    build_markets(build, fields);
    build_claims(build, fields);
    build_councils(build, fields);
    build_mandates(build, fields);
    build_sanctions(build, fields);
    build_theatres(build, fields);
    build_contingents(build, fields);
    build_strikes(build, fields);
    build_treaties(build, fields);
    build_projects(build, fields);
    build_drafts(build, fields);
    build_exits(build, root);
    build_rules(build, fields);
    build_scripts(build, fields);
    build_outcomes(build, fields);
    build_series(build, fields);
    build_landscape(build, fields);
    build_targets(build, fields);
    return build.links <= limits::links;
}

void check_model(Build& build, const Node& root) {
    const Checked checked{build, root};
    check_calendar(checked);
    check_amounts(checked);
    check_institutions(checked);
    check_war(checked);
    check_treaties(checked);
    check_people(checked);
    check_dynamics(checked);
    check_injects(checked);
    check_targets(checked);
    // A world with mistakes would be full of things that seem to have no use.
    if (!build.reports.diagnostics.has_errors()) {
        check_use(checked);
    }
}

/// From the tree of a scenario to the finished reading.
Reading finish(std::optional<Node> root, Reports reports, std::vector<std::string> files,
               const ReadOptions& options) {
    Reading reading;
    if (root) {
        apply_overrides(*root, options.set, reports);
        Build build(reports, options);
        if (build_model(build, *root)) {
            check_model(build, *root);
        }
        if (!reports.diagnostics.has_errors()) {
            reading.model = std::move(build.model);
        }
        reading.effective.root = std::make_shared<const Node>(std::move(*root));
    }
    reading.files = std::move(files);
    reading.diagnostics = std::move(reports.diagnostics);
    reading.effective.texts = std::make_shared<const SourceTexts>(std::move(reports.texts));
    return reading;
}

}  // namespace

Reading read_scenario(const std::filesystem::path& file, const ReadOptions& options) {
    Reports reports;
    Loader loader(reports, options.library);
    std::optional<Node> root = loader.load_file(file);
    return finish(std::move(root), std::move(reports), loader.files(), options);
}

Reading read_text(std::string name, std::string text, const ReadOptions& options) {
    Reports reports;
    Loader loader(reports, {});
    std::optional<Node> root = loader.load_text(std::move(name), std::move(text));
    return finish(std::move(root), std::move(reports), loader.files(), options);
}

std::string render(const Reading& reading) {
    return render(reading.diagnostics, *reading.effective.texts);
}

}  // namespace entente::scenario

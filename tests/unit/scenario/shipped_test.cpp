// If these failed, a scenario that comes with the program could not be opened, or a run could not
// be repeated from the text that its output holds.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "model_text.hpp"
#include "scenario/print/show.hpp"
#include "scenario/reader.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/walk.hpp"
#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"

namespace fs = std::filesystem;
using namespace entente;
using scenario_test::ModelText;

namespace {

constexpr const char* every_key = ENTENTE_SOURCE_DIR "/tests/unit/scenario/every_key.yaml";

std::set<std::string> scenario_files() {
    std::set<std::string> files = {every_key};
    for (const auto& entry : fs::recursive_directory_iterator(ENTENTE_SOURCE_DIR "/scenarios")) {
        if (entry.path().extension() == ".yaml") {
            files.insert(entry.path().string());
        }
    }
    return files;
}

/// "sanction.target" for every key in use.
void collect(const scenario::Node& node, const scenario::Shape& shape,
             std::set<std::string>& used) {
    const bool action = shape.kind == scenario::Shape::Kind::action;
    for (const scenario::Entry& entry : node.entries) {
        for (const scenario::Section* section : scenario::schema::sections()) {
            const bool here =
                (shape.section != nullptr && &shape.section() == section) ||
                (action && section == &scenario::schema::actions()) ||
                (scenario::is_number(shape) && section == &scenario::schema::number());
            const scenario::Key* key = here ? section->find(entry.key) : nullptr;
            if (key != nullptr) {
                used.insert(std::string(section->name) + "." + key->name);
            }
        }
        if (const scenario::Shape* child = scenario::child_shape(shape, entry.key)) {
            collect(entry.value, *child, used);
        }
    }
    for (const scenario::Node& item : node.items) {
        if (!shape.inner.empty()) {
            collect(item, shape.inner.front(), used);
        }
    }
    // One where a list may stand.
    if (shape.kind == scenario::Shape::Kind::one_or_list && node.is_mapping()) {
        collect(node, shape.inner.front(), used);
    }
}

}  // namespace

TEST_CASE("every shipped scenario is valid, without a warning") {
    for (const std::string& file : scenario_files()) {
        CAPTURE(file);
        const scenario::Reading reading = scenario::read_scenario(file, {});
        CHECK(scenario::render(reading) == "");
        CHECK(reading.model);
    }
}

TEST_CASE("what is shown reads as the same world, and shows the same again") {
    for (const std::string& file : scenario_files()) {
        CAPTURE(file);
        const scenario::Reading reading = scenario::read_scenario(file, {});
        const std::string shown = scenario::show(reading.effective);
        const scenario::Reading again = scenario::read_text("shown", shown, {});
        CHECK(scenario::render(again) == "");
        REQUIRE(reading.model);
        REQUIRE(again.model);
        CHECK(ModelText::of(*reading.model) == ModelText::of(*again.model));
        CHECK(scenario::show(again.effective) == shown);
        const scenario::Reading commented =
            scenario::read_text("shown", scenario::show_with_origins(reading.effective), {});
        REQUIRE(commented.model);
        CHECK(ModelText::of(*commented.model) == ModelText::of(*reading.model));
    }
}

TEST_CASE("the test scenario uses every key of the language") {
    const scenario::Reading reading = scenario::read_scenario(every_key, {});
    REQUIRE(reading.effective.root);
    std::set<std::string> used;
    collect(*reading.effective.root, scenario::root_shape(), used);
    // Keys about other files stand in the tests of those, and the other length of a step cannot
    // stand beside this one.
    used.insert({"a scenario.extends", "a table.from_csv", "a table.columns", "a step.months"});
    for (const scenario::Section* section : scenario::schema::sections()) {
        for (const scenario::Key& key : section->keys) {
            const std::string name = std::string(section->name) + "." + key.name;
            CAPTURE(name);
            CHECK(used.contains(name));
        }
    }
}

// If these failed, the reference page or the editor would know another language than the reader.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "scenario/print/language.hpp"

using namespace entente;

TEST_CASE("the reference page in the folder of scenarios is up to date") {
    std::ifstream file(ENTENTE_SOURCE_DIR "/scenarios/README.md");
    std::ostringstream page;
    page << file.rdbuf();
    CHECK_MESSAGE(page.str() == scenario::markdown_reference(),
                  "write it anew: entente schema --markdown > scenarios/README.md");
}

TEST_CASE("the schema for editors is balanced JSON and names the keys") {
    const std::string json = scenario::json_schema();
    int depth = 0;
    bool text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '"' && (i == 0 || json[i - 1] != '\\')) {
            text = !text;
        } else if (!text) {
            depth += json[i] == '{' || json[i] == '[' ? 1 : 0;
            depth -= json[i] == '}' || json[i] == ']' ? 1 : 0;
        }
        REQUIRE(depth >= (i + 2 < json.size() ? 1 : 0));
    }
    CHECK(depth == 0);
    CHECK(json.find("\"sanctions\"") != std::string::npos);
    CHECK(json.find("draft-07") != std::string::npos);
}

// If these failed, a scenario spread over files would be another world than its author meant.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "small_world.hpp"

namespace fs = std::filesystem;
using namespace entente;
using scenario_test::parameter;
using scenario_test::small_world;

namespace {

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("entente-files-" + std::to_string(++count))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }

private:
    static inline int count = 0;
    fs::path path_;
};

const char* const base_parts =
    "relations: [{between: [A, B], affinity: 0.4, commitment: 0.1}]\n"
    "rules: {r: {date: 2024-05-01, do: {announce: old}}}\n";

}  // namespace

TEST_CASE("a file is laid over another key by key, pair by pair, actions whole") {
    const Folder folder;
    folder.write("base.yaml", small_world(base_parts));
    const std::string over =
        folder.write("over.yaml",
                     "extends: base.yaml\ntitle: Other\n"
                     "actors: {A: {stocks: {food: 5 kt}}}\n"
                     "relations: [{between: [B, A], affinity: 0.9}]\n"
                     "rules: {r: {do: {scale: {actors.A.stocks.food: 50 %}}}}\n");
    const auto reading = scenario::read_scenario(over, {});
    CHECK(render(reading) == "");
    REQUIRE(reading.model);
    CHECK(reading.model->title == "Other");
    CHECK(reading.files.size() == 2);
    CHECK(parameter(*reading.model, "actors.A.stocks.food")->value == 5000);
    CHECK(parameter(*reading.model, "actors.A.stocks.cash")->value == 1e6);
    CHECK(parameter(*reading.model, "relations.A-B.affinity")->value == 0.9);
    CHECK(parameter(*reading.model, "relations.A-B.commitment")->value == 0.1);
    CHECK(reading.model->relations.size() == 2);
    REQUIRE(reading.model->rules[0].actions.size() == 1);
    CHECK(reading.model->rules[0].actions[0].kind == model::ActionKind::scale);
}

TEST_CASE("files that extend each other in a circle are refused") {
    const Folder folder;
    folder.write("a.yaml", "extends: b.yaml\n");
    const std::string b = folder.write("b.yaml", "extends: a.yaml\n");
    CHECK(render(scenario::read_scenario(b, {})).find("error[extends-cycle]") != std::string::npos);
}

TEST_CASE("tables fill entities and points, and what is written beside them wins") {
    const Folder folder;
    folder.write("actors.csv",
                 "# comment\nid,name,stocks.fuel,keep\nC,\"Third, one\",4 k,30 days\nD,Fourth,,\n");
    folder.write("points.csv", "day,cumulative\r\n2024-03-01,10\r\n2024-04-01,20\r\n");
    const std::string file =
        folder.write("world.yaml",
                     "entente: 1\ntitle: t\ncalendar: {start: 2024-01-01, until: 2025-01-01}\n"
                     "goods: {fuel: {unit: bbl}}\n"
                     "actors: {from_csv: actors.csv, columns: {keep_in_store.fuel: keep},"
                     " D: {stocks: {fuel: 1}}}\n"
                     "series: {s: {unit: bbl, points: {from_csv: points.csv,"
                     " columns: {date: day, value: cumulative}}}}\n");
    const auto reading = scenario::read_scenario(file, {});
    CHECK(render(reading) == "");
    REQUIRE(reading.model);
    CHECK(reading.model->actors[0].name == "Third, one");
    CHECK(parameter(*reading.model, "actors.C.stocks.fuel")->value == 4000);
    CHECK(parameter(*reading.model, "actors.C.keep_in_store.fuel")->value == 30);
    CHECK(parameter(*reading.model, "actors.D.stocks.fuel")->value == 1);
    CHECK(reading.model->series[0].points[1].value == 20);
}

TEST_CASE("a mistake in a table is shown in the table") {
    const Folder folder;
    folder.write("actors.csv", "id,stocks.fuel\nC,4 kg\n");
    const std::string file =
        folder.write("world.yaml",
                     "entente: 1\ntitle: t\ncalendar: {start: 2024-01-01, until: 2025-01-01}\n"
                     "goods: {fuel: {unit: bbl}}\nactors: {from_csv: actors.csv}\n");
    const std::string said = render(scenario::read_scenario(file, {}));
    CHECK(said.find("actors.csv:2:") != std::string::npos);
    CHECK(said.find("    C,4 kg\n") != std::string::npos);
}

TEST_CASE("a scenario from memory opens no file") {
    const auto extends = scenario::read_text("sent", "extends: /etc/passwd\n", {});
    CHECK(render(extends).find("error[no-files]") != std::string::npos);
    const auto table = scenario::read_text("sent", "actors: {from_csv: /etc/passwd}\n", {});
    CHECK(render(table).find("error[no-files]") != std::string::npos);
}

TEST_CASE("a missing file is a message") {
    const auto reading = scenario::read_scenario("/nowhere/at-all.yaml", {});
    CHECK(render(reading) ==
          "/nowhere/at-all.yaml: error[unreadable-file]: cannot read '/nowhere/at-all.yaml' "
          "(there is no such file, or it may not be read).\n1 error, 0 warnings\n");
}

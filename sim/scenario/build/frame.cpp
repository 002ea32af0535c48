// Ids of everything, then calendar, runs, sources.
#include <algorithm>
#include <array>
#include <cctype>

#include "scenario/build/actions.hpp"
#include "scenario/build/fields.hpp"
#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"
#include "scenario/text/limits.hpp"

namespace entente::scenario {
namespace {

constexpr std::array<std::string_view, 23> reserved = {
    "any", "none", "default", "and", "or",    "not",   "if",        "to",
    "via", "from", "value",   "low", "high",  "true",  "false",     "null",
    "yes", "no",   "on",      "off", "today", "total", "technology"};

bool is_upper_case(EntityKind kind) {
    return kind == EntityKind::actor || kind == EntityKind::council;
}

bool is_good_id(EntityKind kind, std::string_view id) {
    const bool upper = is_upper_case(kind);
    const auto is_letter = [upper](char c) {
        return upper ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
    };
    return !id.empty() && id.size() <= 64 && is_letter(id.front()) &&
           std::all_of(id.begin(), id.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void check_id(Build& build, EntityKind kind, const Entry& entry) {
    const std::string path = join(plural(kind), entry.key);
    if (!is_good_id(kind, entry.key)) {
        const bool upper = is_upper_case(kind);
        build.reports.error(entry.at, {"bad-id", path + " is not a valid id",
                                       std::string("ids of ") + plural(kind) + " are " +
                                           (upper ? "upper" : "lower") +
                                           "-case letters, digits and '_', at most 64",
                                       upper ? "For example: PRK." : "For example: crude_oil."});
    } else if (std::find(reserved.begin(), reserved.end(), entry.key) != reserved.end()) {
        build.reports.error(entry.at, {"reserved-id", path + " is a word of the language",
                                       "an id must not be mistaken for it", ""});
    }
}

bool declare_kind(Build& build, EntityKind kind, const Node& map) {
    if (map.entries.size() > limits::entities) {
        build.reports.error(
            map.at, {"too-many", std::string("there are too many ") + plural(kind),
                     "at most " + std::to_string(limits::entities) + " of a kind are read", ""});
        return false;
    }
    std::uint32_t index = 0;
    for (const Entry& entry : map.entries) {
        check_id(build, kind, entry);
        build.symbols.declare(kind, entry.key, index, entry.at);
        // A route between two actors is two routes of the model, one for each direction.
        index += kind == EntityKind::route && entry.value.find("between") != nullptr ? 2U : 1U;
    }
    return true;
}

void refuse_shared_ids(Build& build) {
    for (const std::string& id : build.symbols.ids(EntityKind::council)) {
        if (build.symbols.find(EntityKind::actor, id)) {
            build.reports.error(build.symbols.origin(EntityKind::council, id),
                                {"duplicate-id", "councils." + id + " has the id of an actor",
                                 "'by: " + id + "' could mean either", ""});
        }
    }
}

void read_version(Build& build, const Fields& fields) {
    const std::optional<Value> version = fields.find("entente");
    if (!version || version->node->text == "1") {
        return;
    }
    build.reports.error(version->node->at,
                        {"unknown-version", "entente is not a known version of the language",
                         "this program reads version 1", "Write 'entente: 1'."});
}

void read_step(Build& build, const Fields& fields) {
    model::Calendar& calendar = build.model.calendar;
    const std::optional<Value> step = fields.find("step");
    if (!step || !step->node->is_mapping()) {
        constexpr std::array<int, 3> counts = {1, 7, 1};
        const int word = fields.code("step");
        calendar.unit = word == 2 ? model::StepUnit::months : model::StepUnit::days;
        calendar.count = counts[static_cast<std::size_t>(word)];
        return;
    }
    const Fields length(build, *step, schema::step());
    if (length.has("days") == length.has("months")) {
        build.reports.error(length.at(), {"bad-step", "calendar.step needs days or months",
                                          "a step has one length", ""});
        return;
    }
    calendar.unit = length.has("months") ? model::StepUnit::months : model::StepUnit::days;
    calendar.count = static_cast<int>(length.whole(length.has("months") ? "months" : "days"));
}

void read_calendar(Build& build, const Value& value) {
    const Fields fields(build, value, schema::calendar());
    model::Calendar& calendar = build.model.calendar;
    const auto start = fields.date("start");
    const auto until = fields.date("until");
    read_step(build, fields);
    calendar.calibrated_until = fields.date("calibrated_until");
    calendar.start = start.value_or(base::Day{});
    calendar.until = until.value_or(base::Day{calendar.start.number + 1});
    if (!start || !until) {
        return;
    }
    if (*until <= *start) {
        build.reports.error(fields.at("until"),
                            {"window-order", "calendar.until is not after calendar.start",
                             "a run needs at least one step", ""});
        calendar.until = base::Day{calendar.start.number + 1};
    } else if (static_cast<std::size_t>(until->number - start->number) >
               limits::steps * static_cast<std::size_t>(calendar.count)) {
        build.reports.error(fields.at("until"),
                            {"too-many", "the calendar has too many steps",
                             "at most " + std::to_string(limits::steps) + " are run", ""});
    }
}

void read_runs(Build& build, const Value& value) {
    const Fields fields(build, value, schema::runs());
    model::Runs& runs = build.model.runs;
    runs.seed = static_cast<std::uint64_t>(fields.whole("seed"));
    runs.replicates = static_cast<std::uint32_t>(fields.whole("replicates"));
    const std::optional<Value> vary = fields.find("vary");
    if (!vary) {
        return;
    }
    runs.vary = {false, false};
    for (const Value& what : each(*vary)) {
        const int word = read_word(build, what).value_or(2);
        runs.vary.chance = runs.vary.chance || word == 0;
        runs.vary.assumptions = runs.vary.assumptions || word == 1;
    }
}

/// What a misspelt currency probably is, so that prices are not refused one by one.
model::GoodId likely_currency(const Build& build, const Fields& root) {
    const std::optional<Value> goods = root.find("goods");
    for (const Entry& entry : goods ? goods->node->entries : std::vector<Entry>()) {
        const Entry* group = entry.value.find("class");
        if (group != nullptr && group->value.text == "finance") {
            const auto index = build.symbols.find(EntityKind::good, entry.key);
            return index ? model::GoodId(*index) : model::GoodId();
        }
    }
    return {};
}

void read_sources(Build& build, const Value& value) {
    for (const MapEntry& entry : entries(build, value)) {
        const Fields fields(build, entry.value, schema::source());
        const auto accessed = fields.date("accessed");
        build.model.sources.push_back({entry.key, fields.text("title"), fields.text("author"),
                                       fields.text("publisher"), fields.text("date"),
                                       fields.text("url"),
                                       accessed ? base::format_date(*accessed) : ""});
    }
}

}  // namespace

bool declare_entities(Build& build, const Node& root) {
    for (const Key& key : schema::scenario().keys) {
        const Entry* entry = root.find(key.name);
        const bool map = key.shape.kind == Shape::Kind::map;
        if (map && entry != nullptr && entry->value.is_mapping() &&
            !declare_kind(build, key.shape.entity, entry->value)) {
            return false;
        }
    }
    refuse_shared_ids(build);
    const Entry* contracts = root.find("contracts");
    const auto written =
        contracts == nullptr ? 0U : static_cast<std::uint32_t>(contracts->value.entries.size());
    declare_offers(build, root, declare_postings(build, root, written));
    return true;
}

void build_frame(Build& build, const Fields& fields) {
    build.model.title = fields.text("title");
    build.model.description = fields.text("description");
    read_version(build, fields);
    if (const auto calendar = fields.find("calendar")) {
        read_calendar(build, *calendar);
    }
    if (const auto runs = fields.find("runs")) {
        read_runs(build, *runs);
    }
    if (const auto sources = fields.find("sources")) {
        read_sources(build, *sources);
    }
    build.model.currency = fields.reference<model::GoodId>("currency");
    if (fields.has("currency") && !build.model.currency.valid()) {
        build.model.currency = likely_currency(build, fields);
    }
    build.model.clearing = fields.word<model::Clearing>("clearing");
    build.model.import_window_days = fields.number("import_window");
    build.model.shipment_days =
        read_days(build, fields, "shipment_every").value_or(build.model.shipment_days);
}

}  // namespace entente::scenario

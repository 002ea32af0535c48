#include <array>
#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "record/output_parts.hpp"

namespace entente::record {

namespace {

using Texts = std::vector<std::string>;

std::string hex(std::uint64_t number) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(number));
    return text.data();
}

std::string vary_of(const Request& request) {
    std::string text = request.vary.chance ? "chance" : "";
    if (request.vary.assumptions) {
        text += text.empty() ? "assumptions" : " assumptions";
    }
    return text.empty() ? "nothing" : text;
}

/// A day by the clock of the one who asks for it, by the convention of reproducible builds.
std::string date_created() {
    const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) {
        return {};
    }
    char* end = nullptr;
    const long long seconds = std::strtoll(epoch, &end, 10);
    constexpr long long day = 86400;
    if (end == epoch || *end != '\0' || seconds < 0 || seconds / day > 2'000'000) {
        return {};
    }
    return base::format_date({static_cast<std::int32_t>(seconds / day)});
}

void write_time(h5::Writer& file, const Layout& layout) {
    const std::vector<base::Day>& starts = layout.description.step_starts;
    std::vector<std::int32_t> ends;
    std::vector<std::int32_t> bounds;
    for (const Period& period : layout.periods) {
        const auto day = [&](int step) {
            return starts[static_cast<std::size_t>(step)].number - starts.front().number;
        };
        ends.push_back(day(period.end));
        bounds.push_back(day(period.first));
        bounds.push_back(day(period.end));
    }
    const std::string units = "days since " + base::format_date(starts.front()) + " 00:00:00";
    file.coordinate("time", ends,
                    {{"units", units},
                     {"calendar", "proleptic_gregorian"},
                     {"standard_name", "time"},
                     {"long_name", "end of the recorded period; levels hold then"},
                     {"axis", "T"},
                     {"bounds", "time_bounds"}});
    file.dimension("bounds", 2);
    file.numbers("time_bounds", {"time", "bounds"}, bounds,
                 {{"units", units},
                  {"calendar", "proleptic_gregorian"},
                  {"long_name", "start and end of the period over which flows are summed"}});
}

void write_axis(h5::Writer& file, const Axis& axis) {
    file.coordinate(axis.name, axis.labels, {{"long_name", axis.name + " of the scenario"}});
    if (!axis.titles.empty()) {
        const bool is_state = axis.name == "actor" || axis.name == "partner";
        file.texts(axis.name + (is_state ? "_name" : "_title"), {axis.name}, axis.titles,
                   {{"long_name", "full name of the " + axis.name}});
    }
}

bool has_entity(const Description& description, kernel::Dimension dimension) {
    for (const EventMeaning& event : description.events) {
        if (event.subject == dimension || event.object == dimension) {
            return true;
        }
    }
    return false;
}

void write_entities(h5::Writer& file, const Description& description) {
    Texts ids = {"none"};
    Texts kinds = {"none"};
    for (std::size_t d = 1; d < description.axes.size(); ++d) {
        if (has_entity(description, static_cast<kernel::Dimension>(d))) {
            const Axis& axis = description.axes[d];
            ids.insert(ids.end(), axis.labels.begin(), axis.labels.end());
            kinds.insert(kinds.end(), axis.labels.size(), axis.name);
        }
    }
    file.coordinate("entity", ids, {{"long_name", "whatever events speak of"}});
    file.texts("entity_kind", {"entity"}, kinds, {{"long_name", "dimension of the entity"}});
}

}  // namespace

void write_identity(h5::Writer& file, const Head& head, const Survey& survey) {
    const Layout& layout = head.recording.layout();
    const Request& request = layout.request;
    constexpr std::size_t longest_attribute = 32000;
    const std::string& summary = layout.description.summary;
    file.attributes({{"Conventions", "CF-1.8"},
                     {"title", layout.description.title},
                     {"summary", summary.size() <= longest_attribute ? summary : ""},
                     {"source", "Entente " + head.version},
                     {"entente_format", output_format},
                     {"entente_version", head.version},
                     {"entente_commit", head.commit},
                     {"build_id", head.build_id},
                     {"scenario_hash", hex(base::fnv1a64(request.scenario_text))},
                     {"plan_hash", hex(layout.description.plan_hash)},
                     {"request_hash", hex(hash_of(request))},
                     {"record", std::string(name_of(request.record))},
                     {"seed", std::to_string(request.seed)},
                     {"vary", vary_of(request)},
                     {"every", static_cast<std::int32_t>(request.every)},
                     {"precision", to_text(request.precision)},
                     {"until", base::format_date(request.until)},
                     {"replicates_requested", static_cast<std::int32_t>(request.replicates)},
                     {"replicates", static_cast<std::int32_t>(survey.replicates)},
                     {"complete", survey.complete(layout) ? "yes" : "no"},
                     {"date_created", date_created()}});
}

void write_axes(h5::Writer& file, const Layout& layout, const Survey& survey) {
    std::vector<std::int32_t> replicates(survey.replicates);
    std::iota(replicates.begin(), replicates.end(), 0);
    file.coordinate("replicate", replicates,
                    {{"long_name", "number of the replicate, its address of chance"}});
    write_time(file, layout);
    for (const Axis& axis : layout.axes.axes) {
        if (!axis.name.empty()) {
            write_axis(file, axis);
        }
    }
    file.texts("good_unit", {"good"}, layout.description.good_units,
               {{"long_name", "unit in which amounts of the good are given"}});
    if (layout.summary()) {
        file.coordinate("quantile", quantile_levels(),
                        {{"units", "1"}, {"long_name", "probability of the quantile"}});
    }
    if (survey.events > 0) {
        write_entities(file, layout.description);
    }
}

const std::vector<double>& quantile_levels() {
    static const std::vector<double> levels = {0.05, 0.25, 0.5, 0.75, 0.95};
    return levels;
}

std::int32_t entity_of(const Description& description, kernel::Dimension dimension,
                       std::uint32_t position) {
    const auto wanted = static_cast<std::size_t>(dimension);
    if (wanted == 0 || position >= description.axes[wanted].labels.size()) {
        return 0;
    }
    std::size_t at = 1 + position;
    for (std::size_t d = 1; d < wanted; ++d) {
        if (has_entity(description, static_cast<kernel::Dimension>(d))) {
            at += description.axes[d].labels.size();
        }
    }
    return static_cast<std::int32_t>(at);
}

}  // namespace entente::record

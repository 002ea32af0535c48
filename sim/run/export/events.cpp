#include <algorithm>
#include <array>
#include <functional>

#include "base/errors.hpp"
#include "run/export/csv.hpp"
#include "run/export/tables.hpp"

namespace entente::run {
namespace {

constexpr std::size_t slice = 1U << 15U;

struct Entity {
    std::string id;
    std::string kind;
};

struct Event {
    std::int64_t replicate = 0;
    std::int64_t step = 0;
    record::TimeStep period;
    std::string kind;
    Entity subject;
    Entity object;
    double amount = 0;
};

class EventReader {
public:
    explicit EventReader(const record::TrajectoryFile& file) : file_(file) {
        if (!file.has("event_kind")) {
            throw base::IoError(
                "the file has no events: they are kept by --record full only; run it again with "
                "that");
        }
        kinds_ = file.flag_meanings("event_kind");
        times_ = file.times();
        const std::vector<std::string> ids = file.labels("entity");
        const std::vector<std::string> kinds = file.text("entity_kind");
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const bool none = kinds[i] == "none";
            entities_.push_back({none ? "" : ids[i], none ? "" : kinds[i]});
        }
    }

    [[nodiscard]] const std::vector<std::string>& kinds() const { return kinds_; }

    void for_each(const std::function<void(const Event&)>& visit) const {
        const std::size_t count = file_.shape("event_kind").front();
        for (std::size_t first = 0; first < count; first += slice) {
            visit_part(first, std::min(slice, count - first), visit);
        }
    }

private:
    void visit_part(std::size_t first, std::size_t count,
                    const std::function<void(const Event&)>& visit) const {
        const auto column = [&](const char* name) { return file_.read(name, first, count).values; };
        const auto replicate = column("event_replicate");
        const auto step = column("event_step");
        const auto time = column("event_time_index");
        const auto kind = column("event_kind");
        const auto subject = column("event_subject");
        const auto object = column("event_object");
        const auto amount = column("event_amount");
        const auto index = [](double value) { return static_cast<std::size_t>(value); };
        for (std::size_t i = 0; i < count; ++i) {
            visit({static_cast<std::int64_t>(replicate[i]), static_cast<std::int64_t>(step[i]),
                   times_.at(index(time[i])), kinds_.at(index(kind[i])),
                   entities_.at(index(subject[i])), entities_.at(index(object[i])), amount[i]});
        }
    }

    const record::TrajectoryFile& file_;
    std::vector<std::string> kinds_;
    std::vector<record::TimeStep> times_;
    std::vector<Entity> entities_;
};

void describe_common(const std::string& table, Codebook& codebook) {
    codebook.push_back({table, "replicate", "", "number of the replicate, from 0", ""});
    codebook.push_back({table, "step", "", "step of the calendar, from 0", ""});
    codebook.push_back({table, "from", "", "first day of the recorded period", ""});
    codebook.push_back({table, "until", "", "first day after the recorded period", ""});
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

CsvTable& common(CsvTable& table, const Event& event) {
    return table.whole(event.replicate)
        .whole(event.step)
        .text(base::format_date(event.period.start))
        .text(base::format_date(event.period.end));
}

}  // namespace

std::uint64_t export_events(const record::TrajectoryFile& file, const std::string& path,
                            Codebook& codebook) {
    const EventReader reader(file);
    const std::vector<std::string> refusals = split(file.attribute("event_amount", "refusals"));
    CsvTable table(path, {"replicate", "step", "from", "until", "kind", "subject_kind", "subject",
                          "object_kind", "object", "amount", "reason"});
    describe_common("events", codebook);
    codebook.push_back({"events", "kind", "", "what happened", ""});
    codebook.push_back({"events", "subject_kind", "", "what the subject is", ""});
    codebook.push_back({"events", "object_kind", "", "what the object is", ""});
    codebook.push_back(
        {"events", "subject", "", "whom or what it happened to; see subject_kind", ""});
    codebook.push_back({"events", "object", "", "the other side, if any; see object_kind", ""});
    codebook.push_back({"events", "amount", "", file.attribute("event_amount", "long_name"),
                        "as the kind implies"});
    codebook.push_back({"events", "reason", "", "why an action was refused", ""});
    reader.for_each([&](const Event& event) {
        const bool refused = event.kind == "action_refused" && event.amount >= 0 &&
                             event.amount < static_cast<double>(refusals.size());
        common(table, event)
            .text(event.kind)
            .text(event.subject.kind)
            .text(event.subject.id)
            .text(event.object.kind)
            .text(event.object.id)
            .number(event.amount)
            .text(refused ? refusals[static_cast<std::size_t>(event.amount)] : "")
            .end_row();
    });
    return table.finish();
}

std::uint64_t export_votes(const record::TrajectoryFile& file, const std::string& path,
                           Codebook& codebook) {
    static constexpr std::array votes = {"no", "abstain", "yes", "absent"};
    const EventReader reader(file);
    CsvTable table(path, {"replicate", "step", "from", "until", "draft", "member", "vote"});
    describe_common("votes", codebook);
    codebook.push_back({"votes", "draft", "", "what was voted on", ""});
    codebook.push_back({"votes", "member", "", "actor that voted", ""});
    codebook.push_back({"votes", "vote", "", "no, abstain, yes or absent", ""});
    reader.for_each([&](const Event& event) {
        if (event.kind == "vote") {
            common(table, event)
                .text(event.object.id)
                .text(event.subject.id)
                .text(votes.at(static_cast<std::size_t>(event.amount)))
                .end_row();
        }
    });
    return table.finish();
}

}  // namespace entente::run

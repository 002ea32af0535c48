#include <algorithm>
#include <charconv>
#include <utility>

#include "scenario/build/fields.hpp"
#include "scenario/build/people.hpp"

namespace entente::scenario {
namespace {

std::optional<int> parse_year(std::string_view text) {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && year >= 1 && year <= 9998 ? std::optional(year) : std::nullopt;
}

/// "2024" or "2023..2024", whole calendar years.
std::optional<base::Window> parse_years(std::string_view text) {
    const std::size_t dots = text.find("..");
    const auto first = parse_year(text.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : parse_year(text.substr(dots + 2));
    if (!first || !last || *last < *first) {
        return std::nullopt;
    }
    return base::Window{base::to_day({*first, 1, 1}), base::to_day({*last + 1, 1, 1})};
}

bool overlaps(const base::Window& a, const base::Window& b) {
    return a.from < b.until && b.from < a.until;
}

/// Seats of one council as they are filled.
class Seats {
public:
    Seats(Build& build, model::Council& council) : council_(council) {
        build.seats.emplace_back();
        terms_ = &build.seats.back();
    }

    /// False where the actor has a seat in that time already.
    bool add(model::ActorId actor, const base::Window& window) {
        std::vector<base::Window>& own = (*terms_)[actor.value];
        const bool taken = std::any_of(own.begin(), own.end(), [&](const base::Window& other) {
            return overlaps(other, window);
        });
        if (!taken) {
            own.push_back(window);
            council_.seats.push_back({actor, window});
        }
        return !taken;
    }

private:
    model::Council& council_;
    std::unordered_map<std::uint32_t, std::vector<base::Window>>* terms_;
};

void read_elected(Build& build, const Value& elected, Seats& seats) {
    for (const MapEntry& entry : entries(build, elected)) {
        const std::optional<base::Window> window = parse_years(entry.key);
        if (!window) {
            build.reports.error(entry.at,
                                {"bad-years", entry.value.path + " is not a year or years",
                                 "members are elected for 2024 or 2023..2024", ""});
        }
        for (const Value& value : each(entry.value)) {
            const auto member = read_reference(build, value);
            if (member && window && !seats.add(model::ActorId(*member), *window)) {
                build.reports.error(value.node->at, {"named-twice",
                                                     entry.value.path + " gives '" +
                                                         value.node->text + "' a second seat",
                                                     "a member has one vote", ""});
            }
        }
    }
}

void refuse_doubles(Build& build, const Fields& fields, const model::Council& council,
                    const std::vector<model::ActorId>& members) {
    for (const model::ActorId member : members) {
        if (std::find(council.veto.begin(), council.veto.end(), member) != council.veto.end()) {
            build.reports.error(place_of(*fields.find("members"), build.id(member)),
                                {"named-twice",
                                 join(fields.path(), "members") + " repeats '" + build.id(member) +
                                     "', which holds a veto",
                                 "holders of a veto are members already", ""});
        }
    }
}

model::VoteModel read_vote_model(Build& build, const Fields& fields) {
    Node none;
    none.kind = Node::Kind::mapping;
    const std::optional<Value> value = fields.find("model");
    const Fields weights(build, value ? *value->node : none, schema::vote_model(),
                         join(fields.path(), "model"));
    model::VoteModel votes;
    votes.severity = weights.number("severity");
    votes.ideal = weights.number("ideal");
    votes.sponsor = weights.number("sponsor");
    votes.target = weights.number("target");
    votes.dependence = weights.number("dependence");
    votes.cost = weights.number("cost");
    votes.recognition = weights.number("recognition");
    votes.veto_cost = weights.number("veto_cost");
    votes.threshold_no = weights.number("against");
    votes.threshold_yes = weights.number("for");
    return votes;
}

}  // namespace

void build_councils(Build& build, const Fields& root) {
    const std::optional<Value> councils = root.find("councils");
    if (!councils) {
        return;
    }
    for (const MapEntry& entry : entries(build, *councils)) {
        const Fields fields(build, entry.value, schema::council());
        model::Council council;
        council.id = entry.key;
        council.title = fields.has("title") ? fields.text("title") : entry.key;
        council.pass = static_cast<int>(fields.whole("pass"));
        council.veto = fields.references<model::ActorId>("veto");
        const auto members = fields.references<model::ActorId>("members");
        refuse_doubles(build, fields, council, members);
        Seats seats(build, council);
        for (const auto& permanent : {council.veto, members}) {
            for (const model::ActorId actor : permanent) {
                seats.add(actor, {});
            }
        }
        if (const auto elected = fields.find("elected")) {
            read_elected(build, *elected, seats);
        }
        council.votes = fields.word<model::Votes>("votes");
        council.model = read_vote_model(build, fields);
        build.model.councils.push_back(std::move(council));
    }
}

void build_mandates(Build& build, const Fields& root) {
    const std::optional<Value> mandates = root.find("mandates");
    if (!mandates) {
        return;
    }
    for (const MapEntry& entry : entries(build, *mandates)) {
        const Fields fields(build, entry.value, schema::mandate());
        model::Mandate mandate;
        mandate.id = entry.key;
        mandate.title = fields.has("title") ? fields.text("title") : entry.key;
        mandate.council = fields.reference<model::CouncilId>("council");
        mandate.members = fields.references<model::ActorId>("members");
        mandate.window = fields.window("from", "until");
        mandate.strength = fields.number("strength");
        mandate.report_delay = fields.number("report_delay");
        mandate.technology = read_effects(build, fields);
        if (fields.has("council") == fields.has("members")) {
            build.reports.error(fields.at(),
                                {"mandate-of-whom", fields.path() + " needs a council or members",
                                 "a mandate is given by a council or carried by "
                                 "actors, not both",
                                 ""});
        }
        build.model.mandates.push_back(std::move(mandate));
    }
}

}  // namespace entente::scenario

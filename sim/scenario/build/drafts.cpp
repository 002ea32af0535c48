#include <algorithm>
#include <utility>

#include "scenario/build/actions.hpp"

namespace entente::scenario {
namespace {

bool has_seat_on(const Build& build, model::CouncilId council, model::ActorId actor,
                 base::Day day) {
    const auto& terms = build.seats[council.index()];
    const auto own = terms.find(actor.value);
    return own != terms.end() &&
           std::any_of(own->second.begin(), own->second.end(),
                       [day](const base::Window& window) { return window.contains(day); });
}

void check_seat(Build& build, const Value& votes, const model::Draft& draft,
                model::ActorId member) {
    if (!draft.council.valid() || !draft.date) {
        return;
    }
    if (!has_seat_on(build, draft.council, member, *draft.date)) {
        build.reports.error(place_of(votes, build.id(member)),
                            {"no-seat",
                             votes.path + " names " + build.id(member) + ", which had no seat in " +
                                 build.model.councils[draft.council.index()].id + " on " +
                                 base::format_date(*draft.date),
                             "only members vote", ""});
    }
}

void read_record(Build& build, const Value& record, model::Draft& draft) {
    const Fields fields(build, record, schema::recorded());
    const std::pair<const char*, model::Vote> columns[] = {{"for", model::Vote::yes},
                                                           {"against", model::Vote::no},
                                                           {"abstaining", model::Vote::abstain},
                                                           {"absent", model::Vote::absent}};
    for (const auto& [key, vote] : columns) {
        for (const model::ActorId member : fields.references<model::ActorId>(key)) {
            const Value votes = *fields.find(key);
            const bool twice = std::any_of(
                draft.record.begin(), draft.record.end(),
                [member = member](const model::RecordedVote& r) { return r.member == member; });
            if (twice) {
                build.reports.error(
                    place_of(votes, build.id(member)),
                    {"named-twice", votes.path + " gives " + build.id(member) + " a second vote",
                     "a member has one vote", ""});
                continue;
            }
            check_seat(build, votes, draft, member);
            draft.record.push_back({member, vote});
        }
    }
}

model::Draft read_draft(Build& build, const std::string& id, const Fields& fields) {
    model::Draft draft;
    draft.id = id;
    draft.title = fields.has("title") ? fields.text("title") : id;
    draft.council = fields.reference<model::CouncilId>("council");
    draft.date = fields.date("date");
    draft.sponsors = fields.references<model::ActorId>("sponsors");
    draft.target = fields.reference<model::ActorId>("target");
    draft.kind = fields.word<model::DraftKind>("kind");
    draft.severity = fields.number("severity");
    draft.bite = fields.number("bite");
    draft.status_quo = fields.number("status_quo");
    draft.position = fields.number("position");
    draft.cost = fields.number("cost");
    if (const auto record = fields.find("recorded")) {
        read_record(build, *record, draft);
    }
    const Doer doer{Doer::Kind::council, {}, {}, id};
    if (const auto actions = fields.find("if_adopted")) {
        draft.if_adopted = read_actions(build, *actions, doer);
    }
    if (const auto actions = fields.find("if_failed")) {
        draft.if_failed = read_actions(build, *actions, doer);
    }
    return draft;
}

}  // namespace

void build_drafts(Build& build, const Fields& root) {
    const std::optional<Value> drafts = root.find("drafts");
    if (!drafts) {
        return;
    }
    for (const MapEntry& entry : entries(build, *drafts)) {
        const Fields fields(build, entry.value, schema::draft());
        build.model.drafts.push_back(read_draft(build, entry.key, fields));
    }
}

}  // namespace entente::scenario

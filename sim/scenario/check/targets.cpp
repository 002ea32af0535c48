// Targets that name what their council or landscape does not have.
#include <algorithm>
#include <string>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

using model::CouncilMeasure;

void refuse(const Checked& checked, const model::Target& target, const char* key,
            Complaint complaint) {
    complaint.problem = "targets." + target.id + " " + complaint.problem;
    checked.build.reports.error(checked.at({"targets", target.id, key}), std::move(complaint));
}

bool of_a_member(CouncilMeasure measure) {
    return measure != CouncilMeasure::coalitions && measure != CouncilMeasure::winning &&
           measure != CouncilMeasure::coleman_act && measure != CouncilMeasure::passes;
}

void check_member(const Checked& checked, const model::Target& target) {
    const model::Council& council = checked.model().councils[target.council.index()];
    const model::Draft* draft =
        target.draft.valid() ? &checked.model().drafts[target.draft.index()] : nullptr;
    const base::Day usual = target.date.value_or(checked.model().calendar.start);
    const base::Day day = draft != nullptr ? draft->date.value_or(usual) : usual;
    const bool sits =
        std::any_of(council.seats.begin(), council.seats.end(), [&](const model::SeatTerm& seat) {
            return seat.actor == target.member && seat.window.contains(day);
        });
    if (!sits) {
        refuse(checked, target, "member",
               {"no-seat", "names no member of " + council.id,
                checked.build.id(target.member) + " has no seat there on " + base::format_date(day),
                ""});
    }
}

void check_chances(const Checked& checked, const model::Target& target) {
    const bool chances =
        target.measure == CouncilMeasure::passes || target.measure == CouncilMeasure::pivotal;
    const bool given = target.draft.valid() || target.yes.has_value();
    if (chances && target.draft.valid() == target.yes.has_value()) {
        refuse(checked, target, "measure",
               {"draft-or-yes", given ? "has a draft and 'yes'" : "has neither a draft nor 'yes'",
                "votes come from a draft as modelled, or from one probability for all", ""});
    } else if (!chances && given) {
        refuse(checked, target, target.yes ? "yes" : "draft",
               {"no-vote", "speaks of a vote that its measure does not need",
                "only 'passes' and 'pivotal' are about votes", ""});
    } else if (target.draft.valid() &&
               checked.model().drafts[target.draft.index()].council != target.council) {
        refuse(checked, target, "draft",
               {"other-council", "names a draft of another council",
                "the draft must be one of its council", ""});
    }
}

void check_council(const Checked& checked, const model::Target& target) {
    check_chances(checked, target);
    if (of_a_member(target.measure) != target.member.valid()) {
        refuse(checked, target, target.member.valid() ? "member" : "measure",
               {"of-a-member",
                target.member.valid() ? "names a member that its measure does not need"
                                      : "does not say of which member",
                "indices are of a member, counts and the power to act of the whole council", ""});
    } else if (target.member.valid()) {
        check_member(checked, target);
    }
}

void check_landscape(const Checked& checked, const model::Target& target) {
    const bool needs = target.landscape == model::LandscapeMeasure::frustration;
    if (needs != target.member.valid()) {
        refuse(checked, target, target.member.valid() ? "member" : "landscape",
               {"of-a-member",
                needs ? "does not say of which member" : "names a member that it does not need",
                "only frustration is of a member", ""});
    }
}

void check_strays(const Checked& checked, const model::Target& target) {
    const bool council = target.kind == model::TargetKind::council;
    const bool strays = target.draft.valid() || target.yes || target.date;
    const bool member = target.kind == model::TargetKind::outcome && target.member.valid();
    if ((!council && strays) || member) {
        refuse(checked, target,
               member                 ? "member"
               : target.draft.valid() ? "draft"
                                      : "date",
               {"needs-council", "has keys that only targets of a council need",
                "a member, a draft, 'yes' and a date speak of a council", ""});
    }
}

}  // namespace

void check_targets(const Checked& checked) {
    for (const model::Target& target : checked.model().targets) {
        check_strays(checked, target);
        if (target.kind == model::TargetKind::council && target.council.valid()) {
            check_council(checked, target);
        } else if (target.kind == model::TargetKind::landscape) {
            check_landscape(checked, target);
        }
    }
}

}  // namespace entente::scenario

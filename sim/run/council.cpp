#include "run/council.hpp"

#include <algorithm>
#include <utility>

#include "kernel/simulation.hpp"
#include "run/errors.hpp"
#include "run/read_model.hpp"
#include "run/words.hpp"

namespace entente::run {
namespace {

[[noreturn]] void refuse(const std::string& text) {
    throw Rejected("error" + text + "\n");
}

/// Not voted on before the day that was asked for.
bool is_open(const model::Draft& draft, const CouncilSpec& spec) {
    return !spec.date || !draft.date || *draft.date >= *spec.date;
}

/// The central replicate at the start of the step that contains the day; at the start of the
/// calendar where no day is given or it lies before.
kernel::Simulation central_state(const model::Model& model, const CouncilSpec& spec) {
    try {
        const kernel::Plan plan(model, {model.runs.seed, {false, false}, 0});
        if (spec.date && *spec.date >= plan.step_start(plan.steps())) {
            refuse("[bad-date]: " + base::format_date(*spec.date) +
                   " is behind the end of the calendar, " +
                   base::format_date(plan.step_start(plan.steps())));
        }
        kernel::Simulation simulation(plan, {0, 1});
        for (int n = 0; spec.date && plan.step_start(n + 1) <= *spec.date; ++n) {
            simulation.step();
        }
        return simulation;
    } catch (const std::invalid_argument& error) {
        refuse("[cannot-run]: " + std::string(error.what()));
    } catch (const std::logic_error& error) {  // AuditFailure, ContractViolation and their kin
        throw Defect(error.what());
    }
}

std::optional<model::Vote> vote_on_record(const model::Draft& draft, model::ActorId member) {
    const auto found = std::find_if(draft.record.begin(), draft.record.end(),
                                    [&](const auto& vote) { return vote.member == member; });
    if (draft.record.empty()) {
        return std::nullopt;
    }
    return found == draft.record.end() ? model::Vote::absent : found->vote;
}

/// Whether the record lets the draft pass; nothing without one.
std::optional<bool> passed_on_record(const DraftChances& draft, int pass) {
    int ayes = 0;
    bool killed = false;
    bool known = false;
    for (const DraftMember& member : draft.members) {
        known = known || member.recorded.has_value();
        ayes += member.recorded == model::Vote::yes ? 1 : 0;
        killed = killed || (member.veto && member.recorded == model::Vote::no);
    }
    return known ? std::optional(ayes >= pass && !killed) : std::nullopt;
}

DraftChances weigh(const model::Model& original, const kernel::Simulation& state, model::DraftId id,
                   base::Day day) {
    const model::Draft& draft = original.drafts[id.index()];
    const int pass = original.councils[draft.council.index()].pass;
    DraftChances result;
    result.id = draft.id;
    result.title = draft.title;
    result.procedural = draft.kind == model::DraftKind::procedural;
    result.date = draft.date;
    std::vector<Chance> chances;
    for (const kernel::VoteChance& vote : state.vote_chances(id, draft.date.value_or(day))) {
        chances.push_back({vote.yes, vote.no, vote.veto});
        result.members.push_back({original.actors[vote.actor].id, vote.veto, vote.yes, vote.no, 0,
                                  vote_on_record(draft, model::ActorId(vote.actor))});
    }
    const Passing found = passing(pass, chances);
    result.passes = found.probability;
    for (std::size_t i = 0; i < result.members.size(); ++i) {
        result.members[i].pivotal = found.pivotal[i];
    }
    result.passed = passed_on_record(result, pass);
    return result;
}

CouncilReport report_on(const model::Model& model, const model::Council& council, base::Day day,
                        std::optional<double> yes) {
    CouncilReport report;
    report.id = council.id;
    report.title = council.title;
    report.day = day;
    report.pass = council.pass;
    VotingBody body{council.pass, {}};
    std::vector<Chance> chances;
    for (const model::SeatTerm& seat : council.seats) {
        if (seat.window.contains(day)) {
            const bool veto = std::find(council.veto.begin(), council.veto.end(), seat.actor) !=
                              council.veto.end();
            report.members.push_back({model.actors[seat.actor.index()].id, veto, {}});
            body.veto.push_back(veto);
            chances.push_back({yes.value_or(0), 1 - yes.value_or(0), veto});
        }
    }
    if (report.members.size() > most_members) {
        refuse("[too-many]: " + council.id + " has " + std::to_string(report.members.size()) +
               " members; the power of at most " + std::to_string(most_members) + " is counted");
    }
    report.power = power_of(body);
    for (std::size_t i = 0; i < report.members.size(); ++i) {
        report.members[i].power = report.power.members[i];
    }
    if (yes) {
        report.independent = passing(council.pass, chances);
    }
    return report;
}

void check_name(const model::Model& model, const std::string& wanted) {
    std::vector<std::string> ids;
    for (const model::Council& council : model.councils) {
        ids.push_back(council.id);
    }
    if (ids.empty()) {
        refuse("[no-council]: the scenario has no council");
    }
    if (!wanted.empty() && std::find(ids.begin(), ids.end(), wanted) == ids.end()) {
        const auto near = nearest_word(wanted, ids);
        refuse("[unknown-council]: no council is called '" + wanted + "'." +
               (near ? " Did you mean '" + *near + "'?" : ""));
    }
}

}  // namespace

std::vector<CouncilReport> analyse_councils(model::Model model, const CouncilSpec& spec) {
    check_name(model, spec.council);
    const model::Model original = model;
    bool weighs = false;
    for (model::Draft& draft : model.drafts) {
        if (is_open(draft, spec)) {
            draft.record.clear();  // the record would hold in place of the model of votes
            weighs = true;
        }
    }
    const base::Day day = spec.date.value_or(model.calendar.start);
    std::optional<kernel::Simulation> state;
    if (weighs) {
        state = central_state(model, spec);
    }
    std::vector<CouncilReport> reports;
    for (std::size_t k = 0; k < original.councils.size(); ++k) {
        if (!spec.council.empty() && original.councils[k].id != spec.council) {
            continue;
        }
        CouncilReport report = report_on(original, original.councils[k], day, spec.yes);
        for (std::size_t d = 0; d < original.drafts.size(); ++d) {
            if (original.drafts[d].council == model::CouncilId(k) &&
                is_open(original.drafts[d], spec)) {
                report.drafts.push_back(weigh(original, *state, model::DraftId(d), day));
            }
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

std::vector<CouncilReport> analyse_councils(const CouncilSpec& spec) {
    return analyse_councils(read_model(spec.scenario, spec.overrides), spec);
}

}  // namespace entente::run

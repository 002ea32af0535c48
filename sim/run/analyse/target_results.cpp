#include "run/analyse/target_results.hpp"

#include <algorithm>
#include <limits>

#include "run/council.hpp"
#include "run/landscape.hpp"

namespace entente::run {
namespace {

using model::CouncilMeasure;
using model::LandscapeMeasure;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

const char* name_of(CouncilMeasure measure) {
    switch (measure) {
        case CouncilMeasure::coalitions:
            return "coalitions";
        case CouncilMeasure::winning:
            return "winning";
        case CouncilMeasure::shapley_shubik:
            return "shapley_shubik";
        case CouncilMeasure::banzhaf:
            return "banzhaf";
        case CouncilMeasure::banzhaf_absolute:
            return "banzhaf_absolute";
        case CouncilMeasure::coleman_prevent:
            return "coleman_prevent";
        case CouncilMeasure::coleman_initiate:
            return "coleman_initiate";
        case CouncilMeasure::coleman_act:
            return "coleman_act";
        case CouncilMeasure::passes:
            return "passes";
        case CouncilMeasure::pivotal:
            return "pivotal";
    }
    return "";
}

const char* name_of(LandscapeMeasure measure) {
    switch (measure) {
        case LandscapeMeasure::configurations:
            return "configurations";
        case LandscapeMeasure::minima:
            return "minima";
        case LandscapeMeasure::energy:
            return "energy";
        case LandscapeMeasure::basin:
            return "basin";
        case LandscapeMeasure::frustration:
            return "frustration";
    }
    return "";
}

const char* name_of(model::Statistic statistic) {
    switch (statistic) {
        case model::Statistic::mean:
            return "mean";
        case model::Statistic::median:
            return "median";
        case model::Statistic::lowest:
            return "lowest";
        case model::Statistic::highest:
            return "highest";
    }
    return "";
}

double power_index(const MemberPower& power, CouncilMeasure measure) {
    switch (measure) {
        case CouncilMeasure::shapley_shubik:
            return power.shapley_shubik.value;
        case CouncilMeasure::banzhaf:
            return power.banzhaf.value;
        case CouncilMeasure::banzhaf_absolute:
            return power.banzhaf_absolute.value;
        case CouncilMeasure::coleman_prevent:
            return power.coleman_prevent.value;
        case CouncilMeasure::coleman_initiate:
            return power.coleman_initiate.value;
        default:
            return nothing;
    }
}

template <class Members>
std::size_t place_of(const Members& members, const std::string& id) {
    return static_cast<std::size_t>(
        std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.id == id; }) -
        members.begin());
}

/// passes or pivotal, of a draft as modelled.
double of_draft(const CouncilReport& report, const model::Target& target, const std::string& draft,
                const std::string& member) {
    const std::size_t place = place_of(report.drafts, draft);
    if (place == report.drafts.size()) {
        return nothing;
    }
    const DraftChances& found = report.drafts[place];
    if (target.measure == CouncilMeasure::passes) {
        return found.passes;
    }
    const std::size_t seat = place_of(found.members, member);
    return seat == found.members.size() ? nothing : found.members[seat].pivotal;
}

double council_result(const model::Model& model, const model::Target& target) {
    CouncilSpec spec;
    spec.council = model.councils[target.council.index()].id;
    spec.date = target.date;
    spec.yes = target.yes;
    const CouncilReport report = analyse_councils(model, spec).front();
    const std::string member =
        target.member.valid() ? model.actors[target.member.index()].id : std::string();
    if (target.draft.valid()) {
        return of_draft(report, target, model.drafts[target.draft.index()].id, member);
    }
    const std::size_t seat = place_of(report.members, member);
    switch (target.measure) {
        case CouncilMeasure::coalitions:
            return report.power.coalitions;
        case CouncilMeasure::winning:
            return report.power.winning;
        case CouncilMeasure::coleman_act:
            return report.power.act.value;
        case CouncilMeasure::passes:
            return report.independent ? report.independent->probability : nothing;
        default:
            break;
    }
    if (seat == report.members.size()) {
        return nothing;
    }
    return target.measure == CouncilMeasure::pivotal
               ? report.independent->pivotal[seat]
               : power_index(report.members[seat].power, target.measure);
}

double landscape_result(const model::Model& model, const model::Target& target) {
    const LandscapeReport report = analyse_landscape(model, {});
    const Terrain& terrain = report.terrain;
    if (target.landscape == LandscapeMeasure::configurations) {
        return static_cast<double>(terrain.energies.size());
    }
    if (target.landscape == LandscapeMeasure::minima) {
        return static_cast<double>(terrain.minima.size());
    }
    const auto wanted = static_cast<std::size_t>(target.minimum - 1);
    if (wanted >= terrain.minima.size()) {
        return nothing;
    }
    const Minimum& minimum = terrain.minima[wanted];
    if (target.landscape == LandscapeMeasure::energy) {
        return minimum.energy;
    }
    if (target.landscape == LandscapeMeasure::basin) {
        return static_cast<double>(minimum.basin);
    }
    const auto& ids = report.alignment.ids;
    const auto place = std::find(ids.begin(), ids.end(), model.actors[target.member.index()].id);
    return place == ids.end() ? nothing
                              : minimum.frustration[static_cast<std::size_t>(place - ids.begin())];
}

}  // namespace

double analysis_result(const model::Model& model, const model::Target& target) {
    switch (target.kind) {
        case model::TargetKind::council:
            return council_result(model, target);
        case model::TargetKind::landscape:
            return landscape_result(model, target);
        case model::TargetKind::outcome:
            break;
    }
    return nothing;
}

std::string subject_of(const model::Model& model, const model::Target& target) {
    std::string text;
    switch (target.kind) {
        case model::TargetKind::outcome:
            return name_of(target.statistic);
        case model::TargetKind::council:
            text = name_of(target.measure);
            break;
        case model::TargetKind::landscape:
            text = name_of(target.landscape);
            break;
    }
    if (target.draft.valid()) {
        text += " of " + model.drafts[target.draft.index()].id;
    }
    if (target.member.valid()) {
        text += " of " + model.actors[target.member.index()].id;
    }
    const bool one = target.kind == model::TargetKind::landscape &&
                     target.landscape != LandscapeMeasure::configurations &&
                     target.landscape != LandscapeMeasure::minima;
    return one ? text + ", minimum " + std::to_string(target.minimum) : text;
}

}  // namespace entente::run

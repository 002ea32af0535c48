// Sanctions, a council and outcomes of a generated scenario as text.
#include <algorithm>
#include <vector>

#include "run/generate/plan.hpp"

namespace entente::run {
namespace {

std::string quarrel_text(const WorldSketch& world, const PairSketch& pair, const Draws& draws) {
    const bool first = draws.happens("sender", pair.label, 0.5);
    const std::size_t sender = first ? pair.first : pair.second;
    const std::size_t target = first ? pair.second : pair.first;
    const auto last = static_cast<std::int64_t>(world.goods.size()) - 1;
    const auto good = static_cast<std::size_t>(draws.whole("sanctioned", pair.label, 0, last));
    const std::string& id = world.goods[good].id;
    const auto kind = draws.whole("measure", pair.label, 0, 3);
    std::string text = "  m_" + pair.label + ": {by: " + world.actors[sender].id +
                       ", target: " + world.actors[target].id;
    if (kind == 0) {
        text += ", good: " + id + ", kind: ban";
    } else if (kind == 1) {
        text += ", good: " + id + ", direction: to, kind: cap, amount: " +
                std::to_string(world.weekly(target, good) * 10) +
                ", per: 12 months, from: 2030-01-01";
    } else if (kind == 2) {
        text += ", good: " + id + ", direction: from, kind: tariff, rate: " +
                std::to_string(draws.whole("tariff", pair.label, 5, 40)) + " %";
    } else {
        text +=
            ", kind: freeze, rate: " + std::to_string(draws.whole("frozen", pair.label, 5, 60)) +
            " %";
    }
    return text + ", compliance: {default: " + draws.hundredths("keeps", pair.label, 50, 100) +
           "}}\n";
}

/// Ids of the `count` largest actors, equal ones by id.
std::vector<std::string> largest(const WorldSketch& world, int count) {
    std::vector<ActorSketch> actors = world.actors;
    std::stable_sort(actors.begin(), actors.end(),
                     [](const ActorSketch& a, const ActorSketch& b) { return a.size > b.size; });
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i) {
        ids.push_back(actors[static_cast<std::size_t>(i)].id);
    }
    return ids;
}

std::string list_text(std::vector<std::string>::const_iterator begin,
                      std::vector<std::string>::const_iterator end) {
    std::string text;
    for (auto it = begin; it != end; ++it) {
        text += (text.empty() ? "" : ", ") + *it;
    }
    return "[" + text + "]";
}

/// A third of the members, but at most five, hold a veto; three in five votes pass.
std::string council_text(const WorldSketch& world, int council) {
    const std::vector<std::string> members = largest(world, council);
    const auto vetoes = members.begin() + std::clamp(council / 3, 1, 5);
    return "councils:\n  COUNCIL: {pass: " + std::to_string((3 * council + 4) / 5) +
           ", veto: " + list_text(members.begin(), vetoes) +
           ", members: " + list_text(vetoes, members.end()) +
           ", votes: modelled}\nmandates:\n  watch: {council: COUNCIL, until: 2030-07-01}\n"
           "drafts:\n  renewal: {council: COUNCIL, date: 2030-06-15, sponsors: " +
           members.front() + ", target: " + world.actors.back().id +
           ", severity: 0.5, if_adopted: {renew: {mandate: watch, until: 2031-01-01}}}\n";
}

}  // namespace

std::string measures_text(const WorldSketch& world, const Draws& draws, int council) {
    std::string measures;
    for (const PairSketch& pair : world.pairs) {
        if (pair.affinity < -40 && draws.happens("sanction", pair.label, 0.3)) {
            measures += quarrel_text(world, pair, draws);
        }
    }
    if (council > 0) {
        const std::size_t target = world.actors.size() - 1;
        measures += "  cap_of_the_council: {by: COUNCIL, target: " + world.actors[target].id +
                    ", good: " + world.goods.front().id + ", direction: to, kind: cap, amount: " +
                    std::to_string(world.weekly(target, 0) * 8) +
                    ", per: 12 months, from: 2030-01-01, watched_by: watch, compliance: "
                    "{default: 0.8}}\n";
    }
    return (council > 0 ? council_text(world, council) : std::string()) +
           (measures.empty() ? std::string() : "sanctions:\n" + measures);
}

std::string questions_text(const WorldSketch& world) {
    const std::string& good = world.goods.front().id;
    const std::string& unit = world.goods.front().unit;
    return "outcomes:\n  moved: {title: All " + good + " that was shipped, unit: " + unit +
           ", value: \"shipped(any, any, " + good + ")\"}\n  left: {title: What " +
           world.actors.front().id + " has at the end, unit: " + unit +
           ", over: 2030-12-01..2030-12-31, value: \"stock(" + world.actors.front().id + ", " +
           good + ")\"}\n";
}

}  // namespace entente::run

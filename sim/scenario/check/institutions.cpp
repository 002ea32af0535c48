#include <algorithm>
#include <set>
#include <string>

#include "scenario/check/check.hpp"

namespace entente::scenario {
namespace {

using model::SanctionKind;

void check_councils(const Checked& checked) {
    for (const model::Council& council : checked.model().councils) {
        if (council.pass > static_cast<int>(council.seats.size())) {
            checked.build.reports.error(
                checked.at({"councils", council.id, "pass"}),
                {"cannot-pass",
                 "councils." + council.id + ".pass asks for more votes than there are members",
                 "it has " + std::to_string(council.seats.size()) + " seats", ""});
        }
    }
}

void check_drafts(const Checked& checked) {
    for (const model::Draft& draft : checked.model().drafts) {
        const bool recorded =
            draft.council.valid() &&
            checked.model().councils[draft.council.index()].votes == model::Votes::recorded;
        if (recorded && draft.date && draft.record.empty()) {
            checked.build.reports.warning(
                checked.at({"drafts", draft.id}),
                {"no-record", "drafts." + draft.id + " has no recorded votes, so it fails",
                 "its council votes as recorded", "Add 'recorded', or 'votes: modelled'."});
        }
    }
}

void check_mandates(const Checked& checked) {
    std::set<model::MandateId> watching;
    for (const model::Sanction& sanction : checked.model().sanctions) {
        watching.insert(sanction.watched_by.begin(), sanction.watched_by.end());
    }
    const auto& mandates = checked.model().mandates;
    for (std::size_t i = 0; i < mandates.size(); ++i) {
        if (!watching.contains(model::MandateId(i))) {
            checked.build.reports.warning(
                checked.at({"mandates", mandates[i].id}),
                {"watches-nothing", "mandates." + mandates[i].id + " watches no sanction",
                 "no 'watched_by' names it", ""});
        }
    }
}

/// Keys without which a measure of a kind would do nothing.
void check_needed_keys(const Checked& checked, const model::Sanction& sanction,
                       const Entry& entry) {
    const auto need = [&](const char* key, const char* why) {
        if (entry.value.find(key) == nullptr) {
            checked.build.reports.error(
                entry.at,
                {"missing-key", "sanctions." + sanction.id + " has no '" + key + "'", why, ""});
        }
    };
    switch (sanction.kind) {
        case SanctionKind::tariff:
            return need("rate", "a tariff is a share of the value");
        case SanctionKind::freeze:
            return need("rate", "a freeze takes a share of the stock");
        case SanctionKind::interdict:
            need("reach", "an interdict reaches named routes");
            return need("seizure_probability", "without it nothing is ever seized");
        default:
            return;
    }
}

void check_sender(const Checked& checked, const model::Sanction& sanction) {
    const auto& senders = sanction.senders;
    if (sanction.target.valid() &&
        std::find(senders.begin(), senders.end(), sanction.target) != senders.end()) {
        checked.build.reports.error(
            checked.at({"sanctions", sanction.id, "by"}),
            {"same-actor", "sanctions." + sanction.id + " is imposed by its own target",
             "a measure is aimed at another actor", ""});
    }
}

}  // namespace

void check_institutions(const Checked& checked) {
    check_councils(checked);
    check_drafts(checked);
    check_mandates(checked);
    const Entry* entries = checked.root.find("sanctions");
    for (std::size_t i = 0; i < checked.model().sanctions.size(); ++i) {
        const model::Sanction& sanction = checked.model().sanctions[i];
        check_needed_keys(checked, sanction, entries->value.entries[i]);
        check_sender(checked, sanction);
    }
}

}  // namespace entente::scenario

#include "faces/cli/outcome_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

std::string observed_text(const run::Observed& observed) {
    std::string text;
    if (observed.value) {
        text = number_text(*observed.value);
    }
    if (observed.low || observed.high) {
        const std::string range = (observed.low ? number_text(*observed.low) : "?") + " to " +
                                  (observed.high ? number_text(*observed.high) : "?");
        text += text.empty() ? range : " (" + range + ")";
    }
    text += ", " + base::format_date(observed.date);
    return text + (observed.source.empty() ? "" : " [" + observed.source + "]");
}

std::string verdict(const run::OutcomeSummary& outcome, const Output& output) {
    if (!outcome.within_observed) {
        return "";
    }
    return *outcome.within_observed ? output.green("inside") : output.yellow("outside");
}

std::vector<std::string> first_row(const run::OutcomeSummary& outcome, const Output& output) {
    const bool any = outcome.replicates != 0;
    const auto number = [&](double value) { return any ? number_text(value) : std::string("-"); };
    return {outcome.id,
            outcome.unit,
            number(outcome.median),
            number(outcome.low),
            number(outcome.high),
            number(outcome.mean),
            outcome.replicates > 1 ? number(outcome.standard_error) : "-",
            run::name_of(outcome.role),
            outcome.observed.empty() ? "" : observed_text(outcome.observed.front()),
            verdict(outcome, output)};
}

/// What the spread between replicates is due to.
std::string band_text(const run::RunReport& report) {
    const std::string over =
        report.vary.chance && report.vary.assumptions
            ? "chance and the ranges of the assumptions"
            : (report.vary.chance
                   ? "chance alone, assumptions at their central values"
                   : (report.vary.assumptions ? "the ranges of the assumptions alone"
                                              : "nothing: neither chance nor assumptions vary"));
    return "5 % and 95 % are quantiles of the replicates; they show " + over +
           ".\n+- is the standard error of the mean: its precision, which more replicates "
           "improve.\n";
}

std::string observed_note(const std::vector<run::OutcomeSummary>& outcomes) {
    const bool judged = std::any_of(outcomes.begin(), outcomes.end(), [](const auto& outcome) {
        return outcome.within_observed.has_value();
    });
    return judged ? "inside or outside: where the median lies to the observed range. Only outcomes "
                    "held out are\ntests of the model; calibrated ones were fitted, inputs were "
                    "put in.\n"
                  : "";
}

std::string missing_note(const std::vector<run::OutcomeSummary>& outcomes) {
    std::string text;
    for (const run::OutcomeSummary& outcome : outcomes) {
        if (outcome.missing != 0) {
            text += outcome.id + " has no value in " + std::to_string(outcome.missing) +
                    " replicates; they are left out.\n";
        }
    }
    return text;
}

std::string influence_text(const run::Influence& influence) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), " %+.2f", influence.correlation);
    return influence.path + number.data();
}

/// What moves an outcome beyond what chance alone would seem to.
std::vector<std::string> influence_words(const run::OutcomeSummary& outcome) {
    std::vector<std::string> words;
    for (const run::Influence& influence : outcome.influences) {
        if (influence.beyond_chance) {
            words.push_back(influence_text(influence));
        }
    }
    return words;
}

std::string influence_lines(const std::vector<run::OutcomeSummary>& outcomes,
                            const Output& output) {
    std::string lines;
    std::vector<std::string> none;
    for (const run::OutcomeSummary& outcome : outcomes) {
        std::vector<std::string> words = influence_words(outcome);
        if (!words.empty()) {
            words.front() = outcome.id + ": " + words.front();
            lines += "  " + wrapped_list(words, 96, "      ") + "\n";
        } else if (!outcome.influences.empty()) {
            none.push_back(outcome.id);
        }
    }
    if (lines.empty() && none.empty()) {
        return "";
    }
    if (!none.empty()) {
        lines += "  " + wrapped("none stands out of chance for " + join(none, ", "), 96, "      ") +
                 "\n";
    }
    return "\n" + output.bold("The assumptions that move each outcome most") +
           " (Spearman's rank correlation over the replicates,\nat most five, those beyond what "
           "chance gives among so many)\n" +
           lines;
}

nlohmann::ordered_json or_null(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json();
}

nlohmann::ordered_json or_null(const std::optional<double>& value) {
    return value ? or_null(*value) : nlohmann::ordered_json();
}

}  // namespace

std::string outcome_table(const run::RunReport& report, const Output& output) {
    Table table;
    table.head = {"outcome", "unit", "median", "5 %",      "95 %",
                  "mean",    "+-",   "role",   "observed", "median is"};
    table.right = {2, 3, 4, 5, 6};
    for (const run::OutcomeSummary& outcome : report.outcomes) {
        table.rows.push_back(first_row(outcome, output));
        for (std::size_t i = 1; i < outcome.observed.size(); ++i) {
            table.rows.emplace_back(table.head.size());
            table.rows.back()[8] = observed_text(outcome.observed[i]);
        }
    }
    const std::string head = report.title + ": " +
                             number_text(static_cast<double>(report.replicates)) +
                             " replicates, seed " + std::to_string(report.seed) + "\n\n";
    if (report.outcomes.empty()) {
        return head + "The scenario asks for no outcome.\n";
    }
    return head + format(table) + "\n" + band_text(report) + observed_note(report.outcomes) +
           missing_note(report.outcomes) + influence_lines(report.outcomes, output);
}

nlohmann::ordered_json to_json(const run::OutcomeSummary& outcome) {
    nlohmann::ordered_json observed = nlohmann::ordered_json::array();
    for (const run::Observed& one : outcome.observed) {
        observed.push_back({{"date", base::format_date(one.date)},
                            {"value", or_null(one.value)},
                            {"low", or_null(one.low)},
                            {"high", or_null(one.high)},
                            {"source", one.source}});
    }
    nlohmann::ordered_json influences = nlohmann::ordered_json::array();
    for (const run::Influence& influence : outcome.influences) {
        influences.push_back({{"assumption", influence.path},
                              {"rank_correlation", influence.correlation},
                              {"beyond_chance", influence.beyond_chance}});
    }
    const bool any = outcome.replicates != 0;
    const auto number = [&](double value) { return any ? or_null(value) : nullptr; };
    return {{"id", outcome.id},
            {"title", outcome.title},
            {"unit", outcome.unit},
            {"role", run::name_of(outcome.role)},
            {"from", base::format_date(outcome.over.from)},
            {"until", base::format_date(outcome.over.until)},
            {"replicates", outcome.replicates},
            {"missing", outcome.missing},
            {"median", number(outcome.median)},
            {"q05", number(outcome.low)},
            {"q95", number(outcome.high)},
            {"mean", number(outcome.mean)},
            {"standard_error", number(outcome.standard_error)},
            {"observed", std::move(observed)},
            {"median_within_observed", outcome.within_observed
                                           ? nlohmann::ordered_json(*outcome.within_observed)
                                           : nlohmann::ordered_json()},
            {"influences", std::move(influences)}};
}

}  // namespace entente::faces

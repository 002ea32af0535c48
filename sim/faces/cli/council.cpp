#include "run/council.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

/// Fractions with a longer denominator say less than their decimals.
constexpr std::uint64_t largest_denominator = 99'999;

std::string decimals(double value, int digits) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

/// A number of coalitions; those of large councils have more digits than say anything.
std::string count_text(double count) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.15g", count);
    return text.data();
}

std::string fraction(const run::Fraction& exact) {
    return std::to_string(exact.numerator) + "/" + std::to_string(exact.denominator);
}

std::string ratio(const run::Ratio& ratio) {
    const bool small = ratio.exact && ratio.exact->denominator > 1 &&
                       ratio.exact->denominator <= largest_denominator;
    const std::string value = decimals(ratio.value, 6);
    return small ? fraction(*ratio.exact) + " = " + value : value;
}

std::string share(double value) {
    return decimals(value, 4);
}

const char* word_for(model::Vote vote) {
    switch (vote) {
        case model::Vote::no:
            return "against";
        case model::Vote::abstain:
            return "abstained";
        case model::Vote::yes:
            return "for";
        case model::Vote::absent:
            return "absent";
    }
    return "";
}

std::string power_table(const run::CouncilReport& report) {
    Table table;
    table.head = {"member", "veto", "Shapley-Shubik", "Banzhaf", "absolute", "prevent", "initiate"};
    table.right = {2, 3, 4, 5, 6};
    for (const run::CouncilMember& member : report.members) {
        table.rows.push_back({member.id, member.veto ? "veto" : "",
                              ratio(member.power.shapley_shubik), ratio(member.power.banzhaf),
                              decimals(member.power.banzhaf_absolute.value, 6),
                              decimals(member.power.coleman_prevent.value, 6),
                              decimals(member.power.coleman_initiate.value, 6)});
    }
    return format(table);
}

std::string draft_text(const run::DraftChances& draft, const Output& output) {
    const bool votes = std::any_of(draft.members.begin(), draft.members.end(),
                                   [](const auto& member) { return member.recorded.has_value(); });
    std::string text =
        "\n" + output.bold(draft.id) + (draft.date ? ", " + base::format_date(*draft.date) : "") +
        (draft.procedural ? ", procedural" : "") + ": passes with probability " +
        share(draft.passes) + " by the model of votes" +
        (draft.passed ? *draft.passed ? "; passed on record" : "; failed on record" : "") + "\n";
    Table table;
    table.head = {"member", "veto", "for", "abstains", "against", "pivotal"};
    table.right = {2, 3, 4, 5};
    if (votes) {
        table.head.push_back("on record");
    }
    for (const run::DraftMember& member : draft.members) {
        table.rows.push_back({member.id, member.veto ? "veto" : "", share(member.yes),
                              share(std::max(0.0, 1 - member.yes - member.no)), share(member.no),
                              share(member.pivotal)});
        if (votes) {
            table.rows.back().push_back(member.recorded ? word_for(*member.recorded) : "");
        }
    }
    return text + format(table);
}

std::string report_text(const run::CouncilReport& report, const Output& output) {
    std::vector<std::string> vetoes;
    for (const run::CouncilMember& member : report.members) {
        if (member.veto) {
            vetoes.push_back(member.id);
        }
    }
    std::string text =
        output.bold(report.id) + (report.title == report.id ? "" : ": " + report.title) + ", " +
        base::format_date(report.day) + "\n" + std::to_string(report.members.size()) +
        " members, " + std::to_string(report.pass) + " votes pass, " +
        (vetoes.empty() ? "no veto" : "vetoes: " + join(vetoes, ", ")) + "\n" +
        count_text(report.power.coalitions) + " coalitions, " + count_text(report.power.winning) +
        " winning; Coleman's power to act " + ratio(report.power.act) + "\n\n" +
        power_table(report);
    if (report.independent) {
        text +=
            "\nWith that probability of a vote in favour, else against, a draft passes with "
            "probability " +
            decimals(report.independent->probability, 7) + ".\n";
        Table table;
        table.head = {"member", "pivotal"};
        table.right = {1};
        for (std::size_t i = 0; i < report.members.size(); ++i) {
            table.rows.push_back({report.members[i].id, share(report.independent->pivotal[i])});
        }
        text += format(table);
    }
    for (const run::DraftChances& draft : report.drafts) {
        text += draft_text(draft, output);
    }
    return text;
}

using Json = nlohmann::ordered_json;

Json to_json(const run::Ratio& ratio) {
    Json json = {{"value", ratio.value}};
    if (ratio.exact) {
        json["exact"] = fraction(*ratio.exact);
    }
    return json;
}

Json to_json(const run::CouncilMember& member) {
    return {{"member", member.id},
            {"veto", member.veto},
            {"shapley_shubik", to_json(member.power.shapley_shubik)},
            {"banzhaf", to_json(member.power.banzhaf)},
            {"banzhaf_absolute", to_json(member.power.banzhaf_absolute)},
            {"coleman_prevent", to_json(member.power.coleman_prevent)},
            {"coleman_initiate", to_json(member.power.coleman_initiate)}};
}

Json to_json(const run::DraftChances& draft) {
    Json members = Json::array();
    for (const run::DraftMember& member : draft.members) {
        members.push_back(
            {{"member", member.id},
             {"veto", member.veto},
             {"yes", member.yes},
             {"no", member.no},
             {"pivotal", member.pivotal},
             {"recorded", member.recorded ? Json(word_for(*member.recorded)) : Json()}});
    }
    return {{"draft", draft.id},
            {"title", draft.title},
            {"date", draft.date ? Json(base::format_date(*draft.date)) : Json()},
            {"procedural", draft.procedural},
            {"passes", draft.passes},
            {"passed_on_record", draft.passed ? Json(*draft.passed) : Json()},
            {"members", std::move(members)}};
}

Json to_json(const run::CouncilReport& report) {
    Json members = Json::array();
    for (std::size_t i = 0; i < report.members.size(); ++i) {
        members.push_back(to_json(report.members[i]));
        if (report.independent) {
            members.back()["pivotal"] = report.independent->pivotal[i];
        }
    }
    Json drafts = Json::array();
    for (const run::DraftChances& draft : report.drafts) {
        drafts.push_back(to_json(draft));
    }
    Json json = {{"council", report.id},
                 {"title", report.title},
                 {"date", base::format_date(report.day)},
                 {"pass", report.pass},
                 {"coalitions", report.power.coalitions},
                 {"winning", report.power.winning},
                 {"coleman_act", to_json(report.power.act)},
                 {"members", std::move(members)}};
    if (report.independent) {
        json["passes"] = report.independent->probability;
    }
    json["drafts"] = std::move(drafts);
    return json;
}

ExitCode analyse(const Arguments& arguments, Console& console) {
    run::CouncilSpec spec;
    spec.scenario = arguments.operands()[0];
    spec.council = arguments.operands().size() > 1 ? arguments.operands()[1] : "";
    spec.overrides = arguments.overrides("set");
    spec.date = arguments.date("date");
    spec.yes = arguments.number("yes", 0, 1);
    Json json = Json::array();
    std::string text;
    for (const run::CouncilReport& report : run::analyse_councils(spec)) {
        json.push_back(to_json(report));
        text += (text.empty() ? "" : "\n") + report_text(report, console.out);
    }
    console.out.write(arguments.has("json") ? json.dump(2) + "\n" : text);
    return ExitCode::ok;
}

}  // namespace

Command council_command() {
    return {
        "council",
        "who has how much power in a council, and what would pass",
        {"council FILE [COUNCIL] [--date DATE] [--yes P] [--set PATH=VALUE] [--json]",
         "Prints the members of a scenario's councils on a day and their power: the indices of\n"
         "Shapley and Shubik, of Banzhaf (share of all swings, and absolute) and of Coleman (to\n"
         "prevent and to initiate action), over all coalitions; exact for up to 24 members.\n"
         "For each draft: how each member votes by the model of votes, the probability that it\n"
         "passes, and for each member the probability that its switch from for to against\n"
         "changes the result. Records of votes are shown, not used. Votes are weighed on the\n"
         "state at the start, or with --date on the central run up to the step of that day.",
         {{"date", 0, Option::Kind::value, "DATE",
           "the day (default: the start of the calendar); leaves out earlier drafts"},
          {"yes", 0, Option::Kind::value, "P",
           "every member is in favour with probability P, else against"},
          {"set", 0, Option::Kind::values, "PATH=VALUE",
           "put a value in place of that of the scenario; may be repeated"},
          {"json", 0, Option::Kind::flag, "", "print JSON"}},
         "FILE [COUNCIL]",
         1,
         2,
         {"entente council russia-dprk UNSC --date 2024-03-28",
          "entente council russia-dprk --yes 0.9"}},
        analyse};
}

}  // namespace entente::faces

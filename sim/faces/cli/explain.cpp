#include "run/explain.hpp"

#include <limits>

#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"

namespace entente::faces {
namespace {

base::Day read_date(const Arguments& arguments) {
    const auto text = arguments.text("date");
    const auto day = text ? base::parse_date(*text) : std::nullopt;
    if (!day) {
        throw UsageError(text ? "--date: '" + *text + "' is no date; write 2024-06-30"
                              : "--date is missing: the day whose step is to be explained");
    }
    return *day;
}

nlohmann::ordered_json to_json(const run::ToldDecision& decision) {
    nlohmann::ordered_json json = {{"decision", decision.what},      {"actor", decision.actor},
                                   {"partner", decision.partner},    {"about", decision.about},
                                   {"subject", decision.subject},    {"result", decision.result},
                                   {"criterion", decision.criterion}};
    if (!decision.refusal.empty()) {
        json["refusal"] = decision.refusal;
    }
    json["terms"] = nlohmann::ordered_json::array();
    for (const run::ToldTerm& term : decision.terms) {
        json["terms"].push_back({{"name", term.name},
                                 {"value", term.value},
                                 {"weight", term.weight},
                                 {"product", term.product}});
    }
    if (!decision.terms.empty()) {
        json["score"] = decision.score;
    }
    json["facts"] = nlohmann::ordered_json::object();
    for (const run::ToldTerm& fact : decision.facts) {
        json["facts"][fact.name] = fact.value;
    }
    return json;
}

std::string result_json(const run::ExplainedStep& step) {
    nlohmann::ordered_json json = {{"title", step.title},
                                   {"replicate", step.replicate},
                                   {"from", base::format_date(step.from)},
                                   {"until", base::format_date(step.until)},
                                   {"same_plan", step.same_plan},
                                   {"decisions", nlohmann::ordered_json::array()}};
    for (const run::ToldDecision& decision : step.decisions) {
        json["decisions"].push_back(to_json(decision));
    }
    return json.dump(2) + "\n";
}

std::string heading(const run::ToldDecision& decision) {
    std::string text =
        (decision.actor.empty() ? "the facilitator" : decision.actor) + ", " + decision.what;
    text += decision.subject.empty() ? "" : " " + decision.subject;
    text += decision.partner.empty() ? "" : " (" + decision.partner + ")";
    return text + ": " + decision.result +
           (decision.refusal.empty() ? "" : " (" + decision.refusal + ")");
}

std::string terms_text(const run::ToldDecision& decision) {
    Table table;
    table.head = {"   ", "weighed", "value", "weight", "part"};
    table.right = {2, 3, 4};
    for (const run::ToldTerm& term : decision.terms) {
        table.rows.push_back({"   ", term.name, number_text(term.value), number_text(term.weight),
                              number_text(term.product)});
    }
    table.rows.push_back({"   ", "sum", "", "", number_text(decision.score)});
    return format(table);
}

std::string facts_text(const run::ToldDecision& decision) {
    std::vector<std::string> facts;
    for (const run::ToldTerm& fact : decision.facts) {
        facts.push_back(fact.name + " " + number_text(fact.value));
    }
    return "     seen: " + wrapped_list(facts, 90, "           ") + "\n";
}

std::string body(const run::ToldDecision& decision) {
    return (decision.terms.empty() ? "" : terms_text(decision)) +
           (decision.facts.empty() ? "" : facts_text(decision)) +
           (decision.criterion.empty() ? "" : "     rule: " + decision.criterion + "\n");
}

std::string result_text(const run::ExplainedStep& step) {
    std::string text = step.title + "\nreplicate " + std::to_string(step.replicate) + ", " +
                       base::format_date(step.from) + " to " +
                       base::format_date(base::Day{step.until.number - 1}) + "\n";
    for (const run::ToldDecision& decision : step.decisions) {
        text += "\n" + heading(decision) + "\n" + body(decision);
    }
    return text + (step.decisions.empty() ? "\nnothing was decided\n" : "");
}

ExitCode explain_step(const Arguments& arguments, Console& console) {
    run::ExplainSpec spec;
    spec.file = arguments.operands().front();
    spec.date = read_date(arguments);
    spec.replicate = static_cast<std::uint32_t>(
        arguments.whole("replicate", 0, std::numeric_limits<std::uint32_t>::max()).value_or(0));
    spec.actor = arguments.text("actor");
    const run::ExplainedStep step = run::explain(spec);
    if (!step.same_plan) {
        console.err.write("entente: this program makes another plan of the same scenario\n");
    }
    console.out.write(arguments.has("json") ? result_json(step) : result_text(step));
    return ExitCode::ok;
}

}  // namespace

Command explain_command() {
    return {
        "explain",
        "tell the decisions of one step: what was seen, weighed and refused",
        {"explain OUT.h5 --date DATE [options]",
         "Runs one replicate of a file again up to a date and prints each decision of that step\n"
         "with its terms (value x weight), what it was held against, and the result: offers,\n"
         "evasion, votes, willingness, compliance, markets, actions and refusals.",
         {{"date", 0, Option::Kind::value, "DATE", "a day of the step"},
          {"replicate", 0, Option::Kind::value, "N", "which world (default: 0)"},
          {"actor", 0, Option::Kind::value, "ACTOR", "only decisions of or about this actor"},
          {"json", 0, Option::Kind::flag, "", "print JSON"}},
         "OUT.h5",
         1,
         1,
         {"entente explain russia-dprk.h5 --date 2024-03-28 --actor RUS",
          "entente explain two-islands.h5 --date 2031-05-05 --replicate 3 --json"}},
        explain_step};
}

}  // namespace entente::faces

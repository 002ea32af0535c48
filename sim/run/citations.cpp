#include "run/citations.hpp"

#include <cctype>

#include "model/model.hpp"
#include "run/errors.hpp"
#include "run/overrides.hpp"
#include "run/scenarios.hpp"
#include "scenario/reader.hpp"

namespace entente::run {
namespace {

const char* name_of(model::Grade grade) {
    switch (grade) {
        case model::Grade::measured:
            return "measured";
        case model::Grade::reported:
            return "reported";
        case model::Grade::claimed:
            return "claimed";
        case model::Grade::assumption:
            return "assumption";
        case model::Grade::none:
            break;
    }
    return "";
}

void cite(Citations& found, model::SourceId source, CitedNumber number) {
    if (source.valid()) {
        found.sources[source.index()].numbers.push_back(std::move(number));
    } else if (!number.grade.empty()) {
        found.without_source.push_back(std::move(number));
    }
}

template <class Observations>
void cite_all(Citations& found, const Observations& observations, const std::string& path) {
    for (const model::Observation& one : observations) {
        cite(found, one.source, {path, name_of(one.grade), base::format_date(one.date), ""});
    }
}

/// Braces keep BibTeX from changing the case of titles; those of the text itself must not count.
std::string field(const char* name, const std::string& text) {
    if (text.empty()) {
        return "";
    }
    std::string escaped;
    for (const char c : text) {
        escaped +=
            std::string(std::string_view("&%$#_{}").find(c) == std::string::npos ? "" : "\\");
        escaped += c;
    }
    return "  " + std::string(name) + " = {{" + escaped + "}},\n";
}

std::string year_of(const std::string& date) {
    return date.size() >= 4 && std::isdigit(static_cast<unsigned char>(date[0])) != 0
               ? date.substr(0, 4)
               : std::string();
}

}  // namespace

Citations citations(const std::string& word) {
    const scenario::Reading reading =
        scenario::read_scenario(find_scenario(word), with_overrides({}));
    if (!reading.model) {
        throw Rejected(scenario::render(reading));
    }
    const model::Model& model = *reading.model;
    Citations found;
    for (const model::Source& source : model.sources) {
        found.sources.push_back({source, {}});
    }
    for (const model::Parameter& parameter : model.parameters) {
        cite(found, parameter.source,
             {parameter.path, name_of(parameter.grade), parameter.as_of, parameter.by});
    }
    for (const model::Outcome& outcome : model.outcomes) {
        cite_all(found, outcome.observed, "outcomes." + outcome.id + ".observed");
    }
    for (const model::Series& series : model.series) {
        cite_all(found, series.points, "series." + series.id);
    }
    return found;
}

std::string bibtex(const Citations& citations) {
    std::string text;
    for (const Citation& citation : citations.sources) {
        const model::Source& source = citation.source;
        text += "@misc{" + source.id + ",\n" + field("title", source.title) +
                field("author", source.author) + field("publisher", source.publisher) +
                field("year", year_of(source.date)) + field("date", source.date);
        if (!source.url.empty()) {
            text += "  url = {" + source.url + "},\n";
        }
        text += field("urldate", source.accessed) + "}\n\n";
    }
    return text;
}

}  // namespace entente::run

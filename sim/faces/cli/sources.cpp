#include <nlohmann/json.hpp>

#include "faces/cli/command.hpp"
#include "faces/cli/text.hpp"
#include "run/citations.hpp"

namespace entente::faces {
namespace {

nlohmann::ordered_json to_json(const std::vector<run::CitedNumber>& numbers) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const run::CitedNumber& number : numbers) {
        json.push_back({{"path", number.path},
                        {"grade", number.grade},
                        {"as_of", number.as_of},
                        {"by", number.by}});
    }
    return json;
}

nlohmann::ordered_json to_json(const run::Citations& citations) {
    nlohmann::ordered_json sources = nlohmann::ordered_json::array();
    for (const run::Citation& citation : citations.sources) {
        const auto& source = citation.source;
        sources.push_back({{"id", source.id},
                           {"title", source.title},
                           {"author", source.author},
                           {"publisher", source.publisher},
                           {"date", source.date},
                           {"url", source.url},
                           {"accessed", source.accessed},
                           {"numbers", to_json(citation.numbers)}});
    }
    return {{"sources", std::move(sources)}, {"without_source", to_json(citations.without_source)}};
}

std::string lines(const std::vector<run::CitedNumber>& numbers) {
    std::string text;
    for (const run::CitedNumber& number : numbers) {
        std::vector<std::string> notes;
        for (const std::string& note :
             {number.grade, number.by.empty() ? "" : "by " + number.by, number.as_of}) {
            if (!note.empty()) {
                notes.push_back(note);
            }
        }
        text +=
            "    " + number.path + (notes.empty() ? "" : "  (" + join(notes, ", ") + ")") + "\n";
    }
    return text;
}

std::string describe(const run::Citation& citation) {
    const auto& source = citation.source;
    std::vector<std::string> parts;
    for (const std::string& part :
         {source.author, source.title, source.publisher, source.date, source.url}) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    if (!source.accessed.empty()) {
        parts.push_back("accessed " + source.accessed);
    }
    return source.id + ": " + join(parts, ", ") + "\n" + lines(citation.numbers);
}

ExitCode list_sources(const Arguments& arguments, Console& console) {
    const run::Citations citations = run::citations(arguments.operands().front());
    if (arguments.has("bibtex")) {
        console.out.write(run::bibtex(citations));
        return ExitCode::ok;
    }
    if (arguments.has("json")) {
        console.out.write(to_json(citations).dump(2) + "\n");
        return ExitCode::ok;
    }
    for (const run::Citation& citation : citations.sources) {
        console.out.write(describe(citation));
    }
    if (!citations.without_source.empty()) {
        console.out.write("without a source:\n" + lines(citations.without_source));
    }
    return ExitCode::ok;
}

}  // namespace

Command sources_command() {
    return {"sources",
            "where the numbers of a scenario come from",
            {"sources FILE [--bibtex | --json]",
             "Lists the sources of a scenario, with the numbers that rest on each.",
             {{"bibtex", 0, Option::Kind::flag, "", "print BibTeX entries"},
              {"json", 0, Option::Kind::flag, "", "print JSON"}},
             "FILE",
             1,
             1,
             {"entente sources russia-dprk --bibtex > sources.bib"}},
            list_sources};
}

}  // namespace entente::faces

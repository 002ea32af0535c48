#include "scenario/build/pairs.hpp"

namespace entente::scenario {
namespace {

void report_ends(Build& build, const Fields& fields, const char* hint) {
    const bool twice = fields.has("between") && (fields.has("from") || fields.has("to"));
    build.reports.error(fields.at(),
                        {"bad-ends",
                         fields.path() + (twice ? " says twice between whom"
                                                : " does not say between which two actors"),
                         "it needs either 'between' or 'from' and 'to'", hint});
}

std::optional<Ends> check_different(Build& build, const Fields& fields, const Ends& ends) {
    if (!ends.from.valid() || !ends.to.valid()) {
        return std::nullopt;
    }
    if (ends.from == ends.to) {
        build.reports.error(
            fields.at(),
            {"same-actor", fields.path() + " leads from " + build.id(ends.from) + " to itself",
             "the two ends must be different actors", ""});
        return std::nullopt;
    }
    return ends;
}

}  // namespace

std::optional<Ends> read_ends(Build& build, const Fields& fields) {
    const bool between = fields.has("between");
    if (between && (fields.has("from") || fields.has("to"))) {
        report_ends(build, fields, "Keep one of the two forms.");
        return std::nullopt;
    }
    if (!between) {
        if (!fields.has("from") || !fields.has("to")) {
            report_ends(build, fields, "");
            return std::nullopt;
        }
        return check_different(build, fields,
                               {fields.reference<model::ActorId>("from"),
                                fields.reference<model::ActorId>("to"), false});
    }
    const std::size_t before = build.reports.diagnostics.errors();
    const auto actors = fields.references<model::ActorId>("between");
    if (actors.size() != 2) {
        if (build.reports.diagnostics.errors() == before) {
            report_ends(build, fields, "For example 'between: [RUS, PRK]'.");
        }
        return std::nullopt;
    }
    return Ends{actors[0], actors[1], true};
}

}  // namespace entente::scenario

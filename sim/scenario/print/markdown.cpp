#include <algorithm>
#include <cmath>
#include <sstream>

#include "model/expression.hpp"
#include "scenario/build/fields.hpp"
#include "scenario/expression.hpp"
#include "scenario/print/language.hpp"
#include "scenario/schema/schema.hpp"

namespace entente::scenario {
namespace {

const char* unit_of(Measure measure) {
    switch (measure) {
        case Measure::plain:
            return "";
        case Measure::days:
            return "a time";
        case Measure::kilograms:
            return "a mass";
        case Measure::per_year:
            return "per year";
        case Measure::good:
            return "units of the good";
        case Measure::good_or_days:
            return "units of the good, or a time";
        case Measure::money:
            return "currency";
        case Measure::money_per_good:
            return "currency per unit of the good";
        case Measure::money_per_mass:
            return "currency per mass";
        case Measure::input_per_good:
            return "units of the input per unit of the good";
    }
    return "";
}

/// "a sanction" as the anchor of its heading.
std::string anchor(const Section& section) {
    std::string result = section.name;
    std::replace(result.begin(), result.end(), ' ', '-');
    return result;
}

std::string link(const Section& section) {
    return "[" + std::string(section.name) + "](#" + anchor(section) + ")";
}

std::string type_text(const Shape& shape);

std::string words_text(const Shape& shape) {
    std::string result;
    for (const Word& word : shape.words) {
        result += (result.empty() ? "`" : ", `") + std::string(word.word) + "`";
    }
    return result;
}

std::string number_text(const Shape& shape) {
    std::string result = shape.kind == Shape::Kind::number ? "number" : "amount per period";
    const std::string unit = unit_of(shape.measure);
    result += unit.empty() ? "" : ", " + unit;
    if (shape.kind == Shape::Kind::amount) {
        result += " (per bundle where the contract has bundles)";
    }
    std::ostringstream range;
    if (std::isfinite(shape.low) && std::isfinite(shape.high)) {
        range << ", " << shape.low << " to " << shape.high;
    } else if (std::isfinite(shape.low)) {
        range << ", " << shape.low << " or more";
    }
    result += range.str();
    return shape.expressions == Expressions::allowed ? result + "; or an expression" : result;
}

std::string base_text(const Shape& shape) {
    using K = Shape::Kind;
    switch (shape.kind) {
        case K::text:
            return "text";
        case K::word:
            return words_text(shape);
        case K::flag:
            return "`true`, `false`";
        case K::whole:
            return "whole number";
        case K::date:
            return "date";
        case K::span:
            return "`2024-07-01..2024-12-31`";
        case K::period:
            return "`12 months`";
        case K::number:
        case K::rate:
        case K::amount:
            return number_text(shape);
        case K::expression:
            return "[expression](#expressions)";
        case K::reference:
            return std::string("id of ") + noun(shape.entity);
        case K::section:
            return link(shape.section());
        case K::list:
            return "list of " + type_text(shape.inner.front());
        case K::one_or_list:
            return type_text(shape.inner.front()) + ", or a list";
        case K::map:
            return (shape.entity == EntityKind::none
                        ? "by name: "
                        : "by " + std::string(noun(shape.entity)) + ": ") +
                   type_text(shape.inner.front());
        case K::action:
            return "[an action](#an-action)";
    }
    return "";
}

std::string type_text(const Shape& shape) {
    std::string result = base_text(shape);
    if (shape.kind != Shape::Kind::word && !shape.words.empty()) {
        result += ", or " + words_text(shape);
    }
    if (shape.kind != Shape::Kind::section && shape.section != nullptr) {
        result += shape.kind == Shape::Kind::amount ? "; long form with " : ", or ";
        result += link(shape.section());
    }
    return result;
}

/// The choices of a word with what each means, where that needs saying.
std::string choices(const Shape& shape) {
    std::string result;
    for (const Word& word : shape.words) {
        if (*word.prose != '\0') {
            result +=
                (result.empty() ? " " : "; ") + ("`" + std::string(word.word) + "` ") + word.prose;
        }
    }
    return result.empty() ? result : "." + result;
}

void print_section(std::ostream& out, const Section& section) {
    out << "\n### " << section.name << "\n\n" << section.prose << "\n";
    if (*section.shorthand != '\0') {
        out << "A bare value stands for `" << section.shorthand << "`.\n";
    }
    out << "\n| key | is | meaning | default |\n|---|---|---|---|\n";
    for (const Key& key : section.keys) {
        const char* standard = key.need == Need::required ? "required" : key.standard;
        out << "| `" << key.name << "` | " << type_text(key.shape) << " | " << key.prose
            << choices(key.shape) << " | " << standard << " |\n";
    }
    for (const Shape& other : section.others) {
        out << "| *id of " << noun(other.entity) << "* | " << type_text(other.inner.front())
            << " | one entry for each " << noun(other.entity) << " | |\n";
    }
}

const char* argument(model::ArgumentKind kind) {
    using A = model::ArgumentKind;
    switch (kind) {
        case A::none:
            return "";
        case A::actor:
            return "ACTOR";
        case A::good:
            return "good";
        case A::sanction:
            return "sanction";
        case A::mandate:
            return "mandate";
        case A::contract:
            return "contract";
        case A::route:
            return "route";
        case A::draft:
            return "draft";
        case A::treaty:
            return "treaty";
        case A::project:
            return "project";
        case A::theatre:
            return "theatre";
        case A::contingent:
            return "contingent";
        case A::strike:
            return "strike";
        case A::technology:
            return "technology";
    }
    return "";
}

void print_functions(std::ostream& out) {
    out << "\n## Expressions\n\n"
           "Numbers with units, `+ - * /`, comparisons, `and`, `or`, `not`, dates, and the "
           "functions below. A number\nwithout a unit beside a quantity is counted in the unit of "
           "that quantity. `any` in place of an actor or good\nsums over all. Division by 0 is 0. "
           "Flows are amounts of one step in `when:` and sums over the span in outcomes;\nlevels "
           "are values at the end of a step, and means over the span in outcomes. Inside `{ }` or "
           "`[ ]` an\nexpression with commas needs quotes.\n\n"
           "| function | is | |\n|---|---|---|\n";
    for (const model::StateFunctionInfo& info : model::state_functions()) {
        std::string arguments;
        for (const model::ArgumentKind kind : info.arguments) {
            if (kind != model::ArgumentKind::none) {
                arguments += (arguments.empty() ? "" : ", ") + std::string(argument(kind));
            }
        }
        out << "| `" << info.name << "(" << arguments << ")` | " << info.summary << " | "
            << (info.flow ? "flow" : "level") << " |\n";
    }
    for (const FunctionInfo& info : general_functions()) {
        out << "| `" << info.signature << "` | " << info.summary << " | |\n";
    }
}

constexpr const char* introduction = R"(# The scenario language

*Printed from the schema by `entente schema --markdown`; a test fails when this page is out of date.
The [lessons](lessons.md) teach the language by the scenarios that come with it.*

A scenario is one YAML 1.2 file. `entente check FILE` reports every mistake in it at once, `entente show FILE`
prints what holds after `extends`, tables and `--set`, with the origin of each value.

## Ids, numbers, dates, paths

- Entities stand in mappings keyed by their id. Ids of actors and councils are upper-case words (`PRK`), all others
  lower-case (`refined_cap`). The order in which entities are listed changes no result.
- A number is written with its unit: `4 kt`, `750 k/month`, `5 %/year`, `45 days`, `40 USD/t`. `k`, `M` and `G` stand for
  thousand, million and billion, before a unit or alone. Times are `day`, `week`, `month` (30.4375 days), `year`
  (365.25 days); masses `g`, `kg`, `t`; every unit of a good is a unit as well. A bare number is counted in the unit of the
  field: of the good, of the currency. A unit that does not fit is an error.
- Any number may take its long form, with range and origin: `{value: 10 M, low: 5 M, high: 15 M, grade: assumption}`
  ([a number](#a-number)). What is written down can be varied, changed by an inject or by `--set` under its path:
  `actors.PRK.stocks.shells`, `contracts.shells_for_oil.gives.PRK.shells`, `relations.PRK-RUS.affinity` (both ways, in
  alphabetical order), `relations.KOR>PRK.affinity` (one way), `claims.RUS>PRK.amount`.
- Where a table says so, an expression with a function in it may stand for a number; it is evaluated at the start of every step.
- Dates are `2024-06-19`. `from` is the first day on which something holds, before the start of the calendar: in force
  already. `until` is the first day on which it no longer holds.
- `extends: base.yaml` (or the bare name of a shipped scenario) lays this file over another, key by key; lists are replaced, except that relations and claims are
  laid over pair by pair. `{from_csv: FILE}` may stand for, or beside, a map of entities or a list ([a table](#a-table)).
- Unknown keys, duplicate keys, merge keys (`<<`), tags, unused anchors and a second document are errors.
)";

constexpr const char* targets_text = R"(
## Targets

`entente validate FILE` compares a scenario with results that are known beforehand. A file of targets is a scenario that
extends the one it is about; a bare name is a shipped one:

```yaml
entente: 1
extends: two-islands
runs: {replicates: 500}
sources: {survey: {title: Survey of the islands}}
targets:
  hunger: {value: 20, tolerance: 5, source: survey}          # the outcome of that name, in its unit
  worst: {outcome: hunger, statistic: highest, value: 60, low: 0, high: 90}
  winning: {council: COUNCIL, measure: winning, value: 2}    # as `entente council` counts
  power: {council: COUNCIL, measure: shapley_shubik, member: NORTH, value: 0.5, tolerance: 1e-9}
  renewal: {council: COUNCIL, measure: passes, draft: renew_watch, value: 0.5, tolerance: 0.5}
```

Targets of a landscape (`landscape: minima`) speak of the scenario's own `landscape`. A file without targets is judged by the
observed ranges (`low` and `high`) of its outcomes: the mean over the replicates has to lie in each.
)";

constexpr const char* limits_text = R"(
## Limits

A scenario from a stranger does no harm: a file has at most 4 MiB, 64 nested levels and 500 000 values once aliases are
written out; an expression 4 096 bytes; there are at most 32 files, 200 000 pairs of actor and good, 20 000 entities of a kind
and 100 000 steps.
)";

}  // namespace

std::string markdown_reference() {
    std::ostringstream out;
    out << introduction << targets_text << "\n## Keys\n";
    for (const Section* section : schema::sections()) {
        print_section(out, *section);
    }
    print_functions(out);
    out << limits_text;
    return out.str();
}

}  // namespace entente::scenario

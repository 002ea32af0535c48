#include "scenario/build/numbers.hpp"

#include <algorithm>
#include <utility>

#include "base/contract.hpp"
#include "scenario/suggest.hpp"

namespace entente::scenario {
namespace {

enum class Per { nothing, period };

struct Figure {
    double amount = 0;
    double period_days = 1;
};

base::Place first_character(const Build& build, const Node& node) {
    base::Place place = build.reports.texts.place(node.at);
    if (node.quoted && place.line != 0) {
        ++place.column;
    }
    return place;
}

Parsed<Figure> parse_figure(std::string_view text, const Unit& unit, Per per, const Units& units) {
    if (per == Per::period) {
        const Parsed<AmountPerPeriod> rate = read_rate(text, unit, units);
        if (const auto* error = std::get_if<TextError>(&rate)) {
            return *error;
        }
        const auto& read = std::get<AmountPerPeriod>(rate);
        return Figure{read.amount, read.period_days};
    }
    const Parsed<double> number = scenario::read_number(text, unit, units);
    if (const auto* error = std::get_if<TextError>(&number)) {
        return *error;
    }
    return Figure{std::get<double>(number), 1};
}

std::optional<Figure> read_figure_of(Build& build, const Value& value, const Node& text,
                                     const Unit& unit, Per per) {
    if (!text.is_scalar()) {
        report_wrong_kind(build, {&text, value.shape, value.path, value.in});
        return std::nullopt;
    }
    const Parsed<Figure> parsed = parse_figure(text.text, unit, per, build.units);
    if (const auto* error = std::get_if<TextError>(&parsed)) {
        build.reports.add(to_diagnostic(*error, first_character(build, text), value.path));
        return std::nullopt;
    }
    const Figure figure = std::get<Figure>(parsed);
    if (figure.amount < value.shape->low || figure.amount > value.shape->high) {
        build.reports.error(text.at, {"out-of-range", value.path + " is out of range: " + text.text,
                                      "it must be " + expectation(*value.shape), ""});
        return std::nullopt;
    }
    return figure;
}

bool is_expression(const Value& value) {
    return value.node->is_scalar() && value.node->text.find('(') != std::string::npos;
}

std::string period_name(double days) {
    if (days == 1) {
        return "/day";
    }
    if (days == model::days_per_week) {
        return "/week";
    }
    return days == model::days_per_month ? "/month" : "/year";
}

/// Keys of the long form of a number, and those the shape adds.
void check_long_form(Build& build, const Value& value) {
    std::vector<const Section*> sections = {&schema::number()};
    if (value.shape->kind == Shape::Kind::amount) {
        sections.push_back(&value.shape->section());
    }
    bool misspelt = false;
    for (const Entry& entry : value.node->entries) {
        const bool known = std::any_of(
            sections.begin(), sections.end(),
            [&entry](const Section* section) { return section->find(entry.key) != nullptr; });
        if (!known) {
            misspelt =
                report_unknown_key(build, entry, value.path, sections) == "value" || misspelt;
        }
    }
    if (value.node->find("value") == nullptr && !misspelt) {
        report_missing(build, value.node->at, value.path, schema::number(),
                       *schema::number().find("value"));
    }
}

/// The long form without the keys of other sections, so that Fields can read it.
Node number_part(const Node& node) {
    Node part;
    part.kind = Node::Kind::mapping;
    part.at = node.at;
    std::copy_if(node.entries.begin(), node.entries.end(), std::back_inserter(part.entries),
                 [](const Entry& entry) { return schema::number().find(entry.key) != nullptr; });
    return part;
}

class NumberReader {
public:
    NumberReader(Build& build, const Value& value, const Unit& unit, Per per)
        : build_(build), value_(value), unit_(unit), per_(per) {}

    std::optional<model::Rate> read() {
        if (is_expression(value_)) {
            return read_expression();
        }
        if (value_.node->is_mapping()) {
            return read_long_form();
        }
        const auto figure = read_figure_of(build_, value_, *value_.node, unit_, per_);
        if (!figure) {
            return std::nullopt;
        }
        return finish(*figure, {});
    }

private:
    std::optional<model::Rate> read_expression() {
        if (value_.shape->expressions == Expressions::refused) {
            build_.reports.error(value_.node->at,
                                 {"no-expression-here", value_.path + " cannot be an expression",
                                  "it holds before the first step, so it must be a number", ""});
            return std::nullopt;
        }
        const Unit unit = per_ == Per::period ? unit_.over(*build_.units.word("day")) : unit_;
        model::Rate result;
        result.amount.expression = read_quantity_expression(build_, value_, unit);
        if (!result.amount.expression.valid()) {
            return std::nullopt;
        }
        return result;
    }

    std::optional<model::Rate> read_long_form() {
        check_long_form(build_, value_);
        const Entry* central = value_.node->find("value");
        if (central == nullptr) {
            return std::nullopt;
        }
        const auto figure = read_figure_of(build_, value_, central->value, unit_, per_);
        const Node part = number_part(*value_.node);
        const Fields fields(build_, part, schema::number(), value_.path);
        model::Parameter parameter;
        parameter.grade =
            fields.has("grade") ? fields.word<model::Grade>("grade") : model::Grade::none;
        parameter.by = fields.text("by");
        parameter.source = fields.reference<model::SourceId>("source");
        parameter.as_of = fields.text("as_of");
        parameter.note = fields.text("note");
        if (figure) {
            parameter.range = read_range(fields, *figure);
            return finish(*figure, std::move(parameter));
        }
        return std::nullopt;
    }

    std::optional<model::Range> read_range(const Fields& fields, const Figure& central) {
        const auto low = read_end("low", central);
        const auto high = read_end("high", central);
        if (fields.has("low") != fields.has("high")) {
            const char* missing = fields.has("low") ? "high" : "low";
            build_.reports.error(
                fields.at(),
                {"half-a-range", value_.path + " has only one end of a range",
                 "a range has a low and a high end", std::string("Add '") + missing + "'."});
            return std::nullopt;
        }
        if (!low || !high) {
            if (fields.has("distribution") && !fields.has("low")) {
                build_.reports.error(
                    fields.at("distribution"),
                    {"half-a-range", value_.path + " has a distribution but no range",
                     "a distribution needs a low and a high end", ""});
            }
            return std::nullopt;
        }
        const model::Range range{*low, *high, fields.word<model::Shape>("distribution")};
        check_order(fields, range, central);
        return range;
    }

    void check_order(const Fields& fields, const model::Range& range, const Figure& central) {
        if (!(range.low <= central.amount && central.amount <= range.high)) {
            build_.reports.error(
                fields.at(range.low > range.high ? "high" : "value"),
                {"range-order", value_.path + " does not keep low <= value <= high",
                 "the value must lie within its range", ""});
        } else if (range.shape == model::Shape::lognormal && range.low <= 0) {
            build_.reports.error(
                fields.at("low"),
                {"out-of-range", value_.path + " has a lognormal range that starts at 0 or below",
                 "a lognormal number is above 0", ""});
        }
    }

    std::optional<double> read_end(const char* end, const Figure& central) {
        const Entry* entry = value_.node->find(end);
        if (entry == nullptr) {
            return std::nullopt;
        }
        Value value = value_;
        value.path = join(value_.path, end);
        const auto figure = read_figure_of(build_, value, entry->value, unit_, per_);
        if (!figure) {
            return std::nullopt;
        }
        return figure->amount * central.period_days / figure->period_days;
    }

    model::Rate finish(const Figure& figure, model::Parameter parameter) {
        parameter.path = value_.path;
        parameter.value = figure.amount;
        parameter.unit = unit_.text;
        if (per_ == Per::period) {
            parameter.unit += period_name(figure.period_days);
        }
        if (build_.options.grades == Grades::required && parameter.grade == model::Grade::none) {
            build_.reports.error(value_.node->at,
                                 {"ungraded", value_.path + " has no grade",
                                  "every number must say how well it is known",
                                  "Write {value: " + value_text() + ", grade: ...}."});
        }
        const model::ParameterId id(build_.model.parameters.size());
        if (!build_.parameters.emplace(parameter.path, id).second) {
            build_.reports.error(value_.node->at,
                                 {"same-path", value_.path + " stands here a second time",
                                  "every number has a path of its own", "Write a rule for each."});
        }
        build_.model.parameters.push_back(std::move(parameter));
        build_.parameter_info.push_back(
            {unit_, per_ == Per::period ? std::optional(figure.period_days) : std::nullopt,
             value_.shape->low, value_.shape->high, value_.node->at});
        model::Rate rate;
        rate.amount.value = figure.amount;
        rate.amount.parameter = id;
        rate.period_days = figure.period_days;
        return rate;
    }

    [[nodiscard]] std::string value_text() const {
        const Entry* central = value_.node->find("value");
        return central == nullptr ? value_.node->text : central->value.text;
    }

    Build& build_;
    const Value& value_;
    const Unit& unit_;
    Per per_;
};

}  // namespace

std::optional<model::Number> read_number(Build& build, const Value& value, const Unit& unit) {
    const std::optional<model::Rate> read = NumberReader(build, value, unit, Per::nothing).read();
    return read ? std::optional(read->amount) : std::nullopt;
}

std::optional<model::Rate> read_rate(Build& build, const Value& value, const Unit& unit) {
    return NumberReader(build, value, unit, Per::period).read();
}

model::Number standard_number(const Build& build, const Key& key, const Unit& unit) {
    model::Number number;
    if (*key.standard != '\0') {
        const Parsed<Figure> parsed = parse_figure(key.standard, unit, Per::nothing, build.units);
        ENTENTE_EXPECTS(std::holds_alternative<Figure>(parsed));
        if (const auto* figure = std::get_if<Figure>(&parsed)) {
            number.value = figure->amount;
        }
    }
    return number;
}

std::optional<double> read_figure(Build& build, const Value& value, const Unit& unit) {
    return read_figure_text(build, value, *value.node, unit);
}

std::optional<double> read_days(Build& build, const Fields& fields, std::string_view key) {
    const std::optional<Value> value = fields.find(key);
    return value ? read_figure(build, *value, build.unit(Measure::days, {}, {})) : std::nullopt;
}

std::optional<double> read_figure_text(Build& build, const Value& value, const Node& text,
                                       const Unit& unit) {
    const auto figure = read_figure_of(build, value, text, unit, Per::nothing);
    return figure ? std::optional(figure->amount) : std::nullopt;
}

bool is_written_in_days(const Build& build, const Node& node) {
    const Entry* central = node.find("value");
    const std::string& text = central == nullptr ? node.text : central->value.text;
    const Parsed<Quantity> parsed = read_quantity(text, build.units);
    const auto* quantity = std::get_if<Quantity>(&parsed);
    return quantity != nullptr && quantity->unit.dimension == Dimension("day");
}

}  // namespace entente::scenario

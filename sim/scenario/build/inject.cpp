#include "scenario/build/inject.hpp"

#include "scenario/build/numbers.hpp"
#include "scenario/suggest.hpp"
#include "scenario/text/limits.hpp"

namespace entente::scenario {
namespace {

/// Workers abroad are a stock of their host: "labour.builders.workers".
std::optional<model::AccountId> workers_at(Build& build, std::string_view path) {
    for (const model::Labour& labour : build.model.labour) {
        if (labour.host.valid() && labour.good.valid() &&
            path == "labour." + labour.id + ".workers") {
            return build.account(labour.host, labour.good);
        }
    }
    return std::nullopt;
}

/// The account behind "actors.PRK.stocks.food".
std::optional<model::AccountId> stock_at(Build& build, std::string_view path) {
    constexpr std::string_view head = "actors.";
    constexpr std::string_view middle = ".stocks.";
    const std::size_t at = path.find(middle);
    if (!path.starts_with(head) || at == std::string_view::npos) {
        return workers_at(build, path);
    }
    const auto actor =
        build.symbols.find(EntityKind::actor, path.substr(head.size(), at - head.size()));
    const auto good = build.symbols.find(EntityKind::good, path.substr(at + middle.size()));
    if (!actor || !good) {
        return std::nullopt;
    }
    return build.account(model::ActorId(*actor), model::GoodId(*good));
}

void report_unknown_path(Build& build, const MapEntry& entry) {
    std::vector<std::string> known;
    build.compared += build.model.parameters.size();
    if (build.compared <= limits::compared) {
        for (const model::Parameter& parameter : build.model.parameters) {
            known.push_back(parameter.path);
        }
    }
    build.reports.error(entry.at,
                        {"unknown-path", "nothing in this scenario stands at '" + entry.key + "'",
                         "an inject changes a stock or a number that is written down",
                         did_you_mean(entry.key, known)});
}

bool read_amount(Build& build, const Value& value, const ParameterInfo& info,
                 model::Action& action) {
    if (!info.period_days) {
        const auto number = read_number(build, value, info.unit);
        action.amount = number.value_or(model::Number{});
        return number.has_value();
    }
    const auto rate = read_rate(build, value, info.unit);
    if (!rate) {
        return false;
    }
    if (rate->period_days != *info.period_days) {
        build.reports.error(value.node->at,
                            {"other-period", value.path + " is given per another period",
                             "the number it changes keeps the period it is written with", ""});
        return false;
    }
    action.amount = rate->amount;
    return true;
}

}  // namespace

bool read_injection(Build& build, const MapEntry& entry, model::Action& action) {
    ParameterInfo info{{}, std::nullopt, 0, 0, {}};
    if (const auto account = stock_at(build, entry.key)) {
        action.account = *account;
        const model::GoodId good = build.model.accounts[account->index()].good;
        info.unit = build.good_units[good.index()];
        info.high = std::numeric_limits<double>::infinity();
    } else if (const auto found = build.parameters.find(entry.key);
               found != build.parameters.end()) {
        action.parameter = found->second;
        info = build.parameter_info[found->second.index()];
    } else {
        report_unknown_path(build, entry);
        return false;
    }
    Shape shape = is::number(Measure::plain, info.low, info.high);
    if (action.kind == model::ActionKind::add) {
        shape = is::number(Measure::plain);
    } else if (action.kind == model::ActionKind::scale) {
        shape = is::number(Measure::plain, 0);
        info.unit = {};
        info.period_days = std::nullopt;
    }
    Value value = entry.value;
    value.shape = &shape;
    return read_amount(build, value, info, action);
}

}  // namespace entente::scenario

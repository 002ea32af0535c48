#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/expression.hpp"

namespace entente::scenario {

/// A small world for expressions: three actors, goods in rounds, bbl, t and USD.
class NamesOfTest : public Names {
public:
    NamesOfTest() {
        for (const char* symbol : {"round", "bbl", "USD"}) {
            static_cast<void>(units_.declare(symbol));
        }
    }

    std::optional<std::uint32_t> find(model::ArgumentKind kind,
                                      std::string_view id) const override {
        const std::vector<std::string> all = ids(kind);
        const auto found = std::find(all.begin(), all.end(), id);
        return found == all.end() ? std::nullopt
                                  : std::optional(static_cast<std::uint32_t>(found - all.begin()));
    }

    std::vector<std::string> ids(model::ArgumentKind kind) const override {
        using Kind = model::ArgumentKind;
        switch (kind) {
            case Kind::actor:
                return {"RUS", "PRK", "CHN"};
            case Kind::good:
                return {"shells", "fuel", "food", "cash"};
            case Kind::sanction:
                return {"refined_cap", "arms_ban"};
            case Kind::mandate:
                return {"panel_1874"};
            case Kind::contract:
                return {"shells_for_oil"};
            case Kind::route:
                return {"rajin_sea"};
            case Kind::draft:
                return {"renewal_2024"};
            case Kind::technology:
                return {"drones"};
            case Kind::treaty:
                return {"partnership"};
            case Kind::project:
                return {"bridge"};
            case Kind::theatre:
                return {"kursk"};
            case Kind::contingent:
                return {"storm_corps"};
            case Kind::strike:
                return {"drone_raids"};
            case Kind::none:
                break;
        }
        return {};
    }

    Unit good_unit(std::uint32_t good) const override {
        static const std::vector<std::string> symbols = {"round", "bbl", "t", "USD"};
        return *units_.word(symbols.at(good));
    }

    std::optional<Unit> sanction_unit(std::uint32_t sanction) const override {
        return sanction == 0 ? units_.word("bbl") : std::nullopt;
    }

    Unit currency() const override { return *units_.word("USD"); }
    const Units& units() const override { return units_; }
    base::Day start() const override { return base::parse_date("2022-01-03").value(); }

private:
    Units units_;
};

}  // namespace entente::scenario

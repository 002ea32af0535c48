#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/model.hpp"
#include "scenario/build/symbols.hpp"
#include "scenario/expression.hpp"
#include "scenario/reader.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/text/reports.hpp"
#include "scenario/text/tree.hpp"
#include "scenario/units.hpp"

namespace entente::scenario {

/// What an inject needs to know about a parameter beyond the model.
struct ParameterInfo {
    Unit unit;
    std::optional<double> period_days;
    double low;
    double high;
    Origin at;
};

/// A model under construction.
struct Build {
    Build(Reports& r, const ReadOptions& o) : reports(r), options(o) {}

    Reports& reports;
    const ReadOptions& options;
    model::Model model;
    Symbols symbols;
    Units units;
    std::vector<Unit> good_units;                                         ///< by good
    std::vector<std::optional<Unit>> sanction_units;                      ///< by sanction
    std::vector<ParameterInfo> parameter_info;                            ///< by parameter
    std::unordered_map<std::string, model::ParameterId> parameters;       ///< by path
    std::unordered_map<std::uint64_t, model::AccountId> accounts;         ///< by actor and good
    std::unordered_map<std::uint64_t, std::vector<model::RouteId>> ways;  ///< by from and to
    std::unordered_map<std::uint64_t, model::ClaimId> claims;            ///< by creditor and debtor
    std::unordered_map<std::string, model::RecognitionId> recognitions;  ///< "from>to/claim"
    /// By council: when each of its members has a seat.
    std::vector<std::unordered_map<std::uint32_t, std::vector<base::Window>>> seats;
    std::vector<std::vector<model::GoodId>> goods_of_class;  ///< by model::GoodClass
    std::size_t compared = 0;                                ///< words looked at for suggestions
    std::size_t links = 0;                                   ///< see limits::links

    /// The account of an actor for a good, made where it is new.
    model::AccountId account(model::ActorId actor, model::GoodId good);
    /// The claim of a creditor on a debtor, made where it is new.
    model::ClaimId claim(model::ActorId creditor, model::ActorId debtor);
    /// What an actor may recognise of another's claims, made where it is new.
    model::RecognitionId recognition(model::ActorId from, model::ActorId to,
                                     const std::string& claim);
    /// Ids of a kind to suggest from; none once more than enough have been looked at.
    [[nodiscard]] const std::vector<std::string>& suggestions(EntityKind kind);
    /// Counts `more` links; false, after a message, where the scenario has too many.
    bool spend_links(std::size_t more, const Origin& at);
    /// Routes that lead from one actor to another, in the order of the scenario.
    [[nodiscard]] const std::vector<model::RouteId>& routes(model::ActorId from,
                                                            model::ActorId to) const;
    /// The unit of a measure; `good` and `input` where it depends on them.
    [[nodiscard]] Unit unit(Measure measure, model::GoodId good, model::GoodId input) const;
    [[nodiscard]] Unit money() const;
    [[nodiscard]] const std::string& id(model::ActorId actor) const {
        return model.actors[actor.index()].id;
    }
    [[nodiscard]] const std::string& id(model::GoodId good) const {
        return model.goods[good.index()].id;
    }
};

[[nodiscard]] std::uint64_t pair_key(std::uint32_t first, std::uint32_t second);

/// "actors" and "PRK" make "actors.PRK".
[[nodiscard]] std::string join(std::string_view path, std::string_view key);

class Fields;

/// Ids of all entities, so that they can be named before they are read.
/// False where there are too many to go on.
[[nodiscard]] bool declare_entities(Build& build, const Node& root);

/// The sections of a scenario in the order in which they can be read. Each adds to build.model
/// and reports what is wrong.
void build_frame(Build& build, const Fields& root);
void build_goods(Build& build, const Fields& root);
void build_technologies(Build& build, const Fields& root);
void build_actors(Build& build, const Fields& root);
void build_relations(Build& build, const Fields& root);
void build_dynamics(Build& build, const Fields& root);
void build_routes(Build& build, const Fields& root);
void build_contracts(Build& build, const Fields& root);
void build_markets(Build& build, const Fields& root);
void build_claims(Build& build, const Fields& root);
void build_councils(Build& build, const Fields& root);
void build_mandates(Build& build, const Fields& root);
void prepare_sanction_units(Build& build, const Fields& root);
void build_sanctions(Build& build, const Fields& root);
void build_treaties(Build& build, const Fields& root);
void build_projects(Build& build, const Fields& root);
void build_drafts(Build& build, const Fields& root);
void build_theatres(Build& build, const Fields& root);
void build_contingents(Build& build, const Fields& root);
void build_strikes(Build& build, const Fields& root);
void build_access(Build& build, const Fields& root);
void build_labour(Build& build, const Fields& root);
/// What follows a change of leader, once everything that it can touch is known.
void build_exits(Build& build, const Node& root);
void build_rules(Build& build, const Fields& root);
/// The moves of scripts as rules of their actors, after those of `rules:`.
void build_scripts(Build& build, const Fields& root);
void build_outcomes(Build& build, const Fields& root);
void build_series(Build& build, const Fields& root);
void build_landscape(Build& build, const Fields& root);
void build_targets(Build& build, const Fields& root);

}  // namespace entente::scenario

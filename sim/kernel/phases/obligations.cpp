#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/actions.hpp"
#include "kernel/phases/telling.hpp"
#include "kernel/phases/treaties.hpp"
#include "kernel/state/expressions.hpp"

namespace entente::kernel {
namespace {

/// Duty spells: none, honoured, broken.
constexpr double kept = 1;
constexpr double failed = 2;

enum WorkRow : std::size_t { chance_row = 0, draw_row = 1, asked_row = 2, term_row = 3 };

/// P = L(logit p - bP |dP| - bR dR - bC C + bA A + bc c); certain where p is 0 or 1. Takes the sum
/// of the terms behind the logit in `chance`. Leeds 2003 for the signs of power and regime.
ENTENTE_CLONES void weigh(const double* base, double* chance, int width) {
    for (int l = 0; l < width; ++l) {
        const double p = base[l];
        const bool certain = p <= 0 || p >= 1;
        const double inner = certain ? 0.5 : p;
        const double odds = lanes::log(inner / (1 - inner));
        const double modelled = chance[l] == 0 ? inner : lanes::logistic(odds + chance[l]);
        chance[l] = certain ? (p <= 0 ? 0 : 1) : modelled;
    }
}

using Level = const double* (Context::*)(Index) const;

/// Adds a weight times the mean level of some relations; a stranger counts as 0.
void add_mean(const Context& c, const char* name, const std::vector<Index>& relations, Level level,
              Slot weight, double* sum) {
    if (relations.empty()) {
        return;
    }
    double* mean = c.row(c.columns().duty_work, term_row);
    std::fill_n(mean, c.width(), 0.0);
    for (const Index relation : relations) {
        const double* one = relation == nowhere ? nullptr : (c.*level)(relation);
        for (int l = 0; one != nullptr && l < c.width(); ++l) {
            mean[l] += one[l];
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        mean[l] /= static_cast<double>(relations.size());
    }
    add_term(c, name, mean, c.slot(weight), 1, sum);
}

/// Relative change of the capability of a party since it signed, without its sign.
void subtract_power(const Context& c, const ObligationPlan& duty, Slot weight, double* sum) {
    const PartyPlan& party = c.plan.treaties.parties[duty.party];
    if (party.capability == nowhere) {
        return;
    }
    const double* now = c.slot(party.capability);
    const double* then = c.row(c.columns().power_signed, duty.party);
    double* size = c.row(c.columns().duty_work, term_row);
    for (int l = 0; l < c.width(); ++l) {
        const double change = then[l] > 0 ? now[l] / then[l] - 1 : 0;
        size[l] = change < 0 ? -change : change;
    }
    add_term(c, "change of power since it signed", size, c.slot(weight), -1, sum);
}

/// 1 where the party has had another leader since it signed, and what the clause says beside.
void subtract_regime(const Context& c, const ObligationPlan& duty, Slot weight, double* sum) {
    const Columns& k = c.columns();
    const double* said = c.slot(duty.regime_change);
    double* changed = c.row(k.duty_work, term_row);
    for (int l = 0; l < c.width(); ++l) {
        const double changes =
            k.regime_change.count == 0 ? 0 : c.row(k.regime_change, duty.actor)[l];
        changed[l] = (changes > c.row(k.regime_signed, duty.party)[l] ? 1 : 0) + said[l];
    }
    add_term(c, "change of leader since it signed", changed, c.slot(weight), -1, sum);
}

void honour_chance(const Context& c, const ObligationPlan& duty, double* chance) {
    const TreatyPlan& treaty =
        c.plan.treaties.treaties[c.plan.treaties.clauses[duty.clause].treaty];
    std::fill_n(chance, c.width(), 0.0);
    subtract_power(c, duty, treaty.power, chance);
    add_term(c, "cost", c.slot(duty.cost), c.slot(treaty.cost), -1, chance);
    subtract_regime(c, duty, treaty.regime, chance);
    add_mean(c, "affinity to the protected", duty.relations, &Context::affinity, treaty.affinity,
             chance);
    add_mean(c, "commitment to the protected", duty.relations, &Context::commitment,
             treaty.commitment, chance);
    weigh(c.slot(duty.honour), chance, c.width());
    const model::Honours honours = c.plan.actors[duty.actor].decision.choices.honours();
    if (honours != model::Honours::weighed) {
        std::fill_n(chance, c.width(), honours == model::Honours::always ? 1.0 : 0.0);
    }
}

/// What a party does in a spell, as its decision where somebody listens.
void begin_duty(const Context& told, const ObligationPlan& duty) {
    if (told.explainer != nullptr) {
        told.explainer->begin(Deciding::clause, duty.actor, nowhere, Dimension::clause,
                              duty.clause);
    }
}

void end_duty(const Context& told, const ObligationPlan& duty, const double* chance,
              const double* draw) {
    if (told.explainer == nullptr) {
        return;
    }
    const bool weighed =
        told.plan.actors[duty.actor].decision.choices.honours() == model::Honours::weighed;
    const int l = told.explainer->lane();
    tell(told, "base rate", told.slot(duty.honour));
    tell(told, "chance", chance);
    tell(told, "draw", draw);
    told.explainer->criterion(weighed ? "meets it where the draw is below the chance: the base "
                                        "rate with the sum added to its log odds"
                                      : "fixed by its decision rule");
    told.explainer->end(draw[l] < chance[l] ? "honoured" : "broken");
}

/// Draws in the lanes where a duty is asked; the outcome stays for the spell.
void decide(Context& c, Index index, const double* asked) {
    const Columns& k = c.columns();
    const ObligationPlan& duty = c.plan.treaties.obligations[index];
    if (!std::any_of(asked, asked + c.width(), [](double x) { return x != 0; })) {
        return;
    }
    double* chance = c.row(k.duty_work, chance_row);
    double* draw = c.row(k.duty_work, draw_row);
    const Context told = heard(c, asked);
    begin_duty(told, duty);
    honour_chance(told, duty, chance);
    c.draw(duty.key, 0, draw);
    end_duty(told, duty, chance, draw);
    double* honoured = c.row(k.duty_honoured, index);
    double* broken = c.row(k.duty_broken, index);
    double* spell = c.row(k.duty_spell, index);
    for (int l = 0; l < c.width(); ++l) {
        const bool meets = draw[l] < chance[l];
        honoured[l] = asked[l] != 0 && meets ? 1 : 0;
        broken[l] = asked[l] != 0 && !meets ? 1 : 0;
        spell[l] = asked[l] != 0 ? (meets ? kept : failed) : spell[l];
    }
    const bool talks = c.plan.treaties.clauses[duty.clause].kind == model::ClauseKind::consultation;
    c.record(talks ? EventKind::consulted : EventKind::clause_honoured, honoured, duty.clause,
             duty.actor, chance);
    c.record(EventKind::clause_broken, broken, duty.clause, duty.actor, chance);
}

/// asked[lane] = 1 where the treaty binds the party and a spell begins; ends spells that are over.
void begin_spells(Context& c, Index index, const double* holds, double* asked) {
    const ObligationPlan& duty = c.plan.treaties.obligations[index];
    const Index treaty = c.plan.treaties.clauses[duty.clause].treaty;
    const double* force = c.row(c.columns().treaty_in_force, treaty);
    double* spell = c.row(c.columns().duty_spell, index);
    is_member(c, duty.party, asked);
    for (int l = 0; l < c.width(); ++l) {
        const bool bound = holds[l] != 0 && force[l] != 0 && asked[l] != 0;
        asked[l] = bound && spell[l] == 0 ? 1 : 0;
        spell[l] = bound ? spell[l] : 0;
    }
}

void answer_case(Context& c, Index index) {
    const Columns& k = c.columns();
    const ClausePlan& clause = c.plan.treaties.clauses[index];
    double* holds = c.row(k.clause_case, index);
    double* spell = c.row(k.clause_spell, index);
    double* asked = c.row(k.duty_work, asked_row);
    const double* force = c.row(k.treaty_in_force, clause.treaty);
    double* invoked = c.row(k.treaty_invoked, clause.treaty);
    for (int l = 0; l < c.width(); ++l) {
        holds[l] = holds[l] != 0 && force[l] != 0 ? 1 : 0;
        asked[l] = holds[l] != 0 && spell[l] == 0 ? 1 : 0;
        invoked[l] += asked[l];
        spell[l] = holds[l];
    }
    c.record(EventKind::clause_invoked, asked, index, nowhere, nullptr);
    for (Index d = clause.first_obligation; d < clause.last_obligation; ++d) {
        begin_spells(c, d, holds, asked);
        decide(c, d, asked);
    }
}

bool is_restraint(model::ClauseKind kind) {
    return kind == model::ClauseKind::nonaggression || kind == model::ClauseKind::neutrality;
}

/// Takes a rule back where a duty that it would break is kept.
void bar_rule(Context& c, Index rule) {
    const Columns& k = c.columns();
    double* fire = c.row(k.fire, rule);
    double* barred = c.row(k.duty_work, asked_row);
    double* why = c.row(k.duty_work, term_row);
    std::fill_n(barred, c.width(), 0.0);
    std::fill_n(why, c.width(), static_cast<double>(Refusal::barred_by_treaty));
    for (const Index d : c.plan.treaties.bars[rule]) {
        const double* spell = c.row(k.duty_spell, d);
        for (int l = 0; l < c.width(); ++l) {
            barred[l] = fire[l] != 0 && spell[l] == kept ? 1 : barred[l];
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        fire[l] = barred[l] != 0 ? 0 : fire[l];
    }
    c.record(EventKind::action_refused, barred, rule, nowhere, why);
    tell_barred(c, rule, barred, Refusal::barred_by_treaty);
}

}  // namespace

void find_cases(Context& c) {
    for (Index i = 0; i < c.plan.treaties.clauses.size(); ++i) {
        if (c.plan.treaties.clauses[i].program != nowhere) {
            evaluate(c, c.plan.treaties.clauses[i].program, c.row(c.columns().clause_case, i));
        }
    }
}

void bar_rules(Context& c) {
    const Columns& k = c.columns();
    const Treaties& all = c.plan.treaties;
    std::fill_n(c.row(k.duty_tried, 0),
                static_cast<std::size_t>(k.duty_tried.count) * static_cast<std::size_t>(c.width()),
                0.0);
    for (Index rule = 0; rule < all.bars.size(); ++rule) {
        const double* fire = c.row(k.fire, rule);
        for (const Index d : all.bars[rule]) {
            double* tried = c.row(k.duty_tried, d);
            for (int l = 0; l < c.width(); ++l) {
                tried[l] = fire[l] != 0 ? 1 : tried[l];
            }
        }
    }
    for (Index d = 0; d < all.obligations.size(); ++d) {
        if (is_restraint(all.clauses[all.obligations[d].clause].kind)) {
            double* asked = c.row(k.duty_work, asked_row);
            begin_spells(c, d, c.row(k.duty_tried, d), asked);
            decide(c, d, asked);
        }
    }
    for (Index rule = 0; rule < all.bars.size(); ++rule) {
        if (!all.bars[rule].empty()) {
            bar_rule(c, rule);
        }
    }
}

void answer_cases(Context& c) {
    const Treaties& all = c.plan.treaties;
    for (Index i = 0; i < all.clauses.size(); ++i) {
        if (!is_restraint(all.clauses[i].kind)) {
            answer_case(c, i);
        }
    }
    for (Index d = 0; d < all.obligations.size(); ++d) {
        for (const ActionPlan& action : all.obligations[d].honoured) {
            request(c, action, c.row(c.columns().duty_honoured, d));
        }
        for (const ActionPlan& action : all.obligations[d].broken) {
            request(c, action, c.row(c.columns().duty_broken, d));
        }
    }
}

}  // namespace entente::kernel

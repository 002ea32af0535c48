#include <algorithm>
#include <tuple>

#include "kernel/plan/compilation.hpp"

namespace entente::kernel {
namespace {

const model::TechnologyLevel* stated_level(const Compilation& c, Index actor, Index technology) {
    const auto& all = c.model.technology_levels;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& level) {
        return c.order.actors.of(level.actor) == actor &&
               c.order.technologies.of(level.technology) == technology;
    });
    return found == all.end() ? nullptr : &*found;
}

std::string access_key(const model::Model& model, const model::TechnologyAccess& access) {
    std::string key = model.actors[access.to.index()].id;
    key.append("<").append(model.actors[access.from.index()].id);
    key.append("/").append(model.technologies[access.technology.index()].id);
    key.append("/").append(std::to_string(access.window.from.number));
    key.append("/").append(access.share.parameter.valid()
                               ? model.parameters[access.share.parameter.index()].path
                               : std::to_string(access.share.value));
    return access.treaty.valid() ? key + "/" + model.treaties[access.treaty.index()].id : key;
}

void compile_listed(Compilation& c) {
    std::vector<std::string> keys;
    for (const auto& access : c.model.technology_accesses) {
        keys.push_back(access_key(c.model, access));
    }
    for (const Index position : order_of(keys).scenario) {
        const auto& source = c.model.technology_accesses[position];
        const Index index =
            require_access(c, c.order.actors.of(source.from), c.order.actors.of(source.to),
                           c.order.technologies.of(source.technology));
        ListedAccess listed;
        listed.share = c.slot(source.share);
        listed.window = source.window;
        listed.treaty = c.order.treaties.of(source.treaty);
        c.plan.people.accesses[index].listed.push_back(listed);
    }
}

}  // namespace

Index require_level(Compilation& c, Index actor, Index technology) {
    auto& levels = c.plan.people.levels;
    const auto [found, inserted] =
        c.level_of.try_emplace({actor, technology}, static_cast<Index>(levels.size()));
    if (!inserted) {
        return found->second;
    }
    const Index position = c.order.technologies.scenario.at(technology);
    const model::TechnologyLevel* stated = stated_level(c, actor, technology);
    LevelPlan level;
    level.actor = actor;
    level.technology = technology;
    level.start = stated == nullptr ? c.constant(0) : c.slot(stated->level);
    level.growth = stated == nullptr || !stated->growth ? nowhere : c.slot(*stated->growth);
    level.catch_up = stated == nullptr || !stated->catch_up
                         ? c.slot(c.model.technologies[position].catch_up)
                         : c.slot(*stated->catch_up);
    levels.push_back(level);
    return found->second;
}

Index require_access(Compilation& c, Index donor, Index learner, Index technology) {
    auto& all = c.plan.people.accesses;
    const auto [found, inserted] =
        c.access_of.try_emplace({learner, donor, technology}, static_cast<Index>(all.size()));
    if (inserted) {
        AccessPlan access;
        access.donor = require_level(c, donor, technology);
        access.learner = require_level(c, learner, technology);
        all.push_back(access);
    }
    return found->second;
}

std::vector<EffectPlan> compile_effects(Compilation& c, Index actor,
                                        const std::vector<model::TechnologyEffect>& sources) {
    std::vector<std::string> keys;
    for (const auto& source : sources) {
        keys.push_back(c.model.technologies[source.technology.index()].id);
    }
    std::vector<EffectPlan> effects;
    for (const Index position : order_of(keys).scenario) {
        const auto& source = sources[position];
        effects.push_back({require_level(c, actor, c.order.technologies.of(source.technology)),
                           c.slot(source.per_level)});
    }
    return effects;
}

void compile_levels(Compilation& c) {
    std::vector<std::pair<Index, Index>> stated;
    for (const auto& level : c.model.technology_levels) {
        stated.emplace_back(c.order.actors.of(level.actor),
                            c.order.technologies.of(level.technology));
    }
    std::sort(stated.begin(), stated.end());
    for (const auto& [actor, technology] : stated) {
        require_level(c, actor, technology);
    }
}

void compile_learning(Compilation& c, const model::Learning& source, LinePlan& line, Index index) {
    line.learning = static_cast<Index>(c.plan.people.learning.size());
    c.plan.people.learning.push_back({index, c.slot(source.rate), c.slot(source.from)});
}

void compile_technology_legs(Compilation& c, const model::Contract& source, Index deal) {
    std::vector<std::string> keys;
    for (const auto& leg : source.technology) {
        keys.push_back(c.model.actors[leg.from.index()].id + ">" +
                       c.model.actors[leg.to.index()].id + "/" +
                       c.model.technologies[leg.technology.index()].id);
    }
    auto& legs = c.plan.people.technology_legs;
    for (const Index position : order_of(keys).scenario) {
        const auto& leg = source.technology[position];
        TechnologyLegPlan plan;
        plan.deal = deal;
        plan.giver = c.order.actors.of(leg.from);
        plan.receiver = c.order.actors.of(leg.to);
        plan.technology = c.order.technologies.of(leg.technology);
        plan.share = c.slot(leg.access);
        plan.value = leg.value ? c.slot(leg.value->amount) : c.constant(0);
        plan.value_days = leg.value ? leg.value->period_days : 1;
        const Index access = require_access(c, plan.giver, plan.receiver, plan.technology);
        c.plan.people.accesses[access].legs.push_back(static_cast<Index>(legs.size()));
        legs.push_back(plan);
    }
}

MandateEffect compile_mandate_effect(Compilation& c, const model::Mandate& mandate,
                                     const model::TechnologyEffect& source) {
    MandateEffect effect;
    effect.per_level = c.slot(source.per_level);
    std::vector<std::tuple<Index, int, int>> terms;
    for (const model::ActorId member : mandate.members) {
        const base::Window always;
        terms.emplace_back(c.order.actors.of(member), always.from.number, always.until.number);
    }
    if (mandate.council.valid()) {
        for (const auto& seat : c.model.councils[mandate.council.index()].seats) {
            terms.emplace_back(c.order.actors.of(seat.actor), seat.window.from.number,
                               seat.window.until.number);
        }
    }
    std::sort(terms.begin(), terms.end());
    for (const auto& [actor, from, until] : terms) {
        effect.members.push_back(
            {require_level(c, actor, c.order.technologies.of(source.technology)),
             {base::Day{from}, base::Day{until}}});
    }
    return effect;
}

void compile_technology(Compilation& c) {
    compile_listed(c);
    for (const Index position : c.order.mandates.scenario) {
        const auto& mandate = c.model.mandates[position];
        std::vector<std::string> keys;
        for (const auto& source : mandate.technology) {
            keys.push_back(c.model.technologies[source.technology.index()].id);
        }
        auto& plan = c.plan.institutions.mandates[c.order.mandates.canonical[position]];
        for (const Index effect : order_of(keys).scenario) {
            plan.effects.push_back(compile_mandate_effect(c, mandate, mandate.technology[effect]));
        }
    }
}

}  // namespace entente::kernel

#include "kernel/phases/telling.hpp"

namespace entente::kernel {
namespace {

using model::ActionKind;

const char* word_of(ActionKind kind) {
    switch (kind) {
        case ActionKind::accept:
            return "accept";
        case ActionKind::refuse:
            return "refuse";
        case ActionKind::suspend:
            return "suspend";
        case ActionKind::resume:
            return "resume";
        case ActionKind::cancel:
            return "cancel";
        case ActionKind::give:
            return "give";
        case ActionKind::offer:
            return "offer";
        case ActionKind::impose:
            return "impose";
        case ActionKind::lift:
            return "lift";
        case ActionKind::comply:
            return "comply with";
        case ActionKind::evade:
            return "evade";
        case ActionKind::renew:
            return "renew";
        case ActionKind::end:
            return "end";
        case ActionKind::open_route:
            return "open";
        case ActionKind::close_route:
            return "close";
        case ActionKind::table:
            return "table";
        case ActionKind::vote:
            return "vote on";
        case ActionKind::forgive:
            return "forgive";
        case ActionKind::recognise:
            return "recognise";
        case ActionKind::derecognise:
            return "cease to recognise";
        case ActionKind::announce:
            return "announce";
        case ActionKind::propose:
            return "propose";
        case ActionKind::sign:
            return "sign";
        case ActionKind::ratify:
            return "ratify";
        case ActionKind::denounce:
            return "denounce";
        case ActionKind::invoke:
            return "invoke";
        case ActionKind::build:
            return "build";
        case ActionKind::transfer:
            return "transfer technology";
        case ActionKind::send:
            return "send workers";
        case ActionKind::recall:
            return "recall workers";
        case ActionKind::declare_war:
            return "declare war";
        case ActionKind::attack:
            return "attack";
        case ActionKind::ceasefire:
            return "cease fire";
        case ActionKind::make_peace:
            return "make peace";
        case ActionKind::deploy:
            return "deploy";
        case ActionKind::withdraw:
            return "withdraw";
        case ActionKind::set:
            return "set a number";
        case ActionKind::scale:
            return "scale a number";
        case ActionKind::add:
            return "add to a number";
    }
    return "";
}

struct Object {
    Dimension dimension = Dimension::none;
    Index index = nowhere;
};

/// What an action is done to, where that has a name.
Object object_of(const Context& c, const ActionPlan& action) {
    if (action.deal != nowhere) {
        return {Dimension::contract, c.plan.exchange.deals[action.deal].contract};
    }
    for (const Object& object :
         {Object{Dimension::sanction, action.sanction}, Object{Dimension::mandate, action.mandate},
          Object{Dimension::draft, action.draft}, Object{Dimension::claim, action.claim}}) {
        if (object.index != nowhere) {
            return object;
        }
    }
    return action.routes.empty() ? Object{} : Object{Dimension::route, action.routes.front()};
}

}  // namespace

const std::string& label_of(const Context& c, Dimension dimension, Index canonical) {
    static const std::string none;
    const auto& labels = c.plan.labels.at(static_cast<std::size_t>(dimension));
    const Index position = c.position(dimension, canonical);
    return position < labels.size() ? labels[position] : none;
}

std::string text_of(const Context& c, const ActionPlan& action) {
    const Object object = object_of(c, action);
    const std::string& name = label_of(c, object.dimension, object.index);
    return word_of(action.kind) + (name.empty() ? "" : " " + name);
}

void tell_action(const Context& c, const ActionPlan& action, const double* mask,
                 const double* refusal) {
    if (!listens(c, mask)) {
        return;
    }
    const auto code = static_cast<Refusal>(refusal[c.explainer->lane()]);
    c.explainer->begin(Deciding::action, action.by, nowhere, Dimension::rule, action.rule);
    c.explainer->criterion(text_of(c, action));
    c.explainer->end(code == Refusal::none ? "lawful" : "refused", code);
}

void tell_barred(const Context& c, Index rule, const double* mask, Refusal refusal) {
    if (!listens(c, mask)) {
        return;
    }
    const Index actor = c.plan.institutions.rules[rule].by;
    c.explainer->begin(Deciding::action, actor, nowhere, Dimension::rule, rule);
    c.explainer->criterion("all that the rule would do");
    c.explainer->end("refused", refusal);
}

}  // namespace entente::kernel

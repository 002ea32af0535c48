#include "scenario/build/actions.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "scenario/build/claims.hpp"
#include "scenario/build/deciding.hpp"
#include "scenario/build/inject.hpp"
#include "scenario/build/numbers.hpp"
#include "scenario/build/people.hpp"
#include "scenario/build/ways.hpp"

namespace entente::scenario {
namespace {

using model::ActionKind;

struct NamedAction {
    const char* key;
    ActionKind kind;
};

constexpr NamedAction catalogue[] = {{"accept", ActionKind::accept},
                                     {"refuse", ActionKind::refuse},
                                     {"suspend", ActionKind::suspend},
                                     {"resume", ActionKind::resume},
                                     {"cancel", ActionKind::cancel},
                                     {"give", ActionKind::give},
                                     {"offer", ActionKind::offer},
                                     {"impose", ActionKind::impose},
                                     {"lift", ActionKind::lift},
                                     {"comply", ActionKind::comply},
                                     {"evade", ActionKind::evade},
                                     {"renew", ActionKind::renew},
                                     {"end", ActionKind::end},
                                     {"open_route", ActionKind::open_route},
                                     {"close_route", ActionKind::close_route},
                                     {"table", ActionKind::table},
                                     {"vote", ActionKind::vote},
                                     {"forgive", ActionKind::forgive},
                                     {"transfer", ActionKind::transfer},
                                     {"send", ActionKind::send},
                                     {"recall", ActionKind::recall},
                                     {"recognise", ActionKind::recognise},
                                     {"derecognise", ActionKind::derecognise},
                                     {"announce", ActionKind::announce},
                                     {"set", ActionKind::set},
                                     {"scale", ActionKind::scale},
                                     {"add", ActionKind::add},
                                     {"propose", ActionKind::propose},
                                     {"sign", ActionKind::sign},
                                     {"ratify", ActionKind::ratify},
                                     {"denounce", ActionKind::denounce},
                                     {"invoke", ActionKind::invoke},
                                     {"build", ActionKind::build},
                                     {"declare_war", ActionKind::declare_war},
                                     {"attack", ActionKind::attack},
                                     {"ceasefire", ActionKind::ceasefire},
                                     {"make_peace", ActionKind::make_peace},
                                     {"deploy", ActionKind::deploy},
                                     {"withdraw", ActionKind::withdraw}};

class ActionReader {
public:
    ActionReader(Build& build, const Doer& doer, std::vector<model::Action>& into)
        : build_(build), doer_(doer), into_(into) {}

    void read(ActionKind kind, const Value& value) {
        switch (kind) {
            case ActionKind::give:
                return read_gift(value);
            case ActionKind::offer:
                return read_offer(value);
            case ActionKind::comply:
            case ActionKind::evade:
                return read_choice(kind, value);
            case ActionKind::renew:
                return read_renewal(value);
            case ActionKind::vote:
                return read_vote(value);
            case ActionKind::invoke:
                return read_invocation(value);
            case ActionKind::forgive:
                return read_write_off(value);
            case ActionKind::deploy:
                return read_deployment(value);
            case ActionKind::withdraw:
                return read_withdrawal(value);
            case ActionKind::transfer:
                return read_transfer(value);
            case ActionKind::send:
            case ActionKind::recall:
                return read_posting(kind, value);
            case ActionKind::recognise:
            case ActionKind::derecognise:
                return read_recognition(kind, value);
            case ActionKind::announce:
                return read_announcement(value);
            case ActionKind::set:
            case ActionKind::scale:
            case ActionKind::add:
                return read_inject(kind, value);
            default:
                return read_references(kind, value);
        }
    }

private:
    model::Action begin(ActionKind kind, const Value& value) const {
        model::Action action;
        action.kind = kind;
        action.path = value.path;
        return action;
    }

    void finish(model::Action action, const Value& value) {
        check_authority(build_, value, action, doer_);
        into_.push_back(std::move(action));
    }

    /// Actions on entities named by id: one action for each.
    void read_references(ActionKind kind, const Value& value) {
        for (const Value& each_value : each(value)) {
            const std::optional<std::uint32_t> index = read_reference(build_, each_value);
            if (!index) {
                continue;
            }
            model::Action action = begin(kind, each_value);
            switch (each_value.shape->entity) {
                case EntityKind::contract:
                    action.contract = model::ContractId(*index);
                    break;
                case EntityKind::sanction:
                    action.sanction = model::SanctionId(*index);
                    break;
                case EntityKind::mandate:
                    action.mandate = model::MandateId(*index);
                    break;
                case EntityKind::theatre:
                    action.theatre = model::TheatreId(*index);
                    break;
                case EntityKind::route:
                    action.route = model::RouteId(*index);
                    break;
                case EntityKind::treaty:
                    action.treaty = model::TreatyId(*index);
                    break;
                case EntityKind::project:
                    action.project = model::ProjectId(*index);
                    break;
                default:
                    action.draft = model::DraftId(*index);
                    break;
            }
            finish(std::move(action), each_value);
        }
    }

    void read_gift(const Value& value) {
        const Fields fields(build_, value, schema::give());
        const model::ActorId from =
            fields.has("from") ? fields.reference<model::ActorId>("from") : doer_.actor;
        const auto to = fields.reference<model::ActorId>("to");
        if (!fields.has("from") && doer_.kind != Doer::Kind::actor && !doer_.actor.valid()) {
            build_.reports.error(fields.at(),
                                 {"no-giver", fields.path() + " does not say who gives",
                                  "the rule has no actor", "Add 'from'."});
        }
        for (const EntityEntry& entry : fields.others()) {
            const model::GoodId good(entry.index);
            const auto amount = read_number(build_, entry.value, build_.good_units[good.index()]);
            if (!amount || !from.valid() || !to.valid()) {
                continue;
            }
            model::Action action = begin(ActionKind::give, entry.value);
            action.account = build_.account(from, good);
            action.receiver = build_.account(to, good);
            action.amount = *amount;
            finish(std::move(action), value);
        }
    }

    void read_offered(const Fields& fields, const char* key, model::ActorId from, model::ActorId to,
                      model::Contract& contract) {
        const std::optional<Value> goods = fields.find(key);
        if (!goods) {
            return;
        }
        for (const EntityEntry& entry : entity_entries(build_, *goods)) {
            model::Leg leg;
            leg.from = from;
            leg.to = to;
            leg.good = model::GoodId(entry.index);
            leg.per_bundle = true;
            const auto amount =
                read_number(build_, entry.value, build_.good_units[leg.good.index()]);
            if (!amount || !from.valid() || !to.valid()) {
                continue;
            }
            leg.amount = {*amount, 1};
            leg.routes = read_via(build_, fields.find("via"), from, to);
            static_cast<void>(build_.account(from, leg.good));
            static_cast<void>(build_.account(to, leg.good));
            contract.legs.push_back(std::move(leg));
        }
    }

    void read_offer(const Value& value) {
        const Fields fields(build_, value, schema::offer());
        const auto to = fields.reference<model::ActorId>("to");
        if (to.valid() && to == doer_.actor) {
            build_.reports.error(fields.at("to"),
                                 {"same-actor", fields.path() + " is made to itself",
                                  "an offer needs another side", ""});
        }
        model::Contract contract;
        contract.id = doer_.rule + ".offer";
        contract.title = contract.id;
        contract.tier = model::Tier::opportunistic;
        contract.weight.value = 1;
        contract.one_off = true;
        read_offered(fields, "give", doer_.actor, to, contract);
        read_offered(fields, "take", to, doer_.actor, contract);
        read_knowledge(build_, fields.find("teach"), doer_.actor, to, contract.technology);
        read_knowledge(build_, fields.find("learn"), to, doer_.actor, contract.technology);
        const bool knowledge = fields.has("teach") || fields.has("learn");
        if (!fields.has("give") && !fields.has("take") && !knowledge) {
            build_.reports.error(fields.at(), {"no-legs", fields.path() + " offers nothing",
                                               "an offer gives or takes something", ""});
        }
        model::Action action = begin(ActionKind::offer, value);
        action.contract = model::ContractId(build_.model.contracts.size());
        build_.model.contracts.push_back(std::move(contract));
        finish(std::move(action), value);
    }

    void read_choice(ActionKind kind, const Value& value) {
        const Fields fields(build_, value, schema::comply());
        model::Action action = begin(kind, value);
        action.sanction = fields.reference<model::SanctionId>("sanction");
        action.amount.value = kind == ActionKind::comply ? 1 : 0;
        if (const auto level = fields.maybe_number("level")) {
            action.amount = *level;
        }
        finish(std::move(action), value);
    }

    void read_renewal(const Value& value) {
        const Fields fields(build_, value, schema::renew());
        model::Action action = begin(ActionKind::renew, value);
        action.mandate = fields.reference<model::MandateId>("mandate");
        action.until = fields.date("until").value_or(base::last_day);
        finish(std::move(action), value);
    }

    void read_vote(const Value& value) {
        const Fields fields(build_, value, schema::vote());
        model::Action action = begin(ActionKind::vote, value);
        action.draft = fields.reference<model::DraftId>("draft");
        action.vote = fields.word<model::Vote>("cast");
        finish(std::move(action), value);
    }

    /// One action for every clause that is meant.
    void read_invocation(const Value& value) {
        const Fields fields(build_, value, schema::invoke());
        const auto treaty = fields.reference<model::TreatyId>("treaty");
        const std::string name = fields.text("clause");
        const std::size_t before = into_.size();
        for (std::size_t i = 0; treaty.valid() && i < build_.model.clauses.size(); ++i) {
            const model::Clause& clause = build_.model.clauses[i];
            if (clause.treaty == treaty && is_meant(clause, name)) {
                model::Action action = begin(ActionKind::invoke, value);
                action.path = join(value.path, clause.id);
                action.clause = model::ClauseId(i);
                finish(std::move(action), value);
            }
        }
        if (treaty.valid() && into_.size() == before) {
            build_.reports.error(fields.at(),
                                 {"no-clause", fields.path() + " invokes nothing",
                                  name.empty() ? "the treaty has no clause that protects the actor"
                                               : "the treaty has no such clause that could be "
                                                 "invoked",
                                  "Defence, offence and consultation can be invoked."});
        }
    }

    [[nodiscard]] bool is_meant(const model::Clause& clause, const std::string& name) const {
        using model::ClauseKind;
        const bool has_case = clause.kind == ClauseKind::defence ||
                              clause.kind == ClauseKind::offence ||
                              clause.kind == ClauseKind::consultation;
        const auto& treaty = build_.model.treaties[clause.treaty.index()].id;
        const bool named =
            clause.id == treaty + "." + name || clause.id.starts_with(treaty + "." + name + ".");
        const bool own = doer_.kind != Doer::Kind::actor ||
                         std::find(clause.protects.begin(), clause.protects.end(), doer_.actor) !=
                             clause.protects.end();
        return has_case && (name.empty() ? own : named && own);
    }

    void read_write_off(const Value& value) {
        const Fields fields(build_, value, schema::forgive());
        const model::ActorId creditor =
            fields.has("creditor") ? fields.reference<model::ActorId>("creditor") : doer_.actor;
        const auto debtor = fields.reference<model::ActorId>("debtor");
        model::Action action = begin(ActionKind::forgive, value);
        action.amount = fields.number("share");
        const auto found = build_.claims.find(pair_key(creditor.value, debtor.value));
        if (found == build_.claims.end()) {
            build_.reports.error(fields.at(), {"no-claim", fields.path() + " forgives nothing",
                                               "the scenario has no such claim",
                                               "Claims stand in 'claims' or follow from "
                                               "'on_credit'."});
            return;
        }
        action.claim = found->second;
        finish(std::move(action), value);
    }

    /// The numbers of a contingent are counted in its good.
    void speak_of(Fields& fields, model::ContingentId contingent) const {
        if (contingent.valid() && contingent.index() < build_.model.contingents.size()) {
            fields.speak_of(build_.model.contingents[contingent.index()].good);
        }
    }

    void read_deployment(const Value& value) {
        Fields fields(build_, value, schema::deploy());
        model::Action action = begin(ActionKind::deploy, value);
        action.contingent = fields.reference<model::ContingentId>("contingent");
        speak_of(fields, action.contingent);
        action.amount = fields.number("men");
        finish(std::move(action), value);
    }

    void read_withdrawal(const Value& value) {
        Fields fields(build_, value, schema::withdraw());
        model::Action action = begin(ActionKind::withdraw, value);
        action.contingent = fields.reference<model::ContingentId>("contingent");
        speak_of(fields, action.contingent);
        action.amount = fields.number("men");
        action.share = fields.number("share");
        if (!fields.has("men") && !fields.has("share")) {
            action.share.value = 1;
        }
        finish(std::move(action), value);
    }

    void read_transfer(const Value& value) {
        const Fields fields(build_, value, schema::transfer());
        model::Action action = begin(ActionKind::transfer, value);
        action.teacher =
            fields.has("from") ? fields.reference<model::ActorId>("from") : doer_.actor;
        action.learner = fields.reference<model::ActorId>("to");
        if (!fields.has("from") && doer_.kind != Doer::Kind::actor) {
            build_.reports.error(fields.at(),
                                 {"no-giver", fields.path() + " does not say who teaches",
                                  "the rule has no actor", "Add 'from'."});
        }
        for (const EntityEntry& entry : fields.others()) {
            const auto share = read_number(build_, entry.value, {});
            if (!share || !action.teacher.valid() || !action.learner.valid()) {
                continue;
            }
            action.path = entry.value.path;
            action.technology = model::TechnologyId(entry.index);
            action.amount = *share;
            finish(action, value);
        }
    }

    /// A posting is a gift of workers to their host; a recall takes them back.
    void read_posting(ActionKind kind, const Value& value) {
        Fields fields(build_, value, schema::posting());
        model::Action action = begin(kind, value);
        action.labour = fields.reference<model::LabourId>("labour");
        if (!action.labour.valid() || action.labour.index() >= build_.model.labour.size()) {
            return;
        }
        const model::Labour& labour = build_.model.labour[action.labour.index()];
        if (!labour.home.valid() || !labour.host.valid() || !labour.good.valid()) {
            return;
        }
        fields.speak_of(labour.good);
        action.account = build_.account(labour.home, labour.good);
        action.receiver = build_.account(labour.host, labour.good);
        constexpr double everyone = 9007199254740991.0;
        action.amount.value = everyone;
        if (const auto workers = fields.maybe_number("workers")) {
            action.amount = *workers;
        } else if (kind == ActionKind::send) {
            build_.reports.error(fields.at(), {"missing-key", fields.path() + " has no 'workers'",
                                               "it does not say how many leave", ""});
        }
        finish(std::move(action), value);
    }

    void read_recognition(ActionKind kind, const Value& value) {
        const Fields fields(build_, value, schema::recognition());
        const auto from =
            fields.has("from") ? fields.reference<model::ActorId>("from") : doer_.actor;
        const auto of = fields.reference<model::ActorId>("of");
        if (!fields.has("from") && doer_.kind != Doer::Kind::actor) {
            build_.reports.error(fields.at(),
                                 {"needs-actor", fields.path() + " does not say who recognises",
                                  "the rule has no actor", "Add 'from'."});
        }
        const auto claim = fields.find("claim");
        const std::string word = claim ? read_claim(build_, *claim) : "";
        if (!from.valid() || !of.valid() || word.empty()) {
            return;
        }
        if (from == of) {
            build_.reports.error(fields.at("of"),
                                 {"same-actor", fields.path() + " is its own claim",
                                  "an actor recognises what others claim", ""});
            return;
        }
        model::Action action = begin(kind, value);
        action.recognition = build_.recognition(from, of, word);
        finish(std::move(action), value);
    }

    void read_announcement(const Value& value) {
        model::Action action = begin(ActionKind::announce, value);
        action.text = read_text(build_, value).value_or("");
        finish(std::move(action), value);
    }

    void read_inject(ActionKind kind, const Value& value) {
        for (const MapEntry& entry : entries(build_, value)) {
            model::Action action = begin(kind, entry.value);
            if (read_injection(build_, entry, action)) {
                finish(std::move(action), entry.value);
            }
        }
    }

    Build& build_;
    const Doer& doer_;
    std::vector<model::Action>& into_;
};

bool is_offer(const Node& action) {
    return action.find("offer") != nullptr && action.entries.size() == 1;
}

/// Declares the contract that the one offer among some actions makes.
void declare_offer(Build& build, const std::string& rule, const std::string& path,
                   const Node& actions, std::uint32_t& next) {
    const std::string id = rule + ".offer";
    const bool one = is_offer(actions);
    if (one) {
        build.symbols.declare(EntityKind::contract, id, next++, actions.at);
    }
    for (const Node& item : actions.items) {
        if (!is_offer(item)) {
            continue;
        }
        if (build.symbols.find(EntityKind::contract, id)) {
            build.reports.error(item.at, {"two-offers", path + " makes two offers",
                                          "the contract of an offer is named after it",
                                          "Make them on dates or in rules of their own."});
        }
        build.symbols.declare(EntityKind::contract, id, next++, actions.at);
    }
}

}  // namespace

std::vector<model::Action> read_actions(Build& build, const Value& value, const Doer& doer) {
    std::vector<model::Action> result;
    ActionReader reader(build, doer, result);
    for (const Value& one : each(value)) {
        if (!one.node->is_mapping() || one.node->entries.size() != 1) {
            build.reports.error(one.node->at,
                                {"bad-action", one.path + " is not one action",
                                 "an action is a mapping with one key, such as "
                                 "{suspend: grain_aid}",
                                 one.node->is_mapping() ? "Write several as a list." : ""});
            continue;
        }
        const Fields fields(build, one, schema::actions());
        const std::string& key = one.node->entries.front().key;
        const auto known = std::find_if(std::begin(catalogue), std::end(catalogue),
                                        [&key](const NamedAction& a) { return key == a.key; });
        if (known != std::end(catalogue)) {
            reader.read(known->kind, *fields.find(key));
        }
    }
    return result;
}

void declare_offers(Build& build, const Node& root, std::uint32_t first) {
    if (const Entry* rules = root.find("rules")) {
        for (const Entry& rule : rules->value.entries) {
            if (const Entry* actions = rule.value.find("do")) {
                declare_offer(build, rule.key, "rules." + rule.key, actions->value, first);
            }
        }
    }
    const Entry* actors = root.find("actors");
    if (actors == nullptr) {
        return;
    }
    for (const Entry& actor : actors->value.entries) {
        if (const Entry* script = actor.value.find("script")) {
            for (const Entry& move : script->value.entries) {
                declare_offer(build, move_id(actor.key, move.key),
                              "actors." + actor.key + ".script." + move.key, move.value, first);
            }
        }
    }
}

}  // namespace entente::scenario

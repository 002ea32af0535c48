// Councils, mandates, sanctions, drafts.
#include "model/model.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"

namespace entente::scenario::schema {
namespace {

using E = EntityKind;

std::vector<Word> sanction_kinds() {
    using model::SanctionKind;
    return {{"ban", code(SanctionKind::ban), "nothing may move"},
            {"cap", code(SanctionKind::cap), "at most `amount` per `per`, shared by all suppliers"},
            {"tariff", code(SanctionKind::tariff), "adds `rate` of the value to the cost"},
            {"freeze", code(SanctionKind::freeze), "takes `rate` of the stock out of use"},
            {"labour", code(SanctionKind::labour), "forbids labour, home by `deadline`"},
            {"service", code(SanctionKind::service), "forbids services"},
            {"interdict", code(SanctionKind::interdict),
             "lets the senders seize shipments on the routes in `reach`"}};
}

std::vector<Key> cap_keys() {
    return {
        {"amount", is::varying(is::number(Measure::good, 0)), "cap: how much per `per`"},
        {"per", is::period(), "cap: length of its windows, the first begins at `from`"},
        {"rate", is::varying(is::share()), "tariff: share of value; freeze: share of stock", "0"},
        {"seizure_probability", is::varying(is::share()), "interdict: per shipment", "0"},
        {"seizure",
         is::word({{"keep", code(model::Seizure::keep), "the senders keep the goods"},
                   {"destroy", code(model::Seizure::destroy), "the goods are destroyed"},
                   {"turn_back", code(model::Seizure::turn_back), "they go back to the giver"}}),
         "interdict: what happens to the goods", "keep"},
        {"reach", is::references(E::route), "interdict: the routes"},
        {"deadline", is::date(), "labour: the day by which it has gone home"},
    };
}

std::vector<Key> enforcement_keys() {
    return {
        {"from", is::date(), "first day; before the start of the calendar: in force already"},
        {"until", is::date(), "the first day it no longer holds"},
        {"lifted", is::flag(), "starts lifted, to be imposed by a rule or a draft", "false"},
        {"exemptions", is::list(is::section(exemption)), "movements it leaves alone"},
        {"watched_by", is::references(E::mandate), "mandates that report breaches"},
        {"penalty", is::varying(is::number(Measure::plain, 0)),
         "cost of a seizure as a multiple of the value", "1"},
        {"compliance", is::section(compliance),
         "share of its dealings that an actor keeps within the measure"},
    };
}

}  // namespace

const Section& council() {
    static const Section section{
        "a council",
        "A body that votes on drafts.",
        {{"title", is::text(), "name for people"},
         {"pass", is::whole(1, 1000), "votes that a draft needs", "", Need::required},
         {"veto", is::references(E::actor), "permanent members whose vote against kills a draft"},
         {"members", is::references(E::actor), "permanent members without a veto"},
         {"elected", is::map(E::none, is::references(E::actor)),
          "members by year (2024) or years (2023..2024)"},
         {"votes",
          is::word({{"recorded", code(model::Votes::recorded), "as the draft records them"},
                    {"modelled", code(model::Votes::modelled), "by the model of votes"}}),
          "how members vote", "recorded"},
         {"model", is::section(vote_model), "weights of the model of votes"}},
        "",
        {}};
    return section;
}

const Section& vote_model() {
    static const Section section{
        "a model of votes",
        "Ordered logit on the utility of a draft to a member.",
        {{"severity", is::number(Measure::plain), "weight of the draft's severity", "1"},
         {"ideal", is::number(Measure::plain), "weight of squared distances of ideal points", "1"},
         {"sponsor", is::number(Measure::plain), "weight of affinity to the sponsors", "1"},
         {"target", is::number(Measure::plain), "weight of affinity to the target", "2"},
         {"dependence", is::number(Measure::plain), "weight of dependence on the target", "1"},
         {"cost", is::number(Measure::plain), "weight of the member's cost", "1"},
         {"recognition", is::number(Measure::plain),
          "weight of claims of the sponsors that the member recognises, less those of the target",
          "0"},
         {"veto_cost", is::number(Measure::plain), "what a veto costs that kills a draft", "1"},
         {"against", is::number(Measure::plain), "threshold below which the vote is against", "-1"},
         {"for", is::number(Measure::plain), "threshold above which the vote is in favour", "0"}},
        "",
        {}};
    return section;
}

const Section& mandate() {
    static const Section section{
        "a mandate",
        "A body that watches sanctions until a date unless it is renewed.",
        {{"title", is::text(), "name for people"},
         {"council", is::reference(E::council), "the council that gives it"},
         {"members", is::references(E::actor), "or the actors that carry it"},
         {"from", is::date(), "first day"},
         {"until", is::date(), "the day it lapses"},
         {"strength", is::varying(is::number(Measure::plain, 0)), "strength of monitoring", "1"},
         {"technology", is::map(E::technology, is::varying(is::number(Measure::plain))),
          "by technology, rise of the strength per level of the most advanced member"},
         {"report_delay", is::number(Measure::days, 0), "time until a report is out", "0 days"}},
        "",
        {}};
    return section;
}

const Section& sanction() {
    static const Section section = [] {
        std::vector<Key> keys = {
            {"title", is::text(), "name for people"},
            {"legal_basis", is::text(), "the resolution or law"},
            {"by", is::one_or_list(is::text()), "a council, or the actors that impose it", "",
             Need::required},
            {"target", is::reference(E::actor), "the actor it is aimed at", "", Need::required},
            {"good", is::references(E::good), "the goods it covers"},
            {"class", is::one_or_list(is::word(classes())), "or every good of these classes"},
            {"direction",
             is::word({{"to", code(model::Direction::to), "what goes to the target"},
                       {"from", code(model::Direction::from), "what comes from it"},
                       {"both", code(model::Direction::both), "both"}}),
             "which movements it covers", "both"},
            {"kind", is::word(sanction_kinds()), "what it does", "", Need::required}};
        for (const auto& more : {cap_keys(), enforcement_keys()}) {
            keys.insert(keys.end(), more.begin(), more.end());
        }
        return Section{"a sanction", "A measure against an actor's trade.", keys, "", {}};
    }();
    return section;
}

const Section& exemption() {
    static const Section section{
        "an exemption",
        "Movements that match every key given.",
        {{"givers", is::references(E::actor), "who gives"},
         {"receivers", is::references(E::actor), "who receives"},
         {"goods", is::references(E::good), "which goods"},
         {"routes", is::references(E::route), "on which routes"},
         {"contracts", is::references(E::contract), "under which contracts"},
         {"from", is::date(), "first day"},
         {"until", is::date(), "the first day it no longer holds"}},
        "",
        {}};
    return section;
}

const Section& compliance() {
    static const Section section{
        "compliance",
        "From 0 (disregards the measure) to 1 (keeps it), by actor.",
        {{"default", is::varying(is::share()), "of those not listed", "1"}},
        "default",
        {is::map(E::actor, is::varying(is::share()))}};
    return section;
}

const Section& draft() {
    using model::DraftKind;
    static const Section section{
        "a draft",
        "A text that a council votes on.",
        {{"title", is::text(), "name for people"},
         {"council", is::reference(E::council), "who votes", "", Need::required},
         {"date", is::date(), "the vote; where absent, when a rule tables it"},
         {"sponsors", is::references(E::actor), "who brings it in"},
         {"target", is::reference(E::actor), "whom it is aimed at"},
         {"kind",
          is::word({{"substantive", code(DraftKind::substantive), "a veto can kill it"},
                    {"procedural", code(DraftKind::procedural), "no veto"}}),
          "whether vetoes count", "substantive"},
         {"severity", is::share(), "how grave the matter is", "0"},
         {"bite", is::number(Measure::plain, 0), "how much it would hurt", "1"},
         {"status_quo", is::number(Measure::plain), "ideal point of things as they are", "0"},
         {"position", is::number(Measure::plain), "ideal point of the draft", "0"},
         {"cost", is::number(Measure::plain), "to members, times bite", "0"},
         {"recorded", is::section(recorded), "how members voted"},
         {"if_adopted", is::actions(), "what follows"},
         {"if_failed", is::actions(), "what follows otherwise"}},
        "",
        {}};
    return section;
}

const Section& recorded() {
    static const Section section{"a record of votes",
                                 "Who voted how; those not named were absent.",
                                 {{"for", is::references(E::actor), "in favour"},
                                  {"against", is::references(E::actor), "against"},
                                  {"abstaining", is::references(E::actor), "abstentions"},
                                  {"absent", is::references(E::actor), "absent"}},
                                 "",
                                 {}};
    return section;
}

}  // namespace entente::scenario::schema

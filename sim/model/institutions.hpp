#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/ids.hpp"
#include "model/number.hpp"
#include "model/technology.hpp"

namespace entente::model {

enum class SanctionKind { ban, cap, tariff, freeze, labour, service, interdict };

/// Which movements of a good a measure covers, seen from the target.
enum class Direction { to, from, both };

/// What happens to goods that an interdicting actor gets hold of.
enum class Seizure { keep, destroy, turn_back };

/// A period of the civil calendar: months first, then days.
struct Period {
    int months = 0;
    int days = 0;
};

/// Movements that a measure leaves alone; an empty list of a kind matches everything.
struct Exemption {
    std::vector<ActorId> givers;
    std::vector<ActorId> receivers;
    std::vector<GoodId> goods;
    std::vector<RouteId> routes;
    std::vector<ContractId> contracts;
    base::Window window;
};

struct Compliance {
    ActorId actor;
    Number level;  ///< kappa, 0 to 1
};

struct Sanction {
    std::string id;
    std::string title;
    std::string legal_basis;
    std::vector<ActorId> senders;      ///< one or a coalition
    std::optional<CouncilId> council;  ///< or a resolution of a council
    ActorId target;
    std::vector<GoodId> goods;  ///< classes are resolved to goods
    Direction direction = Direction::both;
    SanctionKind kind = SanctionKind::ban;
    Number amount;               ///< cap: units of the good per period
    Period period;               ///< cap: windows start at `window.from`
    Number rate;                 ///< tariff: share of value; freeze: share of stock
    Number seizure_probability;  ///< interdict, per shipment
    Seizure seizure = Seizure::keep;
    std::vector<RouteId> reach;         ///< interdict: routes
    std::optional<base::Day> deadline;  ///< labour: repatriation
    base::Window window;
    bool starts_lifted = false;
    std::vector<Exemption> exemptions;
    std::vector<MandateId> watched_by;
    Number penalty;             ///< cost of a seizure as a multiple of the value
    Number default_compliance;  ///< kappa of those not listed
    std::vector<Compliance> compliance;
};

/// A body that lives until a date unless it is renewed.
struct Mandate {
    std::string id;
    std::string title;
    CouncilId council;
    std::vector<ActorId> members;  ///< where it is not a council's
    base::Window window;
    Number strength;                           ///< monitoring strength
    Number report_delay;                       ///< days
    std::vector<TechnologyEffect> technology;  ///< rise of the strength per level of a member
};

struct SeatTerm {
    ActorId actor;
    base::Window window;
};

enum class Votes { recorded, modelled };

/// Weights of the vote of a member (ordered logit), see the model description.
struct VoteModel {
    Number severity, ideal, sponsor, target, dependence, cost, veto_cost, threshold_no,
        threshold_yes, recognition;
};

struct Council {
    std::string id;
    std::string title;
    int pass = 9;
    std::vector<ActorId> veto;
    std::vector<SeatTerm> seats;
    Votes votes = Votes::recorded;
    VoteModel model;
};

enum class Vote : std::uint8_t { no, abstain, yes, absent };

struct RecordedVote {
    ActorId member;
    Vote vote;
};

enum class DraftKind { substantive, procedural };

struct Draft;

/// Everything that can be done in the world, by whomever.
enum class ActionKind : std::uint8_t {
    accept,
    refuse,
    suspend,
    resume,
    cancel,  ///< contract
    give,    ///< account, account, amount
    offer,   ///< contract (one_off)
    impose,
    lift,  ///< sanction
    comply,
    evade,  ///< sanction, number = new kappa
    renew,
    end,  ///< mandate, until / now
    open_route,
    close_route,  ///< route (by id, both directions)
    table,        ///< draft
    vote,         ///< draft, vote
    forgive,      ///< claim, number = fraction
    recognise,
    derecognise,  ///< recognition
    transfer,     ///< technology of teacher to learner, number = share of the gap that closes
    send,         ///< labour as account, receiver; amount
    recall,       ///< labour, amount; without one all of them
    announce,     ///< text only
    propose,
    sign,
    ratify,
    denounce,  ///< treaty
    invoke,    ///< clause
    build,     ///< project
    declare_war,
    attack,
    ceasefire,
    make_peace,  ///< theatre
    deploy,
    withdraw,  ///< contingent, amount (men), share (of the men there)
    set,
    scale,
    add  ///< inject: parameter or account
};

struct Action {
    ActionKind kind = ActionKind::announce;
    ContractId contract;
    SanctionId sanction;
    MandateId mandate;
    RouteId route;  ///< first of the routes that share the id
    DraftId draft;
    ClaimId claim;
    TreatyId treaty;
    ClauseId clause;
    ProjectId project;
    RecognitionId recognition;
    TheatreId theatre;
    ContingentId contingent;
    AccountId account;   ///< inject into a stock; giver of `give`
    AccountId receiver;  ///< of `give`
    ParameterId parameter;
    TechnologyId technology;
    LabourId labour;
    ActorId teacher;  ///< of `transfer`
    ActorId learner;  ///< of `transfer`
    Number amount;
    Number share;  ///< withdraw: of the men there, beside `amount`
    Vote vote = Vote::absent;
    base::Day until;
    std::string text;
    std::string path;  ///< where it is written, for events and messages
};

struct Draft {
    std::string id;
    std::string title;
    CouncilId council;
    std::optional<base::Day> date;  ///< voted on in the step that contains it; else when tabled
    std::vector<ActorId> sponsors;
    ActorId target;
    DraftKind kind = DraftKind::substantive;
    Number severity;    ///< 0 to 1
    Number bite;        ///< b
    Number status_quo;  ///< sq, on the ideal point scale
    Number position;    ///< d, on the ideal point scale
    Number cost;        ///< to members, times bite
    std::vector<RecordedVote> record;
    std::vector<Action> if_adopted;
    std::vector<Action> if_failed;
};

struct Rule {
    std::string id;
    ActorId by;                    ///< nothing: the facilitator
    std::vector<base::Day> dates;  ///< dated rule
    ExpressionId when;             ///< or conditional
    int cooldown_days = 0;
    bool once = false;
    bool of_script = false;  ///< a move of its actor, made only while that is scripted
    std::vector<Action> actions;
    std::string note;
};

}  // namespace entente::model

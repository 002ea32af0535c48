#include "kernel/phases/votes.hpp"

#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/lanes/elementary.hpp"
#include "kernel/phases/actions.hpp"
#include "kernel/phases/telling.hpp"

namespace entente::kernel {
namespace {

constexpr double no = static_cast<double>(model::Vote::no);
constexpr double abstain = static_cast<double>(model::Vote::abstain);
constexpr double yes = static_cast<double>(model::Vote::yes);

/// Rows of scratch that a vote uses. Requests, which run afterwards, use rows 0 to 3 and 8 up.
enum ScratchRow : std::size_t {
    due_row = 4,
    yes_row = 5,
    veto_row = 6,
    choice_row = 7,
    work_row = 12,
    draw_row = 13
};

/// What a seat weighs about a draft, as rows or single values.
struct Weighing {
    const double* severity;
    const double* bite;
    const double* status_quo;
    const double* position;
    const double* cost;
    const double* ideal_point;
    const double* dependence;  ///< may be null: none
};

/// The mean affinity to those who sponsor a draft.
void mean_affinity(const Context& c, const SeatVote& seat, double* mean) {
    const double sponsors = std::max<double>(1, static_cast<double>(seat.sponsors.size()));
    std::fill_n(mean, c.width(), 0.0);
    for (const Regard& regard : seat.sponsors) {
        const double* affinity = c.affinity(regard);
        for (int l = 0; l < c.width(); ++l) {
            mean[l] += affinity[l];
        }
    }
    for (int l = 0; l < c.width(); ++l) {
        mean[l] /= sponsors;
    }
}

/// Claims of the sponsors that a seat recognises, on average, less those of the target.
void recognition(const Context& c, const SeatVote& seat, double* out) {
    const Rows rows = c.columns().recognises;
    const double sponsors = std::max<double>(1, static_cast<double>(seat.sponsors.size()));
    std::fill_n(out, c.width(), 0.0);
    for (const Index dyad : seat.recognises_sponsors) {
        const double* claims = c.row(rows, dyad);
        for (int l = 0; l < c.width(); ++l) {
            out[l] += claims[l] / sponsors;
        }
    }
    if (seat.recognises_target != nowhere) {
        const double* claims = c.row(rows, seat.recognises_target);
        for (int l = 0; l < c.width(); ++l) {
            out[l] -= claims[l];
        }
    }
}

/// U = w severity + a ((x - sq)^2 - (x - d)^2) + bs A_sponsor - bT A_target - l b Dep - n b cost
/// + r (R_sponsor - R_target), R how many claims the seat recognises.
void weigh_utility(const Context& c, const CouncilPlan& council, const SeatVote& seat,
                   const Weighing& w, double* work, double* utility) {
    std::fill_n(utility, c.width(), 0.0);
    add_term(c, "severity", w.severity, c.slot(council.severity), 1, utility);
    for (int l = 0; l < c.width(); ++l) {
        const double to_status_quo = w.ideal_point[l] - w.status_quo[l];
        const double to_position = w.ideal_point[l] - w.position[l];
        work[l] = to_status_quo * to_status_quo - to_position * to_position;
    }
    add_term(c, "how much nearer than the status quo", work, c.slot(council.ideal), 1, utility);
    mean_affinity(c, seat, work);
    add_term(c, "affinity to the sponsors", work, c.slot(council.sponsor), 1, utility);
    add_term(c, "affinity to the target", c.affinity(seat.target), c.slot(council.target), -1,
             utility);
    const double* dependence = c.slot(council.dependence);
    const double* cost = c.slot(council.cost);
    for (int l = 0; w.dependence != nullptr && l < c.width(); ++l) {
        work[l] = dependence[l] * w.bite[l];
    }
    if (w.dependence != nullptr) {
        add_term(c, "dependence on the target", w.dependence, work, -1, utility);
    }
    for (int l = 0; l < c.width(); ++l) {
        work[l] = cost[l] * w.bite[l];
    }
    add_term(c, "cost", w.cost, work, -1, utility);
    if (seat.recognises_target != nowhere || !seat.recognises_sponsors.empty()) {
        recognition(c, seat, work);
        add_term(c, "recognition", work, c.slot(council.recognition), 1, utility);
    }
}

/// Ordered logit: P(no) = L(t1 - v cV - U), P(yes) = 1 - L(t2 - U).
void weigh_vote(const Context& c, const CouncilPlan& council, const SeatVote& seat,
                const Weighing& w, double* p_no, double* p_yes) {
    weigh_utility(c, council, seat, w, p_no, p_yes);
    const double* t1 = c.slot(council.threshold_no);
    const double* t2 = c.slot(council.threshold_yes);
    const double* veto_cost = c.slot(council.veto_cost);
    for (int l = 0; l < c.width(); ++l) {
        const double utility = p_yes[l];
        const double veto = seat.veto ? veto_cost[l] : 0;
        p_no[l] = lanes::logistic(t1[l] - veto - utility);
        p_yes[l] = 1 - lanes::logistic(t2[l] - utility);
    }
}

/// The chances of a seat by the model of votes.
void weigh_seat(const Context& c, const DraftPlan& draft, const SeatVote& seat, double* p_no,
                double* p_yes) {
    const Weighing weighing{
        c.slot(draft.severity),
        c.slot(draft.bite),
        c.slot(draft.status_quo),
        c.slot(draft.position),
        c.slot(draft.cost),
        c.slot(c.plan.actors[seat.actor].ideal_point),
        seat.dependence == nowhere ? nullptr : c.row(c.columns().dependence, seat.dependence)};
    weigh_vote(c, c.plan.institutions.councils[draft.council], seat, weighing, p_no, p_yes);
}

/// choice[lane] of a seat by the model.
void draw_vote(const Context& c, const DraftPlan& draft, const SeatVote& seat, double* choice) {
    double* draw = c.row(c.columns().lane, draw_row);
    double* p_no = c.row(c.columns().lane, work_row);
    c.draw(seat.key, 0, draw);
    weigh_seat(c, draft, seat, p_no, choice);
    tell(c, "P(no)", p_no);
    tell(c, "P(yes)", choice);
    tell(c, "draw", draw);
    for (int l = 0; l < c.width(); ++l) {
        choice[l] = draw[l] < p_no[l] ? no : (draw[l] >= 1 - choice[l] ? yes : abstain);
    }
}

/// choice[lane] of a seat: a vote that a rule or person has cast, what is settled beforehand (the
/// record, the actor's decision rule), or the model.
void choose(const Context& c, const DraftPlan& draft, std::size_t i, double* choice) {
    const SeatVote& seat = draft.votes[i];
    if (seat.recorded) {
        std::fill_n(choice, c.width(), static_cast<double>(seat.vote));
    } else {
        draw_vote(c, draft, seat, choice);
    }
    const double* cast = c.row(c.columns().vote_choice, draft.first_vote + i);
    for (int l = 0; l < c.width(); ++l) {
        choice[l] = cast[l] != 0 ? cast[l] - 1 : choice[l];
    }
}

const char* criterion_of(const Context& c, const SeatVote& seat, double cast) {
    if (cast != 0) {
        return "cast by an action";
    }
    if (!seat.recorded) {
        return "no where the draw is below P(no), yes where it is 1 - P(yes) or more";
    }
    const model::VotesBy by = c.plan.actors[seat.actor].decision.choices.votes();
    return by >= model::VotesBy::yes ? "fixed by its decision rule" : "on record";
}

const char* word_of_vote(double choice) {
    if (choice == no) {
        return "against";
    }
    return choice == yes ? "for" : (choice == abstain ? "abstains" : "absent");
}

/// The same, as a decision of the seat where somebody listens.
void choose_aloud(const Context& c, Index index, std::size_t i, const double* due, double* choice) {
    const DraftPlan& draft = c.plan.institutions.drafts[index];
    if (!listens(c, due)) {
        return choose(heard(c, due), draft, i, choice);
    }
    const SeatVote& seat = draft.votes[i];
    const int lane = c.explainer->lane();
    c.explainer->begin(Deciding::vote, seat.actor, draft.target, Dimension::draft, index);
    choose(c, draft, i, choice);
    c.explainer->criterion(
        criterion_of(c, seat, c.row(c.columns().vote_choice, draft.first_vote + i)[lane]));
    c.explainer->end(word_of_vote(choice[lane]));
}

void count(const Context& c, const SeatVote& seat, const double* choice, double* ayes,
           double* vetoes) {
    for (int l = 0; l < c.width(); ++l) {
        ayes[l] += choice[l] == yes ? 1 : 0;
        vetoes[l] += seat.veto && choice[l] == no ? 1 : 0;
    }
}

/// Who of those with a veto voted no, once it is known that this killed the draft.
void record_vetoes(Context& c, Index index, const double* vetoed) {
    Context counting = c;
    counting.explainer = nullptr;  // it was told when it was cast
    const DraftPlan& draft = c.plan.institutions.drafts[index];
    double* choice = c.row(c.columns().lane, choice_row);
    for (std::size_t i = 0; i < draft.votes.size(); ++i) {
        if (!draft.votes[i].veto || !is_seated(c, draft, draft.votes[i])) {
            continue;
        }
        choose(counting, draft, i, choice);
        for (int l = 0; l < c.width(); ++l) {
            choice[l] = vetoed[l] != 0 && choice[l] == no ? 1 : 0;
        }
        c.record(EventKind::draft_vetoed, choice, index, draft.votes[i].actor, nullptr);
    }
}

/// Kept for relations, where they move.
void remember_vote(Context& c, std::size_t seat, const double* due, const double* choice) {
    if (seat >= c.columns().votes_cast.count) {
        return;
    }
    double* cast = c.row(c.columns().votes_cast, seat);
    for (int l = 0; l < c.width(); ++l) {
        cast[l] = due[l] != 0 ? choice[l] + 1 : 0;
    }
}

void poll_seats(Context& c, Index index, const double* due, double* ayes, double* vetoes) {
    const DraftPlan& draft = c.plan.institutions.drafts[index];
    double* choice = c.row(c.columns().lane, choice_row);
    for (std::size_t i = 0; i < draft.votes.size(); ++i) {
        if (!is_seated(c, draft, draft.votes[i])) {
            continue;
        }
        choose_aloud(c, index, i, due, choice);
        count(c, draft.votes[i], choice, ayes, vetoes);
        c.record(EventKind::vote, due, draft.votes[i].actor, index, choice);
        remember_vote(c, draft.first_vote + i, due, choice);
    }
}

/// Turns counts into masks: `ayes` becomes where the draft passed, `due` where it failed, `vetoes`
/// where a veto killed it.
void decide(Context& c, Index index, double* due, double* ayes, double* vetoes) {
    const Columns& k = c.columns();
    const DraftPlan& draft = c.plan.institutions.drafts[index];
    const double pass = c.plan.institutions.councils[draft.council].pass;
    double* passed = c.row(k.lane, work_row);
    for (int l = 0; l < c.width(); ++l) {
        const bool enough = ayes[l] >= pass;
        const bool killed = !draft.procedural && vetoes[l] > 0;
        passed[l] = due[l] != 0 && enough && !killed ? 1 : 0;
        vetoes[l] = due[l] != 0 && enough && killed ? 1 : 0;
        c.row(k.draft_passed, index)[l] += passed[l];
        c.row(k.draft_vetoed, index)[l] += vetoes[l];
        c.row(k.draft_decided, index)[l] = due[l] != 0 ? 1 : c.row(k.draft_decided, index)[l];
        c.row(k.draft_tabled, index)[l] = due[l] != 0 ? 0 : c.row(k.draft_tabled, index)[l];
    }
    c.record(EventKind::draft_adopted, passed, index, nowhere, ayes);
    for (int l = 0; l < c.width(); ++l) {
        due[l] = due[l] != 0 && passed[l] == 0 ? 1 : 0;
    }
    c.record(EventKind::draft_failed, due, index, nowhere, ayes);
    std::copy_n(passed, c.width(), ayes);
}

void find_due(const Context& c, Index index, double* due) {
    const DraftPlan& draft = c.plan.institutions.drafts[index];
    const Columns& k = c.columns();
    const bool dated = draft.step == c.step();
    for (int l = 0; l < c.width(); ++l) {
        const bool open = c.row(k.draft_decided, index)[l] == 0;
        due[l] = open && (dated || c.row(k.draft_tabled, index)[l] != 0) ? 1 : 0;
    }
}

}  // namespace

bool is_seated(const Context& c, const DraftPlan& draft, const SeatVote& seat) {
    return seat.window.contains(draft.step >= 0 ? draft.day : c.day());
}

std::vector<VoteChance> vote_chances(const Context& c, Index index, base::Day day) {
    const DraftPlan& draft = c.plan.institutions.drafts[index];
    double* p_no = c.row(c.columns().lane, work_row);
    double* p_yes = c.row(c.columns().lane, choice_row);
    std::vector<VoteChance> chances;
    for (const SeatVote& seat : draft.votes) {
        if (seat.window.contains(day)) {
            weigh_seat(c, draft, seat, p_no, p_yes);
            chances.push_back({c.position(Dimension::actor, seat.actor),
                               seat.veto && !draft.procedural, p_yes[0], p_no[0]});
        }
    }
    return chances;
}

void vote_on_drafts(Context& c) {
    const Columns& k = c.columns();
    double* due = c.row(k.lane, due_row);
    double* ayes = c.row(k.lane, yes_row);
    double* vetoes = c.row(k.lane, veto_row);
    // All are found first: what an adopted draft tables is voted on in the next step.
    for (Index i = 0; i < c.plan.institutions.drafts.size(); ++i) {
        find_due(c, i, c.row(k.draft_due, i));
    }
    for (Index i = 0; i < c.plan.institutions.drafts.size(); ++i) {
        std::copy_n(c.row(k.draft_due, i), c.width(), due);
        if (std::all_of(due, due + c.width(), [](double x) { return x == 0; })) {
            continue;
        }
        std::fill_n(ayes, c.width(), 0.0);
        std::fill_n(vetoes, c.width(), 0.0);
        poll_seats(c, i, due, ayes, vetoes);
        decide(c, i, due, ayes, vetoes);
        record_vetoes(c, i, vetoes);
        for (const ActionPlan& action : c.plan.institutions.drafts[i].if_adopted) {
            request(c, action, ayes);
        }
        for (const ActionPlan& action : c.plan.institutions.drafts[i].if_failed) {
            request(c, action, due);
        }
    }
}

}  // namespace entente::kernel

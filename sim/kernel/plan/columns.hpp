#pragma once

#include "kernel/plan/layout.hpp"

namespace entente::kernel {

/// Where everything that changes is kept: rows of one array, [row][lane]. Amounts of goods are
/// whole quanta. The writer of each is the phase named behind it.
struct Columns {
    // --- persistent state -----------------------------------------------------------------
    Rows slots;              ///< numbers of the model: clock (expressions, injects)
    Rows stock;              ///< [account]: clock, produce, settle, consume
    Rows in_transit;         ///< [account] of the receiver: clock, settle
    Rows pipeline;           ///< [shipment ring slots]: clock, settle
    Rows shortage;           ///< [account] 1 - consumed / needed: consume
    Rows rest_income;        ///< [account] remainders of real-valued flows
    Rows rest_spoiled;       ///< [account]
    Rows rest_need;          ///< [account]
    Rows rest_output;        ///< [line]
    Rows rest_input;         ///< [line input]
    Rows rest_leg;           ///< [leg] of what its deal wants
    Rows rest_transport;     ///< [leg]
    Rows rest_tariff;        ///< [leg]
    Rows rest_credit;        ///< [leg]
    Rows rest_lost;          ///< [shipment]
    Rows capacity;           ///< [line] per period of the line: produce
    Rows utilisation;        ///< [line] 0 to 1: produce
    Rows orders;             ///< [line] moving average of orders, units per day: plan
    Rows deal_on;            ///< [deal] 1 active, 0 suspended or cancelled: clock, institutions
    Rows deal_cancelled;     ///< [deal]
    Rows deal_active;        ///< [deal] on and within its window: clock
    Rows deal_starved;       ///< [deal] wanted to run and ran at 0: clear
    Rows sanction_on;        ///< [sanction] 0 while lifted: clock, institutions
    Rows in_force;           ///< [sanction] on, within its window: institutions
    Rows monitoring;         ///< [sanction] M: institutions
    Rows cap_used;           ///< [sanction] moved lawfully in the window, quanta: settle
    Rows cap_declared;       ///< [sanction] declared in the window, quanta: enforce
    Rows headroom;           ///< [sanction] what is left of a cap, quanta: institutions, settle
    Rows compliance;         ///< [giver x sanction]: institutions
    Rows compliance_base;    ///< [giver x sanction] level it relaxes to: clock
    Rows report_count_due;   ///< [giver x sanction][delay ring]: enforce
    Rows report_amount_due;  ///< [giver x sanction][delay ring] quanta
    Rows report_value_due;   ///< [giver x sanction][delay ring] currency
    Rows shipment_reported;  ///< [leg measure] last one that was, number + 1: enforce
    Rows reputation;         ///< [actor] accumulated cost of reports, currency: institutions
    Rows mandate_until;      ///< [mandate] day number: clock, institutions
    Rows mandate_alive;      ///< [mandate]: institutions
    Rows claim;              ///< [claim] quanta of the currency: settle
    Rows draft_tabled;       ///< [draft] 1 while it waits for a vote: clock, institutions
    Rows draft_decided;      ///< [draft] 1 after the vote: institutions
    Rows draft_passed;       ///< [draft]
    Rows draft_vetoed;       ///< [draft] enough votes, but killed by a veto
    Rows rule_last;          ///< [rule] start day of the step it last fired in; far past: never
    Rows route_closed;       ///< [route id] by an action: clock, institutions
    Rows route_open;         ///< [route direction] within its window and not closed: clock
    Rows days;               ///< one row: days since the start of the calendar: clock
    Rows imports_from;       ///< [dependence term] moving averages: relations of a pair
    Rows supply_all;         ///< [dependence term]
    Rows dependence;         ///< [dependence]
    Rows awaits;             ///< [party of an offer] 1 while its answer is awaited: clock
    Rows net_position;       ///< [actor] claims minus debts, quanta of the currency
    // relations in motion
    Rows affinity;         ///< [relation], then [actor] towards itself: relations, injects
    Rows affinity_base;    ///< [relation] A0, as the model's number stands: injects
    Rows commitment;       ///< [relation]: relations, injects
    Rows commitment_base;  ///< [relation] the model's number: injects
    Rows traded;           ///< [relation] moving average of what moved, currency per year
    Rows vote_count;       ///< [relation] common votes, the old ones half forgotten
    Rows vote_accord;      ///< [relation] the same, weighted by agreement
    Rows hostile_until;    ///< [relation] day to which acts of `to` against `from` count
    Rows opposed_until;    ///< [relation] day to which acts of either count
    Rows dealt_until;      ///< [relation] day to which dealings of the two count
    Rows soft_power;       ///< [soft power] weighted visits
    Rows threat;           ///< [relation]
    Rows recognised;       ///< [recognition] 0 or 1: clock, institutions
    Rows recognises;       ///< [dyad of recognition] how many claims
    Rows hostile_share;    ///< [relation] share of the step in which an act of `to` counts
    Rows accord;           ///< [relation] agreement in votes, 0 to 1
    Rows soft_base;        ///< [soft power] the model's number: injects
    Rows arms_base;        ///< [response] the model's number: injects
    Rows arms;             ///< [response] currency per year
    Rows supplies;         ///< [supply of a concentration] moving average of deliveries, quanta
    Rows supply_share;     ///< [supply of a concentration] its share of all
    Rows concentration;    ///< [concentration] sum of squared shares
    // treaties
    Rows party_signed;     ///< [party] 0 or 1: clock
    Rows party_ratified;   ///< [party]
    Rows party_leaves;     ///< [party] day number on which a denunciation takes effect
    Rows power_signed;     ///< [party] capability when it signed, -1 before
    Rows regime_signed;    ///< [party] changes of leader up to when it signed
    Rows treaty_proposed;  ///< [treaty] 0 or 1
    Rows treaty_signed;    ///< [treaty] by all parties
    Rows treaty_entered;   ///< [treaty] has been in force
    Rows treaty_in_force;  ///< [treaty]
    Rows clause_spell;     ///< [clause] 1 while its case lasts
    Rows duty_spell;       ///< [obligation] while its case lasts: 1 honoured, 2 broken
    // projects
    Rows project_from;      ///< [project] day up to which its work is counted; far past: not begun
    Rows project_work;      ///< [project] days of work done
    Rows project_idle;      ///< [project] days of disruption still to come
    Rows project_progress;  ///< [project] 0 to 1
    Rows project_done;      ///< [project] 0 or 1
    Rows project_unpaid;    ///< [project] 1 in a spell in which its cost is not met
    Rows project_spent;     ///< [builder] quanta of the currency paid so far
    // claims with terms
    Rows rest_interest;    ///< [loan]: claims
    Rows rest_instalment;  ///< [loan]
    Rows instalment_base;  ///< [loan] what was owed when instalments began, -1 before
    Rows arrears;          ///< [loan] quanta of the currency
    // people: technology, society, labour
    Rows technology;     ///< [level]: learn, clock (injects, transfers)
    Rows unit_cost;      ///< [learning] inputs per unit against those at the start: produce
    Rows made;           ///< [learning] quanta made since the start: produce
    Rows expected;       ///< [want] what people are used to, quanta per day: society
    Rows deprivation;    ///< [society]: society
    Rows unrest;         ///< [society] 0 to 1: society
    Rows leader_exit;    ///< [society] 1 where the leader went in the last step: society
    Rows survival;       ///< [society] 1 while the first leader is in office: society
    Rows regime_change;  ///< [actor] changes of leader so far; no rows where leaders stay
    Rows rest_wage;      ///< [labour] remainder of what is remitted
    // war: theatres, contingents, strikes
    Rows hostility;         ///< [theatre] model::Hostility: clock
    Rows theatre_active;    ///< [theatre] 1 where there is fighting: clock
    Rows decided;           ///< [theatre] days until a side had no men left; 0 before: combat
    Rows at_war;            ///< [opposed pair] 1 where the two are at war: clock
    Rows opposed;           ///< [opposed pair] 1 where they fight each other: clock
    Rows beside;            ///< [beside pair] 1 where they fight on one side: clock
    Rows men;               ///< [contingent] fit, in the theatre: clock, deploy, settle, combat
    Rows marching;          ///< [contingent] sent by actions and reinforcement: clock, deploy
    Rows under_way;         ///< [contingent] these and those on their way by contract: combat
    Rows going_home;        ///< [contingent]: clock, deploy, combat
    Rows recovering;        ///< [contingent] wounded: clock, combat
    Rows march_out;         ///< [contingent ring] due in the theatre
    Rows march_home;        ///< [contingent ring] due at home
    Rows hospital;          ///< [contingent ring] wounded that will be back
    Rows combat_days;       ///< [contingent] e, days of combat per man: clock, deploy, combat
    Rows quality;           ///< [contingent] q: combat
    Rows ammunition;        ///< [contingent] m, 1 where no rounds are wanted: combat
    Rows rest_loss;         ///< [contingent]
    Rows rest_killed;       ///< [contingent]
    Rows rest_sent_home;    ///< [contingent]
    Rows rest_reinforced;   ///< [contingent]
    Rows rest_rounds;       ///< [contingent rounds]
    Rows home_days;         ///< [store] days of combat per man at home: clock, deploy
    Rows home_seen;         ///< [store] stock that home_days speaks of
    Rows actor_experience;  ///< [fighter] days of combat per man, home included: combat
    Rows rest_launches;     ///< [strike]
    Rows launched_total;    ///< [strike] weapons since the start: combat
    Rows miss_distance;     ///< [strike] metres: combat
    Rows line_damage;       ///< [line target of a strike] share out of use: combat
    Rows line_left;         ///< [damaged line] product of what is left: combat
    Rows rest_destroyed;    ///< [stock target of a strike]
    Rows memory;            ///< ema and total of expressions
    Rows outcome_sums;      ///< leaves of outcomes
    // --- flows of the step ----------------------------------------------------------------
    Rows produced;        ///< [account]
    Rows used;            ///< [account] inputs of lines
    Rows spoiled;         ///< [account]
    Rows income;          ///< [account]
    Rows injected;        ///< [account] signed
    Rows needed;          ///< [account]
    Rows consumed;        ///< [account]
    Rows sent;            ///< [account]
    Rows received;        ///< [account] arrivals and turned back
    Rows transfers;       ///< [account] signed: tariffs, goods seized and kept
    Rows transport;       ///< [account] cash paid for transport
    Rows pair_wanted;     ///< [pair] (giver, receiver, good)
    Rows pair_shipped;    ///< [pair]
    Rows pair_delivered;  ///< [pair]
    Rows pair_declared;   ///< [pair]
    Rows pair_evaded;     ///< [pair]
    Rows pair_seized;     ///< [pair] kept, destroyed or turned back
    Rows pair_destroyed;  ///< [pair] seized and destroyed
    Rows pair_lost;       ///< [pair]
    Rows reported;        ///< [giver x sanction] quanta
    Rows reports;         ///< [giver x sanction]
    Rows votes_cast;      ///< [seat vote] vote + 1 where one was cast: institutions
    Rows seizures;        ///< [interdicted leg] quanta, where relations move: enforce
    // treaties, projects, claims
    Rows claim_lent;        ///< [claim] quanta of the currency: settle
    Rows claim_forgiven;    ///< [claim]: clock, institutions
    Rows claim_interest;    ///< [loan]: claims
    Rows claim_repaid;      ///< [loan]
    Rows treaty_invoked;    ///< [treaty] clauses whose case arose: clock
    Rows duty_honoured;     ///< [obligation]
    Rows duty_broken;       ///< [obligation]
    Rows invested;          ///< [account], where there are projects: paid for them, clock
    Rows fed;               ///< [want] consumed per head, units
    Rows need_per_head;     ///< [want] units
    Rows remitted;          ///< [labour] quanta of the currency
    Rows technology_value;  ///< [technology leg] currency
    Rows men_killed;        ///< [contingent]: combat
    Rows men_wounded;       ///< [contingent]: combat
    Rows men_sent_home;     ///< [contingent]: combat
    Rows deployed;          ///< [store] troops that set out from home
    Rows came_home;         ///< [store] troops
    Rows fired;             ///< [store] rounds and weapons
    Rows destroyed;         ///< [store] by strikes
    Rows launched;          ///< [strike] weapons
    Rows intercepted;       ///< [strike]
    Rows hits;              ///< [strike]
    Rows deal_scale;        ///< [deal] bundles executed
    // --- scratch --------------------------------------------------------------------------
    Rows before;          ///< [account] stock before the step, for the audit
    Rows transit_before;  ///< [account] what was on its way before the step
    Rows transit_gap;     ///< [account] what the pipelines do not explain
    Rows left;            ///< [account] not yet committed in this clearing
    Rows frozen;          ///< [account] share out of use
    Rows bound;           ///< [deal] bundles wanted
    Rows evasion;         ///< [deal] share of the bound that may move illicitly
    Rows weight;          ///< [deal]
    Rows leg_amount;      ///< [leg] quanta per bundle; whole quanta for the bundles wanted
    Rows leg_cost;        ///< [leg] transport, currency quanta per bundle
    Rows leg_duty;        ///< [leg] tariffs, currency quanta per bundle
    Rows leg_credit;      ///< [leg] currency quanta per bundle
    Rows leg_lawful;      ///< [leg] quanta moved
    Rows leg_illicit;     ///< [leg] quanta moved
    Rows subject;         ///< [leg measure] 1 where the measure holds for the leg's route
    Rows measure_load;    ///< [leg measure] quanta per bundle under the measure
    Rows leg_gone;        ///< [leg] quanta seized, destroyed or turned back
    Rows leg_paid;        ///< [leg] currency quanta for transport
    Rows leg_tariff;      ///< [leg] currency quanta
    Rows chosen;          ///< [shipment] 1 where the leg takes this route
    Rows load;            ///< [shipment] kg per bundle on the chosen route
    Rows declared_share;  ///< [sanction] of what suppliers would declare under a cap
    Rows slack;           ///< [resource]
    Rows item_bound;      ///< [item]
    Rows item_scale;      ///< [item]
    Rows item_active;     ///< [item]
    Rows item_factor;     ///< [item]
    Rows asked_slack;     ///< [resource] what the filling draws down
    Rows asked;           ///< [resource] sums of the filling
    Rows ratio;           ///< [resource]
    Rows line_output;     ///< [line] quanta at full use of the inputs
    Rows line_bound;      ///< [line] 1 where the line works at all
    Rows line_scale;      ///< [line] share of the output that the inputs allow
    Rows line_active;     ///< [line]
    Rows input_load;      ///< [line input] quanta of input for the full output
    Rows input_slack;     ///< [account]
    Rows input_asked;     ///< [account]
    Rows input_ratio;     ///< [account]
    Rows vote_choice;     ///< [seat vote] pending votes of rules: vote + 1, 0 for none
    Rows draft_due;       ///< [draft] 1 where it is voted on in this step
    Rows deal_request;    ///< [deal] strongest pending action: 1 accept to 4 cancel
    Rows answer;          ///< [party of an offer] strongest pending: 1 asked, 2 accepts, 3 refuses
    Rows observed;        ///< [observation] a stock as another sees it, quanta
    Rows sanction_request;    ///< [sanction] 1 impose, 2 lift
    Rows compliance_request;  ///< [giver x sanction] new level + 1, 0 for none
    Rows mandate_request;     ///< [mandate] latest day until which it is renewed, 0 for none
    Rows mandate_end;         ///< [mandate] 1 to end it
    Rows route_request;       ///< [route id] 1 open, 2 close
    Rows forgive_request;     ///< [claim] share that is kept
    Rows recognise_request;   ///< [recognition] 1 recognise, 2 derecognise
    Rows inject_set;          ///< [inject] pending value
    Rows inject_sets;         ///< [inject] how many different ones
    Rows inject_scale;        ///< [inject]
    Rows inject_add;          ///< [inject]
    // treaties, projects, claims
    Rows claim_before;       ///< [claim] before the step, for the audit
    Rows treaty_request;     ///< [treaty] 1 to propose it
    Rows sign_request;       ///< [party]
    Rows ratify_request;     ///< [party]
    Rows denounce_request;   ///< [party]
    Rows clause_case;        ///< [clause] 1 where its case holds in this step
    Rows duty_tried;         ///< [obligation] 1 where something that it bars was tried
    Rows duty_work;          ///< a few rows of working space, where there are treaties
    Rows build_request;      ///< [project]
    Rows project_share;      ///< [project] of the cost of the step that can be paid
    Rows project_days;       ///< [project] days available for work
    Rows spending;           ///< [builder] quanta wanted
    Rows cash_asked;         ///< [actor] quanta wanted of its cash
    Rows cash_free;          ///< [actor] quanta of its cash that are not frozen
    Rows instalment;         ///< [loan] quanta due
    Rows affinity_stage;     ///< [affinity] where a slope is taken
    Rows affinity_slope;     ///< [affinity]
    Rows affinity_sum;       ///< [affinity] weighted slopes
    Rows affinity_drive;     ///< [relation] terms that hold still within a step
    Rows arms_term;          ///< [response] terms of the exponential series
    Rows arms_next;          ///< [response]
    Rows access;             ///< [access] 0 to 1
    Rows taught;             ///< [level] what transfers of this step raise it to
    Rows learned;            ///< [level] at the end of the step
    Rows recall_request;     ///< [labour] people to be called home
    Rows line_quality;       ///< [line] factor on output; no rows where nothing raises it
    Rows people_lane;        ///< a few rows of working space
    Rows hostility_request;  ///< [theatre] strongest: 1 declare war, 2 attack, 3 cease, 4 peace
    Rows deploy_request;     ///< [contingent] quanta of men, requests add up
    Rows withdraw_request;   ///< [contingent] the same
    Rows field_before;       ///< [contingent] men away from home before the step
    Rows rounds_need;        ///< [contingent rounds] quanta wanted in this step
    Rows launch_need;        ///< [strike] quanta wanted in this step
    Rows supply_need;        ///< [store] quanta wanted for combat in this step
    Rows supply_ratio;       ///< [store] share of it that there is
    Rows loss;               ///< [contingent] quanta, real
    Rows war_lane;           ///< a few rows of working space
    Rows fire;               ///< [rule] 1 where it fires in this step
    Rows leaves;             ///< values of the leaves of one expression
    Rows registers;          ///< working space of one expression
    Rows lane;               ///< a few rows of working space
};

}  // namespace entente::kernel

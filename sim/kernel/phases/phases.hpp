#pragma once

#include <span>

#include "kernel/state/state.hpp"

namespace entente::kernel {

/// One phase of the step. All read the state as the phases above left it; within a phase nobody
/// acts first.
struct Phase {
    const char* name;
    const char* reads;
    const char* writes;
    void (*run)(Context&);
    bool (*needed)(const PlanData&);  ///< a plan without the mechanism does not pay for it
};

/// The order of a step, written once: the stepper iterates it, the documentation prints it.
[[nodiscard]] std::span<const Phase> phase_table();

void run_clock(Context& c);
void run_institutions(Context& c);
void run_produce(Context& c);
void run_deploy(Context& c);
void run_plan(Context& c);
void run_clear(Context& c);
void run_enforce(Context& c);
void run_settle(Context& c);
void run_claims(Context& c);
void run_learn(Context& c);
void run_remit(Context& c);
void run_consume(Context& c);
void run_combat(Context& c);
void run_society(Context& c);
void run_relations(Context& c);
void run_audit(Context& c);

}  // namespace entente::kernel

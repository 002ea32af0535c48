#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "kernel/plan/institutions.hpp"
#include "kernel/plan/layout.hpp"
#include "model/projects.hpp"

namespace entente::kernel {

struct BuilderPlan {
    Index actor = nowhere;
    Slot share = nowhere;
    Index cash = nowhere;  ///< account; nowhere where nothing is paid
};

struct ProjectPlan {
    Index first_builder = 0, last_builder = 0;
    std::optional<base::Day> start;
    Slot duration = nowhere, cost = nowhere, disruption = nowhere, disruption_days = nowhere;
    model::Spending spending = model::Spending::even;
    bool is_paid = false;  ///< it has a cost, and builders to pay it
    base::RandomKey key = 0;
    std::vector<ActionPlan> when_done;
};

/// A claim that bears interest or is paid back in instalments.
struct LoanPlan {
    Index claim = nowhere;
    Slot interest = nowhere;  ///< per year; nowhere: none
    bool repays = false;
    Slot amount = nowhere, share = nowhere;  ///< one of the two where it repays
    double period_days = 1;
    base::Window window;
    Index debtor_cash = nowhere, creditor_cash = nowhere;
};

/// What is built and what is paid back.
struct Works {
    std::vector<ProjectPlan> projects;
    std::vector<BuilderPlan> builders;  ///< by project, then actor
    std::vector<LoanPlan> loans;        ///< by claim
};

}  // namespace entente::kernel

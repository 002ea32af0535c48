#pragma once

#include <initializer_list>
#include <string_view>

#include "scenario/build/build.hpp"

namespace entente::scenario {

/// A finished model beside the tree it came from, for the checks below.
struct Checked {
    Build& build;
    const Node& root;

    [[nodiscard]] const model::Model& model() const { return build.model; }
    /// The place of the deepest part of a path that is written.
    [[nodiscard]] Origin at(std::initializer_list<std::string_view> path) const;
    /// The day behind the last step.
    [[nodiscard]] base::Day end() const;
};

/// What can only be seen once everything is read. Each reports errors or warnings.
void check_calendar(const Checked& checked);  ///< events, windows and spans against the calendar
void check_amounts(const Checked& checked);   ///< numbers that contradict each other
void check_institutions(const Checked& checked);  ///< councils, mandates, sanctions
void check_treaties(const Checked& checked);      ///< dates and breaches of treaties, projects
void check_war(const Checked& checked);           ///< sides, contingents, strikes
void check_people(const Checked& checked);        ///< society and labour
void check_dynamics(const Checked& checked);      ///< parts of `dynamics` that miss each other
void check_injects(const Checked& checked);       ///< two `set`s of one thing in one step
void check_targets(const Checked& checked);       ///< targets of members, drafts and days
void check_use(const Checked& checked);           ///< contracts that never run, goods nobody uses

}  // namespace entente::scenario

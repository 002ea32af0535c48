#include "scenario/text/reports.hpp"

#include <utility>

#include "scenario/text/limits.hpp"

namespace entente::scenario {

void Reports::error(const Origin& at, Complaint complaint) {
    add(base::Severity::error, at, std::move(complaint));
}

void Reports::warning(const Origin& at, Complaint complaint) {
    add(base::Severity::warning, at, std::move(complaint));
}

void Reports::add(base::Severity severity, const Origin& at, Complaint complaint) {
    add({severity, std::move(complaint.code), texts.place(at), std::move(complaint.problem),
         std::move(complaint.why), std::move(complaint.hint)});
}

void Reports::add(base::Diagnostic diagnostic) {
    if (full_) {
        return;
    }
    if (diagnostics.errors() + diagnostics.warnings() >= limits::messages) {
        full_ = true;
        diagnostic.severity = base::Severity::error;
        diagnostic.code = "too-many-messages";
        diagnostic.problem = "more than " + std::to_string(limits::messages) + " messages";
        diagnostic.why = "the rest is left out";
        diagnostic.hint = "Mend the first ones and check again.";
    }
    diagnostics.add(std::move(diagnostic));
}

}  // namespace entente::scenario

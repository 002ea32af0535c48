#pragma once

#include <string>

#include "base/diagnostics.hpp"
#include "scenario/text/source_texts.hpp"

namespace entente::scenario {

/// What is said about a mistake: PROBLEM (WHY IT IS ONE). HINT
struct Complaint {
    std::string code;
    std::string problem;
    std::string why;
    std::string hint;
};

/// Collects the mistakes of one reading with the texts they refer to.
class Reports {
public:
    SourceTexts texts;
    base::Diagnostics diagnostics;

    void error(const Origin& at, Complaint complaint);
    void warning(const Origin& at, Complaint complaint);
    void add(base::Diagnostic diagnostic);
    /// Whether further messages are dropped.
    [[nodiscard]] bool full() const { return full_; }

private:
    void add(base::Severity severity, const Origin& at, Complaint complaint);
    bool full_ = false;
};

}  // namespace entente::scenario

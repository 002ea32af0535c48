// If these fail, a user reads mistakes in the wrong order, or cannot find the place.
#include "base/diagnostics.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/contract.hpp"

using entente::base::Diagnostic;
using entente::base::Diagnostics;
using entente::base::Severity;

namespace {

Diagnostic at(const char* file, int line, int column, const char* problem,
              Severity severity = Severity::error) {
    return {severity, "some-code", {file, line, column, 1}, problem, "", ""};
}

}  // namespace

TEST_CASE("mistakes come in the order of the file, equal places as they were found") {
    Diagnostics found;
    found.add(at("b.yaml", 1, 1, "sixth"));
    found.add(at("a.yaml", 12, 1, "fifth"));
    found.add(at("a.yaml", 2, 10, "third"));
    found.add(at("a.yaml", 2, 9, "second"));
    found.add(at("a.yaml", 2, 10, "fourth"));
    found.add(at("", 0, 0, "first"));
    std::vector<std::string> problems;
    for (const Diagnostic& item : found.sorted()) {
        problems.push_back(item.problem);
    }
    CHECK(problems ==
          std::vector<std::string>{"first", "second", "third", "fourth", "fifth", "sixth"});
}

TEST_CASE("errors and warnings are counted apart, also when merged") {
    Diagnostics first;
    CHECK(first.empty());
    CHECK_FALSE(first.has_errors());
    first.add(at("a", 1, 1, "w", Severity::warning));
    CHECK_FALSE(first.has_errors());
    CHECK_FALSE(first.empty());
    Diagnostics second;
    second.add(at("a", 1, 2, "e"));
    second.add(at("a", 1, 3, "w", Severity::warning));
    first.merge(std::move(second));
    CHECK(first.errors() == 1);
    CHECK(first.warnings() == 2);
    CHECK(first.has_errors());
}

TEST_CASE("a line says where, what, why and what to do") {
    Diagnostic item = at("x.yaml", 14, 13, "sanctions.cap.target names no actor: 'PKR'");
    CHECK(format(item) ==
          "x.yaml:14:13: error[some-code]: sanctions.cap.target names no actor: 'PKR'.");
    item.why = "a sanction must name an actor";
    item.hint = "Did you mean 'PRK'?";
    CHECK(format(item) ==
          "x.yaml:14:13: error[some-code]: sanctions.cap.target names no actor: 'PKR' (a sanction "
          "must name an actor). Did you mean 'PRK'?");
    CHECK(format(at("--set", 0, 0, "hits nothing", Severity::warning)) ==
          "--set: warning[some-code]: hits nothing.");
    CHECK(format(at("", 0, 0, "hits nothing")) == "error[some-code]: hits nothing.");
}

TEST_CASE("a broken promise of our own code says which and where") {
    try {
        entente::base::contract_failed("stock >= 0", "sim/kernel/x.cpp", 7, "precondition");
    } catch (const entente::base::ContractViolation& violation) {
        const std::string what = violation.what();
        CHECK(what.find("stock >= 0") != std::string::npos);
        CHECK(what.find("sim/kernel/x.cpp:7") != std::string::npos);
    }
}

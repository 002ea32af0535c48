#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::base {

/// Where a user wrote something. Lines and columns count from 1, columns in code points;
/// line 0 means "no place in a file" (a command line option, say).
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    int length = 1;  ///< code points to underline
    bool operator==(const Place&) const = default;
};

enum class Severity { error, warning };

/// One mistake of the user: PROBLEM (WHY IT IS ONE). HINT
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;  ///< stable, lower-case with hyphens: "unknown-actor"
    Place place;
    std::string problem;  ///< "sanctions.refined_cap.target names no actor: 'PKR'"
    std::string why;      ///< "a sanction must name an actor of this scenario"; may be empty
    std::string hint;     ///< "Did you mean 'PRK'?"; may be empty
};

/// Everything that was found wrong, in the order of file, line and column.
class Diagnostics {
public:
    void add(Diagnostic diagnostic);
    void merge(Diagnostics other);

    [[nodiscard]] bool has_errors() const { return errors_ != 0; }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] std::size_t warnings() const { return items_.size() - errors_; }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    /// Sorted by file, line, column; equal places keep the order of discovery.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    std::vector<Diagnostic> items_;
    std::size_t errors_ = 0;
};

/// "file:14:13: error[code]: problem (why). hint" without the source line.
[[nodiscard]] std::string format(const Diagnostic& diagnostic);

}  // namespace entente::base

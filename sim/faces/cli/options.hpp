#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace entente::faces {

/// The command line itself is wrong (exit code 64).
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Option {
    enum class Kind { flag, value, values };
    std::string name;  ///< "replicates" for --replicates
    char letter = 0;   ///< 'o' for -o
    Kind kind = Kind::flag;
    std::string metavar;  ///< "N"
    std::string help;     ///< a few words, with the default
};

/// What a command takes and how it explains itself.
struct Manual {
    std::string synopsis;  ///< "run FILE [options]"
    std::string text;      ///< a paragraph or two
    std::vector<Option> options;
    std::string operand;  ///< what stands without an option: "FILE"; may be empty
    std::size_t least = 0;
    std::size_t most = 0;
    std::vector<std::string> examples;
};

inline constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

/// A command line that fits its manual.
class Arguments {
public:
    /// Throws UsageError, with a suggestion where a word looks mistyped.
    Arguments(const Manual& manual, std::span<const std::string> words);

    [[nodiscard]] bool has(const std::string& option) const;
    [[nodiscard]] std::optional<std::string> text(const std::string& option) const;
    [[nodiscard]] const std::vector<std::string>& texts(const std::string& option) const;
    /// A whole number in [low, high].
    [[nodiscard]] std::optional<std::uint64_t> whole(const std::string& option, std::uint64_t low,
                                                     std::uint64_t high) const;
    /// A number in [low, high].
    [[nodiscard]] std::optional<double> number(const std::string& option, double low,
                                               double high) const;
    [[nodiscard]] std::optional<base::Day> date(const std::string& option) const;
    /// The text where it is one of `words`.
    [[nodiscard]] std::optional<std::string> one_of(
        const std::string& option, std::initializer_list<std::string_view> words) const;
    /// The texts of an option that takes PATH=VALUE.
    [[nodiscard]] const std::vector<std::string>& overrides(const std::string& option) const;
    [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

private:
    std::map<std::string, std::vector<std::string>> values_;
    std::vector<std::string> operands_;
};

/// A whole text as a number; nothing where it is none.
[[nodiscard]] std::optional<double> parse_number(const std::string& text);

/// Words between commas, none of them empty. Throws UsageError that names the option.
[[nodiscard]] std::vector<std::string> split_list(const std::string& option,
                                                  const std::string& text);

/// The text of `entente COMMAND --help`.
[[nodiscard]] std::string help_text(const Manual& manual);

}  // namespace entente::faces

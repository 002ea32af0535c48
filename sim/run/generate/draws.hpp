#pragma once

#include <cstdint>
#include <string>

namespace entente::run {

/// Numbers for the things of a generated world, addressed by what is drawn and of whom, so that
/// more of the others change none.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : seed_(seed) {}

    /// In the open interval (0, 1).
    [[nodiscard]] double uniform(const char* what, const std::string& of) const;
    [[nodiscard]] bool happens(const char* what, const std::string& of, double chance) const;
    /// A whole number from low to high.
    [[nodiscard]] std::int64_t whole(const char* what, const std::string& of, std::int64_t low,
                                     std::int64_t high) const;
    /// A number from low to high with two digits behind the point: "-0.25".
    [[nodiscard]] std::string hundredths(const char* what, const std::string& of, int low,
                                         int high) const;

private:
    std::uint64_t seed_;
};

/// count / 100 as text.
[[nodiscard]] std::string hundredths_text(std::int64_t count);

/// Two significant digits, at least 1: round amounts are easier to read.
[[nodiscard]] std::int64_t rounded(std::int64_t amount);

}  // namespace entente::run

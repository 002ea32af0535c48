#pragma once

#include <stdexcept>
#include <string>

namespace entente::run {

/// The scenario, or a request made of it, was refused (exit code 65). what() is all that is to be
/// printed: messages with their lines and carets.
class Rejected : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An invariant of the simulated world broke: our defect (exit code 70). Says where, and how to
/// see it again.
class Defect : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace entente::run

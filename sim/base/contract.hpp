#pragma once

#include <stdexcept>
#include <string>

namespace entente::base {

/// A promise of our own code that did not hold. No input can cause one; if it is seen, it is a
/// defect of Entente (exit code 70).
class ContractViolation : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws ContractViolation naming the condition and the place.
[[noreturn]] void contract_failed(const char* condition, const char* file, int line,
                                  const std::string& detail);

}  // namespace entente::base

#if defined(ENTENTE_CONTRACTS)
#define ENTENTE_CONTRACT(condition, detail)                                           \
    do {                                                                              \
        if (!(condition)) {                                                           \
            ::entente::base::contract_failed(#condition, __FILE__, __LINE__, detail); \
        }                                                                             \
    } while (false)
#else
#define ENTENTE_CONTRACT(condition, detail) static_cast<void>(0)
#endif

#define ENTENTE_EXPECTS(condition) ENTENTE_CONTRACT(condition, "precondition")
#define ENTENTE_ENSURES(condition) ENTENTE_CONTRACT(condition, "postcondition")

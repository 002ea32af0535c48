#include "base/contract.hpp"

namespace entente::base {

void contract_failed(const char* condition, const char* file, int line, const std::string& detail) {
    throw ContractViolation(std::string(file) + ":" + std::to_string(line) + ": " + detail +
                            " does not hold: " + condition);
}

}  // namespace entente::base

#include "kernel/state/state.hpp"

namespace entente::kernel {

void Context::record(EventKind kind, const double* mask, Index subject, Index object,
                     const double* amount) const {
    for (int l = 0; l < width(); ++l) {
        if (mask[l] != 0) {
            state.events.push_back(
                {step(), static_cast<std::uint32_t>(l), kind, position(subject_of(kind), subject),
                 position(object_of(kind), object), amount == nullptr ? 0 : amount[l]});
        }
    }
}

}  // namespace entente::kernel

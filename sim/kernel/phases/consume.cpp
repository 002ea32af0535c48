#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/phases/phases.hpp"
#include "kernel/phases/war.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void use_up(const double* needed, double* rest, double* stock, double* consumed,
                           double* shortage, int width) {
    for (int l = 0; l < width; ++l) {
        const double used = std::min(stock[l], needed[l]);
        stock[l] -= used;
        consumed[l] += used;
        shortage[l] = needed[l] > 0 ? 1 - used / needed[l] : 0;
        rest[l] = used < needed[l] ? 0 : rest[l];
    }
}

}  // namespace

void run_consume(Context& c) {
    const Columns& k = c.columns();
    for (Index a = 0; a < c.plan.accounts.size(); ++a) {
        if (c.plan.accounts[a].has_need()) {
            double* needed = c.row(k.lane, 0);
            other_needs(c, a, needed);
            use_up(needed, c.row(k.rest_need, a), c.row(k.stock, a), c.row(k.consumed, a),
                   c.row(k.shortage, a), c.width());
        }
    }
}

}  // namespace entente::kernel

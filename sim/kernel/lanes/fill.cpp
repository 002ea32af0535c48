#include "kernel/lanes/fill.hpp"

#include <algorithm>
#include <limits>

#include "kernel/lanes/clones.hpp"
#include "kernel/state/state.hpp"

namespace entente::kernel {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// A resource or bound within this factor of the step that binds binds as well.
constexpr double tie = 1 + 0x1p-40;

ENTENTE_CLONES void start_item(const double* bound, double* scale, double* active, int width) {
    for (int l = 0; l < width; ++l) {
        scale[l] = 0;
        active[l] = bound[l] > 0 ? 1 : 0;
    }
}

/// Items that use a resource of which nothing is left do not take part.
ENTENTE_CLONES void freeze_where_empty(const double* slack, const double* use, double factor,
                                       double* active, int width) {
    for (int l = 0; l < width; ++l) {
        active[l] = slack[l] <= 0 && use[l] * factor > 0 ? 0 : active[l];
    }
}

ENTENTE_CLONES void add_use(const double* use, double factor, const double* weight,
                            const double* active, double* asked, int width) {
    for (int l = 0; l < width; ++l) {
        asked[l] += active[l] * weight[l] * (use[l] * factor);
    }
}

ENTENTE_CLONES void shorten(const double* slack, const double* asked, double* ratio, double* step,
                            int width) {
    for (int l = 0; l < width; ++l) {
        ratio[l] = asked[l] > 0 ? slack[l] / asked[l] : infinite;
        step[l] = std::min(step[l], ratio[l]);
    }
}

ENTENTE_CLONES void shorten_to_bound(const double* bound, const double* scale, const double* weight,
                                     const double* active, double* step, int width) {
    for (int l = 0; l < width; ++l) {
        const double room = active[l] != 0 ? (bound[l] - scale[l]) / weight[l] : infinite;
        step[l] = std::min(step[l], room);
    }
}

/// A finished lane has nothing left that shortens its step.
ENTENTE_CLONES double settle_step(double* step, double* reach, int width) {
    double busy = 0;
    for (int l = 0; l < width; ++l) {
        const bool on = step[l] < infinite;
        step[l] = on ? step[l] : 0;
        reach[l] = on ? step[l] * tie : -1;
        busy += on ? 1 : 0;
    }
    return busy;
}

ENTENTE_CLONES void raise(const double* bound, const double* weight, const double* step,
                          const double* reach, double* scale, double* active, int width) {
    for (int l = 0; l < width; ++l) {
        const bool on = active[l] != 0;
        const bool full = on && (bound[l] - scale[l]) / weight[l] <= reach[l];
        const double raised = scale[l] + weight[l] * step[l];
        scale[l] = full ? bound[l] : (on ? raised : scale[l]);
        active[l] = full ? 0 : active[l];
    }
}

/// Marks an exhausted resource by a ratio of -1.
ENTENTE_CLONES void draw_down(double* slack, const double* asked, const double* step,
                              const double* reach, double* ratio, int width) {
    for (int l = 0; l < width; ++l) {
        const bool used = asked[l] > 0;
        const bool exhausted = used && ratio[l] <= reach[l];
        const double left = slack[l] - step[l] * asked[l];
        slack[l] = exhausted ? 0 : (used ? left : slack[l]);
        ratio[l] = exhausted ? -1 : 0;
    }
}

ENTENTE_CLONES void freeze_users(const double* ratio, const double* use, double factor,
                                 double* active, int width) {
    for (int l = 0; l < width; ++l) {
        active[l] = ratio[l] < 0 && use[l] * factor > 0 ? 0 : active[l];
    }
}

/// One filling: `step` and `reach` are two rows of scratch.
class Filling {
public:
    Filling(State& state, const Pass& pass, const FillRows& rows)
        : state_(state), pass_(pass), rows_(rows), width_(state.width) {}

    void run(double* step, double* reach) {
        start();
        // Every round freezes an item or exhausts a resource in each lane that is not finished.
        const std::size_t most = pass_.items.size() + pass_.resources.size() + 1;
        for (std::size_t round = 0; round < most; ++round) {
            find_step(step);
            if (settle_step(step, reach, width_) == 0) {
                return;
            }
            advance(step, reach);
        }
    }

private:
    State& state_;
    const Pass& pass_;
    const FillRows& rows_;
    int width_;

    [[nodiscard]] double* row(Rows rows, Index index) { return state_.row(rows, index); }

    template <class F>
    void each_use(const PassResource& resource, F&& f) {
        for (Index e = resource.first_entry; e < resource.last_entry; ++e) {
            const Entry& entry = pass_.entries[e];
            f(entry, state_.absolute(entry.row), row(rows_.active, entry.item));
        }
    }

    void start() {
        for (const Index item : pass_.items) {
            start_item(row(rows_.bound, item), row(rows_.scale, item), row(rows_.active, item),
                       width_);
        }
        for (const PassResource& resource : pass_.resources) {
            const double* slack = row(rows_.slack, resource.resource);
            each_use(resource, [&](const Entry& entry, const double* use, double* active) {
                freeze_where_empty(slack, use, entry.factor, active, width_);
            });
        }
    }

    void find_step(double* step) {
        std::fill_n(step, width_, infinite);
        for (const PassResource& resource : pass_.resources) {
            double* asked = row(rows_.asked, resource.resource);
            std::fill_n(asked, width_, 0.0);
            each_use(resource, [&](const Entry& entry, const double* use, const double* active) {
                add_use(use, entry.factor, state_.absolute(entry.weight), active, asked, width_);
            });
            shorten(row(rows_.slack, resource.resource), asked, row(rows_.ratio, resource.resource),
                    step, width_);
        }
        for (std::size_t i = 0; i < pass_.items.size(); ++i) {
            const Index item = pass_.items[i];
            shorten_to_bound(row(rows_.bound, item), row(rows_.scale, item),
                             state_.absolute(pass_.weights[i]), row(rows_.active, item), step,
                             width_);
        }
    }

    void advance(const double* step, const double* reach) {
        for (std::size_t i = 0; i < pass_.items.size(); ++i) {
            const Index item = pass_.items[i];
            raise(row(rows_.bound, item), state_.absolute(pass_.weights[i]), step, reach,
                  row(rows_.scale, item), row(rows_.active, item), width_);
        }
        for (const PassResource& resource : pass_.resources) {
            double* ratio = row(rows_.ratio, resource.resource);
            draw_down(row(rows_.slack, resource.resource), row(rows_.asked, resource.resource),
                      step, reach, ratio, width_);
            each_use(resource, [&](const Entry& entry, const double* use, double* active) {
                freeze_users(ratio, use, entry.factor, active, width_);
            });
        }
    }
};

}  // namespace

void fill(State& state, const Pass& pass, const FillRows& rows, double* step, double* reach) {
    Filling(state, pass, rows).run(step, reach);
}

}  // namespace entente::kernel

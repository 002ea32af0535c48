#include <algorithm>

#include "kernel/lanes/clones.hpp"
#include "kernel/phases/markets.hpp"

namespace entente::kernel {
namespace {

ENTENTE_CLONES void start_wish(const double* bound, const double* scale, const double* weight,
                               double* wish, int width) {
    for (int l = 0; l < width; ++l) {
        wish[l] = bound[l] > scale[l] ? weight[l] : 0;
    }
}

ENTENTE_CLONES void add_use(const double* wish, const double* use, double factor, double* asked,
                            int width) {
    for (int l = 0; l < width; ++l) {
        asked[l] += wish[l] * (use[l] * factor);
    }
}

ENTENTE_CLONES void scale_by(const double* slack, const double* asked, double most, double* ratio,
                             int width) {
    for (int l = 0; l < width; ++l) {
        const double share = asked[l] > 0 ? slack[l] / asked[l] : most;
        ratio[l] = std::min(share, most);
    }
}

ENTENTE_CLONES void multiply(const double* ratio, double* wish, int width) {
    for (int l = 0; l < width; ++l) {
        wish[l] *= ratio[l];
    }
}

ENTENTE_CLONES void lower_factor(const double* ratio, const double* use, double* factor,
                                 int width) {
    for (int l = 0; l < width; ++l) {
        factor[l] = use[l] > 0 ? std::min(factor[l], ratio[l]) : factor[l];
    }
}

ENTENTE_CLONES void clip(const double* bound, const double* scale, double* wish, int width) {
    for (int l = 0; l < width; ++l) {
        wish[l] = std::min(wish[l], std::max(0.0, bound[l] - scale[l]));
    }
}

/// One market, one pass of the proportional rule.
class Proportional {
public:
    Proportional(Context& c, const Pass& pass) : c_(c), k_(c.columns()), pass_(pass) {}

    void run(int rounds) {
        for (const Index item : pass_.items) {
            std::fill_n(c_.row(k_.item_scale, item), c_.width(), 0.0);
        }
        for (int round = 0; round < rounds; ++round) {
            split_requests();
            ration_offers();
            shrink_once();
            take();
        }
    }

private:
    static constexpr double unlimited = 1e300;
    Context& c_;
    const Columns& k_;
    const Pass& pass_;

    [[nodiscard]] ResourceKind kind(const PassResource& resource) const {
        return c_.plan.exchange.resources[resource.resource].kind;
    }

    template <class F>
    void each_entry(const PassResource& resource, F&& f) {
        for (Index e = resource.first_entry; e < resource.last_entry; ++e) {
            f(pass_.entries[e], c_.state.absolute(pass_.entries[e].row));
        }
    }

    /// ratio[lane] of a resource: what is left by what is asked, at most `most`.
    double* find_ratio(const PassResource& resource, double most) {
        double* asked = c_.row(k_.asked, resource.resource);
        std::fill_n(asked, c_.width(), 0.0);
        each_entry(resource, [&](const Entry& entry, const double* use) {
            add_use(c_.row(k_.item_active, entry.item), use, entry.factor, asked, c_.width());
        });
        double* ratio = c_.row(k_.ratio, resource.resource);
        scale_by(c_.row(k_.asked_slack, resource.resource), asked, most, ratio, c_.width());
        return ratio;
    }

    void split_requests() {
        for (std::size_t i = 0; i < pass_.items.size(); ++i) {
            const Index item = pass_.items[i];
            start_wish(c_.row(k_.item_bound, item), c_.row(k_.item_scale, item),
                       c_.state.absolute(pass_.weights[i]), c_.row(k_.item_active, item),
                       c_.width());
        }
        apply(ResourceKind::request, unlimited);
        for (const Index item : pass_.items) {
            clip(c_.row(k_.item_bound, item), c_.row(k_.item_scale, item),
                 c_.row(k_.item_active, item), c_.width());
        }
    }

    void apply(ResourceKind wanted, double most) {
        for (const PassResource& resource : pass_.resources) {
            if (kind(resource) != wanted) {
                continue;
            }
            const double* ratio = find_ratio(resource, most);
            each_entry(resource, [&](const Entry& entry, const double* /*use*/) {
                multiply(ratio, c_.row(k_.item_active, entry.item), c_.width());
            });
        }
    }

    void ration_offers() { apply(ResourceKind::offer, 1); }

    void shrink_once() {
        for (const Index item : pass_.items) {
            std::fill_n(c_.row(k_.item_factor, item), c_.width(), 1.0);
        }
        for (const PassResource& resource : pass_.resources) {
            const double* ratio = find_ratio(resource, 1);
            each_entry(resource, [&](const Entry& entry, const double* use) {
                lower_factor(ratio, use, c_.row(k_.item_factor, entry.item), c_.width());
            });
        }
        for (const Index item : pass_.items) {
            multiply(c_.row(k_.item_factor, item), c_.row(k_.item_active, item), c_.width());
        }
    }

    void take() {
        for (const Index item : pass_.items) {
            const double* wish = c_.row(k_.item_active, item);
            double* scale = c_.row(k_.item_scale, item);
            for (int l = 0; l < c_.width(); ++l) {
                scale[l] += wish[l];
            }
        }
        for (const PassResource& resource : pass_.resources) {
            double* slack = c_.row(k_.asked_slack, resource.resource);
            each_entry(resource, [&](const Entry& entry, const double* use) {
                const double* wish = c_.row(k_.item_active, entry.item);
                for (int l = 0; l < c_.width(); ++l) {
                    slack[l] = std::max(0.0, slack[l] - wish[l] * (use[l] * entry.factor));
                }
            });
        }
    }
};

}  // namespace

void clear_in_proportion(Context& c, const Pass& pass) {
    const int rounds = c.plan.exchange.markets[pass.proportional_market].rounds;
    Proportional(c, pass).run(std::max(1, rounds));
}

}  // namespace entente::kernel

// If one of these fails, goods appear from nowhere or vanish, and no result can be trusted. The
// balances are computed here from what recorders see, not by the kernel's own audit.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "support/random_world.hpp"
#include "support/trace.hpp"

namespace {

using entente::model::Model;
using entente::test::RandomWorld;
using entente::test::Trace;

constexpr std::uint32_t worlds = 60;
constexpr std::uint32_t replicates = 8;

/// Sums of one step of one replicate, in quanta, by ids.
struct Ledger {
    const Model& model;
    const Trace& trace;
    std::size_t step;
    std::size_t replicate;

    [[nodiscard]] double of(const std::string& key) const { return trace.at(step, key, replicate); }
    [[nodiscard]] double change(const std::string& key, double start) const {
        return of(key) - (step == 0 ? start : trace.at(step - 1, key, replicate));
    }
    [[nodiscard]] double account(const char* name, const std::string& actor,
                                 const std::string& good) const {
        return of(std::string(name) + "/" + actor + "/" + good);
    }
    [[nodiscard]] double from(const char* name, const std::string& actor,
                              const std::string& good) const {
        double sum = 0;
        for (const auto& other : model.actors) {
            sum += of(std::string(name) + "/" + actor + "/" + other.id + "/" + good);
        }
        return sum;
    }
    [[nodiscard]] double to(const char* name, const std::string& actor,
                            const std::string& good) const {
        double sum = 0;
        for (const auto& other : model.actors) {
            sum += of(std::string(name) + "/" + other.id + "/" + actor + "/" + good);
        }
        return sum;
    }
    /// What came in less what went out of one account.
    [[nodiscard]] double posted(const std::string& actor, const std::string& good) const {
        return account("produced", actor, good) + account("income", actor, good) +
               account("injected", actor, good) + account("transfers", actor, good) -
               account("used", actor, good) - account("spoiled", actor, good) -
               account("consumed", actor, good) - account("transport_paid", actor, good) -
               account("invested", actor, good) - from("shipped", actor, good) +
               to("delivered", actor, good);
    }
};

/// Step 0 has no step before it, so balances begin with step 1.
template <class Check>
void each_account(const Model& model, const Trace& trace, Check check) {
    for (std::size_t step = 1; step < trace.steps(); ++step) {
        for (std::size_t replicate = 0; replicate < trace.replicates; ++replicate) {
            const Ledger ledger{model, trace, step, replicate};
            for (const auto& good : model.goods) {
                for (const auto& actor : model.actors)
                    check(ledger, actor.id, good.id);
            }
        }
    }
}

}  // namespace

TEST_CASE("every account balances to the quantum") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        const RandomWorld world(seed);
        const Trace trace = entente::test::run(world.model(), replicates, 8);
        std::string wrong;
        each_account(world.model(), trace,
                     [&](const Ledger& ledger, const std::string& actor, const std::string& good) {
                         const std::string row = actor + "/" + good;
                         const double stock = ledger.change("stock/" + row, 0);
                         if (stock != ledger.posted(actor, good)) wrong = row + " in store";
                         const double transit = ledger.change("in_transit/" + row, 0);
                         const double moved =
                             ledger.to("shipped", actor, good) - ledger.to("seized", actor, good) -
                             ledger.to("delivered", actor, good) - ledger.to("lost", actor, good);
                         if (transit != moved) wrong = row + " on the way";
                         if (!wrong.empty() && wrong.find(" step") == std::string::npos) {
                             wrong += " step " + std::to_string(ledger.step);
                         }
                     });
        CAPTURE(seed);
        CHECK(wrong == "");
    }
}

TEST_CASE("what one side of a transfer gains the other loses") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        const RandomWorld world(seed);
        const Model& model = world.model();
        const Trace trace = entente::test::run(model, replicates, 8);
        int wrong = 0;
        for (std::size_t step = 0; step < trace.steps(); ++step) {
            for (std::size_t replicate = 0; replicate < trace.replicates; ++replicate) {
                const Ledger ledger{model, trace, step, replicate};
                double net = 0;
                for (const auto& actor : model.actors) {
                    net += ledger.of("net_position/" + actor.id);
                }
                wrong += net == 0 ? 0 : 1;
                for (const auto& good : model.goods) {
                    double transfers = 0;
                    double seized = 0;
                    for (const auto& actor : model.actors) {
                        transfers += ledger.account("transfers", actor.id, good.id);
                        seized += ledger.from("seized", actor.id, good.id);
                    }
                    wrong += transfers >= 0 && transfers <= seized ? 0 : 1;
                }
            }
        }
        CAPTURE(seed);
        CHECK(wrong == 0);
    }
}

TEST_CASE("amounts are whole, none is negative, shares are shares") {
    const std::vector<std::string> shares = {
        "shortage/",        "compliance/",       "in_force/", "mandate_alive/", "contract_active/",
        "treaty_in_force/", "project_progress/", "unrest/",   "unit_cost/"};
    const std::vector<std::string> signed_amounts = {"injected/", "transfers/", "net_position/",
                                                     "affinity/"};
    const std::vector<std::string> rates = {"capacity", "wanted", "reported", "per_head",
                                            "need_per_head"};
    const auto among = [](const std::vector<std::string>& prefixes, const std::string& key) {
        return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
            return key.compare(0, prefix.size(), prefix) == 0;
        });
    };
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        const Model model = RandomWorld(seed).model();
        const Trace trace = entente::test::run(model, replicates, 8);
        const entente::kernel::Plan plan(model, {});
        std::vector<std::string> material;
        for (const entente::kernel::Variable& variable : plan.variables()) {
            if (variable.units == "good_unit" && !among(rates, variable.name)) {
                material.push_back(variable.name + "/");
            }
        }
        std::string wrong;
        for (std::size_t i = 0; i < trace.values.size(); ++i) {
            const double value = trace.values[i];
            const std::string& key = trace.keys[i / replicates % trace.keys.size()];
            const bool share = among(shares, key);
            const bool whole = among(material, key);
            const bool good = std::isfinite(value) && (value >= 0 || among(signed_amounts, key)) &&
                              (!share || value <= 1) && (!whole || value == std::floor(value));
            if (!good) wrong = key + " is " + std::to_string(value);
        }
        CAPTURE(seed);
        CHECK(wrong == "");
    }
}

TEST_CASE("parts are not more than the whole") {
    for (std::uint32_t seed = 0; seed < worlds; ++seed) {
        const RandomWorld world(seed);
        const Trace trace = entente::test::run(world.model(), replicates, 8);
        int wrong = 0;
        for (std::size_t k = 0; k < trace.keys.size(); ++k) {
            const std::string& key = trace.keys[k];
            if (key.compare(0, 8, "shipped/") != 0) continue;
            const std::string row = key.substr(7);
            for (std::size_t step = 0; step < trace.steps(); ++step) {
                for (std::size_t r = 0; r < trace.replicates; ++r) {
                    const double shipped = trace.at(step, k, r);
                    wrong += trace.at(step, "declared" + row, r) <= shipped ? 0 : 1;
                    wrong += trace.at(step, "evaded" + row, r) <= shipped ? 0 : 1;
                    wrong += trace.at(step, "seized" + row, r) <= shipped ? 0 : 1;
                }
            }
        }
        CAPTURE(seed);
        CHECK(wrong == 0);
    }
}

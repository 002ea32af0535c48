// If one of these fails, a ban lets goods through that a cap of nothing would stop, or one holder
// of a veto counts for more than another.
#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/random_world.hpp"
#include "support/trace.hpp"

namespace {

namespace model = entente::model;
using entente::test::RandomWorld;
using entente::test::Trace;
using entente::test::World;
using Votes = std::vector<std::pair<std::string, model::Vote>>;

const std::vector<std::string> members = {"CHN", "FRA", "GBR", "RUS", "USA", "ECU", "JPN", "MLT"};
const std::vector<std::string> holders = {"CHN", "FRA", "GBR", "RUS", "USA"};

/// A ban on fuel that a council of eight adopts in week 2 with five votes and no veto.
World council_world(const Votes& record) {
    World world(6);
    world.good("fuel");
    for (const auto& id : members)
        world.actor(id);
    world.actor("GIV").actor("TAR").stock("GIV", "fuel", 1000);
    world.contract("supply", {{"GIV", "TAR", "fuel", 10}});
    world.council("council", 5, members, holders);
    world.ban("ban", "TAR", "fuel", [](auto& sanction) {
        sanction.senders.clear();
        sanction.council = model::CouncilId(0);
        sanction.starts_lifted = true;
    });
    model::Action impose;
    impose.kind = model::ActionKind::impose;
    impose.sanction = world.sanction_id("ban");
    impose.path = "drafts.draft.if_adopted[0]";
    world.draft("draft", "council", 2, record, [&](auto& draft) { draft.if_adopted = {impose}; });
    return world;
}

Votes all(model::Vote vote) {
    Votes record;
    for (const auto& id : members)
        record.emplace_back(id, vote);
    return record;
}

Votes except(model::Vote vote, const std::string& member, model::Vote his) {
    Votes record = all(vote);
    for (auto& [id, one] : record) {
        if (id == member) one = his;
    }
    return record;
}

bool adopted(const Votes& record) {
    const Trace trace = entente::test::run(council_world(record).model(), 1, 1);
    const bool passed = trace.at(5, "draft_passed/draft", 0) == 1;
    // The week of the vote is the first in which the ban holds.
    CHECK(trace.at(1, "shipped/GIV/TAR/fuel", 0) == 10);
    CHECK(trace.at(2, "shipped/GIV/TAR/fuel", 0) == (passed ? 0 : 10));
    return passed;
}

}  // namespace

TEST_CASE("every veto weighs the same, an abstention is none, and others have none") {
    CHECK(adopted(all(model::Vote::yes)));
    for (const auto& id : holders) {
        CAPTURE(id);
        CHECK_FALSE(adopted(except(model::Vote::yes, id, model::Vote::no)));
        CHECK(adopted(except(model::Vote::yes, id, model::Vote::abstain)));
        CHECK(adopted(except(model::Vote::yes, id, model::Vote::absent)));
    }
    for (const char* id : {"ECU", "JPN", "MLT"}) {
        CHECK(adopted(except(model::Vote::yes, id, model::Vote::no)));
    }
    CHECK_FALSE(adopted(all(model::Vote::abstain)));
}

TEST_CASE("a ban is a cap of nothing") {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        CAPTURE(seed);
        model::Model bans = RandomWorld(seed).model();
        for (auto& sanction : bans.sanctions) {
            if (sanction.kind == model::SanctionKind::cap) {
                sanction.kind = model::SanctionKind::ban;
            }
        }
        model::Model caps = bans;
        for (auto& sanction : caps.sanctions) {
            if (sanction.kind == model::SanctionKind::ban) {
                sanction.kind = model::SanctionKind::cap;
                sanction.amount = World::number(0);
            }
        }
        const Trace a = entente::test::run(bans, 8, 8);
        const Trace b = entente::test::run(caps, 8, 8);
        CHECK(entente::test::difference(a, b, "headroom/") == "");
    }
}

TEST_CASE("a mandate that is ended twice has ended") {
    World world(6);
    world.good("fuel").actor("A").actor("B").council("council", 1, {"A"}, {});
    world.mandate("panel", "council", 1);
    model::Action end;
    end.kind = model::ActionKind::end;
    end.mandate = world.mandate_id("panel");
    World once = world;
    once.rule("stop", {2}, {end});
    world.rule("stop", {2, 4}, {end});
    const Trace a = entente::test::run(world.model(), 1, 1);
    const Trace b = entente::test::run(once.model(), 1, 1);
    for (std::size_t step = 0; step < 6; ++step) {
        CHECK(a.at(step, "mandate_alive/panel", 0) == (step < 2 ? 1 : 0));
        CHECK(b.at(step, "mandate_alive/panel", 0) == (step < 2 ? 1 : 0));
    }
}

TEST_CASE("a cap of many suppliers is never overrun within its period") {
    World world(12);
    world.good("fuel").actor("TAR");
    for (const char* id : {"A", "B", "C"}) {
        world.actor(id);
        world.stock(id, "fuel", 1000);
        world.contract(std::string("supply_") + id, {{id, "TAR", "fuel", 17}});
    }
    world.cap("cap", "TAR", "fuel", 100, 28);
    const Trace trace = entente::test::run(world.model(), 1, 1);
    for (std::size_t step = 0; step < 12; ++step) {
        double moved = 0;
        for (std::size_t s = step / 4 * 4; s <= step; ++s) {
            for (const char* id : {"A", "B", "C"}) {
                moved += trace.at(s, std::string("shipped/") + id + "/TAR/fuel", 0);
            }
        }
        CHECK(moved <= 100);
        CHECK(trace.at(step, "headroom/cap", 0) == 100 - moved);
    }
    // Whole barrels: of 49 left for three equal suppliers each moves 16.
    CHECK(trace.at(11, "stock/TAR/fuel", 0) == 297);
}

TEST_CASE("a tariff goes to those who levy it, by their rates") {
    World world(2);
    world.good("cash", [](auto& good) { good.mass = World::number(0); });
    world.good("fuel", [](auto& good) { good.value = World::number(16); });
    world.currency("cash").actor("ALY").actor("GIV").actor("REC");
    world.stock("GIV", "fuel", 100).stock("REC", "cash", 1000).stock("GIV", "cash", 0);
    world.stock("ALY", "cash", 0);
    world.contract("supply", {{"GIV", "REC", "fuel", 10}});
    for (const auto& [id, rate] : {std::pair("GIV", 0.25), std::pair("REC", 0.125)}) {
        world.sanction(std::string("tariff_of_") + id, model::SanctionKind::tariff,
                       std::string(id) == "GIV" ? "REC" : "GIV", "fuel", 0,
                       [&, sender = world.actor_id(id), share = rate](auto& tariff) {
                           tariff.senders = {sender};
                           tariff.rate = World::number(share);
                       });
    }
    world.edit().sanctions[0].senders.push_back(world.actor_id("ALY"));
    const Trace trace = entente::test::run(world.model(), 1, 1);
    CHECK(trace.at(0, "stock/REC/cash", 0) == 1000 - 40);
    CHECK(trace.at(0, "stock/GIV/cash", 0) == 20);
    CHECK(trace.at(0, "stock/ALY/cash", 0) == 20);
}

TEST_CASE("generated worlds use what they are there to test") {
    std::set<std::string> seen;
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        const Trace trace = entente::test::run(RandomWorld(seed).model(), 6, 6);
        for (std::size_t i = 0; i < trace.values.size(); ++i) {
            const std::string& key = trace.keys[i / 6 % trace.keys.size()];
            if (trace.values[i] != 0) seen.insert(key.substr(0, key.find('/')));
        }
        for (const std::string& events : trace.events) {
            std::istringstream lines(events);
            std::string step;
            std::string kind;
            std::string rest;
            while (lines >> step >> kind && std::getline(lines, rest))
                seen.insert(kind);
        }
    }
    for (const char* wanted : {"claim",
                               "declared",
                               "dependence",
                               "evaded",
                               "in_transit",
                               "injected",
                               "lost",
                               "net_position",
                               "reported",
                               "reputation",
                               "seized",
                               "shortage",
                               "spoiled",
                               "transfers",
                               "transport_paid",
                               "used",
                               "action_refused",
                               "compliance_changed",
                               "contract_accepted",
                               "contract_cancelled",
                               "contract_declined",
                               "contract_resumed",
                               "contract_starved",
                               "contract_suspended",
                               "draft_adopted",
                               "draft_failed",
                               "draft_vetoed",
                               "forgiven",
                               "gift",
                               "mandate_lapsed",
                               "mandate_renewed",
                               "route_closed",
                               "route_opened",
                               "rule_fired",
                               "sanction_imposed",
                               "sanction_lifted",
                               "shipment_reported",
                               "shipment_seized",
                               "vote",
                               "treaty_signed",
                               "treaty_ratified",
                               "treaty_in_force",
                               "treaty_denounced",
                               "treaty_ended",
                               "clause_invoked",
                               "clause_honoured",
                               "clause_broken",
                               "consulted",
                               "project_started",
                               "project_disrupted",
                               "project_unpaid",
                               "project_done",
                               "instalment_missed",
                               "claim_repaid",
                               "interest",
                               "repaid"}) {
        CAPTURE(wanted);
        CHECK(seen.count(wanted) == 1);
    }
}

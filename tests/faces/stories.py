"""If this failed, a shipped scenario would tell a story that its own numbers do not bear out: a
line that it calls met would lie outside its band, or its what-if would move the wrong way.

Bands are those written in the scenarios (`observed`); the numbers of the what-ifs are read more
loosely than they are told there."""

import json
import os
import subprocess

BINARY = os.environ["ENTENTE_BINARY"]
SLACK = 0.02  # of the band's own ends, for other luck

# scenario: (lines told as met, lines told as not met, what-ifs: overrides, outcome, low, high)
STORIES = {
    "berlin-airlift": (
        ["flown_by_christmas", "flown_by_february", "flown_by_may", "coal_share", "british_share"],
        ["july_rate", "coal_in_december", "stock_in_may"],
        [([], "coal_short", 0, 4),
         (["actors.USA.lines.lift.capacity_max=1375 t/day"], "coal_short", 45, 63),
         (["actors.USA.lines.lift.capacity_max=1375 t/day"], "flown_by_may", 730, 870),
         (["actors.USA.lines.lift.build_time=8 months"], "coal_short", 10, 20),
         (["contracts.american_coal.priority=treaty", "contracts.british_coal.priority=treaty"],
          "food_short", 50, 66),
         (["sanctions.blockade.until=1948-09-01"], "coal_in_december", 120, 160)]),
    "lend-lease": (
        ["shipped_by_may_1945", "arrived_by_may_1945", "lost_share", "month_of_1944",
         "on_the_books", "asked_in_1951", "agreed_in_1972"],
        ["month_of_1943"],
        [([], "weapons_by_1943", 1.6, 1.85),
         (["routes.arctic.closes=1942-07-05"], "weapons_by_1943", 1.6, 1.85),
         (["routes.arctic.closes=1942-07-05"], "arrived_by_may_1945", 11.5, 12.7),
         (["routes.persian.closes=1942-05-01"], "weapons_by_1943", 0.95, 1.2),
         (["routes.persian.closes=1942-05-01", "routes.arctic.closes=1942-07-05"],
          "weapons_by_1943", 0.35, 0.55),
         (["routes.persian.closes=1942-05-01", "sanctions.neutrality.lifted=true"],
          "weapons_by_1943", 1.7, 2.0),
         (["routes.pacific.closes=1941-12-08"], "arrived_by_may_1945", 7.5, 8.5)]),
    "oil-embargo-1973": (
        ["missing_nld", "spread", "arab_december", "supply_missing"],
        ["cut_1973"],
        [([], "missing_usa", 6.5, 8.7),
         ([], "arab_income_after", 190, 220),
         (["sanctions.embargo_usa.lifted=true", "sanctions.embargo_netherlands.lifted=true"],
          "missing_usa", 3, 5),
         (["sanctions.embargo_usa.lifted=true", "sanctions.embargo_netherlands.lifted=true"],
          "missing_everywhere", 8, 9.5),
         ([f"rules.{rule}.do.set.actors.ARB.lines.oil.capacity=20.8 M/day" for rule in
           ("october_cut", "november_cut", "december_cut", "christmas", "end_of_embargo")],
          "missing_everywhere", -1, 1),
         (["markets.tankers.weights.affinity=0"], "missing_usa", 13, 17),
         (["markets.common_market.until=1973-10-20"], "missing_nld", 23, 31),
         (["rules.christmas.do.set.actors.ARB.lines.oil.capacity=14.6 M/day"],
          "missing_everywhere", 12, 15)]),
    "iran-iraq-1980": (
        ["hhi_iraq", "hhi_iran", "east_asian_share", "western_share", "chinese_sales",
         "korean_sales", "spent_by_1987", "ratio", "soviet_arms_1981"],
        [],
        [([], "arms_iran", 8500, 9400),
         (["sanctions.staunch.lifted=true"], "east_asian_share", 33, 42),
         (["sanctions.staunch.lifted=true"], "hhi_iran", 0.155, 0.18),
         (["sanctions.staunch.lifted=true"], "arms_iran", 7200, 8300),
         (["sanctions.un_embargo.lifted=false", "sanctions.un_embargo.compliance.CHN=1"],
          "arms_iran", 6000, 7000),
         (["sanctions.soviet_embargo.compliance.SUN=1"], "hhi_iraq", 0.36, 0.4)]),
}


def outcomes(scenario, overrides):
    sets = [word for override in overrides for word in ("--set", override)]
    done = subprocess.run(
        [BINARY, "run", scenario, "--replicates", "64", "--record", "final", "--json", "--force",
         "-o", "story.h5", *sets], capture_output=True, text=True)
    assert done.returncode == 0, (scenario, overrides, done.stderr)
    return {outcome["id"]: outcome for outcome in json.loads(done.stdout)["outcomes"]}


def within(outcome):
    observed = outcome["observed"][0]
    slack = SLACK * max(abs(observed["low"]), abs(observed["high"]))
    return observed["low"] - slack <= outcome["median"] <= observed["high"] + slack


def check(scenario, met, missed, questions):
    warned = subprocess.run([BINARY, "check", "--strict", scenario], capture_output=True, text=True)
    assert warned.returncode == 0 and not warned.stderr, warned.stderr
    plain = outcomes(scenario, [])
    for name in met:
        assert within(plain[name]), f"{scenario}: {name} is told as met: {plain[name]}"
    for name in missed:
        assert not within(plain[name]), f"{scenario}: {name} is told as missed: {plain[name]}"
    runs = {}
    for overrides, name, low, high in questions:
        key = tuple(overrides)
        if key not in runs:
            runs[key] = outcomes(scenario, overrides)
        median = runs[key][name]["median"]
        assert low <= median <= high, f"{scenario} {overrides}: {name} is {median}"
    print(f"stories: {scenario}: {len(met)} lines met, {len(missed)} not, "
          f"{len(questions)} answers as told")


if __name__ == "__main__":
    for story, (met_lines, missed_lines, what_ifs) in STORIES.items():
        check(story, met_lines, missed_lines, what_ifs)

#!/usr/bin/python3
"""Draws a trajectory: fan charts of the main stocks and flows, what was declared beside what moved,
monitoring and reports.

    plot.py OUT.h5 [-o OUT.png] [--variables SPEC ...] [--title TEXT]

A SPEC names a quantity and what it is of: 'stock(PRK, fuel)', 'shipped(PRK, RUS, shells)',
'monitoring(refined_cap)'. Without --variables the charts are chosen from the file. A PNG and an SVG
are written. Full and summary files are drawn alike; a summary with --detail pairs has the flows.
"""

import argparse
import datetime
import pathlib
import re
import sys
import textwrap

import matplotlib

matplotlib.use("Agg")
import matplotlib.dates as mdates  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

import entente  # noqa: E402

# Okabe and Ito (2008): told apart by the colour-blind; a second fan is dashed as well.
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#007E5C", "#595959"
COLUMNS = 3
PERIODS = {7: "a week", 1: "a day"}
PLAIN = {"monitoring": "strength"}
SCALES = ((1e9, "billion "), (1e6, "million "), (1e3, "thousand "))


class Run:
    """A file with what every chart needs of it."""

    def __init__(self, path):
        self.data = entente.open_trajectory(path)
        self.time = self.data["time"].values
        self.starts = self.data["time_bounds"].values[:, 0]
        self.calibrated = entente.calibrated_until(self.data)
        self.names = dict(zip(self.data["actor"].values, self.data["actor_name"].values))
        self.goods = dict(zip(self.data["good"].values, self.data["good_title"].values))
        self.glances = {}
        self.units = dict(zip(self.data["good"].values, self.data["good_unit"].values))

    def has(self, name):
        return name in entente.variables(self.data)

    def glance(self, name):
        """Mean over replicates, time x dimensions, NaN where a cell does not exist."""
        if name not in self.glances:
            self.glances[name] = self.mean_of(name)
        return self.glances[name]

    def mean_of(self, name):
        if entente.is_summary(self.data):
            return self.data[name + "_mean"].load()
        result = self.data[name].isel(replicate=0).load()
        exists = result.notnull().any("time")
        if result.ndim > 2:  # goods lie together in the file: they are read together
            exists = exists.any(result.dims[-1])
        for place in np.argwhere(exists.values):  # most pairs of actors have nothing: no memory
            cell = dict(zip(exists.dims, place))
            result[cell] = self.data[name].isel(cell).load().mean("replicate").values
        return result

    def good_value(self, good):
        return entente.parameter(self.data, f"goods.{good}.value") or 1.0

    def weight(self, good):
        critical = entente.parameter(self.data, f"goods.{good}.criticality")
        return self.good_value(good) * (0.5 if critical is None else critical)

    def period(self):
        days = float(np.median(np.diff(self.time.astype("datetime64[D]").astype(float))))
        return PERIODS.get(days, "a month" if 28 <= days <= 31 else f"in {days:g} days")


def plural(unit):
    return unit + "s" if unit in ("round", "missile", "lot", "tool", "shell") else unit


def scaled(largest, unit):
    """Divisor and text of an axis."""
    for size, word in SCALES:
        if largest >= size:
            return size, word + plural(unit)
    return 1.0, plural(unit)


# What to draw

def cells(array, least=2):
    """Cells that exist and change, as {dimension: label}."""
    dims = [d for d in array.dims if d != "time"]
    spread = (array.max("time") - array.min("time")).values
    for place in zip(*np.nonzero(np.nan_to_num(spread) > 0)):
        select = {d: str(array[d].values[i]) for d, i in zip(dims, place)}
        if np.count_nonzero(np.nan_to_num(array.sel(select).values)) >= least:
            yield select


def main_stocks(run, count):
    """Stocks of which much comes and goes, and that are not empty most of the time; a store that
    never binds hardly moves against its size."""
    array = run.glance("stock")
    ranked = []
    for select in cells(array):
        series = array.sel(select)
        top = float(series.max())
        swing = (top - float(series.min())) / top
        if swing > 0.3 and float((series > 0.02 * top).mean()) > 0.5:
            ranked.append((run.weight(select["good"]) * float(series.std()), select))
    ranked.sort(key=lambda row: row[0], reverse=True)
    return [("stock", select) for _, select in ranked[:count]]


def main_flows(run, count):
    """Shipments of much value that change over time; what flows alike all the time is dull."""
    if not run.has("shipped"):
        return []
    array = run.glance("shipped")
    ranked = []
    for select in cells(array):
        if run.good_value(select["good"]) != 1:  # money is no good to look at
            series = array.sel(select)
            ranked.append((run.weight(select["good"]) * float(series.std()), select))
    ranked.sort(key=lambda row: row[0], reverse=True)
    return spread_over_goods([("shipped", select) for _, select in ranked], count)


def spread_over_goods(charts, count):
    """The first of each good, then the second ones, in rank order."""
    rank = {}
    keyed = []
    for i, chart in enumerate(charts):
        good = chart[1]["good"]
        rank[good] = rank.get(good, 0) + 1
        keyed.append((rank[good], i, chart))
    return [chart for _, _, chart in sorted(keyed, key=lambda row: row[:2])[:count]]


def shortages(run, count):
    array = run.glance("shortage")
    ranked = sorted(cells(array), key=lambda s: -float(array.sel(s).mean()))
    return [("shortage", select) for select in ranked[:count]]


def caps_on(run, receiver, good):
    """Yearly caps on what a receiver may get of a good: (amount, day on which a year begins)."""
    found = [(entente.parameter(run.data, f"sanctions.{key}.amount"), sanction.get("from"))
             for key, sanction in entente.entries(run.data, "sanctions").items()
             if sanction.get("kind") == "cap" and sanction.get("good") == good and
             sanction.get("target") == receiver and sanction.get("per") in ("12 months", "1 year")]
    return [(cap, datetime.date.fromisoformat(day or "2000-01-01")) for cap, day in found if cap]


def undeclared(run):
    """Receiver and good with the most that moved outside a measure while some was declared; those
    under a cap come first."""
    if not (run.has("evaded") and run.has("declared")):
        return None
    evaded = run.glance("evaded").sum(["time", "actor"])
    declared = run.glance("declared").sum(["time", "actor"])
    ranked = []
    for place in zip(*np.nonzero((evaded.values > 0) & (declared.values > 0))):
        select = {d: str(evaded[d].values[i]) for d, i in zip(evaded.dims, place)}
        value = float(evaded.values[place]) * run.good_value(select["good"])
        ranked.append((bool(caps_on(run, select["partner"], select["good"])), value, select))
    return max(ranked, key=lambda row: row[:2])[2] if ranked else None


# Drawing

def fan(axes, time, bands, colour, label, dashed=False):
    """Median, and what half and nine tenths of the replicates lie within."""
    low, lower, median, upper, high = bands
    axes.fill_between(time, low, high, color=colour, alpha=0.18, linewidth=0)
    axes.fill_between(time, lower, upper, color=colour, alpha=0.32, linewidth=0)
    axes.plot(time, median, color=colour, linewidth=1.6, label=label,
              linestyle="--" if dashed else "-")


def finish(axes, run, title, unit, zero=True):
    axes.set_title(title, loc="left", fontsize=11)
    axes.set_ylabel(unit, fontsize=10)
    axes.tick_params(labelsize=9)
    axes.grid(True, color="#E3E3E3", linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if zero:
        axes.set_ylim(bottom=0)
    axes.set_xlim(run.starts[0], run.time[-1])
    locator = mdates.AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=False))
    if run.calibrated and np.datetime64(run.calibrated) < run.time[-1]:
        day = np.datetime64(run.calibrated)
        axes.axvspan(day, run.time[-1], color="#F3EBDD", zorder=0, linewidth=0)
        axes.axvline(day, color=GREY, linewidth=1, linestyle=":")


def title_of(run, name, select):
    def who(dimension):
        return run.names.get(select.get(dimension), select.get(dimension))
    good = run.goods.get(select.get("good"), "")
    if name == "stock":
        return f"{good} in store, {who('actor')}"
    if name == "shortage":
        return f"{good}: unmet need, {who('actor')}"
    if "partner" in select and "good" in select:
        verb = "" if name == "shipped" else f" {name}"
        return f"{good}{verb}, {who('actor')} to {who('partner')}"
    text = ", ".join(str(run.names.get(label, label)) for label in select.values())
    return f"{name.capitalize().replace('_', ' ')}: {text}"


def draw_quantity(axes, run, name, select):
    values = entente.quantiles(run.data, name, **select)
    unit = values.attrs["units"]
    largest = float(np.nanmax(np.abs(values.values)))
    if unit == "1" and name in ("shortage", "compliance", "utilisation"):
        divisor, text = 0.01, "%"
    else:
        divisor, text = scaled(largest, "" if unit == "1" else unit)
    if values.attrs.get("kind") == "flow":
        text = f"{text} {run.period()}".strip()
    colour = {"stock": BLUE, "shortage": ORANGE}.get(name, GREEN)
    fan(axes, run.time, values.values / divisor, colour, None)
    finish(axes, run, title_of(run, name, select), text or PLAIN.get(name, ""),
           zero=float(np.nanmin(values.values)) >= 0)


def yearly(run, name, select, begin):
    """bands x time of what has moved since the day `begin` of the year, all givers together. Only
    means can be added up in a summary: all bands are the mean then."""
    days = [day.astype("datetime64[D]").item() for day in run.starts]
    years = np.array([day.year - ((day.month, day.day) < (begin.month, begin.day))
                      for day in days])
    if entente.is_summary(run.data):
        flow = entente.mean(run.data, name, **select).sum("actor").values[None, :]
    else:
        givers = cells_of_givers(run, name, select)
        flow = sum(entente.variable(run.data, name, actor=giver, **select).fillna(0).values
                   for giver in givers)
    total = np.cumsum(flow, axis=1)
    begins = np.searchsorted(years, years)
    total = total - np.where(begins > 0, total[:, begins - 1], 0)
    if entente.is_summary(run.data):
        return np.repeat(total, len(entente.BANDS), axis=0)
    return np.quantile(total, entente.BANDS, axis=0)


def cells_of_givers(run, name, select):
    array = run.glance(name).sel(select)
    exists = array.notnull().any("time")
    return [str(actor) for actor in array["actor"].values[exists.values]]


def draw_undeclared(axes, run, select):
    good, receiver = select["good"], select["partner"]
    caps = caps_on(run, receiver, good)
    begin = caps[0][1] if caps else datetime.date(2000, 1, 1)
    moved, declared = (yearly(run, name, select, begin) for name in ("shipped", "declared"))
    largest = max([float(moved.max()), *(cap for cap, _ in caps)])
    divisor, unit = scaled(largest, str(run.units[good]))
    fan(axes, run.time, moved / divisor, BLUE, "moved")
    fan(axes, run.time, declared / divisor, ORANGE, "declared", dashed=True)
    for cap, _ in caps:
        axes.axhline(cap / divisor, color="black", linewidth=1.2)
        axes.annotate("cap", (run.time[-1], cap / divisor), xytext=(-3, 3), ha="right",
                      textcoords="offset points", fontsize=9)
    axes.legend(loc="upper left", fontsize=9, frameon=False)
    mean = ", mean" if entente.is_summary(run.data) else ""
    since = f"since {begin.day} {begin:%B}"
    finish(axes, run, f"{run.goods[good]} to {run.names[receiver]}, {since}{mean}", unit)
    axes.set_ylim(0, 1.25 * largest / divisor)  # room for the legend


def watched(run):
    """Measures that somebody watches; those watched alike are drawn once."""
    array = run.glance("monitoring")
    kept = {}
    for select in ({"sanction": str(s)} for s in array["sanction"].values):
        series = np.nan_to_num(array.sel(select).values)
        if series.max() > 0:
            kept.setdefault(series.tobytes(), []).append(select["sanction"])
    return list(kept.values())


def draw_monitoring(axes, run, alike):
    values = entente.quantiles(run.data, "monitoring", sanction=alike[0])
    fan(axes, run.time, values.values, BLUE, None)
    title = "Monitoring of the measures" if len(alike) > 1 else f"Monitoring of {alike[0]}"
    finish(axes, run, title, "strength")


def draw_reports(axes, run):
    """Means add up in every kind of file; a quarter of a year is long enough to see something."""
    mean = entente.mean(run.data, "reports").sum([d for d in ("actor",)])
    quarters = run.starts.astype("datetime64[M]").astype(int) // 3
    names, place = np.unique(quarters, return_inverse=True)
    days = (names * 3).astype("datetime64[M]").astype("datetime64[D]")
    bottom = np.zeros(len(names))
    titles = dict(zip(run.data["sanction"].values, run.data["sanction_title"].values))
    colours = iter((BLUE, ORANGE, GREEN, GREY))
    for sanction in mean["sanction"].values:
        height = np.bincount(place, np.nan_to_num(mean.sel(sanction=sanction).values))
        if height.sum() <= 0:
            continue
        text = textwrap.fill(str(titles[sanction]), 44)
        axes.bar(days, height, width=80, align="edge", bottom=bottom, edgecolor="white",
                 linewidth=0.5, color=next(colours, GREY),
                 label=text)
        bottom += height
    axes.legend(loc="upper left", fontsize=8.5, frameon=False)
    finish(axes, run, "Shipments reported, mean", "shipments a quarter")
    axes.set_ylim(0, max(bottom.max(), 0.1) * 1.45)


def parse_spec(run, text):
    """'shipped(PRK, RUS, shells)' as a name and the labels of its dimensions, in order."""
    found = re.fullmatch(r"\s*(\w+)\s*(?:\((.*)\))?\s*", text)
    if not found:
        raise ValueError(f"'{text}' is no quantity such as 'stock(PRK, fuel)'")
    name = found.group(1)
    if not run.has(name):
        raise ValueError(f"no quantity '{name}'; the file has "
                         f"{', '.join(entente.variables(run.data))}")
    dims = [d for d in run.glance(name).dims if d != "time"]
    labels = [label.strip() for label in (found.group(2) or "").split(",") if label.strip()]
    if len(labels) != len(dims):
        raise ValueError(f"'{text}': {name} is of {', '.join(dims) or 'nothing'}")
    return name, dict(zip(dims, labels))


def chosen_charts(run):
    """Functions of axes: stocks, flows, the watching, and unmet needs to fill the rows."""
    def quantity(chart):
        return lambda axes: draw_quantity(axes, run, *chart)
    charts = [quantity(c) for c in main_stocks(run, COLUMNS)]
    charts += [quantity(c) for c in main_flows(run, 2 * COLUMNS)]
    select = undeclared(run)
    if select:
        charts.append(lambda axes: draw_undeclared(axes, run, select))
    if run.has("monitoring"):
        charts += [lambda axes, alike=alike: draw_monitoring(axes, run, alike)
                   for alike in watched(run)[:1]]
        if float(np.nansum(run.glance("reports").values)) > 0:
            charts.append(lambda axes: draw_reports(axes, run))
    charts += [quantity(c) for c in shortages(run, COLUMNS + -len(charts) % COLUMNS)]
    return charts


def draw(run, charts, title):
    columns = min(COLUMNS, len(charts))
    rows = -(-len(charts) // columns)
    figure, grid = plt.subplots(rows, columns, figsize=(5.2 * columns, 3.1 * rows + 1.1),
                                squeeze=False)
    for axes, chart in zip(grid.flat, charts):
        chart(axes)
    for axes in grid.flat[len(charts):]:
        axes.set_visible(False)
    figure.suptitle(title, x=0.01, ha="left", fontsize=15)
    varies = " and ".join(run.data.attrs["vary"].split())
    notes = [f"{run.data.attrs['replicates']} replicates, varying {varies}: "
             "median, 50 % and 90 % bands"]
    if run.calibrated:
        notes.append(f"shaded: after {run.calibrated}, never fitted")
    figure.text(0.01, 0.006, " · ".join(notes), fontsize=10, color=GREY)
    figure.tight_layout(rect=(0, 0.02, 1, 1 - 0.25 / figure.get_figheight()), h_pad=1.6, w_pad=1.6)
    return figure


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("file", help="what `entente run` wrote")
    parser.add_argument("-o", "--output", help="picture; its name with .png and .svg is written")
    parser.add_argument("--variables", nargs="+", metavar="SPEC",
                        help="quantities to draw, such as 'stock(PRK, fuel)'")
    parser.add_argument("--title", help="heading; that of the scenario unless given")
    arguments = parser.parse_args()
    try:
        run = Run(arguments.file)
        if run.time.size < 2:
            raise ValueError("a file with one point in time has nothing to draw over time; "
                             "record `full` or `summary`")
        if arguments.variables:
            specs = [parse_spec(run, text) for text in arguments.variables]
            charts = [lambda axes, s=spec: draw_quantity(axes, run, *s) for spec in specs]
        else:
            charts = chosen_charts(run)
        if not charts:
            raise ValueError("nothing in this file changes over time")
        figure = draw(run, charts, arguments.title or run.data.attrs.get("title", ""))
    except (KeyError, OSError, ValueError) as error:
        text = error.args[0] if isinstance(error, KeyError) else error
        print(f"plot.py: {text}", file=sys.stderr)
        return 65
    output = pathlib.Path(arguments.output or arguments.file).with_suffix(".png")
    plt.rcParams["svg.hashsalt"] = "entente"  # the same picture gives the same bytes
    figure.savefig(output, dpi=110)
    figure.savefig(output.with_suffix(".svg"), metadata={"Date": None})
    return 0


if __name__ == "__main__":
    sys.exit(main())

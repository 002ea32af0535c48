"""Opens what `entente run` writes, with xarray.

    import entente
    run = entente.open_trajectory("out.h5")              # an xarray.Dataset, read when needed
    entente.variable(run, "stock", actor="PRK", good="fuel")          # replicate x time
    entente.quantiles(run, "shipped", actor="PRK", partner="RUS", good="shells")
    entente.to_dataframe(run, "reports", actor="PRK")
    entente.outcomes(run)                                 # one row an outcome, with observations
    entente.events(run)                                   # one row an event (full files)

Files are netCDF-4 compatible HDF5; analysis/README.md describes every dimension and variable. Three
kinds of file exist (`run.attrs["record"]`): `full` keeps every replicate, `summary` keeps mean,
standard deviation and quantiles over replicates, `final` keeps totals of flows and last levels.
`quantiles` and `mean` answer alike for full and summary files.

Needs python3-xarray and python3-h5netcdf of Debian.
"""

import datetime
import re

import numpy as np
import pandas as pd
import xarray as xr

BANDS = (0.05, 0.25, 0.5, 0.75, 0.95)
_SUFFIXES = ("_mean", "_sd", "_quantile")


def open_trajectory(path):
    """The file as a Dataset; arrays are read when they are used. Close it or use `with`."""
    run = xr.open_dataset(path, engine="h5netcdf")
    if "entente_format" not in run.attrs:
        run.close()
        raise ValueError(f"{path} was not written by entente")
    return run


def is_summary(run):
    """Whether the file keeps moments and quantiles in place of replicates."""
    return run.attrs["record"] == "summary"


def variables(run):
    """Names of the quantities that the world has: "stock", "shipped", ... In a summary they stand
    without _mean, _sd and _quantile."""
    names = []
    for name, array in run.data_vars.items():
        if "time" not in array.dims or name.startswith(("time", "event")):
            continue
        for suffix in _SUFFIXES if is_summary(run) else ():
            name = name[: -len(suffix)] if name.endswith(suffix) else name
        if name not in names:
            names.append(name)
    return names


def _stored(run, name, suffix=""):
    stored = name + suffix if is_summary(run) else name
    if stored not in run.data_vars:
        near = [known for known in variables(run) if known.startswith(name[:3])]
        hint = f"; perhaps {', '.join(near)}" if near else ""
        where = "this summary" if is_summary(run) else "this file"
        raise KeyError(f"{where} has no variable '{name}'{hint}")
    return run[stored]


def _select(run, array, select):
    for dimension, label in select.items():
        if dimension not in array.dims:
            raise KeyError(f"'{array.name}' has no dimension '{dimension}', only "
                           f"{', '.join(map(str, array.dims))}")
        known = run[dimension].values.tolist()
        for wanted in [label] if isinstance(label, str) else label:
            if isinstance(wanted, str) and wanted not in known:
                raise KeyError(f"no {dimension} '{wanted}'; there are {', '.join(known)}")
    return array.sel(select)


def unit_of(run, array):
    """The unit of an array. "good_unit" becomes that of the good, where one good is selected."""
    unit = array.attrs.get("units", "1")
    if "good_unit" in unit and "good" in array.coords and array["good"].ndim == 0:
        own = str(run["good_unit"].sel(good=array["good"].item()).item())
        return unit.replace("good_unit", own)
    return unit


def _finished(run, stored, array):
    array.attrs = dict(stored.attrs)
    array.attrs["units"] = unit_of(run, array)
    return array


def variable(run, name, **select):
    """A quantity of a full or final file, read into memory: replicate x time x what is left of its
    dimensions after selecting labels (actor="PRK", good="fuel"). NaN where a cell does not exist.
    For a summary the mean is given."""
    stored = _stored(run, name, "_mean")
    return _finished(run, stored, _select(run, stored, select).load())


def mean(run, name, **select):
    """Mean over replicates, for full and summary files alike."""
    array = variable(run, name, **select)
    if "replicate" not in array.dims:
        return array
    return _finished(run, array, array.mean("replicate"))


def quantiles(run, name, probabilities=BANDS, **select):
    """Quantiles over replicates (dimension `quantile` first), for full and summary files alike. A
    summary holds the five of BANDS; asking it for others is a ValueError."""
    wanted = np.atleast_1d(probabilities)
    if not is_summary(run):
        array = variable(run, name, **select)
        return _finished(run, array, array.quantile(wanted, "replicate"))
    stored = _stored(run, name, "_quantile")
    held = run["quantile"].values
    places = [int(np.argmin(abs(held - p))) for p in wanted]
    if any(abs(held[i] - p) > 1e-9 for i, p in zip(places, wanted)):
        raise ValueError(f"a summary holds the quantiles {held.tolist()} only")
    array = _select(run, stored, select).isel(quantile=places).load()
    return _finished(run, stored, array)


def to_dataframe(run, name, **select):
    """A quantity as a table: one row a value that exists, its dimensions as columns."""
    array = variable(run, name, **select)
    table = array.to_dataframe(name=name).reset_index()
    keep = [*array.dims, *(key for key in select if key in table), name]
    return table[list(dict.fromkeys(keep))].dropna(subset=[name]).reset_index(drop=True)


def flags(array):
    """An array of flags as words."""
    words = np.array(str(array.attrs["flag_meanings"]).split())
    return words[np.asarray(array.values, dtype=int)]


def outcomes(run):
    """One row an outcome: title, unit, role, mean, sd, quantiles, and the last observation."""
    table = pd.DataFrame({"title": run["outcome_title"].values,
                          "unit": run["outcome_unit"].values,
                          "role": flags(run["outcome_role"])},
                         index=pd.Index(run["outcome"].values, name="outcome"))
    if "outcome_mean" in run:
        table["mean"] = run["outcome_mean"].values
        table["sd"] = run["outcome_sd"].values
        for i, p in enumerate(run["quantile"].values):
            table[f"q{100 * p:g}"] = run["outcome_quantile"].values[:, i]
    dates = np.asarray(run["outcome_observed_date"].values, dtype=str)
    last = np.array([max((i for i, day in enumerate(row) if day), default=0) for row in dates])
    rows = np.arange(len(last))
    table["observed_date"] = dates[rows, last]
    for key in ("value", "low", "high", "source"):
        table[f"observed_{key}"] = run[f"outcome_observed_{key}"].values[rows, last]
    return table


def events(run):
    """One row an event of a full file: replicate, step, end of its period, kind, subject, object
    (empty where there is none), amount."""
    if "event_kind" not in run:
        raise KeyError("only full files keep events")
    names = np.where(run["entity"].values == "none", "", run["entity"].values)
    ends = run["time"].values
    return pd.DataFrame({"replicate": run["event_replicate"].values,
                         "step": run["event_step"].values,
                         "time": ends[run["event_time_index"].values],
                         "kind": flags(run["event_kind"]),
                         "subject": names[run["event_subject"].values],
                         "object": names[run["event_object"].values],
                         "amount": run["event_amount"].values})


def parameter(run, path):
    """The central value of a number by its path ("goods.fuel.value"), canonical units; None where
    the scenario does not write it."""
    found = np.flatnonzero(run["parameter"].values == path)
    return float(run["parameter_value"].values[found[0]]) if found.size else None


def calibrated_until(run):
    """The day after which data were never fitted, or None."""
    found = re.search(r"^\s*calibrated_until: (\d{4}-\d\d-\d\d)", str(run["scenario_text"].item()),
                      re.MULTILINE)
    return datetime.date.fromisoformat(found.group(1)) if found else None


def entries(run, kind):
    """The scalar keys of every entry of a kind ("sanctions"), as the scenario in the file writes
    them: {id: {key: text}}. Longer values are left out; `parameter` has the numbers."""
    found, current, inside = {}, None, False
    for line in str(run["scenario_text"].item()).splitlines():
        if line[:1] not in ("", " ", "#"):
            inside = line == f"{kind}:"
        elif inside and (head := re.fullmatch(r"  ([^\s:]+):", line)):
            current = found.setdefault(head.group(1), {})
        elif inside and current is not None:
            if pair := re.fullmatch(r"    ([^\s:]+): (.+)", line):
                current[pair.group(1)] = pair.group(2).strip('"')
    return found

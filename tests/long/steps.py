"""If this failed, the length of a step would decide what the flagship says.

Runs it in weekly and in daily steps with the same luck and the same draws of assumptions. A window
of an outcome takes whole steps, so a window that cuts through a week differs by the part of a week;
beyond that, first-order differences of a step's length remain."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import h5py
import numpy as np
from trajectories import entente

REPLICATES = 128
LARGEST = 0.35  # paired difference of the means, in standard deviations over the replicates
SMALL = 0.04    # or relative to the mean


def outcomes(step):
    path = f"{step}.h5"
    entente("run", "russia-dprk", "--replicates", REPLICATES, "--record", "final", "-o", path,
            "--force", "--set", f"calendar.step={step}")
    with h5py.File(path) as file:
        names = [name.decode() for name in file["outcome"][:]]
        values = file["outcome_value"][:]
    return names, values if values.shape[0] == len(names) else values.T


def main():
    names, weekly = outcomes("week")
    _, daily = outcomes("day")
    wrong = []
    for name, week, day in zip(names, weekly, daily):
        difference = np.nanmean(day - week)
        spread = np.nanstd(week)
        mean = abs(np.nanmean(week))
        print(f"{name:28s} week {np.nanmean(week):12.5g} day {np.nanmean(day):12.5g} "
              f"difference {difference / spread if spread else 0:7.3f} sd, "
              f"{difference / mean if mean else 0:8.4f} of the mean")
        if abs(difference) > LARGEST * spread and abs(difference) > SMALL * mean:
            wrong.append(name)
    assert not wrong, f"depend on the length of the step: {wrong}"


if __name__ == "__main__":
    main()

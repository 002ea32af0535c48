"""If this failed, a power cut or a full queue would cost the work of a night, or worse, leave a
file that looks whole and is not.

Kills a run of the flagship 40 times, recovers what was finished, resumes, and compares."""

import os
import pathlib
import random
import subprocess
import sys
import time

import numpy
import xarray

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from trajectories import BINARY, entente, read_bytes

KILLS = 40
RUN = ["run", "russia-dprk", "--replicates", "512", "--threads", "2"]
OUT, JOURNAL, RECOVERED = "out.h5", "out.h5.journal", "recovered.h5"


def remove(*names):
    for name in names:
        pathlib.Path(name).unlink(missing_ok=True)


def killed_after(seconds):
    """Starts the run and kills it; true when it was still under way."""
    process = subprocess.Popen([BINARY, *RUN, "-o", OUT], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    return process.wait() == -9


def check_recovered(whole):
    """What was finished opens, and is a part of the undisturbed run. Returns its replicates."""
    remove(RECOVERED)
    done = subprocess.run([BINARY, "recover", JOURNAL, "-o", RECOVERED], capture_output=True,
                          text=True)
    if done.returncode == 74:  # killed before the first block was finished
        assert not os.path.exists(RECOVERED) and done.stderr
        return 0
    assert done.returncode == 0, done.stderr
    with xarray.open_dataset(RECOVERED) as part:
        count = part.sizes["replicate"]
        assert numpy.array_equal(part["replicate"], whole["replicate"][:count])
        for name, variable in part.data_vars.items():
            if "replicate" in variable.dims and variable.dtype.kind == "f":
                expected = whole[name].isel(replicate=slice(0, count))
                assert numpy.array_equal(variable.values, expected.values, equal_nan=True), name
    return count


def main():
    remove(OUT, JOURNAL, RECOVERED, "whole.h5")
    started = time.monotonic()
    entente(*RUN, "-o", "whole.h5")
    duration = time.monotonic() - started
    moments = random.Random(20240619)
    interrupted, recovered = 0, 0
    with xarray.open_dataset("whole.h5") as whole:
        for kill in range(KILLS):
            remove(OUT, JOURNAL)
            if killed_after(moments.uniform(0, duration)):
                interrupted += 1
                if os.path.exists(JOURNAL):
                    recovered += check_recovered(whole) > 0
                entente(*RUN, "-o", OUT, *(["--resume"] if os.path.exists(JOURNAL) else []))
            assert read_bytes(OUT) == read_bytes("whole.h5"), f"kill {kill} changed the result"
            assert not os.path.exists(JOURNAL), f"kill {kill} left a journal"
    assert interrupted > KILLS // 2 and recovered > 0, (interrupted, recovered)
    print(f"kills: {interrupted} of {KILLS} while under way, {recovered} recovered, all resumed")


if __name__ == "__main__":
    main()
